using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Settings;

/// <summary>Reads the settings in force: once for a version of the data, whoever asks.</summary>
/// <param name="database">The database.</param>
/// <param name="configured">What the configuration sets.</param>
/// <param name="shared">Where answers are held; null reads them.</param>
public sealed class CouncilSettingsReader(PerformanceDbContext database, CouncilConfiguration configured, SharedAnswers? shared = null)
{
    /// <summary>The settings in force.</summary>
    public Task<CouncilInForce> InForceAsync(CancellationToken stop = default) => SharedAnswers.OfNoMeasureAsync(shared, database, nameof(CouncilInForce), ReadAsync, stop);

    /// <summary>The settings as they are stored now, without the logo.</summary>
    public async Task<CouncilInForce> NowAsync(CancellationToken stop = default) => configured.Over(await SettingsQuery(database).FirstOrDefaultAsync(stop), null);

    internal static IQueryable<CouncilSettings> SettingsQuery(PerformanceDbContext database) => database.CouncilSettings.AsNoTracking().OrderBy(s => s.Id);

    // Its facts without the picture, which has an address of its own.
    internal static IQueryable<LogoInForce> LogoQuery(PerformanceDbContext database) =>
        database.CouncilLogos.AsNoTracking().OrderBy(l => l.Id).Select(l => new LogoInForce(l.AlternativeText, l.Width, l.Height, l.Sha256));

    private async Task<CouncilInForce> ReadAsync(CancellationToken stop) =>
        configured.Over(await SettingsQuery(database).FirstOrDefaultAsync(stop), await LogoQuery(database).FirstOrDefaultAsync(stop));
}
