using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Series;

/// <summary>The time in which a measure is taken: outside it, it is absent (field guide, section 3). Pure.</summary>
/// <param name="First">Its first period; null for always.</param>
/// <param name="Last">Its last period; null for still.</param>
public sealed record MeasureLife(Period? First, Period? Last)
{
    /// <summary>Whether a period lies in it, at least in part.</summary>
    public bool Holds(Period period) => (First is not { } first || period.End >= first.Start) && (Last is not { } last || period.Start <= last.End);

    /// <summary>Why a measure is not part of a quarter, whose reported period is outside; null when it is.</summary>
    public string? OutsideQuarter(Period quarter, MeasureRules rules) => Outside(ReportedSeries.Of(rules, []).ReportedPeriod(quarter) ?? quarter);

    /// <summary>Why a period is outside, in a few words: "Measured from Q1 2018/19"; null when it is not.</summary>
    public string? Outside(Period period) => Holds(period) ? null
        : First is { } first && period.End < first.Start ? $"Measured from {first.Label}"
        : $"Measured until {Last!.Value.Label}";
}
