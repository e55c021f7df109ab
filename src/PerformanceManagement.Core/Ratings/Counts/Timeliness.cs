using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Ratings.Counts;

/// <summary>Responses issued in a period and how many of them were on time. Source: complaints tables of the plan monitoring papers (field guide, section 10).</summary>
/// <param name="Within">Responses within the time allowed.</param>
/// <param name="Issued">All responses issued.</param>
public sealed record Timeliness(int Within, int Issued)
{
    /// <summary>The percentage on time, unrounded; null when none were issued.</summary>
    public decimal? Exact => Issued == 0 ? null : Within * 100m / Issued;

    /// <summary>The percentage as a table displays it, to one decimal; null when none were issued.</summary>
    public decimal? Displayed => Exact is { } exact ? FigureFormat.Rounded(exact, 1) : null;

    /// <summary>
    /// The change in percentage points since an earlier period, of the percentages displayed, so that a reader who takes one from the other
    /// in a table finds what is printed. Null when either has none.
    /// </summary>
    public decimal? PointsSince(Timeliness earlier) => Displayed - earlier.Displayed;

    /// <summary>The change in percentage points since an earlier period, unrounded, for text. Null when either has none.</summary>
    public decimal? ExactPointsSince(Timeliness earlier) => Exact - earlier.Exact;
}
