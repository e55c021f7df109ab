using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>Changes the draft of a template, a step at a time; the second of two people who change it sees what the first one did.</summary>
public sealed class TemplateDraftService(PerformanceDbContext database, TimeProvider time)
{
    private const int DeepestLevel = 4;

    // What begins with no heading of its own.
    private static readonly string[] Unheaded = ["title-block", "front-sheet", "service-comments", "ways-of-working", "restated"];

    /// <summary>Adds a section of a kind, after another or at the end. The outcome's key is its place, 0 for the first.</summary>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public async Task<Outcome?> AddAsync(string key, Guid? version, string? kind, string? after, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, TemplateEditService.What);
        if (SectionKinds.Find(kind ?? "") is not { } found) return new Refused("Kind", "Choose what the section puts into the paper");
        return await EditAsync(key, version, actor, async (before, token) =>
        {
            int place = after is { Length: > 0 } ? Place(before, after) + 1 : before.Sections.Count;
            if (place == 0) return Step.No("", "The section after which it was to come was removed meanwhile");
            TemplateSection? neighbour = place > 0 && place <= before.Sections.Count && before.Sections.Count > 0 ? before.Sections[place - 1] : null;
            var section = new TemplateSection
            {
                Id = Free(found.Key, await UsedAsync(key, token)),
                Kind = found.Key,
                Heading = Unheaded.Contains(found.Key) ? "" : found.Name,
                Level = Math.Clamp(neighbour?.Level ?? 1, 1, DeepestLevel),
                IsNumbered = neighbour?.IsNumbered ?? false,
            };
            return new Step(before with { Sections = [.. before.Sections.Take(place), section, .. before.Sections.Skip(place)] }, $"Added: {found.Name}", $"section “{section.Id}” of the kind “{found.Name}” added at place {place + 1}") { Id = place };
        }, stop);
    }

    /// <summary>Removes a section. What authors wrote for it stays with their reports.</summary>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public Task<Outcome?> RemoveAsync(string key, Guid? version, string id, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, TemplateEditService.What);
        return EditAsync(key, version, actor, (before, _) =>
        {
            // Of two with one id, the later one goes.
            int place = before.Sections.Select((s, i) => s.Id == id ? i : -1).DefaultIfEmpty(-1).Max();
            return Task.FromResult(place < 0 ? new Step(before, "The section was removed", "")
                : new Step(before with { Sections = [.. before.Sections.Where((_, i) => i != place)] }, $"Removed: {NameOf(before.Sections[place])}", $"section “{id}”, {NameOf(before.Sections[place])}, removed"));
        }, stop);
    }

    /// <summary>Moves a section to a place, 1 for the first.</summary>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public Task<Outcome?> MoveAsync(string key, Guid? version, string id, int to, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, TemplateEditService.What);
        return EditAsync(key, version, actor, (before, _) =>
        {
            int from = Place(before, id);
            if (from < 0) return Task.FromResult(Step.No("", "The section was removed meanwhile"));
            List<TemplateSection> sections = [.. before.Sections];
            TemplateSection moved = sections[from];
            sections.RemoveAt(from);
            int place = Math.Clamp(to, 1, before.Sections.Count);
            sections.Insert(place - 1, moved);
            return Task.FromResult(new Step(before with { Sections = sections }, $"Moved to place {place}: {NameOf(moved)}", $"section “{id}” moved from place {from + 1} to {place}"));
        }, stop);
    }

    /// <summary>Changes what a section says and how.</summary>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public Task<Outcome?> ChangeAsync(SectionEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, TemplateEditService.What);
        return EditAsync(edit.Key, edit.Version, actor, (before, _) =>
        {
            int place = Place(before, edit.Id);
            if (place < 0) return Task.FromResult(Step.No("", "The section was removed meanwhile: add it again, and take what you need from here"));
            (TemplateSection? section, IReadOnlyList<FieldMessage> problems) = Typed(edit, before.Sections[place]);
            return Task.FromResult(section is null ? new Step(before, "", "") { Instead = new Refused(problems) }
                : new Step(before with { Sections = [.. before.Sections.Select((s, i) => i == place ? section : s)] }, $"Saved: {NameOf(section)}", $"section “{edit.Id}” changed: {NameOf(section)}"));
        }, stop);
    }

    /// <summary>Changes the template's own fields.</summary>
    /// <exception cref="NotPermittedException">The actor may not change templates.</exception>
    public Task<Outcome?> ChangeAsync(FieldsEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, TemplateEditService.What);
        string name = TemplateStore.Line(edit.Name);
        string limit = TemplateStore.Line(edit.NoteLimit).Replace(",", "", StringComparison.Ordinal);
        int most = 0;
        bool isLimit = limit.Length == 0 || (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) && most is >= TemplateDefinition.LeastNoteLimit and <= ResultFigures.NoteLength);
        return EditAsync(edit.Key, edit.Version, actor, async (before, token) =>
        {
            TemplateDefinition after = before with
            {
                Title = TemplateStore.Line(edit.Title),
                FileName = TemplateStore.Line(edit.FileName),
                Language = edit.Language ?? "",
                Profile = string.IsNullOrEmpty(edit.Profile) ? null : edit.Profile,
                Plan = TemplateStore.Line(edit.Plan),
                HasContents = edit.HasContents,
                NoCommentary = TemplateStore.Line(edit.NoCommentary),
                NoteLimit = most,
            };
            List<FieldMessage> problems = [.. TemplateChecks.OfFields(after).Where(p => p.Breaks && p.Setting != nameof(after.Sections)).Select(p => new FieldMessage(p.Setting!, p.Message.TrimEnd('.')))];
            if (!isLimit) problems.Add(new FieldMessage(nameof(edit.NoteLimit), $"Enter a whole number from {TemplateDefinition.LeastNoteLimit} to {ResultFigures.NoteLength:N0}, or leave it blank for no limit"));
            if (await database.NameProblemAsync(name, edit.Key, token) is { } taken) problems.Insert(0, new FieldMessage(nameof(edit.Name), taken));
            return problems.Count > 0 ? new Step(before, "", "") { Instead = new Refused(problems) } : new Step(after, $"Saved: “{name}”", "its own fields changed") { Name = name };
        }, stop);
    }

    private static (TemplateSection? Section, IReadOnlyList<FieldMessage> Problems) Typed(SectionEdit edit, TemplateSection before)
    {
        SectionKind? kind = SectionKinds.Find(before.Kind);
        List<FieldMessage> problems = [];
        Dictionary<string, string> settings = before.Settings.Where(s => kind?.Settings.All(k => k.Name != s.Key) != false).ToDictionary(s => s.Key, s => s.Value);
        foreach (SectionSetting setting in kind?.Settings ?? [])
        {
            int place = edit.Settings.Select((s, i) => s.Name == setting.Name ? i : -1).DefaultIfEmpty(-1).Max();
            string value = place < 0 ? setting.Of(before) : SettingText.Read(setting, edit.Settings[place].Value);
            problems.AddRange(TemplateChecks.OfSetting(before, setting, value).Where(p => p.Breaks).Select(p => FieldMessage.In(nameof(edit.Settings), Math.Max(place, 0), nameof(SettingEdit.Value), p.Message.TrimEnd('.'))));
            if (value != setting.Default && (value.Length > 0 || setting.CanBeEmpty)) settings[setting.Name] = value;
        }

        if (!int.TryParse(edit.Level, NumberStyles.None, CultureInfo.InvariantCulture, out int level) || level is < 1 or > DeepestLevel) problems.Add(new(nameof(edit.Level), "Choose the level of the heading, 1 to 4"));
        string text = TemplateStore.Tidy(edit.Text);
        if (text.Length > ReportText.TextLength) problems.Add(new(nameof(edit.Text), $"The text must be {ReportText.TextLength:N0} characters or fewer; it has {text.Length:N0}"));
        string heading = TemplateStore.Line(edit.Heading);
        if (heading.Length > TextLengths.Title) problems.Add(new(nameof(edit.Heading), $"The heading must be {TextLengths.Title} characters or fewer; it has {heading.Length}"));
        return problems.Count > 0 ? (null, problems) : (before with
        {
            Heading = heading,
            Level = level,
            IsNumbered = edit.IsNumbered,
            HasNumberedParagraphs = edit.HasNumberedParagraphs,
            IsWide = edit.IsWide,
            StartsPage = edit.StartsPage,
            Text = text,
            Settings = settings,
        }, problems);
    }

    // What changes nothing is no conflict: a second click on a button.
    private Task<Outcome?> EditAsync(string key, Guid? version, Actor actor, Func<TemplateDefinition, CancellationToken, Task<Step>> edit, CancellationToken stop) =>
        database.ChangeAsync(actor, time, async (change, token) =>
        {
            if (await database.DraftAsync(key, token) is not { } draft)
                return await TemplateStore.TemplateQuery(database, key).AnyAsync(token) || ShippedTemplates.Find(key) is not null ? new Refused("", "There is no draft of this template any more: it was discarded or brought into force") : null;
            Step step = await edit(TemplateService.Read(draft.Definition), token);
            string json = step.Definition.ToJson();
            bool isNew = json != draft.Definition || (step.Name is not null && step.Name != draft.Template!.Name);
            if (draft.Version != version && (isNew || step.Instead is not null)) return new Conflict<TemplateDraft>(TemplateDraft.Of(draft));
            if (step.Instead is not null) return step.Instead;
            if (!isNew) return new Saved(step.Sentence) { Id = step.Id };
            change.Audit(TemplateStore.Action, $"Draft of template “{draft.Template!.Name}”: {step.Audit}.");
            draft.Definition = json;
            draft.ChangedAt = change.At;
            draft.ChangedBy = change.Actor.Name;
            if (step.Name is not null) draft.Template.Name = step.Name;
            return new Saved(step.Sentence) { Id = step.Id };
        }, stop);

    // Ids of every version: what authors wrote for a section that was removed must not appear in another.
    private async Task<HashSet<string>> UsedAsync(string key, CancellationToken stop) =>
        [.. (await TemplateStore.TemplateQuery(database, key).SelectMany(t => t.Versions.Select(v => v.Definition)).ToListAsync(stop)).SelectMany(d => TemplateService.Read(d).Sections).Select(s => s.Id)];

    private static string Free(string kind, HashSet<string> used) => used.Contains(kind) ? Enumerable.Range(2, used.Count + 1).Select(n => $"{kind}-{n}").First(id => !used.Contains(id)) : kind;

    private static int Place(TemplateDefinition template, string id) => template.Sections.Select((s, i) => s.Id == id ? i : -1).Where(i => i >= 0).DefaultIfEmpty(-1).First();

    private static string NameOf(TemplateSection section) => section.Heading.Length > 0 ? section.Heading : SectionKinds.Find(section.Kind)?.Name ?? section.Id;

    private sealed record Step(TemplateDefinition Definition, string Sentence, string Audit)
    {
        public int? Id { get; init; }

        public string? Name { get; init; }

        public Outcome? Instead { get; init; }

        public static Step No(string field, string message) => new(Nothing, "", "") { Instead = new Refused(field, message) };

        private static TemplateDefinition Nothing { get; } = new() { Title = "", FileName = "" };
    }
}
