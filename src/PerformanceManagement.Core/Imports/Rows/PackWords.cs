using System.Text.RegularExpressions;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>The words that stand for choices in files and JSON, and what they mean.</summary>
/// <typeparam name="T">The choice.</typeparam>
public sealed class WordList<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> byWord;
    private readonly Dictionary<T, string> byValue;

    internal WordList(params (string Word, T Value)[] words)
    {
        byWord = words.ToDictionary(w => w.Word, w => w.Value, StringComparer.OrdinalIgnoreCase);
        byValue = words.ToDictionary(w => w.Value, w => w.Word);
        Choices = string.Join(", ", words.Select(w => w.Word));
    }

    /// <summary>All words with commas between them, for messages.</summary>
    public string Choices { get; }

    /// <summary>The word of a choice.</summary>
    /// <exception cref="KeyNotFoundException">The choice has no word: a new one was added and forgotten here.</exception>
    public string this[T value] => byValue[value];

    /// <summary>Reads a word, whatever its capitals.</summary>
    public bool TryRead(string word, out T value) => byWord.TryGetValue(word, out value);
}

/// <summary>The word lists of data packs.</summary>
public static partial class PackWords
{
    /// <summary>lists.csv, list.</summary>
    public static WordList<ListKind> Lists { get; } = new(("directorate", ListKind.Directorate), ("service", ListKind.Service), ("portfolio", ListKind.PortfolioHolder), ("committee", ListKind.Committee));

    /// <summary>plan.csv, kind.</summary>
    public static WordList<PlanItemKind> Kinds { get; } = new(
        ("priority", PlanItemKind.Priority), ("outcome", PlanItemKind.Outcome), ("programme", PlanItemKind.Programme), ("project", PlanItemKind.Project), ("way-of-working", PlanItemKind.WayOfWorking));

    /// <summary>projects.csv, kind.</summary>
    public static WordList<DeliveryKind> ProjectKinds { get; } = new(
        ("workstream", DeliveryKind.Workstream), ("programme", DeliveryKind.Programme), ("project", DeliveryKind.Project), ("item", DeliveryKind.ProjectItem));

    /// <summary>actions.csv, kind.</summary>
    public static WordList<DeliveryKind> ActionKinds { get; } = new(("plan", DeliveryKind.ActionPlan), ("action", DeliveryKind.PlannedAction));

    /// <summary>actions.csv, source.</summary>
    public static WordList<ActionSource> ActionSources { get; } = new(
        ("peer-challenge", ActionSource.PeerChallenge), ("audit", ActionSource.Audit), ("inspection", ActionSource.Inspection), ("scrutiny", ActionSource.Scrutiny), ("other", ActionSource.Other));

    /// <summary>milestones.csv, kind.</summary>
    public static WordList<DeliveryStepKind> StepKinds { get; } = new(
        ("milestone", DeliveryStepKind.Milestone), ("planned-item", DeliveryStepKind.PlannedItem), ("mitigation", DeliveryStepKind.Mitigation));

    /// <summary>updates.csv, status.</summary>
    public static WordList<ActionStatus> ActionStatuses { get; } = new(
        ("not-started", ActionStatus.NotStarted), ("on-track", ActionStatus.OnTrack), ("at-risk", ActionStatus.AtRisk), ("off-track", ActionStatus.OffTrack), ("complete", ActionStatus.Complete), ("stopped", ActionStatus.Stopped));

    /// <summary>updates.csv, state.</summary>
    public static WordList<DeliveryUpdateState> UpdateStates { get; } = new(("draft", DeliveryUpdateState.Draft), ("submitted", DeliveryUpdateState.Submitted));

    /// <summary>measures.csv, good.</summary>
    public static WordList<GoodDirection> Good { get; } = new(
        ("higher", GoodDirection.Higher), ("lower", GoodDirection.Lower), ("range", GoodDirection.Range), ("none", GoodDirection.None));

    /// <summary>measures.csv, frequency.</summary>
    public static WordList<Frequency> Frequencies { get; } = new(
        ("month", Frequency.Month), ("quarter", Frequency.Quarter), ("term", Frequency.Term), ("survey", Frequency.Survey), ("half-year", Frequency.HalfYear), ("year", Frequency.Year));

    /// <summary>measures.csv, calendar.</summary>
    public static WordList<PeriodCalendar> Calendars { get; } = new(
        ("financial", PeriodCalendar.Financial), ("academic", PeriodCalendar.Academic), ("calendar", PeriodCalendar.Calendar));

    /// <summary>measures.csv, entry.</summary>
    public static WordList<EntryBasis> Entries { get; } = new(
        ("in-period", EntryBasis.InPeriod), ("year-to-date", EntryBasis.YearToDate), ("running", EntryBasis.Running));

    /// <summary>measures.csv, basis.</summary>
    public static WordList<ReportingBasis> Bases { get; } = new(("in-period", ReportingBasis.InPeriod), ("year-to-date", ReportingBasis.YearToDate));

    /// <summary>measures.csv, quarter_rule and year_rule.</summary>
    public static WordList<AggregationRule> Rules { get; } = new(
        ("sum", AggregationRule.Sum), ("average", AggregationRule.Average), ("weighted", AggregationRule.Weighted), ("last", AggregationRule.Last), ("maximum", AggregationRule.Maximum), ("none", AggregationRule.None));

    /// <summary>measures.csv, tolerance_kind.</summary>
    public static WordList<ToleranceKind> ToleranceKinds { get; } = new(
        ("percent", ToleranceKind.Percent), ("points", ToleranceKind.Points), ("units", ToleranceKind.Units));

    /// <summary>measures.csv, trend.</summary>
    public static WordList<TrendBasis> Trends { get; } = new(("ongoing", TrendBasis.Ongoing), ("year-on-year", TrendBasis.YearOnYear));

    /// <summary>measures.csv, partial.</summary>
    public static WordList<PartialPeriods> Partials { get; } = new(("withheld", PartialPeriods.Withheld), ("shown", PartialPeriods.Shown));

    /// <summary>targets.csv, kind.</summary>
    public static WordList<TargetKind> TargetKinds { get; } = new(
        ("target", TargetKind.Target), ("at-least", TargetKind.AtLeast), ("at-most", TargetKind.AtMost), ("more-than", TargetKind.MoreThan), ("fewer-than", TargetKind.FewerThan),
        ("expected", TargetKind.Expected), ("no-target", TargetKind.NoTarget), ("baseline", TargetKind.BaselinePeriod));

    /// <summary>targets.csv, profile.</summary>
    public static WordList<TargetProfile> Profiles { get; } = new(("even", TargetProfile.Even), ("last-year", TargetProfile.LastYear), ("as-given", TargetProfile.AsGiven));

    /// <summary>measures.csv, flags.</summary>
    public static WordList<MeasureFlags> Flags { get; } = new(
        ("key", MeasureFlags.Key), ("new", MeasureFlags.New), ("demand", MeasureFlags.Demand), ("context", MeasureFlags.Context));

    /// <summary>values.csv, reason.</summary>
    public static WordList<ReasonForNoValue> Reasons { get; } = new([.. Enum.GetValues<ReasonForNoValue>().Select(reason => (ReasonText.Token(reason), reason))]);

    /// <summary>values.csv, quality.</summary>
    public static WordList<ValueQuality> Qualities { get; } = new([.. Enum.GetValues<ValueQuality>().Select(quality => (ReasonText.Token(quality), quality))]);

    /// <summary>schemes.csv, shape.</summary>
    public static WordList<StatusShape> Shapes { get; } = Named<StatusShape>();

    /// <summary>schemes.csv, colour.</summary>
    public static WordList<StatusColour> Colours { get; } = Named<StatusColour>();

    /// <summary>schemes.csv, last_year.</summary>
    public static WordList<LastYearCondition> LastYearConditions { get; } = Named<LastYearCondition>();

    /// <summary>quarters.csv, state.</summary>
    public static WordList<CollectionState> QuarterStates { get; } = new(("open", CollectionState.Open), ("signed-off", CollectionState.SignedOff));

    // By the names of the members, with dashes: "SignedOff" is written signed-off.
    private static WordList<T> Named<T>()
        where T : struct, Enum => new([.. Enum.GetValues<T>().Select(value => (InnerCapital().Replace(value.ToString(), "-$0").ToLowerInvariant(), value))]);

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex InnerCapital();
}
