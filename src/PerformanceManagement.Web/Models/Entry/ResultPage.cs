using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Web.Models.Entry;

/// <summary>The page on which a measure's value for a period is entered.</summary>
/// <param name="Entry">The measure, its history and what is stored.</param>
/// <param name="Form">What is typed.</param>
public sealed record ResultPage(EntryForm Entry, ResultForm Form)
{
    /// <summary>The filters of the list the officer came from.</summary>
    public EntryListQuery List { get; init; } = new();

    /// <summary>What looks unusual; empty unless the officer is asked to confirm.</summary>
    public IReadOnlyList<FieldMessage> Doubts { get; init; } = [];

    /// <summary>What someone saved meanwhile; null unless the officer has to choose.</summary>
    public ConflictPanel? Conflict { get; init; }

    /// <summary>Whether this page answers something that was sent: it then keeps what was typed, even where it can no longer be stored.</summary>
    public bool IsAnswer { get; init; }

    public bool ShowsForm => IsAnswer || Entry.ClosedBecause is null;

    public string Title => $"{Entry.Code} {Entry.Title}";

    public string ValueLabel => Entry.Rules.Entry switch
    {
        EntryBasis.YearToDate => $"Year to date at {FigureFormat.Date(Entry.Period.End)}",
        EntryBasis.Running => $"Running total at {FigureFormat.Date(Entry.Period.End)}",
        _ => $"Value for {Entry.Period.Label}",
    };

    public string? ValueHint => Entry.CollectsRatio ? "Leave blank to have it worked out from the numerator and denominator" : null;

    /// <summary>What the forecast is held against, and that it may be left out.</summary>
    public string ForecastHint =>
        (Entry.YearTargetText is { } target ? $"The target for {Entry.Period.YearOf(Entry.Rules.Calendar).Label} is {target}. " : "") + "Leave blank if you cannot say: the year so far is then carried on where that makes sense";

    public string? ValuePrefix => MeasureUnit.Of(Entry.Rules.Unit).FieldPrefix;

    public string? ValueSuffix => MeasureUnit.Of(Entry.Rules.Unit).FieldSuffix;

    /// <summary>What the tick says, in the words of what is doubted.</summary>
    public string ConfirmLabel => (Doubts.Any(d => d.Field != nameof(ResultForm.Note)), Doubts.Any(d => d.Field == nameof(ResultForm.Note))) switch
    {
        (true, true) => "These figures are right, and I am submitting them without a note",
        (false, true) => "I am submitting this without a note",
        _ => "These figures are right",
    };

    public static IReadOnlyList<SelectListItem> Reasons { get; } =
    [
        new("There is a value", ""),
        .. Enum.GetValues<ReasonForNoValue>().Select(reason => new SelectListItem(ReasonText.Label(reason), ReasonText.Token(reason))),
    ];

    public static IReadOnlyDictionary<string, string> ReasonHints { get; } =
        Enum.GetValues<ReasonForNoValue>().ToDictionary(reason => ReasonText.Token(reason), ReasonText.Hint);

    public static IReadOnlyList<SelectListItem> Qualities { get; } =
        [new("Actual", "actual"), new("Provisional", "provisional"), new("Estimated", "estimated")];

    public IReadOnlyList<SelectListItem> Statuses =>
        [new("Not judged yet", ""), .. Entry.Statuses.Select(status => new SelectListItem(status.Value, status.Key))];
}
