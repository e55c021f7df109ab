using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Entry;

/// <summary>What the form of one measure and period shows.</summary>
public sealed record EntryForm
{
    /// <summary>The measure as it was read for the form, for who judges what was typed into it.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The measure's code.</summary>
    public required string Code { get; init; }

    /// <summary>Its short name.</summary>
    public required string Title { get; init; }

    /// <summary>What is counted and how, or null.</summary>
    public string? Definition { get; init; }

    /// <summary>Its rules.</summary>
    public required MeasureRules Rules { get; init; }

    /// <summary>Whether numerator and denominator are collected.</summary>
    public bool CollectsRatio { get; init; }

    /// <summary>The quarter whose collection asks for it.</summary>
    public required Period Quarter { get; init; }

    /// <summary>The day by which it is asked for, or null.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The period asked for.</summary>
    public required Period Period { get; init; }

    /// <summary>All periods of the measure that the quarter asks for: the months of a monthly measure, the months a survey point may be dated by.</summary>
    public required IReadOnlyList<Period> Periods { get; init; }

    /// <summary>Why nothing can be entered or changed any more, as a sentence; null when it can.</summary>
    public string? ClosedBecause { get; init; }

    /// <summary>The codes of the measures it is made from, so that a figure need not be entered; empty for none.</summary>
    public IReadOnlyList<string> MadeFrom { get; init; } = [];

    /// <summary>Whether the submitted figure is shown nowhere else, because a suppressed one could be worked out from it.</summary>
    public bool IsHiddenElsewhere { get; init; }

    /// <summary>Whether the actor may correct the signed-off figure on a page of its own.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>The target that applies, as set; null when none.</summary>
    public string? TargetText { get; init; }

    /// <summary>The period that target is set for.</summary>
    public Period? TargetPeriod { get; init; }

    /// <summary>The year's target, as set; null when none.</summary>
    public string? YearTargetText { get; init; }

    /// <summary>Whether the target is words alone, so that a status may be given.</summary>
    public bool IsJudged { get; init; }

    /// <summary>The statuses that may be given: key and label, best first.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Statuses { get; init; }

    /// <summary>The last values before the period, the latest first: at most four, and the same period last year.</summary>
    public required IReadOnlyList<PastValue> LastValues { get; init; }

    /// <summary>What is stored: the draft, else what was submitted; null when nothing.</summary>
    public ResultFigures? Stored { get; init; }

    /// <summary>Whether <see cref="Stored"/> is a draft.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The key of who stored it; null likewise.</summary>
    public int? StoredById { get; init; }

    /// <summary>Who stored it; null when nothing is, or it came in a data pack.</summary>
    public string? StoredBy { get; init; }

    /// <summary>When it was stored, UTC; null when nothing is.</summary>
    public DateTime? StoredAt { get; init; }

    /// <summary>What was submitted, where a draft stands over it; null otherwise.</summary>
    public ResultFigures? Submitted { get; init; }

    /// <summary>What is known of its task; null where nothing was done with it.</summary>
    public CollectionTask? Task { get; init; }

    /// <summary>The latest note before the period, for reference and to start from; null for none.</summary>
    public LastNote? LastNote { get; init; }

    /// <summary>The most characters that a note has room for in the council's paper; null for no limit.</summary>
    public int? NoteLimit { get; init; }

    /// <summary>What becomes of what is stored; null when nothing is.</summary>
    public Judgement? Judged { get; init; }

    /// <summary>The measure's other figures, as its owner may see them.</summary>
    internal IReadOnlyList<EnteredFigure> Others { get; init; } = [];

    /// <summary>The scheme that rates it in the quarter; null for none.</summary>
    internal RatingScheme? Scheme { get; init; }

    /// <summary>What the measures it is made from make for the period; null for nothing.</summary>
    internal decimal? PartsMake { get; init; }

    /// <summary>The measures made from it that have a figure of their own for the period.</summary>
    internal IReadOnlyList<WholeFigure> Wholes { get; init; } = [];

    /// <summary>The version of the submitted result; null when there is none.</summary>
    public Guid? ResultVersion { get; init; }

    /// <summary>The version of the draft; null when there is none.</summary>
    public Guid? DraftVersion { get; init; }

    /// <summary>Whether the year so far is asked for beside the value: where it is what is reported and cannot be told from what is typed, or has been given before.</summary>
    public bool AsksYearToDate =>
        (Rules.Entry == EntryBasis.InPeriod && Rules.Basis == ReportingBasis.YearToDate && Period.Length != PeriodLength.Year)
        || Stored?.YearToDate is not null || Submitted?.YearToDate is not null;

    /// <summary>Whether a forecast of the year is asked for: while the year goes on, of a measure whose periods make a year or whose year has a target; or where one has been given.</summary>
    public bool AsksForecast =>
        (Period.End < Period.YearOf(Rules.Calendar).End && (Rules.YearRule != AggregationRule.None || YearTargetText is not null))
        || Stored?.Forecast is not null || Submitted?.Forecast is not null;
}

/// <summary>An earlier value beside the form.</summary>
/// <param name="Period">Its period.</param>
/// <param name="Text">The value as displayed, or why there is none.</param>
public sealed record PastValue(Period Period, string Text);
