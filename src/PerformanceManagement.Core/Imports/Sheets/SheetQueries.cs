using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>Questions about spreadsheets that are being brought in, and about what is stored beside their figures.</summary>
internal static class SheetQueries
{
    /// <summary>A person's spreadsheet.</summary>
    internal static IQueryable<SheetUpload> UploadQuery(PerformanceDbContext database, int ownerId, int id) => database.SheetUploads.Where(u => u.Id == id && u.OwnerId == ownerId);

    /// <summary>A person's spreadsheets without their contents, the newest first.</summary>
    internal static IQueryable<SheetUploadItem> UploadsQuery(PerformanceDbContext database, int ownerId) =>
        database.SheetUploads.AsNoTracking().Where(u => u.OwnerId == ownerId).OrderByDescending(u => u.Id).Select(u => new SheetUploadItem(u.Id, u.FileName, u.UploadedAt, u.ExpiresAt, u.Outcome != null));

    /// <summary>How spreadsheets with some headings were read.</summary>
    internal static IQueryable<RememberedMapping> RememberedQuery(PerformanceDbContext database, string signature) => database.RememberedMappings.Where(m => m.Signature == signature);

    /// <summary>All measures.</summary>
    internal static IQueryable<KnownMeasure> MeasuresQuery(PerformanceDbContext database) =>
        database.Measures.AsNoTracking().Select(m => new KnownMeasure(m.Id, m.Code, m.Title, m.Unit, m.Decimals, m.Frequency, m.Calendar));

    /// <summary>The open items of the council's plans, by whatever a spreadsheet may call them.</summary>
    internal static IQueryable<KnownPlanItem> PlanQuery(PerformanceDbContext database) => database.PlanItems.AsNoTracking().Where(i => i.ClosedOn == null).Select(i => new KnownPlanItem(i.Key, i.Number, i.Title));

    /// <summary>The figures of measures whose periods end between two days.</summary>
    internal static IQueryable<MeasureResult> ResultsQuery(PerformanceDbContext database, IReadOnlyCollection<int> measures, DateOnly from, DateOnly to) =>
        database.Results.AsNoTracking().Where(r => measures.Contains(r.MeasureId) && r.PeriodEnd >= from && r.PeriodEnd <= to);

    /// <summary>The targets of measures.</summary>
    internal static IQueryable<Target> TargetsQuery(PerformanceDbContext database, IReadOnlyCollection<int> measures) => database.Targets.AsNoTracking().Where(t => measures.Contains(t.MeasureId));
}
