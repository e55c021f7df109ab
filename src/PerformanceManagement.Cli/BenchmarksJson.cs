using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Cli;

/// <summary>A measure beside other areas, in the JSON of <c>pm rate --json</c>.</summary>
internal sealed record BenchmarksJson(IReadOnlyList<BenchmarksJson.AreaJson> Areas, IReadOnlyList<BenchmarksJson.GroupJson> Groups)
{
    public static BenchmarksJson? Of(MeasureBenchmarks? benchmarks) =>
        benchmarks is null || benchmarks.IsEmpty ? null : new BenchmarksJson([.. benchmarks.Areas.Select(AreaJson.Of)], [.. benchmarks.Groups.Select(GroupJson.From)]);

    internal sealed record AreaJson(string Area, FigureJson? Figure, FigureJson? Ours, string Result, string? Lag, string Explanation)
    {
        public static AreaJson Of(BenchmarkComparison area) => new(area.Area, FigureJson.Of(area.Theirs), FigureJson.Of(area.Ours), area.Key, area.Lag, area.Explanation);
    }

    internal sealed record GroupJson(
        string Group, string? Period, decimal? Mean, decimal? Median, int? Rank, bool IsJoint, int Of, FigureJson? Ours, string Result, string? Lag, IReadOnlyList<string> Missing, string Explanation)
    {
        public static GroupJson From(NeighbourComparison group) => new(
            group.Group,
            group.Period is { } period ? period.Token : null,
            group.Mean,
            group.Median,
            group.Rank,
            group.IsJoint,
            group.Members.Count + 1,
            FigureJson.Of(group.AgainstMean.Ours),
            group.AgainstMean.Key,
            group.AgainstMean.Lag,
            group.Missing,
            group.AgainstMean.Explanation);
    }

    internal sealed record FigureJson(string Period, decimal Value)
    {
        public static FigureJson? Of(AreaFigure? figure) => figure is null ? null : new FigureJson(figure.Period.Token, figure.Value);

        public static FigureJson? Of(SeriesPoint? point) => point?.Value is { } value ? new FigureJson(point.Period.Token, value) : null;
    }
}
