using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// The primary navigation: which pages, for whom. It has one entry for each thing that somebody comes to do, and one for all that is set up, so that it stays
/// small whatever is added: a new controller joins a section by its name here, and its pages the site map by a line in <see cref="SiteMap"/>.
/// </summary>
public sealed class Navigation(CurrentUser user)
{
    /// <summary>The section of everything that is set up once and changed now and then.</summary>
    public const string SetUp = "Set up";

    /// <summary>The section of values to approve, of a council that approves them.</summary>
    public const string Approve = "Approve";

    private static readonly IReadOnlyList<Section> Sections =
    [
        new("Home", "Home", Policies.Read),
        new("Dashboard", "Dashboard", Policies.Read, "SavedViews", "DashboardFiles", "Meeting"),
        new("Enter values", "Entry", Policies.Contribute, "Drafts", "Grid", "Workbook"),
        new(Approve, "Approvals", Policies.Approve),
        new("Measures", "Measures", Policies.Read, "MeasureFiles", "MeasureRating", "Comparisons", "Limits", "MeasureParts", "MeasureWhy", "Targets", "Corrections", "MeasureLetters", "Compare", "Neighbours", "MeasureSetup", "MeasureValues", "MeasureLog", "Packs", "Spreadsheets"),
        new("Plan", "Plan", Policies.Read, "PlanItems", "CouncilPlans"),
        new("Delivery", "Delivery", Policies.Read, "DeliveryUpdates", "DeliveryItems", "DeliverySteps", "RiskScale"),
        new("Reports", "Reports", Policies.Read, "PlanNotes", "ReportTexts", "Editions", "Runs", "Templates"),
        new("Watched", "Watches", Policies.Read),
        new(SetUp, "SetUp", Policies.ManageRules, "Collections", "SignOff", "Owners", "Schemes", "SchemeDrafts", "SchemeStart", "BenchmarkGroups", "Settings", "Logo", "Lists", "CommitteeMeetings", "Months", "Reopen", "QuarterTasks", "Progress", "Outbox", "Deputies", "Log", "Year", "Users", "UserAccess", "HandOver"),
    ];

    /// <summary>The links for the signed-in user; none when nobody is signed in. A page that does not exist has no address and no link.</summary>
    /// <param name="url">Makes addresses.</param>
    /// <param name="currentController">The controller of the page shown.</param>
    /// <param name="approves">Whether the council approves values: those whose work that is have a link of its own, others find it on home.</param>
    public IReadOnlyList<NavigationLink> LinksFor(IUrlHelper url, string? currentController, bool approves) =>
    [
        .. from section in Sections
           where user.May(section.Policy) && (section.Text != Approve || (approves && user.Actor.IsIn(Roles.Approver)))
           let address = url.Action("Index", section.Controller)
           where address is not null
           select new NavigationLink(section.Text, address, section.Covers(currentController)),
    ];

    /// <summary>The sections in their order.</summary>
    public static IReadOnlyList<string> Names => [.. Sections.Select(s => s.Text)];

    /// <summary>The sections that a controller's pages belong to: exactly one, but for pages that belong to none (house rule).</summary>
    public static IReadOnlyList<string> SectionsOf(string controller) => [.. Sections.Where(s => s.Covers(controller)).Select(s => s.Text)];

    /// <param name="Text">The link.</param>
    /// <param name="Controller">The controller of its first page.</param>
    /// <param name="Policy">Who sees it.</param>
    /// <param name="Also">Other controllers whose pages belong to it.</param>
    private sealed record Section(string Text, string Controller, string Policy, params string[] Also)
    {
        public bool Covers(string? controller) => controller is not null && (controller == Controller || Also.Contains(controller));
    }
}

/// <summary>A link of the primary navigation.</summary>
public sealed record NavigationLink(string Text, string Address, bool IsCurrent);
