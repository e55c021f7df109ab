using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Reports.Committees;

/// <content>What is written, put back, said, assigned and chosen.</content>
public sealed partial class ReportTextService
{
    // The database gives the report its key when both are stored.
    private const int NotStored = -1;

    /// <summary>Stores a text; what it was before is kept.</summary>
    /// <returns>What became of it; null when there is no such report.</returns>
    /// <exception cref="NotPermittedException">The actor may not write this text.</exception>
    public async Task<Outcome?> SaveAsync(ReportTextEdit edit, Actor actor, CancellationToken stop = default) =>
        await SlotsAsync(edit.CommitteeId, edit.Quarter, stop) is { } slots
            ? await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, slots, change, token), stop)
            : null;

    /// <summary>An earlier text becomes the text again, as a draft; what it replaces is kept.</summary>
    /// <param name="committeeId">Database key of the committee.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="versionId">Database key of the earlier text.</param>
    /// <param name="actor">Who puts it back.</param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    /// <returns>What became of it; null when there is no such text.</returns>
    /// <exception cref="NotPermittedException">The actor may not write this text.</exception>
    public Task<Outcome?> PutBackAsync(int committeeId, Period quarter, int versionId, Actor actor, CancellationToken stop = default) =>
        database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                ReportTextVersion? earlier = await VersionQuery(database, versionId).FirstOrDefaultAsync(token);
                ReportText? text = earlier is null ? null : await TextOfQuery(database, committeeId, quarter, earlier.TextId).FirstOrDefaultAsync(token);
                RequireWriter(actor, text);
                if (text is null) return null;
                var put = new Saved($"Put back: the text of {BritishDay.Of(earlier!.At):d MMMM yyyy}, as a draft");
                if (text.Text == earlier.Text) return put;
                Replace(text, earlier.Text, change);
                text.IsReady = false;
                change.Audit("report-text.put-back", $"{await StartAsync(committeeId, text.Key, token)}the text of {BritishDay.Of(earlier.At):d MMMM yyyy} put back.", period: quarter);
                return put;
            },
            stop);

    /// <summary>Keeps a comment on a text.</summary>
    /// <returns>What became of it; null when there is no such report, or nothing of that key in it.</returns>
    /// <exception cref="NotPermittedException">The actor does not work on this report.</exception>
    public async Task<Outcome?> CommentAsync(ReportCommentEdit edit, Actor actor, CancellationToken stop = default)
    {
        if (!await WorksOnAsync(edit.CommitteeId, edit.Quarter, actor, stop)) RequireReports(actor, "comment on this report");
        if (await SlotsAsync(edit.CommitteeId, edit.Quarter, stop) is not { } slots || !slots.Slots.Any(s => s.Slot.Key == edit.Key)) return null;
        string text = (edit.Text ?? "").ReplaceLineEndings("\n").Trim();
        if (text.Length == 0) return new Refused(nameof(edit.Text), "Enter a comment");
        if (text.Length > ReportComment.TextLength) return new Refused(nameof(edit.Text), $"The comment must be {ReportComment.TextLength:N0} characters or fewer; it has {text.Length:N0}");
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                CommitteeReport report = await ReportAsync(edit.CommitteeId, edit.Quarter, token);
                database.ReportComments.Add(new ReportComment { ReportId = report.Id, Key = edit.Key, Text = text, At = change.At, By = actor.Name });
                change.Audit("report-text.commented", $"{await StartAsync(edit.CommitteeId, edit.Key, token)}comment added.", period: edit.Quarter);
                return new Saved("Comment added");
            },
            stop);
    }

    /// <summary>Says who is to write a text, and by when.</summary>
    /// <returns>What became of it; null when there is no such report, or nothing of that key in it.</returns>
    /// <exception cref="NotPermittedException">The actor may not say so.</exception>
    public async Task<Outcome?> GiveAsync(ReportAuthorEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "say who writes the texts of a report");
        if (await SlotsAsync(edit.CommitteeId, edit.Quarter, stop) is not { } slots || slots.Slots.Where(s => s.Slot.Key == edit.Key).Select(s => s.Slot).FirstOrDefault() is not { } slot) return null;
        List<FieldMessage> problems = [];
        Person? author = null;
        if (!string.IsNullOrWhiteSpace(edit.AuthorId))
        {
            author = int.TryParse(edit.AuthorId, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? await PersonQuery(database, id).FirstOrDefaultAsync(stop) : null;
            if (author is null) problems.Add(new FieldMessage(nameof(edit.AuthorId), "Choose an author from the list"));
        }

        DateOnly? due = null;
        if (!string.IsNullOrWhiteSpace(edit.DueOn))
        {
            if (DateParser.TryRead(edit.DueOn, out DateOnly day, out string? problem)) due = day;
            else problems.Add(new FieldMessage(nameof(edit.DueOn), problem));
        }

        if (problems.Count > 0) return new Refused(problems);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                ReportText? text = await TextQuery(database, edit.CommitteeId, edit.Quarter, edit.Key).FirstOrDefaultAsync(token);
                string words = $"{author?.DisplayName ?? "nobody"}{(due is { } by ? $", by {FigureFormat.Date(by)}" : "")}";
                var saved = new Saved($"Saved: {slot.Title} is to be written by {words}");
                if (text?.AuthorId == author?.Id && text?.DueOn == due) return saved;
                if (GivenVersionOf(text) != edit.Version) return new Conflict<TheirReportAuthor>(await TheirAuthorAsync(text, token));
                if (author is { IsDisabled: true } && author.Id != text?.AuthorId) return new Refused(nameof(edit.AuthorId), $"{author.DisplayName} cannot sign in any more. Choose somebody else");
                text ??= Add((await ReportAsync(edit.CommitteeId, edit.Quarter, token)).Id, edit.Key);
                text.AuthorId = author?.Id;
                text.DueOn = due;
                change.Audit("report-text.given", $"{await StartAsync(edit.CommitteeId, edit.Key, token)}to be written by {words}.", period: edit.Quarter);
                return saved;
            },
            stop);
    }

    /// <summary>Chooses the template that a report is made from; what was written stays.</summary>
    /// <returns>What became of it; null when there is no such report.</returns>
    /// <exception cref="NotPermittedException">The actor may not choose it.</exception>
    public async Task<Outcome?> ChooseTemplateAsync(ReportTemplateEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "choose the template of a report");
        if (!edit.Quarter.IsReportingQuarter || !await database.PaperQuery(edit.CommitteeId, edit.Quarter).AnyAsync(stop)) return null;
        string? key = string.IsNullOrWhiteSpace(edit.Template) ? null : edit.Template.Trim();
        DateOnly? meeting = await MeetingQuery(database, edit.CommitteeId, edit.Quarter).FirstOrDefaultAsync(stop);
        TemplateInForce? template = await new TemplateService(database).InForceAsync(key ?? options.Value.Template, meeting ?? edit.Quarter.End, stop);
        if (template is null) return new Refused(nameof(edit.Template), "Choose a template from the list: there is none of that name in force on the day of the meeting");
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                CommitteeReport? report = await StoredReportQuery(database, edit.CommitteeId, edit.Quarter).FirstOrDefaultAsync(token);
                var saved = new Saved($"Saved: the report is made from “{template.Name}”");
                if (report?.TemplateKey == (key is null ? null : template.Key)) return saved;
                // A report that somebody began to write meanwhile has no other template for it.
                bool isMeanwhile = report?.Version != edit.Version && !(edit.Version is null && report is { TemplateKey: null });
                if (isMeanwhile && report is not null) return new Conflict<TheirTemplate>(new TheirTemplate(report.TemplateKey, report.Version));
                report ??= await ReportAsync(edit.CommitteeId, edit.Quarter, token);
                report.TemplateKey = key is null ? null : template.Key;
                change.Audit("report.template-chosen", $"{await StartAsync(edit.CommitteeId, null, token)}made from the template “{template.Name}”.", period: edit.Quarter);
                return saved;
            },
            stop);
    }

    internal static IQueryable<Person> PersonQuery(PerformanceDbContext database, int userId) =>
        database.Users.AsNoTracking().Where(u => u.Id == userId).Select(u => new Person(u.Id, u.DisplayName, u.DisabledAt != null));

    internal static IQueryable<CommitteeReport> StoredReportQuery(PerformanceDbContext database, int committeeId, Period quarter) =>
        database.CommitteeReports.Where(r => r.CommitteeId == committeeId && r.Period == quarter);

    internal static IQueryable<ReportTextVersion> VersionQuery(PerformanceDbContext database, int versionId) => database.ReportTextVersions.AsNoTracking().Where(v => v.Id == versionId);

    internal static IQueryable<ReportText> TextOfQuery(PerformanceDbContext database, int committeeId, Period quarter, int textId) =>
        database.ReportTexts.Where(t => t.Id == textId && database.CommitteeReports.Any(r => r.Id == t.ReportId && r.CommitteeId == committeeId && r.Period == quarter));

    internal static IQueryable<DateOnly?> MeetingQuery(PerformanceDbContext database, int committeeId, Period quarter) =>
        database.CommitteeMeetings.AsNoTracking().Where(m => m.CommitteeId == committeeId && m.Period == quarter).OrderBy(m => m.Date).Select(m => (DateOnly?)m.Date);

    internal static IQueryable<Committee> CommitteeQuery(PerformanceDbContext database, int committeeId) => database.Committees.AsNoTracking().Where(c => c.Id == committeeId);

    private async Task<TheirReportAuthor> TheirAuthorAsync(ReportText? text, CancellationToken stop) =>
        new(text?.AuthorId is { } id ? (await PersonQuery(database, id).FirstOrDefaultAsync(stop))?.DisplayName : null, text?.DueOn, GivenVersionOf(text));

    private static Refused NoPlace() => new(nameof(ReportTextEdit.Text), "The report has no place for this text any more, because its template or its measures changed. Copy what you need from it");

    private async Task<Outcome?> StoreAsync(ReportTextEdit edit, PaperSlots slots, Change change, CancellationToken stop)
    {
        ReportText? text = await TextQuery(database, edit.CommitteeId, edit.Quarter, edit.Key).FirstOrDefaultAsync(stop);
        RequireWriter(change.Actor, text);
        if (Tidied(edit.Text, out string typed) is { } tooLong) return new Refused(nameof(edit.Text), tooLong);
        if (slots.Slots.Where(s => s.Slot.Key == edit.Key).Select(s => s.Slot).FirstOrDefault() is not { } slot) return NoPlace();
        if (edit.IsReady && typed.Length == 0) return new Refused(nameof(edit.IsReady), "Write the text before you mark it as ready");
        var saved = new Saved(typed.Length == 0 ? $"Saved: {slot.Title} has no text" : $"Saved as {(edit.IsReady ? "ready" : "a draft")}: {slot.Title}");
        // A second click on the button is no conflict.
        if ((text?.Text ?? "") == typed && (text?.IsReady ?? false) == edit.IsReady) return saved;
        if (VersionOf(text) != edit.Version) return new Conflict<TheirReportText>(new TheirReportText(text?.Text ?? "", text?.IsReady ?? false, VersionOf(text), text?.ChangedBy, text?.ChangedAt));

        text ??= Add((await ReportAsync(edit.CommitteeId, edit.Quarter, stop)).Id, edit.Key);
        string what = text.Text == typed ? "" : text.Text.Length == 0 ? "written, " : typed.Length == 0 ? "removed, " : "changed, ";
        if (text.Text != typed) Replace(text, typed, change);
        text.IsReady = edit.IsReady;
        change.Audit("report-text.saved", $"{await StartAsync(edit.CommitteeId, edit.Key, stop)}{what}{(edit.IsReady ? "ready" : "draft")}.", period: edit.Quarter);
        return saved;
    }

    private void Replace(ReportText text, string by, Change change)
    {
        if (text.Text.Length > 0) database.ReportTextVersions.Add(new ReportTextVersion { TextId = text.Id, Text = text.Text, At = text.ChangedAt ?? change.At, By = text.ChangedBy ?? change.Actor.Name });
        text.Text = by;
        text.ChangedAt = change.At;
        text.ChangedBy = change.Actor.Name;
    }

    private ReportText Add(int reportId, string key)
    {
        var text = new ReportText { ReportId = reportId, Key = key, Text = "" };
        database.ReportTexts.Add(text);
        return text;
    }

    private async Task<CommitteeReport> ReportAsync(int committeeId, Period quarter, CancellationToken stop)
    {
        if (await StoredReportQuery(database, committeeId, quarter).FirstOrDefaultAsync(stop) is { } stored) return stored;
        var report = new CommitteeReport { Id = NotStored, CommitteeId = committeeId, Period = quarter };
        database.CommitteeReports.Add(report).Property(r => r.Id).IsTemporary = true;
        return report;
    }

    private async Task<string> StartAsync(int committeeId, string? key, CancellationToken stop) =>
        $"Report for {await CommitteeQuery(database, committeeId).Select(c => c.Name).FirstOrDefaultAsync(stop)}{(key is null ? "" : $", {key}")}: ";
}
