using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>What a list of what is to be entered needs of a result or a draft.</summary>
internal sealed record ListedFigure(int MeasureId, Period Period, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? YearToDate, ReasonForNoValue? Reason)
{
    /// <summary>As somebody sees it who may not see it.</summary>
    public ListedFigure Withheld() => this with { Value = null, Numerator = null, Denominator = null, YearToDate = null, Reason = ReasonForNoValue.Suppressed };
}
