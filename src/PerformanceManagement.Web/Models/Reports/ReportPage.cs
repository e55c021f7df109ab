using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;

namespace PerformanceManagement.Web.Models.Reports;

/// <summary>The preview of a committee report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Checks">What to see to before it is published; empty for who only reads.</param>
public sealed record ReportPage(QuarterlyReport Report, Period Quarter, int CommitteeId, IReadOnlyList<ReportCheck> Checks)
{
    private const int MostShownOpen = 8;

    /// <summary>A short list is shown; a long one is opened, so that the report itself stays in sight.</summary>
    public bool ChecksAreOpen => Checks.Count <= MostShownOpen;
}

/// <summary>Something to see to before a report is published.</summary>
/// <param name="Text">A plain sentence.</param>
/// <param name="Code">The measure, or null when it is about the paper.</param>
/// <param name="Owner">Who enters the measure, or null.</param>
public sealed record ReportCheck(string Text, string? Code, string? Owner);
