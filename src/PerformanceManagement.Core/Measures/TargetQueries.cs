using System.Linq.Expressions;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Measures;

/// <summary>Stored targets as the rules see them: written once, for objects and for queries.</summary>
public static class TargetQueries
{
    /// <summary>The figure of a target, for queries.</summary>
    internal static readonly Expression<Func<Target, TargetFigure>> Figure = t => new TargetFigure(t.Period, t.Value, t.Low, t.High, t.Words)
    {
        Kind = t.Kind,
        Floor = t.Floor,
        Profile = t.Profile,
        Baseline = t.Baseline,
        BaselinePeriod = t.BaselinePeriod,
    };

    private static readonly Func<Target, TargetFigure> FigureOf = Figure.Compile();

    /// <summary>The figure of a target.</summary>
    public static TargetFigure ToFigure(this Target target) => FigureOf(target);

    /// <summary>The figures of targets.</summary>
    public static IEnumerable<TargetFigure> ToFigures(this IEnumerable<Target> targets) => targets.Select(FigureOf);

    /// <summary>The figures of targets, each with its measure.</summary>
    internal static IQueryable<MeasureTarget> AsFigures(this IQueryable<Target> targets) =>
        targets.Select(Projection.With(Figure, (Target t, TargetFigure figure) => new MeasureTarget(t.MeasureId, figure)));
}

/// <summary>A target of a measure.</summary>
internal sealed record MeasureTarget(int MeasureId, TargetFigure Target);
