using System.Globalization;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Ratings;

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

/// <summary>How a council counts: part of the profile of its report (field guide, section 7).</summary>
/// <param name="Percent">How percentages are written.</param>
/// <param name="Arrears">What becomes of measures in arrears.</param>
public sealed record CountingRules(PercentFormat Percent = PercentFormat.Whole, ArrearsRule Arrears = ArrearsRule.LeftOut)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Whole percentages, arrears left out.</summary>
    public static CountingRules Standard { get; } = new();

    /// <summary>The most decimals a percentage has.</summary>
    public int Decimals => Percent == PercentFormat.Whole ? 0 : 2;

    /// <summary>A percentage as it is written: "80%", "9.09%", "50%".</summary>
    public string PercentText(decimal percent) => FigureFormat.Rounded(percent, Decimals).ToString("0.##", British) + "%";
}
