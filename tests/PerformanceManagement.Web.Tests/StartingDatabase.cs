using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace PerformanceManagement.Web.Tests;

/// <summary>
/// Databases that sites start with: made once by a site that starts on nothing, then copied, which takes a hundredth of the time. A site that finds
/// one does at its start what it does at every start.
/// </summary>
internal static class StartingDatabase
{
    private static readonly Lazy<string> Migrated = new(() => Make(withSampleCouncil: false));
    private static readonly Lazy<string> Sample = new(() => Make(withSampleCouncil: true));

    /// <summary>Copies one to where a site keeps its own.</summary>
    public static void CopyTo(string path, bool withSampleCouncil) => File.Copy((withSampleCouncil ? Sample : Migrated).Value, path);

    private static string Make(bool withSampleCouncil)
    {
        string path = Path.Combine(Path.GetTempPath(), $"pm-site-template-{Guid.NewGuid():N}.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        // Apart from the test that asks first, whose context of synchronization must not be waited in.
        Task.Run(() => MakeAsync(path, withSampleCouncil)).GetAwaiter().GetResult();
        return path;
    }

    private static async Task MakeAsync(string path, bool withSampleCouncil)
    {
        await using WebSite site = withSampleCouncil ? new SampleCouncilSite { StartsEmpty = true } : new WebSite { StartsEmpty = true };
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        await using var connection = new SqliteConnection(site.Settings["ConnectionStrings:PerformanceManagement"]);
        await connection.OpenAsync();
        await using SqliteCommand copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO $path";
        copy.Parameters.AddWithValue("$path", path);
        await copy.ExecuteNonQueryAsync();
    }
}
