using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>One measure in a quarter: its reported figure, target, rating and trends, each explained.</summary>
public sealed record ScorecardRow
{
    /// <summary>Database key of the measure.</summary>
    public required int MeasureId { get; init; }

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Its short name.</summary>
    public required string Title { get; init; }

    /// <summary>Its rules.</summary>
    public required MeasureRules Rules { get; init; }

    /// <summary>Key, new, demand, context.</summary>
    public required MeasureFlags Flags { get; init; }

    /// <summary>Its directorate, or null.</summary>
    public string? Directorate { get; init; }

    /// <summary>Its service, or null.</summary>
    public string? Service { get; init; }

    /// <summary>Its portfolio, or null.</summary>
    public string? Portfolio { get; init; }

    /// <summary>The user who enters it, or null.</summary>
    public int? OwnerId { get; init; }

    /// <summary>Where it sits in the plan, from the top down; empty when nowhere.</summary>
    public required IReadOnlyList<PlanPlace> PlanPath { get; init; }

    /// <summary>The reporting quarter.</summary>
    public required Period Quarter { get; init; }

    /// <summary>The reported figure, or why there is none.</summary>
    public required SeriesPoint Reported { get; init; }

    /// <summary>One sentence that says where the reported figure came from; null when nothing was entered.</summary>
    public string? FigureExplanation { get; init; }

    /// <summary>The same for the year so far; null when there is none.</summary>
    public string? YearSoFarExplanation { get; init; }

    /// <summary>The target that applies to it, or null.</summary>
    public TargetFigure? Target { get; init; }

    /// <summary>The year's target, or null.</summary>
    public TargetFigure? YearTarget { get; init; }

    /// <summary>Its rating.</summary>
    public required Rating Rating { get; init; }

    /// <summary>The rating of its last known figure, where it is in arrears; null otherwise.</summary>
    public LastKnownRating? LastKnown { get; init; }

    /// <summary>Against the period before.</summary>
    public required DirectionOfTravel ShortTrend { get; init; }

    /// <summary>Against the mean of the periods before.</summary>
    public required DirectionOfTravel LongTrend { get; init; }

    /// <summary>Against the same period last year.</summary>
    public required DirectionOfTravel SinceLastYear { get; init; }

    /// <summary>Against last year's outturn; null where that is not held or no fair comparison, and in rows kept before it was worked out.</summary>
    public DirectionOfTravel? SinceOutturn { get; init; }

    /// <summary>Whether the council compares with last year's outturn where the same period last year is not held. Never part of what is kept.</summary>
    public bool UsesOutturn { get; init; }

    /// <summary>The comparison with last year as the council makes it: with the same period, else, where its profile says so, with the outturn.</summary>
    public DirectionOfTravel LastYear => UsesOutturn && !SinceLastYear.IsComparable && SinceOutturn is { } outturn ? outturn : SinceLastYear;

    /// <summary>Each month of the reported period against the month before; null for a measure that is not monthly.</summary>
    public IReadOnlyList<MonthComparison>? MonthOnMonth { get; init; }

    /// <summary>The reported series up to the reported period, the oldest first, gaps included.</summary>
    public required IReadOnlyList<SeriesPoint> Series { get; init; }

    /// <summary>The first periods of new methods.</summary>
    public required IReadOnlyList<Period> Breaks { get; init; }

    /// <summary>The figure of the year before the reported period's, or null when there is none to show.</summary>
    public SeriesPoint? PreviousYear { get; init; }

    /// <summary>The year so far, or null when the measure's periods do not make a year.</summary>
    public SeriesPoint? YearSoFar { get; init; }

    /// <summary>
    /// The year so far rated against the year's target; null without either, or where the measure adds up and the year is not over,
    /// because a part of a year is no shortfall of the whole: <see cref="YearSoFarExplanation"/> then says how much of it is reached.
    /// </summary>
    public Rating? YearSoFarRating { get; init; }

    /// <summary>What the year is expected to come to, with a status of its own; null when there is nothing to expect.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>What was reported in the earlier quarters of the reporting year, in order.</summary>
    public required IReadOnlyList<QuarterFigure> EarlierQuarters { get; init; }

    /// <summary>The latest note up to the quarter, or null.</summary>
    public LatestNote? Note { get; init; }

    /// <summary>Why figures of the reported period that looked doubtful are right, as whoever entered them says; null where nothing was doubted.</summary>
    public string? QualityNote { get; init; }

    /// <summary>Figures of signed-off quarters that had been corrected when the row was made, which uses them; null for none.</summary>
    public IReadOnlyList<Correction>? Restated { get; init; }

    /// <summary>Figures that were corrected after the row had been kept at sign-off, which shows what they were; the oldest first. Never part of what is kept.</summary>
    public IReadOnlyList<Correction> RestatedSince { get; init; } = [];

    /// <summary>Every correction there is to tell of, the oldest first, and whether the row's figures use it.</summary>
    public IReadOnlyList<(Correction Correction, bool IsUsed)> Corrections => [.. (Restated ?? []).Select(c => (c, true)), .. RestatedSince.Select(c => (c, false))];

    /// <summary>Whether its figure has not been approved, where the council approves values.</summary>
    public bool IsNotApproved { get; init; }

    /// <summary>The words in which it was shown when its quarter was signed off; null for a row that is worked out now.</summary>
    public RowTexts? Shown { get; init; }

    /// <summary>The figure as displayed, or why there is none: "354", "Awaiting data".</summary>
    public string ValueText => Text(Reported);

    /// <summary>What goes with the figure: its period where that is not the reporting quarter, "provisional", "simple mean"; the last known figure where it is in arrears; null for nothing.</summary>
    public string? ValueRemark => IsNotApproved ? And(FigureRemark, NotApprovedText) : FigureRemark;

    /// <summary>What is said beside a figure that nobody has approved.</summary>
    public const string NotApprovedText = "not yet approved";

    /// <summary>What goes with one of the row's points in the column of a period; null for nothing.</summary>
    internal string? RemarkOf(SeriesPoint point, Period column) =>
        IsNotApproved && point.Value is not null && Reported.Period.Contains(point.Period) ? And(Remark(point, column), NotApprovedText) : Remark(point, column);

    private string? FigureRemark => LastKnownText ?? Remark(Reported, Quarter);

    private static string And(string? remark, string more) => remark is null ? more : $"{remark}, {more}";

    /// <summary>The last known figure of a measure in arrears, with its period; null for any other.</summary>
    internal string? LastKnownText => Shown is not null ? Shown.LastKnown
        : Reported.Reason == ReasonForNoValue.InArrears && Series.LastOrDefault(p => p.Value is not null) is { } known ? $"last known {Text(known)}, {known.Period.Label}"
        : null;

    /// <summary>The target as set, "–" when there is none.</summary>
    public string TargetText => Text(Target) ?? "–";

    /// <summary>The year's target as set, "–" when there is none.</summary>
    public string YearTargetText => Text(YearTarget) ?? "–";

    /// <summary>What <see cref="LastYear"/> is called: the same period a year before is an outturn where the measure is annual (field guide, section 5).</summary>
    public string SinceLastYearName => ReferenceEquals(LastYear, SinceOutturn) ? Shown?.SinceOutturn ?? NameOf(LastYear) : Shown?.SinceLastYear ?? NameOf(LastYear);

    /// <summary>"Higher is better" and so on.</summary>
    public string SuccessIs => Shown?.SuccessIs ?? Rules.Good switch { GoodDirection.Range => "Within a range", GoodDirection.None => "No direction", _ => Wording.UpperFirst(Wording.Best(Rules.Good)) };

    /// <summary>The forecast as displayed; null when there is none.</summary>
    public string? ForecastText => Shown is not null ? Shown.Forecast : Forecast?.Value is null ? null : Forecast.Text(Rules);

    /// <summary>What is said beside the forecast: "owner, Q2 2026/27"; null when there is none.</summary>
    public string? ForecastMark => Shown is not null ? Shown.ForecastMark : Forecast?.Mark;

    /// <summary>What the forecast is called beside a status; null when there is none.</summary>
    public string? ForecastName => Shown is not null ? Shown.ForecastName : Forecast?.Name;

    /// <summary>Where the figure entered differs from the one its parts make, the latter as displayed; null otherwise.</summary>
    public string? PartsMakeText => Shown is not null ? Shown.PartsMake : Reported.PartsDisagree is { } made ? Rules.Display(made) : null;

    /// <summary>This measure as the counts see it.</summary>
    public CountedMeasure Counted => new(Code, Rating, ShortTrend, LongTrend, LastYear) { LastKnown = LastKnown, ReasonDetail = Reported.Value is null ? Reported.Label : null };

    /// <summary>The row with the words in which it is shown, to be kept; marks of what was corrected after sign-off are never part of it.</summary>
    internal ScorecardRow AsShown()
    {
        SeriesPoint Point(SeriesPoint point) => point with { RestatedSince = null, Shown = PointWords.Of(point, Rules) };
        DirectionOfTravel Trend(DirectionOfTravel trend) => trend with { ShownLabel = trend.Label };
        Rating Rated(Rating rating) => rating with { ShownLabel = rating.Status is null ? rating.Label : null };
        return this with
        {
            Reported = Point(Reported),
            Series = [.. Series.Select(Point)],
            EarlierQuarters = [.. EarlierQuarters.Select(q => q with { Point = Point(q.Point) })],
            PreviousYear = PreviousYear is { } previous ? Point(previous) : null,
            YearSoFar = YearSoFar is { } soFar ? Point(soFar) : null,
            Rating = Rated(Rating),
            YearSoFarRating = YearSoFarRating is { } yearRating ? Rated(yearRating) : null,
            LastKnown = LastKnown is { } known ? known with { Rating = Rated(known.Rating) } : null,
            Forecast = Forecast is { } forecast ? forecast with { Rating = Rated(forecast.Rating) } : null,
            ShortTrend = Trend(ShortTrend),
            LongTrend = Trend(LongTrend),
            SinceLastYear = Trend(SinceLastYear),
            SinceOutturn = SinceOutturn is { } outturn ? Trend(outturn) : null,
            MonthOnMonth = MonthOnMonth is { } months ? [.. months.Select(m => m with { Trend = Trend(m.Trend), Point = m.Point is { } point ? Point(point) : null })] : null,
            Restated = Restated is { } restated ? [.. restated.Select(c => c with { ShownWas = c.WasText(Rules), ShownNow = c.NowText(Rules) })] : null,
            RestatedSince = [],
            Shown = new RowTexts
            {
                SuccessIs = SuccessIs,
                SinceLastYear = NameOf(SinceLastYear),
                SinceOutturn = SinceOutturn is { } last ? NameOf(last) : null,
                LastKnown = LastKnownText,
                Target = Text(Target),
                TargetFigure = TextWithoutWords(Target),
                YearTarget = Text(YearTarget),
                YearTargetFigure = TextWithoutWords(YearTarget),
                Forecast = ForecastText,
                ForecastMark = ForecastMark,
                ForecastName = ForecastName,
                PartsMake = PartsMakeText,
                Prefix = Marks.Prefix,
                Suffix = Marks.Suffix,
            },
        };
    }

    /// <summary>A point as it stands in a cell: the figure, or why there is none.</summary>
    public string Text(SeriesPoint point) => PointWords.Text(point, Rules);

    /// <summary>A point's figure rounded as it is displayed; null when there is none.</summary>
    public decimal? Number(SeriesPoint point) => PointWords.Number(point, Rules);

    /// <summary>What goes with a point in the column of a period; null for nothing.</summary>
    public static string? Remark(SeriesPoint point, Period column) => PointWords.Remark(point, column);

    /// <summary>The row's target or its year's target as it was set; null when there is nothing to print.</summary>
    public string? Text(TargetFigure? target) => target is null ? null
        : Shown is not null && target == Target ? Shown.Target
        : Shown is not null && target == YearTarget ? Shown.YearTarget
        : FigureFormat.TargetText(target, Rules.Decimals, Rules.Unit);

    /// <summary>The same without its words; null when it has no figure.</summary>
    public string? TextWithoutWords(TargetFigure? target) => target is null ? null
        : Shown is not null && target == Target ? Shown.TargetFigure
        : Shown is not null && target == YearTarget ? Shown.YearTargetFigure
        : FigureFormat.TargetText(target with { Words = null }, Rules.Decimals, Rules.Unit);

    /// <summary>What stands before and after a figure of the row's unit.</summary>
    public (string? Prefix, string? Suffix) Marks => Shown is not null ? (Shown.Prefix, Shown.Suffix) : (MeasureUnit.Of(Rules.Unit).Prefix, MeasureUnit.Of(Rules.Unit).NumberSuffix);

    internal string NameOf(DirectionOfTravel lastYear) => Rules.Frequency == Frequency.Year || lastYear.Instead == ComparedInstead.LastOutturn ? "Since last outturn" : "Since last year";
}

/// <summary>What a measure reported in a quarter.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Point">The figure, or why there is none.</param>
public sealed record QuarterFigure(Period Quarter, SeriesPoint Point);

/// <summary>The latest note of a measure.</summary>
/// <param name="Period">The period it was written for.</param>
/// <param name="Text">The note.</param>
/// <param name="Date">Its date, or null.</param>
public sealed record LatestNote(Period Period, string Text, DateOnly? Date);
