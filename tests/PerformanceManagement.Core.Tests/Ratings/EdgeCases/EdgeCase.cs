using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Tests.Ratings.EdgeCases;

/// <summary>What a line of the table is about.</summary>
internal enum Asked
{
    Status,
    Figure,
    PreviousPeriod,
    Mean,
    LastYear,
    Outturn,
    Forecast,
}

/// <summary>One measure in one quarter, as entered. What goes in, what comes out and the sentence are all written from the same objects.</summary>
internal sealed record EdgeCase(string Name, MeasureRules Rules, string Quarter, params (string Period, decimal? Value)[] Values)
{
    public const string UsualQuarter = "2017/18 Q2";

    public static readonly RatingScheme Rag = RatingScheme.Rag5(new DateOnly(2013, 4, 1));
    public static readonly RatingScheme AchievedFailed = RatingScheme.AchievedFailed(new DateOnly(2013, 4, 1));

    /// <summary>Within 10%, or as good as last year, or neither.</summary>
    public static readonly RatingScheme AsGoodAsLastYear = new()
    {
        Name = "10% or as good as last year",
        InForceFrom = new DateOnly(2013, 4, 1),
        Statuses =
        [
            new() { Order = 0, Key = "near", Label = "Within 10% of target", ShortLabel = "Within 10%", LargestShortfall = 10m },
            new() { Order = 1, Key = "as-good", Label = "Off target, as good as last year", ShortLabel = "As good", LastYear = LastYearCondition.AsGood },
            new() { Order = 2, Key = "off", Label = "Off target", ShortLabel = "Off target" },
        ],
    };

    public Asked Asks { get; init; } = Asked.Status;

    public RatingScheme Scheme { get; init; } = Rag;

    public TargetFigure? Target { get; init; }

    public string? Break { get; init; }

    /// <summary>Figures that are more than a value: reasons, ratios, judgements.</summary>
    public IReadOnlyList<EnteredFigure> More { get; init; } = [];

    private List<EnteredFigure> Entered => [.. Values.Select(v => new EnteredFigure(Period.Parse(v.Period)) { Value = v.Value }), .. More];

    private Period ReportingQuarter => Period.Parse(Quarter);

    public (string Input, string Result, string Sentence) Work()
    {
        ReportedSeries reported = ReportedSeries.Of(Rules, Entered);
        Period period = reported.ReportedPeriod(ReportingQuarter)!.Value;
        IReadOnlyList<SeriesPoint> series = reported.UpTo(period);
        SeriesPoint point = series[^1];
        TargetFigure? target = Target is null ? null : TargetChoice.For(period, [Target], Rules);
        var trends = new TrendRule(Rules, series, Break is null ? [] : [Period.Parse(Break)], target, reported.Alone);
        Rating rating = PeriodRating.Of(point, reported.YearSoFar(period), Target is null ? [] : [Target], Scheme, Rules, trends.SinceLastYear());
        (string result, string sentence) = Asks switch
        {
            Asked.Status => (rating.Label, rating.Explanation),
            Asked.Figure => (Cell(point), reported.Explain(period) ?? rating.Explanation),
            Asked.PreviousPeriod => Of(trends.ShortTrend()),
            Asked.Mean => Of(trends.LongTrend()),
            Asked.Outturn => Of(trends.SinceOutturn(reported.InPeriod(period.YearOf(Rules.Calendar).Previous)) ?? trends.SinceLastYear()),
            Asked.Forecast => Of(ForecastRule.At(period, Entered, Target is null ? [] : [Target], Scheme, Rules)!),
            _ => Of(trends.SinceLastYear()),
        };
        return (Input(), result, sentence);
    }

    private static (string Result, string Sentence) Of(DirectionOfTravel trend) => (trend.Label, trend.Explanation);

    private (string Result, string Sentence) Of(Forecast forecast) =>
        (forecast.Value is { } value ? $"{Rules.Display(value)}: {forecast.Rating.Label}" : "No forecast", forecast.Value is null ? forecast.Basis : $"{forecast.Basis} {forecast.Rating.Explanation}");

    private string Cell(SeriesPoint point)
    {
        string text = point.Value is { } value ? Rules.Display(value) : point.MissingLabel!;
        string? differs = point.PartsDisagree is { } made ? $"its parts make {Rules.Display(made)}" : null;
        string[] remarks = [.. new[] { ScorecardRow.Remark(point, ReportingQuarter), differs }.OfType<string>()];
        return remarks.Length == 0 ? text : $"{text} ({string.Join("; ", remarks)})";
    }

    private string Input()
    {
        List<string> parts = Entered.Count == 0 ? ["nothing entered"] : [string.Join(", ", Entered.OrderBy(f => f.Period.End).ThenBy(f => f.Period.Length).Select(Written))];
        if (Target is { Kind: TargetKind.NoTarget } or { Kind: TargetKind.BaselinePeriod, HasFigure: false }) parts.Add($"target: {FigureFormat.TargetText(Target, 0, "")!.ToLowerInvariant()}{For(Target.Period)}");
        else if (Target is not null) parts.Add($"target {FigureFormat.TargetText(Target, Rules.Decimals, Rules.Unit) ?? "none"}{For(Target.Period)}");
        parts.Add(Rules.Good switch { GoodDirection.Higher => "higher is better", GoodDirection.Lower => "lower is better", GoodDirection.Range => "best within the range", _ => "no direction is better" });
        if (Asks == Asked.Status && !ReferenceEquals(Scheme, Rag)) parts.Add($"scheme {Scheme.Name}");
        if (Rules.Tolerance is { } own) parts.Add($"own tolerance {Plain(own)} {Rules.ToleranceKind switch { ToleranceKind.Points => "points", ToleranceKind.Units => "units", _ => "%" }}");
        parts.AddRange(Manner());
        if (Quarter != UsualQuarter) parts.Add($"reported in {ReportingQuarter.Label}");
        if (Break is not null) parts.Add($"method changed from {Period.Parse(Break).Label}");
        return string.Join("; ", parts);
    }

    // Every case is reported in one quarter unless it says otherwise, so that quarter is not repeated.
    private static string For(Period period) => period == Period.Parse(UsualQuarter) ? "" : $" for {period.Label}";

    private IEnumerable<string> Manner()
    {
        yield return $"{Rules.Decimals} {(Rules.Decimals == 1 ? "decimal" : "decimals")}";
        if (Rules.Frequency == Frequency.Month && Rules.QuarterRule != AggregationRule.None) yield return $"months make a quarter: {Word(Rules.QuarterRule)}";
        if (Rules.Partial == PartialPeriods.Shown) yield return "partial periods are shown";
        if (Rules.YearRule != AggregationRule.None) yield return $"periods make a year: {Word(Rules.YearRule)}";
        if (Rules.Entry != EntryBasis.InPeriod) yield return Rules.Entry == EntryBasis.Running ? "entered as a running total" : "entered as the year so far";
        if (Rules.Basis == ReportingBasis.YearToDate) yield return "reported as the year so far";
        if (Rules.Arrears > 0) yield return $"{Rules.Arrears} in arrears";
        if (Rules.Trend == TrendBasis.YearOnYear) yield return "compared year on year";
        if (Rules.IsDataOnly) yield return "data only";
        if (Rules.NoChangeBand is { } band) yield return $"no-change band {Plain(band)}";
    }

    private string Written(EnteredFigure figure)
    {
        string text = (figure.Value, figure.Reason) switch
        {
            ({ } value, _) => FigureFormat.AsSet(value, 0, Rules.Unit),
            _ when figure.HasNoCases => "no cases",
            (_, { } reason) => ReasonText.Label(reason).ToLowerInvariant(),
            _ => "no value",
        };
        string ratio = figure.Denominator is { } d ? $" from {Plain(figure.Numerator!.Value)}/{Plain(d)}" : "";
        string judged = figure.JudgedStatus is { } status ? $" (judged “{status}”)" : "";
        string forecast = figure.Forecast is { } expected ? $", {Plain(expected)} forecast for the year" : "";
        return $"{text}{ratio}{judged}{For(figure.Period)}{forecast}";
    }

    private static string Word(AggregationRule rule) => rule.ToString().ToLowerInvariant();

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
