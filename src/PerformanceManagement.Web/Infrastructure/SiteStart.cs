using PerformanceManagement.Core.Users;
using PerformanceManagement.Data;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>What the site asks of its database before it serves a page.</summary>
public static class SiteStart
{
    /// <summary>Makes the database ready, and says in the log what somebody should see to.</summary>
    /// <exception cref="DatabaseNotReadyException">Migrations are pending and may not be applied.</exception>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await DatabaseStartup.PrepareAsync(app.Services);
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        await app.Services.GetRequiredService<FirstSetUp>().IsNeededAsync(scope.ServiceProvider.GetRequiredService<FirstUserService>());
        await app.WarnOfSettingsAsync(scope.ServiceProvider);
    }
}
