using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.HandOver;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Models.HandOver;

/// <summary>The page on which what waits for one person is handed over to another.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Work">All of it.</param>
/// <param name="Takers">Who can take it over.</param>
/// <param name="Form">What is chosen.</param>
/// <param name="Asked">The page of the list that was asked for, from 1.</param>
public sealed record HandOverPage(UserSummary Person, IReadOnlyList<OwnedWork> Work, IReadOnlyList<PossibleOwner> Takers, HandOverForm Form, int Asked)
{
    /// <summary>How much a page lists at most, to choose from or to look at.</summary>
    public const int PageSize = 100;

    /// <summary>What it would do; null until that is asked.</summary>
    public HandOverEffect? Effect { get; init; }

    public int Pages => Math.Max(1, (Work.Count + PageSize - 1) / PageSize);

    public int Page => Math.Clamp(Asked, 1, Pages);

    /// <summary>What this page lists.</summary>
    public IEnumerable<OwnedWork> Listed => Work.Skip((Page - 1) * PageSize).Take(PageSize);

    public IReadOnlyList<SelectListItem> TakerItems =>
        [new("Choose somebody", ""), .. Takers.Select(t => new SelectListItem(t.Name, t.Id.ToString(CultureInfo.InvariantCulture)))];

    public IReadOnlyList<SelectListItem> Choices =>
        [new($"Everything: {WorkCount.Of(Work).Text}", HandOverForm.All), new(Pages == 1 ? "Only what I select below" : "Only what I select on this page of the list", HandOverForm.Selected)];

    /// <summary>What a kind of work is called.</summary>
    public static string KindOf(WorkKind kind) => kind switch
    {
        WorkKind.Measure => "Measure to enter",
        WorkKind.DeliveryItem => "Delivery: updates to write",
        WorkKind.ReportText => "Text of a report to write",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

/// <summary>What is handed over, and to whom.</summary>
public sealed class HandOverForm
{
    public const string All = "all";
    public const string Selected = "selected";

    public string? What { get; set; } = All;

    public List<string> Keys { get; set; } = [];

    /// <summary>The key of whoever takes it over; blank until chosen.</summary>
    public string? To { get; set; }

    /// <summary>The mark of what was shown; null before anything was.</summary>
    public string? Seen { get; set; }

    public HandOverEdit ToEdit() => new(To, What != Selected, Keys, Seen);
}
