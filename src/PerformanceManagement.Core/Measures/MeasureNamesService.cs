using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Measures;

/// <summary>Finds the measures whose codes are nearest to one that does not exist.</summary>
public sealed class MeasureNamesService(PerformanceDbContext database)
{
    private const int Offered = 3;

    /// <summary>At most three measures, the nearest first; none where no code is like it.</summary>
    /// <param name="code">The code as it was typed.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<IReadOnlyList<NamedMeasure>> NearestAsync(string code, CancellationToken stop = default) =>
        Nearness.Nearest(code, await database.NamesQuery().ToListAsync(stop), m => m.Code, Offered);

    /// <summary>The present code of the measure that had a code before; null where none had it.</summary>
    /// <param name="code">The code that was given up.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<string?> PresentCodeAsync(string code, CancellationToken stop = default) => await database.PresentCodeQuery(code).FirstOrDefaultAsync(stop);
}
