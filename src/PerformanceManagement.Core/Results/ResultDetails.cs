using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Results;

/// <summary>What became of a figure and its note, before and after, for the audit. Pure.</summary>
internal static class ResultDetails
{
    /// <summary>What stands in place of a figure that is suppressed from now on: it is not written down once more.</summary>
    public const string NotWritten = "A figure that is suppressed now";

    /// <summary>The figure with what belongs to it, the note, and what is said of its quality; each where it changed.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="before">What was stored; null for a first figure.</param>
    /// <param name="now">What is stored.</param>
    public static IEnumerable<AuditDetail> Of(Measure measure, ResultFigures? before, ResultFigures now)
    {
        string? was = Figure(measure, before);
        yield return AuditDetail.Of(AuditField.Value, was is not null && now.Reason == ReasonForNoValue.Suppressed ? NotWritten : was, Figure(measure, now));
        yield return AuditDetail.Of(AuditField.Note, before?.Note, now.Note);
        if (before?.QualityNote != now.QualityNote) yield return AuditDetail.Labelled(AuditField.Note, "On the quality of the figure", before?.QualityNote, now.QualityNote);
    }

    private static string? Figure(Measure measure, ResultFigures? figures)
    {
        if (figures is null || figures.IsEmpty) return null;
        string Set(decimal figure, string unit) => FigureFormat.AsSet(figure, measure.Decimals, unit);
        return string.Join("; ", new[]
        {
            ResultSentence.AsEntered(measure, figures),
            figures.HasNoCases || figures is { Numerator: null, Denominator: null } ? null
                : $"{(figures.Numerator is { } top ? FigureFormat.ToEdit(top, "number") : "nothing")} of {(figures.Denominator is { } bottom ? FigureFormat.ToEdit(bottom, "number") : "nothing")}",
            figures is { Value: not null, YearToDate: { } soFar } ? $"{Set(soFar, measure.Unit)} in the year so far" : null,
            figures.Forecast is { } forecast ? $"{Set(forecast, measure.Unit)} expected for the year" : null,
            figures.Quality == ValueQuality.Actual ? null : figures.Quality == ValueQuality.Provisional ? "provisional" : "estimated",
            figures.JudgedStatus is { } status ? $"judged {status}" : null,
            figures.Label is { } label ? $"printed as “{label}”" : null,
            figures.Source is { } source ? $"from {source}" : null,
        }.OfType<string>());
    }
}
