using System.Globalization;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Ratings.Counts;

/// <summary>How the percentage of a count is written. Either way it is rounded half away from zero.</summary>
public enum PercentFormat
{
    /// <summary>Whole: "80%". Source: plan monitoring paper, 2017/18.</summary>
    Whole,

    /// <summary>Two decimals without trailing zeros: "54.55%", "50%". Source: corporate performance report, 2016/17.</summary>
    TwoDecimals,
}

/// <summary>What becomes of a measure in arrears when statuses are counted.</summary>
public enum ArrearsRule
{
    /// <summary>It is left out, with its reason.</summary>
    LeftOut,

    /// <summary>It is counted at its last known status, and named as such.</summary>
    Carried,
}

/// <summary>What a figure is compared with, since last year.</summary>
public enum LastYearRule
{
    /// <summary>The same period last year, and nothing else.</summary>
    SamePeriod,

    /// <summary>The same period last year, and where that is not held last year's outturn. Source: corporate performance report, 2016/17, which prints outturns beside.</summary>
    Outturn,
}

/// <summary>How a council counts: part of the profile of its report (field guide, section 7).</summary>
/// <param name="Percent">How percentages are written.</param>
/// <param name="Arrears">What becomes of measures in arrears.</param>
/// <param name="LastYear">What a figure is compared with, since last year.</param>
/// <param name="LeastLongTrend">How many earlier periods a long trend needs to be counted, 1 to 24; a mean over fewer in all needs all of its own.</param>
public sealed record CountingRules(
    PercentFormat Percent = PercentFormat.Whole, ArrearsRule Arrears = ArrearsRule.LeftOut, LastYearRule LastYear = LastYearRule.SamePeriod, int LeastLongTrend = 1)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Whole percentages, arrears left out.</summary>
    public static CountingRules Standard { get; } = new();

    /// <summary>The most decimals a percentage has.</summary>
    public int Decimals => Percent == PercentFormat.Whole ? 0 : 2;

    /// <summary>A percentage as it is written: "80%", "9.09%", "50%".</summary>
    public string PercentText(decimal percent) => FigureFormat.Rounded(percent, Decimals).ToString("0.##", British) + "%";
}
