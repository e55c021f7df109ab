using System.Linq.Expressions;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Results;

/// <summary>Results as the rules see them: written once, for objects and for queries.</summary>
public static class ResultQueries
{
    /// <summary>The figure of a result, for queries.</summary>
    internal static readonly Expression<Func<MeasureResult, EnteredFigure>> Figure = r => new EnteredFigure(r.Period)
    {
        Value = r.Value,
        Numerator = r.Numerator,
        Denominator = r.Denominator,
        YearToDate = r.YearToDate,
        Forecast = r.Forecast,
        Reason = r.Reason,
        Quality = r.Quality,
        Label = r.Label,
        JudgedStatus = r.JudgedStatus,
        QualityNote = r.QualityNote,
        IsRestated = r.Restatements.Any(before => before.SignedOffIn != null),
    };

    private static readonly Func<MeasureResult, EnteredFigure> FigureOf = Figure.Compile();

    /// <summary>The figure of a result, loaded with its earlier figures.</summary>
    public static EnteredFigure ToFigure(this MeasureResult result) => FigureOf(result);

    /// <summary>What somebody entered for a period, stored as a result or not, to compare and rate it.</summary>
    internal static EnteredFigure ToFigure(this ResultFigures figures, Period period) => new(period)
    {
        Value = figures.Value,
        Numerator = figures.Numerator,
        Denominator = figures.Denominator,
        YearToDate = figures.YearToDate,
        Forecast = figures.Forecast,
        Reason = figures.Reason,
        JudgedStatus = figures.JudgedStatus,
    };

    /// <summary>The figures of results, each with its measure.</summary>
    internal static IQueryable<MeasureFigure> AsFigures(this IQueryable<MeasureResult> results) =>
        results.Select(Projection.With(Figure, (MeasureResult r, EnteredFigure figure) => new MeasureFigure(r.MeasureId, figure)));
}

/// <summary>A figure of a measure.</summary>
internal sealed record MeasureFigure(int MeasureId, EnteredFigure Figure);
