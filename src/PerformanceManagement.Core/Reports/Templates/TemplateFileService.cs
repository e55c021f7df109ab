using System.Text.Json;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>Templates as files, to be moved between councils.</summary>
public sealed class TemplateFileService(PerformanceDbContext database, TemplateEditService templates, TimeProvider time)
{
    /// <summary>The longest file, in characters.</summary>
    public const int LongestFile = 1_000_000;

    /// <summary>A template as JSON: what is in force, or the draft where it is asked for or there is nothing else; null where there is no such template.</summary>
    public async Task<string?> ExportAsync(string key, bool asDraft = false, CancellationToken stop = default) =>
        await templates.FindAsync(key, stop) is { } found ? (asDraft ? found.Definition : found.InForce?.Definition ?? found.Definition).ToJson() : null;

    /// <summary>Makes a draft from a file: of a new template, or of the one that has the key.</summary>
    /// <param name="key">The key; empty for one that follows from the name.</param>
    /// <param name="name">What people are to call it; empty keeps the name of a template that is there.</param>
    /// <param name="json">What the file holds.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public async Task<Outcome?> ImportAsync(string? key, string? name, string? json, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, TemplateEditService.What);
        if (!TemplateReader.TryRead(json, out TemplateDefinition? read, out string? unread)) return new Refused("Json", unread);
        string called = TemplateStore.Line(name);
        string id = string.IsNullOrWhiteSpace(key) ? TemplateStore.KeyOf(called) : key.Trim();
        if (id != TemplateStore.KeyOf(id)) return new Refused("Key", $"“{id}” is no key: it is made of small letters, digits and hyphens, 60 at most");
        return await database.ChangeAsync(actor, time, async (change, token) =>
        {
            if (await database.TrackedAsync(id, change, token) is not { } template)
            {
                if (await database.KeyProblemAsync(id, token) is { } problem) return new Refused("Key", problem);
                template = new ReportTemplate { Key = id, Name = called };
                database.ReportTemplates.Add(template);
            }
            else if (called.Length == 0) called = template.Name;

            if (await database.NameProblemAsync(called, id, token) is { } taken) return new Refused("Name", taken);
            if (template.Versions.Exists(v => v.InForceFrom is null)) return new Refused("Key", $"“{template.Name}” has a draft already: bring it into force or discard it first");
            template.Name = called;
            template.Versions.Add(new ReportTemplateVersion { Number = template.Versions.Select(v => v.Number).DefaultIfEmpty(0).Max() + 1, Definition = read.ToJson(), ChangedAt = change.At, ChangedBy = change.Actor.Name });
            change.Audit("template.imported", $"Draft of template “{called}” imported from a file.");
            string[] unknown = [.. TemplateReader.Unknown(read)];
            return new Saved($"Imported “{called}” as a draft{(unknown.Length == 0 ? "" : $". Kept, though this version does not know it: {string.Join(", ", unknown)}")}");
        }, stop);
    }
}

/// <summary>Reads a template's file, and says plainly what is wrong with it.</summary>
internal static class TemplateReader
{
    private static readonly string[] OfTemplates = ["title", "fileName"];
    private static readonly string[] OfSections = ["id", "kind"];

    public static bool TryRead(string? json, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TemplateDefinition? template, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? problem)
    {
        template = null;
        problem = Problem(json);
        if (problem is not null) return false;
        try
        {
            template = TemplateDefinition.FromJson(json!);
        }
        catch (JsonException wrong)
        {
            problem = $"The file is no template: {(wrong.Path is { Length: > 1 } path ? $"“{path.TrimStart('$').TrimStart('.')}” is not what it should be" : "it lacks something that every template has")}";
            return false;
        }

        if (template.Sections.Any(s => s is null || s.Settings.Values.Any(v => v is null))) problem = "The file is no template: a section or a setting of it is empty (null)";
        return problem is null;
    }

    /// <summary>The members that this version does not know, and the settings that their kinds do not have.</summary>
    public static IEnumerable<string> Unknown(TemplateDefinition template) =>
        (template.Unknown?.Keys ?? []).Concat(template.Sections.SelectMany(s => (s.Unknown?.Keys ?? []).Concat(s.Settings.Keys.Where(k => SectionKinds.Find(s.Kind) is { } kind && kind.Settings.All(x => x.Name != k))).Select(m => $"{s.Id}.{m}")));

    private static string? Problem(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return "The file is empty";
        if (json.Length > TemplateFileService.LongestFile) return $"The file is too long: it may have {TemplateFileService.LongestFile:N0} characters";
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return "The file is no template: it does not begin with {";
            if (OfTemplates.FirstOrDefault(m => !Has(root, m)) is { } lacks) return $"The file is no template: it lacks “{lacks}”";
            JsonElement sections = root.EnumerateObject().FirstOrDefault(p => p.Name.Equals("sections", StringComparison.OrdinalIgnoreCase)).Value;
            if (sections.ValueKind != JsonValueKind.Array) return sections.ValueKind == JsonValueKind.Undefined ? null : "The file is no template: its “sections” are no list";
            int place = 0;
            foreach (JsonElement section in sections.EnumerateArray())
            {
                place++;
                if (OfSections.FirstOrDefault(m => section.ValueKind != JsonValueKind.Object || !Has(section, m)) is { } member) return $"The file is no template: its section {place} lacks “{member}”";
            }

            return null;
        }
        catch (JsonException wrong)
        {
            return $"The file cannot be read: it is not JSON from line {(wrong.LineNumber ?? 0) + 1} on";
        }
    }

    private static bool Has(JsonElement element, string member) => element.EnumerateObject().Any(p => p.Name.Equals(member, StringComparison.OrdinalIgnoreCase) && p.Value.ValueKind == JsonValueKind.String);
}
