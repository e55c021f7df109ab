using System.Text.Json;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>The words that stand for choices in what is kept. They never change, whatever the code calls the choices later.</summary>
internal static class KeptWords
{
    public static KeptWords<Frequency> Frequencies { get; } = new((Frequency.Month, "Month"), (Frequency.Quarter, "Quarter"), (Frequency.Term, "Term"), (Frequency.Survey, "Survey"), (Frequency.HalfYear, "HalfYear"), (Frequency.Year, "Year"));

    public static KeptWords<PeriodCalendar> PeriodCalendars { get; } = new((PeriodCalendar.Financial, "Financial"), (PeriodCalendar.Academic, "Academic"), (PeriodCalendar.Calendar, "Calendar"));

    public static KeptWords<PeriodLength> PeriodLengths { get; } = new((PeriodLength.Month, "Month"), (PeriodLength.Quarter, "Quarter"), (PeriodLength.Term, "Term"), (PeriodLength.HalfYear, "HalfYear"), (PeriodLength.Year, "Year"));

    public static KeptWords<PartialPeriods> Partials { get; } = new((PartialPeriods.Withheld, "Withheld"), (PartialPeriods.Shown, "Shown"));

    public static KeptWords<EntryBasis> EntryBases { get; } = new((EntryBasis.InPeriod, "InPeriod"), (EntryBasis.YearToDate, "YearToDate"), (EntryBasis.Running, "Running"));

    public static KeptWords<ReportingBasis> ReportingBases { get; } = new((ReportingBasis.InPeriod, "InPeriod"), (ReportingBasis.YearToDate, "YearToDate"));

    public static KeptWords<AggregationRule> Aggregations { get; } = new((AggregationRule.None, "None"), (AggregationRule.Sum, "Sum"), (AggregationRule.Average, "Average"), (AggregationRule.Weighted, "Weighted"), (AggregationRule.Last, "Last"), (AggregationRule.Maximum, "Maximum"));

    public static KeptWords<TrendBasis> TrendBases { get; } = new((TrendBasis.Ongoing, "Ongoing"), (TrendBasis.YearOnYear, "YearOnYear"));

    public static KeptWords<GoodDirection> GoodDirections { get; } = new((GoodDirection.Higher, "Higher"), (GoodDirection.Lower, "Lower"), (GoodDirection.Range, "Range"), (GoodDirection.None, "None"));

    public static KeptWords<ToleranceKind> ToleranceKinds { get; } = new((ToleranceKind.Percent, "Percent"), (ToleranceKind.Points, "Points"), (ToleranceKind.Units, "Units"));

    public static KeptWords<ReasonForNoValue> Reasons { get; } = new((ReasonForNoValue.NotDue, "NotDue"), (ReasonForNoValue.AwaitingData, "AwaitingData"), (ReasonForNoValue.NotAvailable, "NotAvailable"), (ReasonForNoValue.InArrears, "InArrears"), (ReasonForNoValue.MethodChanged, "MethodChanged"), (ReasonForNoValue.Suppressed, "Suppressed"));

    public static KeptWords<ValueQuality> Qualities { get; } = new((ValueQuality.Actual, "Actual"), (ValueQuality.Provisional, "Provisional"), (ValueQuality.Estimated, "Estimated"));

    public static KeptWords<SuppressionCause> SuppressionCauses { get; } = new((SuppressionCause.SmallNumber, "SmallNumber"), (SuppressionCause.Part, "Part"), (SuppressionCause.Protects, "Protects"));

    public static KeptWords<TargetKind> TargetKinds { get; } = new((TargetKind.Target, "Target"), (TargetKind.NoTarget, "NoTarget"), (TargetKind.BaselinePeriod, "BaselinePeriod"), (TargetKind.AtLeast, "AtLeast"), (TargetKind.AtMost, "AtMost"), (TargetKind.MoreThan, "MoreThan"), (TargetKind.FewerThan, "FewerThan"), (TargetKind.Expected, "Expected"));

    public static KeptWords<TargetProfile> TargetProfiles { get; } = new((TargetProfile.Even, "Even"), (TargetProfile.LastYear, "LastYear"), (TargetProfile.AsGiven, "AsGiven"));

    public static KeptWords<RatingOutcome> RatingOutcomes { get; } = new((RatingOutcome.Rated, "Rated"), (RatingOutcome.NotRated, "NotRated"), (RatingOutcome.DataOnly, "DataOnly"));

    public static KeptWords<StatusShape> StatusShapes { get; } = new((StatusShape.Circle, "Circle"), (StatusShape.Triangle, "Triangle"), (StatusShape.Square, "Square"), (StatusShape.Diamond, "Diamond"), (StatusShape.Cross, "Cross"));

    public static KeptWords<StatusColour> StatusColours { get; } = new((StatusColour.Green, "Green"), (StatusColour.Amber, "Amber"), (StatusColour.Red, "Red"), (StatusColour.Blue, "Blue"), (StatusColour.Grey, "Grey"));

    public static KeptWords<PointOrigin> PointOrigins { get; } = new((PointOrigin.Missing, "Missing"), (PointOrigin.Entered, "Entered"), (PointOrigin.WorkedOut, "WorkedOut"));

    public static KeptWords<TrendResult> TrendResults { get; } = new((TrendResult.Worsened, "Worsened"), (TrendResult.NoChange, "NoChange"), (TrendResult.Improved, "Improved"), (TrendResult.Increased, "Increased"), (TrendResult.Decreased, "Decreased"), (TrendResult.NotComparable, "NotComparable"));

    public static KeptWords<ComparedInstead> ComparedInsteads { get; } = new((ComparedInstead.SameLastYear, "SameLastYear"), (ComparedInstead.PeriodAlone, "PeriodAlone"), (ComparedInstead.LastOutturn, "LastOutturn"));

    public static KeptWords<ForecastOrigin> ForecastOrigins { get; } = new((ForecastOrigin.None, "None"), (ForecastOrigin.Owner, "Owner"), (ForecastOrigin.RunRate, "RunRate"));

    public static KeptWords<PlanItemKind> PlanItemKinds { get; } = new((PlanItemKind.Priority, "Priority"), (PlanItemKind.Outcome, "Outcome"), (PlanItemKind.Programme, "Programme"), (PlanItemKind.Project, "Project"), (PlanItemKind.WayOfWorking, "WayOfWorking"));

    /// <summary>A measure's flags: "Key, New".</summary>
    public static string Of(MeasureFlags flags) => flags == MeasureFlags.None ? "None" : string.Join(", ", Flags.Where(f => flags.HasFlag(f.Flag)).Select(f => f.Word));

    /// <summary>The flags that words stand for.</summary>
    public static MeasureFlags ToFlags(string words)
    {
        MeasureFlags flags = MeasureFlags.None;
        foreach (string word in words.Split(", ").Where(w => w != "None"))
            flags |= Flags.FirstOrDefault(f => f.Word == word) is { Word: not null } known ? known.Flag : throw new JsonException($"“{word}” is no flag of a measure.");
        return flags;
    }

    private static readonly (MeasureFlags Flag, string Word)[] Flags = [(MeasureFlags.Key, "Key"), (MeasureFlags.New, "New"), (MeasureFlags.Demand, "Demand"), (MeasureFlags.Context, "Context")];
}

/// <summary>The words for the choices of one kind, both ways.</summary>
internal sealed class KeptWords<T>(params (T Choice, string Word)[] words)
    where T : struct, Enum
{
    /// <summary>The word for a choice.</summary>
    public string Of(T choice) => words.FirstOrDefault(w => EqualityComparer<T>.Default.Equals(w.Choice, choice)).Word ?? throw new ArgumentOutOfRangeException(nameof(choice), choice, "There is no word for it in what is kept.");

    /// <summary>The word for a choice; null for none.</summary>
    public string? Of(T? choice) => choice is { } made ? Of(made) : null;

    /// <summary>The choice that a word stands for.</summary>
    public T To(string word) => words.FirstOrDefault(w => w.Word == word) is { Word: not null } known ? known.Choice : throw new JsonException($"“{word}” is no {typeof(T).Name}.");

    /// <summary>The choice that a word stands for; null for none.</summary>
    public T? ToOrNone(string? word) => word is null ? null : To(word);

    /// <summary>Every choice there is a word for.</summary>
    public IEnumerable<T> Choices => words.Select(w => w.Choice);
}
