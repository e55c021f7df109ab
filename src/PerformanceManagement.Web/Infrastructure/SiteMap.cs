using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// Every page that stands by itself, in the words of a task: what the site map shows, the first page of "Set up", and what the search finds of pages and
/// settings. A page of one measure, report or item is found from the list of them. A test holds every such page to a line here.
/// </summary>
public sealed class SiteMap(CurrentUser user)
{
    private const string OfService = "About this service";

    private static readonly IReadOnlyList<Place> Places =
    [
        new("See what is waiting for you", "Home", "Index", Policies.Read, "What you have to do, and how your area stands."),
        new("See how a quarter stands", "Dashboard", "Index", Policies.Read, "Every measure of a quarter with its status and trend, filtered and sorted as you choose.") { Words = "dashboard performance red amber green" },
        new("Open a view of the dashboard that you keep", "SavedViews", "Index", Policies.Read, "Choices of measures under a name."),
        new("Keep a view of the dashboard", "SavedViews", "Add", Policies.Read, "Give a choice of measures a name.") { Words = "save" },
        new("Go through a quarter in a meeting", "Meeting", "Index", Policies.Read, "One measure at a time, large enough for a screen in a room.") { Words = "present slides" },
        new("Print a pack for a meeting", "Meeting", "Pack", Policies.Read, "The measures of a meeting, a page each.") { Words = "print" },
        new("Enter values", "Entry", "Index", Policies.Contribute, "The figures that a quarter asks you for.") { Words = "submit figures data notes" },
        new("Enter all on one page", "Grid", "Index", Policies.Contribute, "The same in one table, by keys or pasted from Excel.") { Words = "grid spreadsheet paste bulk" },
        new("Enter values in a workbook", "Workbook", "Index", Policies.Contribute, "Download what you owe as an Excel workbook, fill it in, and look at it before it is stored.") { Words = "excel xlsx spreadsheet download upload offline" },
        new("Approve values", "Approvals", "Index", Policies.Approve, "What was submitted and waits for you: approve it, or return it with a comment.") { Words = "approve return sign director" },
        new("Find a measure", "Measures", "Index", Policies.Read, "The list of measures, filtered by plan, directorate, committee and words."),
        new("Find a measure from A to Z", "MeasureLetters", "Index", Policies.Read, "By the first letter of its title.") { Words = "alphabet index" },
        new("Compare measures side by side", "Compare", "Index", Policies.Read, "Several measures, or the parts of one, in one picture.") { Words = "chart" },
        new("Follow the plan down to its measures", "Plan", "Index", Policies.Read, "Priorities, outcomes and ways of working, with what stands under each.") { Words = "council plan priorities" },
        new("See projects and programmes", "Delivery", "Index", Policies.Read, "What is being delivered, and how each stands."),
        new("See actions", "Delivery", "Index", Policies.Read, "What was decided to be done, by when.") { Route = new() { ["kind"] = "actions" } },
        new("See risks", "Delivery", "Index", Policies.Read, "The risks that the council watches.") { Route = new() { ["kind"] = "risks" }, Words = "register" },
        new("See partnerships", "Delivery", "Index", Policies.Read, "What is done with others.") { Route = new() { ["kind"] = "partnerships" } },
        new("See volumes", "Delivery", "Index", Policies.Read, "How much came in: complaints, requests, cases.") { Route = new() { ["kind"] = "volumes" }, Words = "complaints" },
        new("See risks on the matrix", "Delivery", "Matrix", Policies.Read, "Risks by how likely they are and how much they would do."),
        new("Update projects, actions and risks", "Delivery", "Updates", Policies.Read, "What a quarter asks to be said of each.") { Words = "progress" },
        new("Find a committee’s report", "Reports", "Index", Policies.Read, "The reports of every committee and quarter.") { Words = "paper papers download pdf word" },
        new("See what changed in the measures you watch", "Watches", "Index", Policies.Read, "Figures, targets and notes since you last looked."),

        new("Add a measure", "MeasureSetup", "Add", Policies.ManageRules, "Its code, title, rules and place; what it does is shown before it is saved.") { Group = "Measures and plan", Words = "new kpi indicator create" },
        new("Bring in a spreadsheet", "Spreadsheets", "Index", Policies.ManageRules, "Measures and figures from a workbook or CSV file of your own, whatever its layout.") { Group = "Measures and plan", Words = "excel xlsx csv import upload assistant" },
        new("Bring in a data pack, or take one out", "Packs", "Index", Policies.ManageRules, "Plan, measures, targets and history as CSV files: tried first, then brought in.") { Group = "Measures and plan", Words = "import export upload download zip csv" },
        new("Change the plan", "PlanItems", "Index", Policies.ManageRules, "Priorities, outcomes, programmes, projects and ways of working: add, move, rename, number, close.") { Group = "Measures and plan", Words = "tree editor priority outcome programme" },
        new("Add to the plan", "PlanItems", "Add", Policies.ManageRules, "A priority or a way of working, or what stands under one.") { Group = "Measures and plan", Words = "priority outcome programme new" },
        new("See the council's plans", "CouncilPlans", "Index", Policies.ManageRules, "Each with the day from which it holds.") { Group = "Measures and plan", Words = "refresh strategy" },
        new("Begin a new plan", "CouncilPlans", "Add", Policies.ManageRules, "From a day on; measures are taken over, and old reports keep the old plan.") { Group = "Measures and plan", Words = "refresh strategy" },
        new("See the council's lists", "Lists", "Index", Policies.ManageRules, "How many there are of each.") { Group = "The council", Words = "list lists" },
        new("Change directorates", "Lists", "Show", Policies.ManageRules, "Add, rename, merge, close and reopen them.") { Group = "The council", Route = new() { ["list"] = "directorates" }, Words = "department" },
        new("Change services", "Lists", "Show", Policies.ManageRules, "Add, rename, merge, close and reopen them.") { Group = "The council", Route = new() { ["list"] = "services" }, Words = "team" },
        new("Change portfolio holders", "Lists", "Show", Policies.ManageRules, "Add, rename, merge, close and reopen them.") { Group = "The council", Route = new() { ["list"] = "portfolio-holders" }, Words = "portfolio cabinet member" },
        new("Change committees", "Lists", "Show", Policies.ManageRules, "Add, rename, merge, close and reopen them.") { Group = "The council", Route = new() { ["list"] = "committees" }, Words = "scrutiny" },
        new("See the meetings of committees", "CommitteeMeetings", "Index", Policies.ManageRules, "The dates on which they take a quarter's report.") { Group = "The council", Words = "calendar date agenda" },
        new("Add a meeting of a committee", "CommitteeMeetings", "Add", Policies.ManageRules, "Its date, and the quarter that it is about.") { Group = "The council", Words = "calendar date agenda" },
        new("See and change who may sign in", "Users", "Index", Policies.Administer, "People with their roles: disable, unlock, hand over, give a link for a new password.") { Group = "People", Words = "users accounts role password" },
        new("Add a person", "Users", "Add", Policies.Administer, "With a role and a link to choose a password.") { Group = "People", Words = "user account new role" },
        new("Open or sign off a quarter", "Collections", "Index", Policies.ManageRules, "When values are asked for and until when; sign-off keeps the quarter as it was.") { Group = "Quarters", Words = "collection deadline close due" },
        new("See e-mail that was sent", "Outbox", "Index", Policies.ManageRules, "What waits, was sent or failed; a message that failed is tried again.") { Group = "Quarters", Words = "email mail outbox reminder digest smtp failed" },
        new("Change into a new year", "Year", "Index", Policies.ManageRules, "What becomes of each measure, with proposed targets: chosen over days, looked at, done at once, and taken back.") { Group = "Quarters", Words = "year change carry forward rollover new financial year targets retire replace" },
        new("See who changed what", "Log", "Index", Policies.ManageRules, "Every change of a value, note, target, owner or rule, before and after.") { Group = "The council", Words = "audit log history changes before after who" },
        new("Say who approves in a director’s place", "Deputies", "Index", Policies.ManageRules, "While an approver is away, from one day to another.") { Group = "People", Words = "deputy stand in absence holiday approver" },
        new("Say who enters which measure", "Owners", "Index", Policies.ManageRules, "The person that each measure’s values are asked of.") { Group = "People", Words = "owner owners contributor hand over" },
        new("Change how measures are rated", "Schemes", "Index", Policies.ManageRules, "Rating schemes: their statuses, colours and tolerances.") { Group = "Ratings and comparisons", Words = "rating scheme red amber green rag threshold" },
        new("Make another rating scheme", "SchemeDrafts", "New", Policies.ManageRules, "From a shipped one or from one of your own.") { Group = "Ratings and comparisons" },
        new("Set how far back trends look", "Comparisons", "Index", Policies.ManageRules, "Long trends, by how often a measure is taken.") { Group = "Ratings and comparisons", Words = "trend comparison direction of travel" },
        new("Choose who to compare with", "BenchmarkGroups", "Index", Policies.ManageRules, "Groups of areas, such as nearest neighbours.") { Group = "Ratings and comparisons", Words = "benchmark group neighbours" },
        new("Make another group to compare with", "BenchmarkGroups", "Add", Policies.ManageRules, "Its name and its areas.") { Group = "Ratings and comparisons", Words = "benchmark" },
        new("Change the scale of risks", "RiskScale", "Edit", Policies.ManageRules, "The steps of likelihood and impact, and how much the council accepts.") { Group = "Ratings and comparisons", Words = "matrix appetite score" },
        new("Change what a report looks like", "Templates", "Index", Policies.ManageRules, "Templates of committees’ reports: their sections, columns and words.") { Group = "Reports", Words = "template section" },
        new("Bring in a report template from a file", "Templates", "Import", Policies.ManageRules, "One that this council or another downloaded.") { Group = "Reports", Words = "import upload" },
        new("Change the council’s name, colour and contact", "Settings", "Index", Policies.Administer, "With how measures are counted, who reports are from and what approvers may do.") { Group = "The council", Words = "settings setting support help profile brand approver approvers" },
        new("Change the logo", "Logo", "Edit", Policies.Administer, "The picture in the header of every page.") { Group = "The council", Words = "settings picture image crest" },

        new("See everything that is set up", "SetUp", "Index", Policies.ManageRules, "What is chosen once and changed now and then.") { Group = "All of it", Words = "settings administration" },
        new("Search", "Search", "Index", Policies.Read, "Measures, plan, delivery, reports, people and pages, by code or words.") { Words = "find" },
        new("Understand how measures are rated", "HowRatingsWork", "Index", null, "The rules by which statuses and arrows are given.") { Words = "ratings explained rules" },
        new("Change your password", "Account", "Password", null, "The one you sign in with.") { Words = "sign in" },
        new("See every page", "SiteMap", "Index", Policies.Read, "This list.") { Words = "site map" },
        new("Read how accessible this service is", "About", "Accessibility", null, "And whom to tell about a problem.") { Words = "accessibility statement" },
        new("Read what is kept about you", "About", "Cookies", null, "Privacy and cookies.") { Words = "privacy cookies data protection" },
    ];

    /// <summary>The pages that the signed-in user may open, by section, in the order of the navigation.</summary>
    public IReadOnlyList<(string Section, IReadOnlyList<SiteLink> Links)> Sections(IUrlHelper url)
    {
        ILookup<string, SiteLink> found = Links(url).ToLookup(link => link.Section);
        return [.. Navigation.Names.Append(OfService).Where(section => found[section].Any()).Select(section => (section, (IReadOnlyList<SiteLink>)[.. found[section]]))];
    }

    /// <summary>The pages of "Set up" that the signed-in user may open, by what they are about.</summary>
    public IReadOnlyList<(string Group, IReadOnlyList<SiteLink> Links)> SetUp(IUrlHelper url) =>
        [.. Links(url).Where(link => link is { Group: not null, IsIndex: false }).GroupBy(link => link.Group!).Select(group => (group.Key, (IReadOnlyList<SiteLink>)[.. group]))];

    /// <summary>The same in one list. A page that does not exist has no address and no line.</summary>
    public IEnumerable<SiteLink> Links(IUrlHelper url) =>
        from place in Places
        where place.Policy is null || user.May(place.Policy)
        let address = url.Action(place.Action, place.Controller, place.Route)
        where address is not null
        select new SiteLink(place.Section, place.Task, place.About, address) { Group = place.Group, Words = place.Words, IsIndex = place.Controller == nameof(SetUp) };

    /// <param name="Task">What one goes there to do: the link.</param>
    /// <param name="Controller">Its controller.</param>
    /// <param name="Action">Its action.</param>
    /// <param name="Policy">Who may open it; null for everybody.</param>
    /// <param name="About">What is there, as a sentence.</param>
    private sealed record Place(string Task, string Controller, string Action, string? Policy, string About)
    {
        /// <summary>Of a page that is set up: what it is about. It stands on the first page of "Set up" as well.</summary>
        public string? Group { get; init; }

        /// <summary>Other words that it is looked for by.</summary>
        public string Words { get; init; } = "";

        /// <summary>What else its address says.</summary>
        public Dictionary<string, string>? Route { get; init; }

        /// <summary>Where it stands on the site map.</summary>
        public string Section => Group is not null ? Navigation.SetUp : Navigation.SectionsOf(Controller) is [var section, ..] ? section : OfService;
    }
}

/// <summary>A page of the site map.</summary>
/// <param name="Section">The section it stands in.</param>
/// <param name="Task">What one goes there to do.</param>
/// <param name="About">What is there.</param>
/// <param name="Address">Its address.</param>
public sealed record SiteLink(string Section, string Task, string About, string Address)
{
    /// <summary>What it is about, within "Set up"; null elsewhere.</summary>
    public string? Group { get; init; }

    /// <summary>Other words that it is looked for by.</summary>
    public string Words { get; init; } = "";

    /// <summary>Whether it is the first page of "Set up" itself.</summary>
    public bool IsIndex { get; init; }
}
