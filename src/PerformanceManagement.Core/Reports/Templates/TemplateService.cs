using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>A template as a list offers it.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">What people call it.</param>
/// <param name="InForce">The number of the version in force on the day asked for; null where it has none yet.</param>
/// <param name="Next">The version that comes into force later, or null.</param>
/// <param name="HasDraft">Whether somebody works on a new version.</param>
public sealed record TemplateListing(string Key, string Name, int? InForce, DateOnly? Next, bool HasDraft);

/// <summary>A template as papers are made from it.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Number">The number of its version.</param>
/// <param name="Definition">What it consists of.</param>
public sealed record TemplateInForce(string Key, string Name, int Number, TemplateDefinition Definition);

/// <summary>Finds templates: those kept in the database, and those that came with the product and were not changed since.</summary>
public sealed class TemplateService(PerformanceDbContext database)
{
    /// <summary>All templates by name, with what is in force on a day.</summary>
    public async Task<IReadOnlyList<TemplateListing>> ListAsync(DateOnly day, CancellationToken stop = default)
    {
        List<TemplateHead> stored = await HeadsQuery(database).ToListAsync(stop);
        HashSet<string> known = [.. stored.Select(s => s.Key)];
        return
        [
            .. stored.GroupBy(s => (s.Key, s.Name)).Select(g => new TemplateListing(
                    g.Key.Key,
                    g.Key.Name,
                    g.Where(v => v.InForceFrom <= day).Select(v => (int?)v.Number).Max(),
                    g.Where(v => v.InForceFrom > day).Min(v => v.InForceFrom),
                    g.Any(v => v.InForceFrom is null)))
                .Concat(ShippedTemplates.All.Where(t => !known.Contains(t.Key)).Select(t => new TemplateListing(t.Key, t.Name, 1, null, false)))
                .OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The version of a template that is in force on a day; null where there is none.</summary>
    /// <param name="key">Its name in addresses.</param>
    /// <param name="day">The day of the meeting, or the last day of the quarter while no meeting is known.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<TemplateInForce?> InForceAsync(string key, DateOnly day, CancellationToken stop = default)
    {
        ReportTemplateVersion? stored = await InForceQuery(database, key, day).FirstOrDefaultAsync(stop);
        if (stored is not null) return new TemplateInForce(stored.Template!.Key, stored.Template.Name, stored.Number, Read(stored.Definition));
        // One that was changed holds from its first day; before that, what came with the product.
        return ShippedTemplates.Find(key) is { } shipped ? new TemplateInForce(shipped.Key, shipped.Name, 1, shipped.Definition) : null;
    }

    /// <summary>The definitions in force, of several templates on days of their own, in one question; those that there are.</summary>
    public async Task<IReadOnlyDictionary<(string Key, DateOnly Day), TemplateDefinition>> InForceAsync(IReadOnlyCollection<(string Key, DateOnly Day)> asked, CancellationToken stop = default)
    {
        List<TemplateBody> stored = await BodiesQuery(database, [.. asked.Select(a => a.Key).Distinct()]).ToListAsync(stop);
        Dictionary<(string, DateOnly), TemplateDefinition> found = [];
        foreach ((string key, DateOnly day) in asked)
        {
            TemplateBody? version = stored.Where(v => v.Key == key && v.From <= day).OrderBy(v => v.From).ThenBy(v => v.Number).LastOrDefault();
            if (version is not null) found[(key, day)] = Read(version.Definition);
            else if (ShippedTemplates.Find(key) is { } shipped) found[(key, day)] = shipped.Definition;
        }

        return found;
    }

    /// <summary>A stored definition; one that cannot be read is a template without sections, which a paper says.</summary>
    public static TemplateDefinition Read(string json)
    {
        try
        {
            return TemplateDefinition.FromJson(json);
        }
        catch (JsonException)
        {
            return new TemplateDefinition { Title = "{committee}: {quarter}", FileName = "committee-report" };
        }
    }

    internal static IQueryable<TemplateHead> HeadsQuery(PerformanceDbContext database) =>
        database.ReportTemplateVersions.AsNoTracking().Select(v => new TemplateHead(v.Template!.Key, v.Template.Name, v.Number, v.InForceFrom));

    internal static IQueryable<TemplateBody> BodiesQuery(PerformanceDbContext database, List<string> keys) =>
        database.ReportTemplateVersions.AsNoTracking().Where(v => v.InForceFrom != null && keys.Contains(v.Template!.Key)).Select(v => new TemplateBody(v.Template!.Key, v.Number, v.InForceFrom!.Value, v.Definition));

    internal static IQueryable<ReportTemplateVersion> InForceQuery(PerformanceDbContext database, string key, DateOnly day) =>
        database.ReportTemplateVersions.AsNoTracking().Include(v => v.Template).Where(v => v.Template!.Key == key && v.InForceFrom <= day).OrderByDescending(v => v.InForceFrom).ThenByDescending(v => v.Number);
}

/// <summary>A version of a template without its definition.</summary>
internal sealed record TemplateHead(string Key, string Name, int Number, DateOnly? InForceFrom);

/// <summary>A version in force with its definition.</summary>
internal sealed record TemplateBody(string Key, int Number, DateOnly From, string Definition);
