using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry;

namespace PerformanceManagement.Web.Models.Entry;

/// <summary>The list of what there is to enter.</summary>
/// <param name="List">The open quarters' tasks; null when no quarter is open.</param>
/// <param name="Query">The filters in the address.</param>
/// <param name="Entered">What was just saved, as a sentence; null otherwise.</param>
public sealed record EntryListPage(EntryList? List, EntryListQuery Query, string? Entered)
{
    /// <summary>The updates of projects, actions and risks that are asked for too, by open quarter.</summary>
    public required DeliveryWork Updates { get; init; }

    public static string StateLabel(EntryState state) => state switch
    {
        EntryState.Returned => "Returned",
        EntryState.Missing => "Not entered",
        EntryState.Draft => "Draft",
        EntryState.Optional => "Not required",
        EntryState.Excused => "Excused",
        EntryState.Submitted => "Submitted",
        EntryState.Approved => "Approved",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The GOV.UK tag of a state; null for what is done, which is plain text.</summary>
    public static string? StateTag(EntryState state) => state switch
    {
        EntryState.Returned => "govuk-tag--orange",
        EntryState.Missing => "govuk-tag--blue",
        EntryState.Draft => "govuk-tag--yellow",
        EntryState.Optional => "govuk-tag--grey",
        EntryState.Excused => "govuk-tag--grey",
        EntryState.Submitted => null,
        EntryState.Approved => "govuk-tag--green",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public IReadOnlyList<SelectListItem> States =>
    [
        new("All", ""),
        .. Enum.GetValues<EntryState>().Select(state => new SelectListItem(StateLabel(state), state.ToString())),
    ];

    public IReadOnlyList<SelectListItem> Services =>
        [new("All", ""), .. (List?.Services ?? []).Select(service => new SelectListItem(service, service))];
}
