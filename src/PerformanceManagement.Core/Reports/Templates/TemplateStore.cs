using System.Text;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>The stored templates, which those that came with the product join when they are first edited or copied.</summary>
internal static class TemplateStore
{
    public const string Product = "The product";
    public const string Action = "template.changed";

    /// <summary>The day from which what came with the product holds.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1);

    // Addresses of pages beside those of templates.
    private static readonly string[] Reserved = ["import", "new"];

    public static IQueryable<ReportTemplate> TemplateQuery(PerformanceDbContext database, string key) => database.ReportTemplates.Include(t => t.Versions).Where(t => t.Key == key);

    public static IQueryable<ReportTemplateVersion> DraftQuery(PerformanceDbContext database, string key) =>
        database.ReportTemplateVersions.Include(v => v.Template).Where(v => v.Template!.Key == key && v.InForceFrom == null);

    public static IQueryable<ReportTemplate> NamedQuery(PerformanceDbContext database, string name) => database.ReportTemplates.AsNoTracking().Where(t => t.Name == name);

    /// <summary>A template to be changed, with its versions; null where there is none.</summary>
    public static async Task<ReportTemplate?> TrackedAsync(this PerformanceDbContext database, string key, Change change, CancellationToken stop)
    {
        if (await TemplateQuery(database, key).FirstOrDefaultAsync(stop) is { } stored) return stored;
        if (ShippedTemplates.Find(key) is not { } shipped) return null;
        var template = new ReportTemplate { Key = shipped.Key, Name = shipped.Name };
        template.Versions.Add(new ReportTemplateVersion { Number = 1, Definition = shipped.Definition.ToJson(), InForceFrom = FirstDay, ChangedAt = change.At, ChangedBy = Product });
        database.ReportTemplates.Add(template);
        return template;
    }

    /// <summary>The draft to be changed; null where there is none.</summary>
    public static Task<ReportTemplateVersion?> DraftAsync(this PerformanceDbContext database, string key, CancellationToken stop) => DraftQuery(database, key).FirstOrDefaultAsync(stop);

    /// <summary>Why a template cannot be called this; null where it can.</summary>
    public static async Task<string?> NameProblemAsync(this PerformanceDbContext database, string name, string key, CancellationToken stop)
    {
        if (name.Length == 0) return "Enter what people call the template";
        if (name.Length > TextLengths.Name) return $"The name must be {TextLengths.Name} characters or fewer";
        bool isTaken = ShippedTemplates.All.Any(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase) && !string.Equals(t.Key, key, StringComparison.OrdinalIgnoreCase))
            || (await NamedQuery(database, name).ToListAsync(stop)).Exists(t => !string.Equals(t.Key, key, StringComparison.OrdinalIgnoreCase));
        return isTaken ? $"There is a template “{name}” already: choose another name" : null;
    }

    /// <summary>Why there can be no new template of this key; null where there can.</summary>
    public static async Task<string?> KeyProblemAsync(this PerformanceDbContext database, string key, CancellationToken stop) =>
        key.Length == 0 || Reserved.Contains(key) ? "The name gives no address: use other letters or digits in it"
        : ShippedTemplates.Find(key) is not null || await TemplateQuery(database, key).AnyAsync(stop) ? $"Another template has the address “{key}” already: choose a name that differs by letters or digits"
        : null;

    /// <summary>The key of a template of this name: small letters, digits and hyphens.</summary>
    public static string KeyOf(string? name)
    {
        var key = new StringBuilder();
        foreach (char letter in (name ?? "").ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(letter)) key.Append(letter);
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
        return key.ToString(0, Math.Min(key.Length, TextLengths.Key)).Trim('-');
    }

    /// <summary>A text without what no paper can hold.</summary>
    public static string Tidy(string? text) =>
        string.Concat((text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();

    /// <summary>The same on one line.</summary>
    public static string Line(string? text) => Tidy(text).Replace('\n', ' ').Replace('\t', ' ');
}
