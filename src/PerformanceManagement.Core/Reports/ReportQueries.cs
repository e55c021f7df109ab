using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;

namespace PerformanceManagement.Core.Reports;

/// <summary>Questions about papers that several services ask.</summary>
internal static class ReportQueries
{
    // The same papers as in the list.
    internal static IQueryable<Committee> PaperQuery(this PerformanceDbContext database, int committeeId, Period quarter)
    {
        DateOnly start = quarter.Start;
        DateOnly end = quarter.End;
        return database.Committees.AsNoTracking().Where(c => c.Id == committeeId
            && (database.Collections.Any(o => o.Period == quarter)
                || database.CommitteeMeetings.Any(m => m.CommitteeId == c.Id && m.Period == quarter)
                || c.Measures.Any(m => m.Results.Any(r => r.PeriodEnd >= start && r.PeriodEnd <= end))));
    }

    internal static IQueryable<CommitteeReport> ReportQuery(this PerformanceDbContext database, int committeeId, Period quarter) =>
        database.CommitteeReports.AsNoTracking().Where(r => r.CommitteeId == committeeId && r.Period == quarter);
}
