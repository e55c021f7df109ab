using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Cli;

/// <summary>The JSON of <c>pm rate --json</c>. Programs rely on its names: docs/command-line.md describes each.</summary>
internal sealed record RateJson(string Period, IReadOnlyList<RateJson.MeasureJson> Measures, RateJson.CountsJson Counts)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // It goes to a file or a program and never into a page, so names keep their accents and dashes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PlainDecimal() },
    };

    public static string Write(QuarterlyScorecard scorecard) => JsonSerializer.Serialize(
        new RateJson(scorecard.Quarter.Token, [.. scorecard.Rows.Select(Of)], CountsJson.Of(scorecard.Counts)), Options);

    private static MeasureJson Of(ScorecardRow row) => new(
        row.Code,
        row.Title,
        new ReportedJson(
            row.Reported.Period.Token,
            row.Reported.Value,
            row.ValueText,
            row.Reported.Value is null ? null : ReasonText.Token(row.Reported.Quality),
            row.Reported.MissingToken),
        row.Target is { } target ? new TargetJson(target.Value, target.Low, target.High, target.Words, FigureFormat.TargetText(target, row.Rules.Decimals, row.Rules.Unit)) : null,
        row.Rating.Status is { } status ? new StatusJson(status.Key, status.Label) : null,
        row.Rating.NotRatedBecause,
        TrendJson.Of(row.ShortTrend),
        LongTrendJson.Of(row.LongTrend),
        TrendJson.Of(row.SinceLastYear),
        row.Rating.Explanation);

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
        string Explanation);

    internal sealed record ReportedJson(string Period, decimal? Value, string Display, string? Quality, string? Reason);

    internal sealed record TargetJson(decimal? Value, decimal? Low, decimal? High, string? Words, string? Display);

    internal sealed record StatusJson(string Key, string Label);

    internal sealed record TrendJson(string Result, string? Against, decimal? Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
    {
        public static TrendJson Of(DirectionOfTravel trend) => new(
            trend.Key, trend.Against.Count == 0 ? null : trend.Against[0].Token, trend.Value, trend.IsComparable ? null : trend.Explanation);
    }

    internal sealed record LongTrendJson(string Result, IReadOnlyList<string> Against, decimal? Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
    {
        public static LongTrendJson Of(DirectionOfTravel trend) => new(
            trend.Key, [.. trend.Against.Select((Period p) => p.Token)], trend.Value, trend.IsComparable ? null : trend.Explanation);
    }

    internal sealed record CountsJson(OnTargetJson OnTarget, TrendCountJson ShortTrend, TrendCountJson LongTrend, TrendCountJson SinceLastYear)
    {
        public static CountsJson Of(SummaryCounts counts) =>
            new(OnTargetJson.From(counts.OnTarget), TrendCountJson.From(counts.ShortTrend), TrendCountJson.From(counts.LongTrend), TrendCountJson.From(counts.SinceLastYear));
    }

    internal sealed record OnTargetJson(int Count, int Of, decimal? Percent, IReadOnlyList<LeftOut> Excluded)
    {
        public static OnTargetJson From(CountOf count) =>
            new(count.Count, count.Of, count.Percent is { } percent ? FigureFormat.Rounded(percent, 2) : null, count.Excluded);
    }

    internal sealed record TrendCountJson(int Improved, int NoChange, int Worsened, int Of)
    {
        public static TrendCountJson From(TrendCount count) => new(count.Improved.Count, count.NoChange.Count, count.Worsened.Count, count.Of);
    }

    /// <summary>94.0000, as the database keeps it, is written 94.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.000000000000000000000000000000000m);
    }
}
