using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data;

/// <summary>The rows without which nothing works: the shipped rating schemes and the roles.</summary>
public static class ReferenceData
{
    /// <summary>The first day of the shipped schemes: early enough to rate the published papers from 2013/14 on.</summary>
    public static readonly DateOnly SchemesInForceFrom = new(2013, 4, 1);

    /// <summary>Adds what is missing and leaves what is there, so a council's own changes to a scheme stay.</summary>
    public static async Task EnsureAsync(PerformanceDbContext database, CancellationToken stop = default)
    {
        if (await IsCompleteAsync(database, stop)) return;
        try
        {
            // In a transaction, so that of two first starts at the same moment the second sees what the first has added.
            await database.InTransactionAsync(token => AddMissingAsync(database, token), stop);
        }
        catch (DbUpdateException)
        {
            // A server that lets both look before either has written refuses the second's rows: the first's are there by now. Anything else fails again.
            database.ChangeTracker.Clear();
            await database.InTransactionAsync(token => AddMissingAsync(database, token), stop);
        }
    }

    private static async Task<bool> IsCompleteAsync(PerformanceDbContext database, CancellationToken stop) =>
        await database.DataVersions.AnyAsync(stop) && await database.RatingSchemes.AnyAsync(stop) && await database.Roles.CountAsync(role => Roles.All.Contains(role.Name), stop) == Roles.All.Count;

    private static async Task AddMissingAsync(PerformanceDbContext database, CancellationToken stop)
    {
        // First, because everything that is saved after it moves it.
        if (!await database.DataVersions.AnyAsync(stop))
        {
            database.DataVersions.Add(new DataVersion());
            await database.SaveAsync(stop);
        }

        if (!await database.RatingSchemes.AnyAsync(stop))
            database.RatingSchemes.AddRange(StoredScheme.Of(RatingScheme.Rag5(SchemesInForceFrom)), StoredScheme.Of(RatingScheme.AchievedFailed(SchemesInForceFrom)));

        HashSet<string?> known = [.. await database.Roles.Select(role => role.Name).ToListAsync(stop)];
        foreach (string role in Roles.All.Where(role => !known.Contains(role)))
        {
            // As Identity's own normaliser writes it.
            database.Roles.Add(new IdentityRole<int>(role) { NormalizedName = role.ToUpperInvariant(), ConcurrencyStamp = Guid.NewGuid().ToString() });
        }

        await database.SaveAsync(stop);
    }
}
