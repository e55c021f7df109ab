using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Web.Models.Entry;

/// <summary>The page on which a measure's value for a period is entered.</summary>
/// <param name="Entry">The measure, its history and what is stored.</param>
/// <param name="Form">What is typed.</param>
public sealed record ResultPage(EntryForm Entry, ResultForm Form)
{
    /// <summary>The filters of the list the officer came from.</summary>
    public EntryListQuery List { get; init; } = new();

    /// <summary>What looks unusual; empty unless the officer is asked about it.</summary>
    public IReadOnlyList<FigureDoubt> Doubts { get; init; } = [];

    /// <summary>Whether a reason is asked for, which stays with the figure.</summary>
    public bool AsksReason => Doubts.Any(d => d.NeedsReason);

    /// <summary>Whether a tick is asked for, about the note.</summary>
    public bool AsksTick => Doubts.Any(d => !d.NeedsReason);

    /// <summary>Whether the four parts of a commentary stand open: they are asked for, or something of them is typed.</summary>
    public bool AsksParts => Form.HasParts || Doubts.Any(d => d.Key == EntryJudge.NoCommentary) || (Entry.Judged is { OwesCommentary: true } && string.IsNullOrWhiteSpace(Form.Note));

    /// <summary>Whether the measure can be off target, so that the four parts are offered.</summary>
    public bool OffersParts => AsksParts || Entry.TargetText is not null;

    /// <summary>What a draft would meet if it were submitted as it is; empty for none.</summary>
    public IReadOnlyList<FieldMessage> DraftProblems => IsAnswer || !Entry.IsDraft || Entry.Judged is not { } judged ? []
        : [.. judged.Errors, .. Entry.Stored!.QualityNote is null ? judged.Doubts.Where(d => d.NeedsReason).Select(d => new FieldMessage(d.Field, d.Message)) : []];

    /// <summary>The field that a doubt is about: a commentary that is owed is given in its parts.</summary>
    public static string FieldOf(FigureDoubt doubt) => doubt.Key == EntryJudge.NoCommentary ? nameof(ResultForm.Why) : doubt.Field;

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

    /// <summary>What the tick says, in the words of what is pointed out.</summary>
    public string ConfirmLabel => Doubts.Any(d => d.Key == EntryJudge.NoCommentary) ? "I am submitting this without a note" : "I am submitting the note as it is";

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
