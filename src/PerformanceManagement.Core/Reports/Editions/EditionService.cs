using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>Publishes a committee's report for good, in editions. What is wrong in one is put right in the next; none is ever changed.</summary>
public sealed partial class EditionService(PerformanceDbContext database, QuarterlyReportService reports, ReportFormats formats, TimeProvider time, ILogger<EditionService> log)
{
    private const string Area = "publish reports";

    /// <summary>
    /// Publishes the report as it stands. An edit that names nothing seen is answered with a <see cref="Preview{T}"/> of an <see cref="EditionPreview"/>, and so is
    /// one that saw another paper than the one there is now.
    /// </summary>
    /// <returns>
    /// Saved, with the number as its key; a conflict with the <see cref="EditionListing"/> that was published meanwhile; refused, also where the PDF could not be
    /// made; null when there is no such report.
    /// </returns>
    /// <exception cref="NotPermittedException">The actor does not prepare reports.</exception>
    public async Task<Outcome?> PublishAsync(int committeeId, Period quarter, EditionEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Report, Area);
        if (!quarter.IsReportingQuarter || await reports.GetAsync(committeeId, quarter, stop: stop) is not { } report) return null;

        EditionPreview preview = await PreviewAsync(committeeId, quarter, report, stop);
        if (edit.Seen is null || edit.Number is not { } number) return new Preview<EditionPreview>(preview);
        if (preview.Number != number) return preview.Before is { } theirs ? new Conflict<EditionListing>(theirs) : new Preview<EditionPreview>(preview with { HasMoved = true });
        if (preview.IsUnchanged) return new Refused("", $"Nothing has changed since edition {preview.Before!.Number}");
        if (preview.Seen != edit.Seen) return new Preview<EditionPreview>(preview with { HasMoved = true });
        if (Problems(edit, preview.IsSignedOff, number) is { Count: > 0 } problems) return new Refused(problems);

        // The files take seconds, so they are made before the transaction; the number they bear is taken in it.
        QuarterlyReport paper = EditionPaper.Of(report, number, BritishDay.Today(time));
        IReadOnlyList<ReportFile> alone;
        try
        {
            alone = await formats.FilesAsync(paper, stop);
        }
        catch (TypesettingException fault)
        {
            string reference = FaultReference.New();
            Log(log, fault, committeeId, quarter.Token, reference);
            return new Refused("", $"{fault.Message.TrimEnd('.')}. Nothing has been published. Try again; if it happens again, give this reference to whoever runs the site: {reference}");
        }

        ReportFile[] files = [.. alone, new ReportFile("zip", $"{paper.FileName}.zip", ReportFormats.Zip(paper, alone))];
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(committeeId, quarter, edit, preview, paper, files, change, token), stop);
    }

    /// <summary>The editions of a report that the actor may see; null when there is no such committee.</summary>
    public async Task<EditionList?> ListAsync(int committeeId, Period quarter, Actor actor, CancellationToken stop = default)
    {
        if (!quarter.IsReportingQuarter || await CommitteeQuery(database, committeeId).FirstOrDefaultAsync(stop) is not { } committee) return null;
        List<EditionListing> all = await ListQuery(database, committeeId, quarter).ToListAsync(stop);
        return new EditionList(committeeId, committee.Name, quarter, [.. all.Where(e => MaySee(e, actor))]);
    }

    /// <summary>One edition with the paper as it was published; null when there is none that the actor may see.</summary>
    public async Task<EditionView?> FindAsync(int committeeId, Period quarter, int number, Actor actor, CancellationToken stop = default)
    {
        if (await EditionQuery(database, committeeId, quarter, number).Select(Listed).FirstOrDefaultAsync(stop) is not { } listing || !MaySee(listing, actor)) return null;
        ReportEdition edition = await EditionQuery(database, committeeId, quarter, number).FirstAsync(stop);
        List<EditionFileListing> files = await database.FilesQuery(edition.Id).ToListAsync(stop);
        // In the order in which pages offer formats.
        List<string> order = [.. formats.All.Select(f => f.Key)];
        return new EditionView(listing, QuarterlyReport.FromJson(edition.Model), Lines(edition.Changes), Lines(edition.Checks), [.. files.OrderBy(f => order.IndexOf(f.Format))]);
    }

    /// <summary>A file of an edition as it was published; null when there is none that the actor may see.</summary>
    public async Task<ReportEditionFile?> FileAsync(int committeeId, Period quarter, int number, string format, Actor actor, CancellationToken stop = default) =>
        await EditionQuery(database, committeeId, quarter, number).Select(Listed).FirstOrDefaultAsync(stop) is { } listing && MaySee(listing, actor)
            ? await FileQuery(database, committeeId, quarter, number, format).FirstOrDefaultAsync(stop)
            : null;

    /// <summary>Two editions side by side; null when the actor may not see both.</summary>
    public async Task<EditionComparison?> CompareAsync(int committeeId, Period quarter, int first, int second, Actor actor, CancellationToken stop = default) =>
        await FindAsync(committeeId, quarter, first, actor, stop) is { } a && await FindAsync(committeeId, quarter, second, actor, stop) is { } b
            ? new EditionComparison(b.Report.Committee, a.Listing, b.Listing, EditionDifference.Between(a.Report, b.Report))
            : null;

    /// <summary>Takes an edition from the view of everybody but those who prepare reports. It is kept.</summary>
    /// <returns>Saved, or refused; null when there is no such edition.</returns>
    /// <exception cref="NotPermittedException">The actor does not prepare reports.</exception>
    public async Task<Outcome?> WithdrawAsync(int committeeId, Period quarter, int number, string? reason, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Report, "withdraw editions");
        string because = (reason ?? "").Trim();
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                ReportEdition? edition = await database.ReportEditions.FirstOrDefaultAsync(e => e.CommitteeId == committeeId && e.Period == quarter && e.Number == number, token);
                if (edition is null) return null;
                if (edition.WithdrawnAt is not null) return new Refused("Reason", $"Edition {number} was withdrawn by {edition.WithdrawnBy} already: {edition.WithdrawnBecause}");
                if (Reason("Reason", because, "Say why it is withdrawn") is { } problem) return new Refused([problem]);

                (edition.WithdrawnAt, edition.WithdrawnBy, edition.WithdrawnBecause) = (change.At, actor.Name, because);
                change.Audit("edition.withdrawn", $"Edition {number} of “{edition.Title}” for {quarter.Label} withdrawn: {because}", period: quarter);
                return new Saved($"Withdrawn: edition {number}");
            },
            stop);
    }

    internal static IQueryable<Committee> CommitteeQuery(PerformanceDbContext database, int committeeId) => database.Committees.AsNoTracking().Where(c => c.Id == committeeId);

    internal static IQueryable<EditionListing> ListQuery(PerformanceDbContext database, int committeeId, Period quarter) =>
        database.ReportEditions.AsNoTracking().Where(e => e.CommitteeId == committeeId && e.Period == quarter).OrderByDescending(e => e.Number).Select(Listed);

    internal static IQueryable<ReportEdition> EditionQuery(PerformanceDbContext database, int committeeId, Period quarter, int number) =>
        database.ReportEditions.AsNoTracking().Where(e => e.CommitteeId == committeeId && e.Period == quarter && e.Number == number);

    internal static IQueryable<ReportEditionFile> FileQuery(PerformanceDbContext database, int committeeId, Period quarter, int number, string format) =>
        from edition in database.ReportEditions.AsNoTracking()
        where edition.CommitteeId == committeeId && edition.Period == quarter && edition.Number == number
        join file in database.ReportEditionFiles.AsNoTracking() on edition.Id equals file.EditionId
        where file.Format == format
        select file;

    internal static IQueryable<Collection> SignedOffQuery(PerformanceDbContext database, Period quarter) =>
        database.Collections.AsNoTracking().Where(c => c.Period == quarter && c.State == CollectionState.SignedOff);

    // Without the model and the files.
    private static readonly Expression<Func<ReportEdition, EditionListing>> Listed = e => new EditionListing(
        e.Number, e.Title, e.PublishedAt, e.PublishedBy, e.UnsignedBecause, e.CorrectedBecause, e.Sha256, e.WithdrawnAt, e.WithdrawnBy, e.WithdrawnBecause);

    private static bool MaySee(EditionListing edition, Actor actor) => !edition.IsWithdrawn || Policies.Allows(Policies.Report, actor);

    private async Task<EditionPreview> PreviewAsync(int committeeId, Period quarter, QuarterlyReport report, CancellationToken stop)
    {
        EditionListing? before = await ListQuery(database, committeeId, quarter).FirstOrDefaultAsync(stop);
        string? model = before is null ? null : await EditionQuery(database, committeeId, quarter, before.Number).Select(e => e.Model).FirstAsync(stop);
        // Both as they come back from what is kept, so that nothing differs by the keeping.
        QuarterlyReport now = QuarterlyReport.FromJson(report.ToJson());
        return new EditionPreview(
            report.Committee,
            report.Title,
            (before?.Number ?? 0) + 1,
            EditionPaper.Content(now),
            await SignedOffQuery(database, quarter).AnyAsync(stop),
            [.. report.Warnings.Select(w => w.Text)],
            before,
            model is null ? [] : EditionDifference.Between(QuarterlyReport.FromJson(model), now));
    }

    private async Task<Outcome?> StoreAsync(int committeeId, Period quarter, EditionEdit edit, EditionPreview preview, QuarterlyReport paper, IReadOnlyList<ReportFile> files, Change change, CancellationToken stop)
    {
        EditionListing? last = await ListQuery(database, committeeId, quarter).FirstOrDefaultAsync(stop);
        if (last is not null && last.Number >= preview.Number) return new Conflict<EditionListing>(last);
        bool isSignedOff = await SignedOffQuery(database, quarter).AnyAsync(stop);
        if (Problems(edit, isSignedOff, preview.Number) is { Count: > 0 } problems) return new Refused(problems);

        string model = paper.ToJson();
        var edition = new ReportEdition
        {
            CommitteeId = committeeId,
            Period = quarter,
            Number = preview.Number,
            Title = paper.Title,
            PublishedAt = change.At,
            PublishedBy = change.Actor.Name,
            UnsignedBecause = isSignedOff ? null : edit.UnsignedBecause!.Trim(),
            CorrectedBecause = preview.Before is null ? null : edit.CorrectedBecause!.Trim(),
            Changes = preview.Before is not { } before ? null
                : preview.Changes.Count == 0 ? $"Nothing differs from edition {before.Number}, which was withdrawn" : string.Join('\n', preview.Changes.Select(c => c.Sentence)),
            Model = model,
            Checks = string.Join('\n', preview.Checks),
            Sha256 = EditionPaper.Seal(model, files.Select(f => (f.Format, f.Name, f.Sha256))),
        };
        edition.Files.AddRange(files.Select(f => new ReportEditionFile { Format = f.Format, Name = f.Name, Content = f.Content, Sha256 = f.Sha256 }));
        database.ReportEditions.Add(edition);
        change.Audit("edition.published", $"Edition {edition.Number} of “{edition.Title}” for {quarter.Label}, {paper.Committee}, published, SHA-256 {edition.Sha256}.", period: quarter);
        return new Saved($"Published: edition {edition.Number}") { Id = edition.Number };
    }

    private static List<FieldMessage> Problems(EditionEdit edit, bool isSignedOff, int number)
    {
        List<FieldMessage> problems = [];
        if (!isSignedOff && Reason(nameof(edit.UnsignedBecause), edit.UnsignedBecause, "Say why it is published before the quarter is signed off") is { } unsigned) problems.Add(unsigned);
        if (number > 1 && Reason(nameof(edit.CorrectedBecause), edit.CorrectedBecause, "Say why it is corrected") is { } corrected) problems.Add(corrected);
        return problems;
    }

    private static FieldMessage? Reason(string field, string? text, string ask) => (text ?? "").Trim() switch
    {
        { Length: 0 } => new FieldMessage(field, ask),
        { Length: > TextLengths.Reason } reason => new FieldMessage(field, $"The reason must be {TextLengths.Reason} characters or fewer; it has {reason.Length:N0}"),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The edition of committee {CommitteeId} for {Quarter} could not be made, reference {FaultReference}")]
    private static partial void Log(ILogger log, Exception fault, int committeeId, string quarter, string faultReference);

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
