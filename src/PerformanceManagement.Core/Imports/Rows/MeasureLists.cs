using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>What a row of measures.csv names beside measures and plan, by name: what is stored and what is brought with it.</summary>
internal sealed class MeasureLists
{
    /// <summary>Empty lists.</summary>
    public static MeasureLists None { get; } = new();

    public Dictionary<string, Directorate> Directorates { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Committee> Committees { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the schemes in force, as they are stored.</summary>
    public Dictionary<string, string> Schemes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static async Task<MeasureLists> ReadAsync(PerformanceDbContext database, CancellationToken stop)
    {
        var lists = new MeasureLists();
        await database.Directorates.LoadAsync(stop);
        await database.Committees.LoadAsync(stop);
        await database.RatingSchemes.Where(s => s.InForceFrom != null).LoadAsync(stop);
        // With those that the pack itself brings.
        foreach (Directorate directorate in database.Directorates.Local) lists.Directorates.TryAdd(directorate.Name, directorate);
        foreach (Committee committee in database.Committees.Local) lists.Committees.TryAdd(committee.Name, committee);
        foreach (StoredScheme scheme in database.RatingSchemes.Local.Where(s => !s.IsDraft)) lists.Schemes.TryAdd(scheme.Name, scheme.Name);
        return lists;
    }
}
