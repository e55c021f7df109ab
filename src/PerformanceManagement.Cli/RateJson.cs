using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Cli;

/// <summary>The JSON of <c>pm rate --json</c>. Programs rely on its names: docs/command-line.md describes each.</summary>
internal sealed record RateJson(string Period, string Profile, IReadOnlyList<RateJson.MeasureJson> Measures, RateJson.CountsJson Counts, IReadOnlyList<string> Sentences)
{
    /// <summary>How every command writes JSON.</summary>
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // It goes to a file or a program and never into a page, so names keep their accents and dashes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PlainDecimal() },
    };

    public static string Write(QuarterlyScorecard scorecard, IReadOnlyDictionary<int, MeasureBenchmarks> benchmarks, string profile, IReadOnlyList<string> sentences) => JsonSerializer.Serialize(
        new RateJson(scorecard.Quarter.Token, profile, [.. scorecard.Rows.Select(row => Of(row, benchmarks.GetValueOrDefault(row.MeasureId)))], CountsJson.Of(scorecard.Counts), sentences), Options);

    private static decimal? PercentOf(CountOf count) => count.Percent is { } percent ? FigureFormat.Rounded(percent, 2) : null;

    private static MeasureJson Of(ScorecardRow row, MeasureBenchmarks? benchmarks) => new(
        row.Code,
        row.Title,
        new ReportedJson(
            row.Reported.Period.Token,
            row.Number(row.Reported),
            row.Reported.Numerator,
            row.Reported.Denominator,
            row.ValueText,
            row.Reported.Value is null ? null : ReasonText.Token(row.Reported.Quality),
            row.Reported.MissingToken,
            row.FigureExplanation),
        row.Target is { } target ? new TargetJson(PackWords.TargetKinds[target.Kind], target.Value, target.Low, target.High, target.Floor, target.Words, row.Text(target)) : null,
        row.Rating.Status is { } status ? new StatusJson(status.Key, status.Label) : null,
        row.Rating.NotRatedBecause,
        TrendJson.Of(row.ShortTrend),
        LongTrendJson.Of(row.LongTrend),
        TrendJson.Of(row.LastYear),
        row.MonthOnMonth is { } months ? [.. months.Select(MonthJson.Of)] : null,
        row.LastKnown is { } last ? LastKnownJson.Of(last) : null,
        row.Rating.Explanation,
        [.. row.Corrections.Select(c => new RestatedJson(c.Correction.Period.Token, c.Correction.SignedOffIn.Token, c.Correction.On, RestatedFigureJson.Of(c.Correction.Was, c.Correction.WasText(row.Rules), row.Rules), RestatedFigureJson.Of(c.Correction.Now, c.Correction.NowText(row.Rules), row.Rules), c.Correction.Because, c.IsUsed))],
        ForecastJson.Of(row.Forecast),
        BenchmarksJson.Of(benchmarks));

    internal sealed record MeasureJson(
        string Code,
        string Title,
        ReportedJson Reported,
        TargetJson? Target,
        StatusJson? Status,
        string? NotRated,
        TrendJson ShortTrend,
        LongTrendJson LongTrend,
        TrendJson SinceLastYear,
        IReadOnlyList<MonthJson>? MonthOnMonth,
        LastKnownJson? LastKnown,
        string Explanation,
        IReadOnlyList<RestatedJson> Restated,
        ForecastJson? Forecast,
        BenchmarksJson? Benchmarks);

    internal sealed record ReportedJson(string Period, decimal? Value, decimal? Numerator, decimal? Denominator, string Display, string? Quality, string? Reason, string? Explanation);

    internal sealed record RestatedJson(string Period, string SignedOffIn, DateOnly On, RestatedFigureJson Was, RestatedFigureJson Now, string Because, bool IsUsed);

    internal sealed record RestatedFigureJson(decimal? Value, string Display)
    {
        public static RestatedFigureJson Of(CorrectedFigure? figure, string display, MeasureRules rules) =>
            new(figure?.Value is { } value ? rules.Rounded(Ratio.Of(figure.Numerator, figure.Denominator, rules.Unit) ?? value) : null, display);
    }

    internal sealed record TargetJson(string Kind, decimal? Value, decimal? Low, decimal? High, decimal? Floor, string? Words, string? Display);

    internal sealed record StatusJson(string Key, string Label);

    internal sealed record LastKnownJson(string Period, StatusJson? Status, string Explanation)
    {
        public static LastKnownJson Of(LastKnownRating last) =>
            new(last.Period.Token, last.Rating.Status is { } status ? new StatusJson(status.Key, status.Label) : null, last.Rating.Explanation);
    }

    internal sealed record ForecastJson(string Year, string Origin, decimal? Value, string AsAt, StatusJson? Status, string? NotRated, string Explanation)
    {
        public static ForecastJson? Of(Forecast? forecast) => forecast is null ? null : new(
            forecast.Year.Token,
            forecast.OriginKey,
            forecast.Value,
            forecast.AsAt.Token,
            forecast.Rating.Status is { } status ? new StatusJson(status.Key, status.Label) : null,
            forecast.Rating.NotRatedBecause,
            forecast.Explanation);
    }

    internal sealed record TrendJson(string Result, string? Against, decimal? Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, string Explanation)
    {
        public static TrendJson Of(DirectionOfTravel trend) => new(
            trend.Key, trend.Against.Count == 0 ? null : trend.Against[0].Token, trend.Value, trend.IsComparable ? null : trend.Explanation, trend.Explanation);
    }

    internal sealed record LongTrendJson(string Result, IReadOnlyList<string> Against, decimal? Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, string Explanation)
    {
        public static LongTrendJson Of(DirectionOfTravel trend) => new(
            trend.Key, [.. trend.Against.Select((Period p) => p.Token)], trend.Value, trend.IsComparable ? null : trend.Explanation, trend.Explanation);
    }

    internal sealed record MonthJson(string Month, string Result, string? Against, decimal? Value, string Explanation)
    {
        public static MonthJson Of(MonthComparison month) => new(
            month.Month.Token, month.Trend.Key, month.Trend.Against.Count == 0 ? null : month.Trend.Against[0].Token, month.Trend.Value, month.Trend.Explanation);
    }

    internal sealed record CountsJson(CountJson OnTarget, IReadOnlyList<StatusCountJson> Statuses, TrendCountJson ShortTrend, TrendCountJson LongTrend, TrendCountJson SinceLastYear)
    {
        public static CountsJson Of(SummaryCounts counts) => new(
            CountJson.From(counts.OnTarget),
            [.. counts.Statuses.Select(s => new StatusCountJson(s.Status.Key, s.Status.Label, s.Count.Count, s.Count.Of, PercentOf(s.Count), s.Members, s.Count.Sentence))],
            TrendCountJson.From(counts.ShortTrend),
            TrendCountJson.From(counts.LongTrend),
            TrendCountJson.From(counts.SinceLastYear));
    }

    internal sealed record CountJson(int Count, int Of, decimal? Percent, string? Display, IReadOnlyList<string> Members, IReadOnlyList<LeftOutJson> Excluded, IReadOnlyList<CarriedJson> Carried, string Explanation)
    {
        public static CountJson From(CountOf count) => new(
            count.Count,
            count.Of,
            PercentOf(count),
            count.PercentText,
            count.Members,
            LeftOutJson.All(count.Excluded),
            [.. count.Carried.Select(c => new CarriedJson(c.Code, c.LastKnown.Period.Token, c.LastKnown.Rating.Key, c.Text))],
            count.Sentence);
    }

    internal sealed record StatusCountJson(string Key, string Label, int Count, int Of, decimal? Percent, IReadOnlyList<string> Members, string Explanation);

    internal sealed record LeftOutJson(string Code, string Reason)
    {
        public static IReadOnlyList<LeftOutJson> All(IReadOnlyList<LeftOut> excluded) => [.. excluded.Select(e => new LeftOutJson(e.Code, e.Reason))];
    }

    internal sealed record CarriedJson(string Code, string Period, string Status, string Explanation);

    internal sealed record TrendCountJson(int Improved, int NoChange, int Worsened, int Of, TrendMembersJson Members, IReadOnlyList<LeftOutJson> Excluded, string Explanation)
    {
        public static TrendCountJson From(TrendCount count) => new(
            count.Improved.Count,
            count.NoChange.Count,
            count.Worsened.Count,
            count.Of,
            new TrendMembersJson(count.Improved.Members, count.NoChange.Members, count.Worsened.Members),
            LeftOutJson.All(count.Excluded),
            count.Improved.Sentence);
    }

    internal sealed record TrendMembersJson(IReadOnlyList<string> Improved, IReadOnlyList<string> NoChange, IReadOnlyList<string> Worsened);

    /// <summary>94.0000, as the database keeps it, is written 94.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.000000000000000000000000000000000m);
    }
}
