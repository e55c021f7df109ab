using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Reports.Committees;

/// <summary>
/// What persons write for a committee's report of a quarter. Whoever prepares reports writes every text; somebody who is named as the author of one writes
/// that one, and reads the others.
/// </summary>
public sealed partial class ReportTextService(PerformanceDbContext database, QuarterlyReportService reports, IOptions<ReportOptions> options, TimeProvider time)
{
    /// <summary>The report with everything that persons write for it; null when there is no such report.</summary>
    /// <param name="committeeId">Database key of the committee.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor does not work on this report.</exception>
    public async Task<ReportWork?> WorkAsync(int committeeId, Period quarter, Actor actor, CancellationToken stop = default)
    {
        if (await SlotsAsync(committeeId, quarter, stop) is not { } slots) return null;
        CommitteeReport? report = await database.ReportQuery(committeeId, quarter).FirstOrDefaultAsync(stop);
        int reportId = report?.Id ?? 0;
        List<AuthoredText> texts = await AuthoredQuery(database, reportId).ToListAsync(stop);
        RequireReader(actor, texts.Select(t => t.Text));
        Dictionary<string, int> comments = await CommentCountsQuery(database, reportId).ToDictionaryAsync(c => c.Key, c => c.Count, stop);
        DateOnly day = slots.Request.MeetingDate ?? quarter.End;
        IReadOnlyList<TemplateListing> templates = await new TemplateService(database).ListAsync(day, stop);

        var paper = new PaperContext(slots.Request);
        QuarterlyReport made = ReportBuilder.Build(slots.Request);
        Dictionary<string, AuthoredText> written = texts.ToDictionary(t => t.Text.Key);
        HashSet<string> keys = [.. slots.Slots.Select(s => s.Slot.Key)];
        string template = report?.TemplateKey ?? options.Value.Template;
        return new ReportWork(Of(slots, quarter), made.Title, slots.Request.MeetingDate, [.. slots.Slots.Select(s => Part(s.Slot, Heading(paper, s.Section), written.GetValueOrDefault(s.Slot.Key)))], made.Warnings)
        {
            Template = report?.TemplateKey,
            TemplateName = templates.FirstOrDefault(t => string.Equals(t.Key, template, StringComparison.OrdinalIgnoreCase))?.Name ?? template,
            Templates = [.. templates.Where(t => t.InForce is not null)],
            Version = report?.Version,
            WithoutPlace = [.. texts.Where(t => !keys.Contains(t.Text.Key) && t.Text.Text.Length > 0).OrderBy(t => t.Text.Key, StringComparer.Ordinal).Select(t => Part(new TextSlot(t.Text.Key, t.Text.Key), "", t))],
            Given = slots.Request.Given.Count,
            Published = await PublishedQuery(database, committeeId, quarter).FirstOrDefaultAsync(stop),
            MayManage = Policies.Allows(Policies.ManageRules, actor),
        };

        ReportSlot Part(TextSlot slot, string heading, AuthoredText? text) => PartOf(slot, heading, text, comments.GetValueOrDefault(slot.Key), actor);
    }

    /// <summary>The form of one text; null when there is no such report, or nothing of that key in it.</summary>
    /// <param name="committeeId">Database key of the committee.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="key">The key of the part.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="isTyped">Whether something was typed for it, which is to be shown even where the report has no place for it any more.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor does not work on this report.</exception>
    public async Task<ReportTextForm?> FindAsync(int committeeId, Period quarter, string key, Actor actor, bool isTyped = false, CancellationToken stop = default)
    {
        if (await SlotsAsync(committeeId, quarter, stop) is not { } slots) return null;
        CommitteeReport? report = await database.ReportQuery(committeeId, quarter).FirstOrDefaultAsync(stop);
        int reportId = report?.Id ?? 0;
        List<AuthoredText> texts = await AuthoredQuery(database, reportId).ToListAsync(stop);
        RequireReader(actor, texts.Select(t => t.Text));
        AuthoredText? text = texts.Find(t => t.Text.Key == key);
        (TemplateSection Section, TextSlot Slot)? place = slots.Slots.Where(s => s.Slot.Key == key).Select(s => ((TemplateSection, TextSlot)?)s).FirstOrDefault();
        if (place is null && text is null && !isTyped) return null;

        bool mayManage = Policies.Allows(Policies.ManageRules, actor);
        List<ReportComment> comments = await CommentsQuery(database, reportId, key).ToListAsync(stop);
        return new ReportTextForm(Of(slots, quarter), PartOf(place?.Slot ?? new TextSlot(key, key), place is { } of ? Heading(new PaperContext(slots.Request), of.Section) : "", text, comments.Count, actor))
        {
            Text = text?.Text.Text ?? "",
            IsReady = text?.Text.IsReady ?? false,
            Version = VersionOf(text?.Text),
            AuthorId = text?.Text.AuthorId,
            GivenVersion = GivenVersionOf(text?.Text),
            ChangedAt = text?.Text.ChangedAt,
            ChangedBy = text?.Text.ChangedBy,
            History = text is null ? [] : await HistoryQuery(database, text.Text.Id).ToListAsync(stop),
            Comments = comments,
            Earlier = await EarlierQuery(database, committeeId, quarter.Previous, key).FirstOrDefaultAsync(stop),
            HasPlace = place is not null,
            Published = await PublishedQuery(database, committeeId, quarter).FirstOrDefaultAsync(stop),
            MayManage = mayManage,
            People = mayManage ? [.. (await PeopleQuery(database, text?.Text.AuthorId).ToListAsync(stop)).Select(p => KeyValuePair.Create(p.Id, p.DisplayName))] : [],
        };
    }

    /// <summary>What a text will look like in the report; nothing is stored.</summary>
    /// <returns>The preview, or why there is none; null when there is no such report, or nothing of that key in it.</returns>
    /// <exception cref="NotPermittedException">The actor may not write this text.</exception>
    public async Task<Outcome?> PreviewAsync(ReportTextEdit edit, Actor actor, CancellationToken stop = default)
    {
        if (await SlotsAsync(edit.CommitteeId, edit.Quarter, stop) is not { } slots) return null;
        RequireWriter(actor, await TextQuery(database, edit.CommitteeId, edit.Quarter, edit.Key).FirstOrDefaultAsync(stop));
        if (Tidied(edit.Text, out string text) is { } tooLong) return new Refused(nameof(edit.Text), tooLong);
        if (slots.Slots.Where(s => s.Slot.Key == edit.Key).Select(s => s.Section).FirstOrDefault() is not { } section) return NoPlace();

        QuarterlyReport before = ReportBuilder.Build(slots.Request);
        ReportRequest request = slots.Request with { Written = new Dictionary<string, string>(slots.Request.Written) { [edit.Key] = text } };
        QuarterlyReport after = ReportBuilder.Build(request);
        return new Preview<ReportTextPreview>(new ReportTextPreview(
            after with
            {
                HasContents = false,
                TitleBlock = section.Kind is "title-block" or "front-sheet" ? after.TitleBlock : [],
                Sections = Own(request, after, section),
            },
            [.. after.Warnings.Except(before.Warnings).Select(w => w.Text)]));
    }

    /// <summary>Whether the actor works on a report: prepares reports, or is named as the author of one of its texts.</summary>
    public async Task<bool> WorksOnAsync(int committeeId, Period quarter, Actor actor, CancellationToken stop = default) =>
        MayWriteAll(actor) || (actor.UserId is { } user && await AuthorsQuery(database, committeeId, quarter).AnyAsync(a => a == user, stop));

    internal static IQueryable<AuthoredText> AuthoredQuery(PerformanceDbContext database, int reportId) =>
        database.ReportTexts.AsNoTracking().Where(t => t.ReportId == reportId)
            .Select(t => new AuthoredText(t, database.Users.Where(u => u.Id == t.AuthorId).Select(u => u.DisplayName).FirstOrDefault()));

    internal static IQueryable<KeyCount> CommentCountsQuery(PerformanceDbContext database, int reportId) =>
        database.ReportComments.AsNoTracking().Where(c => c.ReportId == reportId).GroupBy(c => c.Key).Select(g => new KeyCount(g.Key, g.Count()));

    internal static IQueryable<ReportComment> CommentsQuery(PerformanceDbContext database, int reportId, string key) =>
        database.ReportComments.AsNoTracking().Where(c => c.ReportId == reportId && c.Key == key).OrderBy(c => c.Id);

    internal static IQueryable<ReportTextVersion> HistoryQuery(PerformanceDbContext database, int textId) =>
        database.ReportTextVersions.AsNoTracking().Where(v => v.TextId == textId).OrderByDescending(v => v.Id);

    internal static IQueryable<ReportText> TextQuery(PerformanceDbContext database, int committeeId, Period quarter, string key) =>
        database.ReportTexts.Where(t => t.Key == key && database.CommitteeReports.Any(r => r.Id == t.ReportId && r.CommitteeId == committeeId && r.Period == quarter));

    internal static IQueryable<string> EarlierQuery(PerformanceDbContext database, int committeeId, Period quarter, string key) =>
        TextQuery(database, committeeId, quarter, key).AsNoTracking().Where(t => t.Text != "").Select(t => t.Text);

    internal static IQueryable<int?> PublishedQuery(PerformanceDbContext database, int committeeId, Period quarter) =>
        database.ReportEditions.AsNoTracking().Where(e => e.CommitteeId == committeeId && e.Period == quarter && e.WithdrawnAt == null).OrderByDescending(e => e.Number).Select(e => (int?)e.Number);

    internal static IQueryable<int?> AuthorsQuery(PerformanceDbContext database, int committeeId, Period quarter) =>
        database.ReportTexts.AsNoTracking().Where(t => database.CommitteeReports.Any(r => r.Id == t.ReportId && r.CommitteeId == committeeId && r.Period == quarter)).Select(t => t.AuthorId);

    internal static IQueryable<Person> PeopleQuery(PerformanceDbContext database, int? author) =>
        database.Users.AsNoTracking().Where(u => u.DisabledAt == null || u.Id == author).OrderBy(u => u.DisplayName).Select(u => new Person(u.Id, u.DisplayName, u.DisabledAt != null));

    /// <summary>The version of what was written: the same for the same text and mark, whoever is named as its author meanwhile.</summary>
    internal static Guid? VersionOf(ReportText? text) =>
        text?.ChangedAt is null ? null : Hash($"{(text.IsReady ? "ready" : "draft")}\n{text.Text}");

    /// <summary>The version of who is to write it and by when, whatever is written meanwhile; null where nobody said.</summary>
    internal static Guid? GivenVersionOf(ReportText? text) => text is null or { AuthorId: null, DueOn: null } ? null : Hash($"{text.AuthorId} {text.DueOn:O}");

    private static Guid Hash(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));

    // A text far beyond what is kept is not searched for what Word left in it.
    private static string? Tidied(string? typed, out string text)
    {
        text = typed is { Length: > 2 * ReportText.TextLength } ? typed : MarkdownText.Tidy(typed);
        if (string.IsNullOrWhiteSpace(text)) text = "";
        return text.Length <= ReportText.TextLength ? null : $"The text must be {ReportText.TextLength:N0} characters or fewer; it has {text.Length:N0}";
    }

    private async Task<PaperSlots?> SlotsAsync(int committeeId, Period quarter, CancellationToken stop) =>
        quarter.IsReportingQuarter ? await reports.SlotsAsync(committeeId, quarter, stop) : null;

    private ReportSlot PartOf(TextSlot slot, string heading, AuthoredText? text, int comments, Actor actor)
    {
        ReportTextState state = text is null || text.Text.Text.Length == 0 ? ReportTextState.NotWritten : text.Text.IsReady ? ReportTextState.Ready : ReportTextState.Draft;
        return new ReportSlot(slot, heading, state)
        {
            Author = text?.Author,
            DueOn = text?.Text.DueOn,
            IsOverdue = state != ReportTextState.Ready && text?.Text.DueOn < BritishDay.Today(time),
            Comments = comments,
            MayWrite = MayWrite(actor, text?.Text),
        };
    }

    private static ReportOf Of(PaperSlots slots, Period quarter) => new(slots.Committee.Id, slots.Committee.Name, quarter);

    private static string Heading(PaperContext paper, TemplateSection section) => PlainText.Line(paper.Fill(section.Heading));

    // What the section made in the whole report, numbers and all. One without a heading went on under the one before it, and is made by itself.
    private static IReadOnlyList<ReportSection> Own(ReportRequest request, QuarterlyReport report, TemplateSection section)
    {
        ReportSection[] own = [.. report.Sections.Where(s => OwnerOf(request.Template, s.Id) == section.Id)];
        if (own.Length > 0) return own;
        var alone = new PaperContext(request with { Template = request.Template with { Sections = [section with { Heading = section.Heading.Length == 0 ? "This part" : section.Heading }] } });
        return section.Kind is "title-block" or "front-sheet" ? [] : ReportBuilder.Build(alone.Request).Sections;
    }

    private static string? OwnerOf(TemplateDefinition template, string id) =>
        template.Sections.Select(s => s.Id).Where(s => s == id || id.StartsWith(s + "-", StringComparison.Ordinal)).MaxBy(s => s.Length);

    private static bool MayWriteAll(Actor actor) => Policies.Allows(Policies.Report, actor) || Policies.Allows(Policies.ManageRules, actor);

    private static bool IsAuthor(Actor actor, ReportText? text) => text?.AuthorId is { } author && author == actor.UserId;

    private static bool MayWrite(Actor actor, ReportText? text) => MayWriteAll(actor) || IsAuthor(actor, text);

    private static void RequireReader(Actor actor, IEnumerable<ReportText> texts)
    {
        if (!texts.Any(t => IsAuthor(actor, t))) RequireReports(actor, "work on this report");
    }

    private static void RequireWriter(Actor actor, ReportText? text)
    {
        if (!IsAuthor(actor, text)) RequireReports(actor, "write this text");
    }

    private static void RequireReports(Actor actor, string what)
    {
        if (!Policies.Allows(Policies.ManageRules, actor)) actor.Require(Policies.Report, what, "Ask the performance team to name you as the author of a text.");
    }
}

/// <summary>A text with the name of who is to write it.</summary>
internal sealed record AuthoredText(ReportText Text, string? Author);

/// <summary>How many there are of a key.</summary>
internal sealed record KeyCount(string Key, int Count);

/// <summary>Somebody who can be named as an author.</summary>
internal sealed record Person(int Id, string DisplayName, bool IsDisabled);
