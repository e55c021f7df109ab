using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>Questions about editions that several services ask.</summary>
internal static class EditionQueries
{
    internal static IQueryable<EditionFileListing> FilesQuery(this PerformanceDbContext database, int editionId) =>
        database.ReportEditionFiles.AsNoTracking().Where(f => f.EditionId == editionId).Select(f => new EditionFileListing(f.Format, f.Name, f.Sha256, f.Content.Length));
}
