using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>Templates as wholes: copied, taken up as a draft, brought into force by date. A version in force never changes.</summary>
public sealed class TemplateEditService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>What somebody would do who may not.</summary>
    internal const string What = "change the templates of committee papers";

    /// <summary>The key that a template of this name gets.</summary>
    public static string KeyOf(string? name) => TemplateStore.KeyOf(name);

    /// <summary>A template with its versions; null when there is none of this key.</summary>
    public async Task<TemplateDetails?> FindAsync(string key, CancellationToken stop = default)
    {
        DateOnly today = BritishDay.Today(time);
        if (await TemplateStore.TemplateQuery(database, key).AsNoTracking().FirstOrDefaultAsync(stop) is not { } stored)
            return ShippedTemplates.Find(key) is { } shipped && new TemplateVersion(1, TemplateStore.FirstDay, TemplateStore.Product, shipped.Definition) is var first ? new TemplateDetails(shipped.Key, shipped.Name, [first], first, null) : null;
        List<TemplateVersion> versions = [.. stored.Versions.Where(v => v.InForceFrom is not null).OrderByDescending(v => v.InForceFrom).Select(v => new TemplateVersion(v.Number, v.InForceFrom!.Value, v.ChangedBy, TemplateService.Read(v.Definition)))];
        return new TemplateDetails(stored.Key, stored.Name, versions, versions.Find(v => v.From <= today), stored.Versions.Find(v => v.InForceFrom is null) is { } draft ? TemplateDraft.Of(draft) : null);
    }

    /// <summary>Makes a template of its own from another: a draft, until it is brought into force.</summary>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public async Task<Outcome?> CopyAsync(string key, string? newName, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        string name = TemplateStore.Line(newName);
        return await database.ChangeAsync(actor, time, async (change, token) =>
        {
            if (await FindAsync(key, token) is not { } source) return null;
            if (await database.NameProblemAsync(name, "", token) is { } problem) return new Refused("Name", problem);
            if (await database.KeyProblemAsync(KeyOf(name), token) is { } taken) return new Refused("Name", taken);
            await database.TrackedAsync(key, change, token);
            TemplateDefinition definition = source.InForce?.Definition ?? source.Definition;
            Add(new ReportTemplate { Key = KeyOf(name), Name = name }, definition, change);
            change.Audit("template.copied", $"Template “{source.Name}” copied as “{name}”.");
            return new Saved($"Copied: “{name}” is a draft that you can change");
        }, stop);
    }

    /// <summary>Begins a draft of a new version, from the version that came or comes into force last.</summary>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public Task<Outcome?> StartDraftAsync(string key, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(actor, time, async (change, token) =>
        {
            if (await database.TrackedAsync(key, change, token) is not { } template) return null;
            if (template.Versions.Exists(v => v.InForceFrom is null)) return new Saved($"“{template.Name}” has a draft already");
            ReportTemplateVersion latest = template.Versions.MaxBy(v => v.InForceFrom)!;
            template.Versions.Add(new ReportTemplateVersion { Number = template.Versions.Max(v => v.Number) + 1, Definition = latest.Definition, ChangedAt = change.At, ChangedBy = change.Actor.Name });
            change.Audit("template.draft-started", $"Draft of template “{template.Name}” started from version {latest.Number}.");
            return new Saved($"You can now change the draft of “{template.Name}”. Papers stay as they are until it is brought into force");
        }, stop);
    }

    /// <summary>Brings the draft into force: papers of meetings from that day on are made from it.</summary>
    /// <param name="key">The template's key.</param>
    /// <param name="version">The version of the draft that was looked at.</param>
    /// <param name="day">The day as typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public Task<Outcome?> BringIntoForceAsync(string key, Guid? version, string? day, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(actor, time, async (change, token) =>
        {
            if (await TemplateStore.TemplateQuery(database, key).FirstOrDefaultAsync(token) is not { } template) return null;
            if (template.Versions.Find(v => v.InForceFrom is null) is not { } draft) return new Refused("", "There is no draft of this template: it was discarded or brought into force");
            if (draft.Version != version) return new Conflict<TemplateDraft>(TemplateDraft.Of(draft));
            string? problem = !DateParser.TryRead(day, out DateOnly from, out string? unread) ? unread : DayProblem(template, from, BritishDay.Of(change.At));
            if (problem is not null) return new Refused("From", problem);
            List<TemplateProblem> broken = [.. TemplateChecks.Of(TemplateService.Read(draft.Definition)).Where(p => p.Breaks)];
            if (broken.Count > 0) return new Refused([.. broken.Select(p => new FieldMessage("", p.SectionId is null ? p.Message.TrimEnd('.') : $"Section “{p.SectionId}”: {p.Message.TrimEnd('.')}"))]);
            draft.InForceFrom = from;
            draft.ChangedAt = change.At;
            draft.ChangedBy = change.Actor.Name;
            change.Audit("template.in-force", $"Version {draft.Number} of template “{template.Name}” in force for meetings from {FigureFormat.Date(from)}.");
            return new Saved($"Version {draft.Number} of “{template.Name}” makes the papers of meetings from {FigureFormat.Date(from)}");
        }, stop);
    }

    /// <summary>Throws the draft away; a template that has nothing else goes with it.</summary>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public Task<Outcome?> DiscardDraftAsync(string key, Guid? version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(actor, time, async (change, token) =>
        {
            if (await TemplateStore.TemplateQuery(database, key).FirstOrDefaultAsync(token) is not { } template) return null;
            if (template.Versions.Find(v => v.InForceFrom is null) is not { } draft) return new Saved($"“{template.Name}” has no draft");
            if (draft.Version != version) return new Conflict<TemplateDraft>(TemplateDraft.Of(draft));
            database.ReportTemplateVersions.Remove(draft);
            if (template.Versions.Count == 1) database.ReportTemplates.Remove(template);
            change.Audit("template.draft-discarded", $"Draft of template “{template.Name}” discarded.");
            return new Saved($"Discarded: the draft of “{template.Name}”");
        }, stop);
    }

    private static string? DayProblem(ReportTemplate template, DateOnly from, DateOnly today) =>
        from < today ? $"{FigureFormat.Date(from)} has passed: choose today or a later day"
        : template.Versions.Find(v => v.InForceFrom == from) is { } same ? $"Version {same.Number} comes into force on {FigureFormat.Date(from)} already: choose another day"
        : null;

    private void Add(ReportTemplate template, TemplateDefinition definition, Change change)
    {
        template.Versions.Add(new ReportTemplateVersion { Number = 1, Definition = definition.ToJson(), ChangedAt = change.At, ChangedBy = change.Actor.Name });
        database.ReportTemplates.Add(template);
    }
}
