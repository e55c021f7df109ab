using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Templates;

namespace PerformanceManagement.Core.Entry;

/// <summary>Reads what a person's first page needs beside the scorecard.</summary>
public sealed class HomeService(PerformanceDbContext database, IOptions<ReportOptions> options, TimeProvider time, SharedAnswers? shared = null)
{
    /// <summary>How many texts a first page lists.</summary>
    public const int MostTexts = 20;

    /// <summary>The directorate a user belongs to; null for corporate users.</summary>
    public async Task<Directorate?> DirectorateOfAsync(int userId, CancellationToken stop = default) =>
        await DirectorateQuery(database, userId).FirstOrDefaultAsync(stop);

    /// <summary>Whether the council has any measure yet.</summary>
    public Task<bool> HasMeasuresAsync(CancellationToken stop = default) => database.Measures.AnyAsync(stop);

    /// <summary>The names of users, by their keys.</summary>
    public async Task<IReadOnlyDictionary<int, string>> NamesAsync(IReadOnlyCollection<int> userIds, CancellationToken stop = default) =>
        userIds.Count == 0 ? new Dictionary<int, string>() : await database.Users.Where(u => userIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, stop);

    /// <summary>What the performance team decided about some measures in a quarter, by their keys; nothing of those about which it decided nothing.</summary>
    public async Task<IReadOnlyDictionary<int, DecidedTask>> DecidedAsync(Period quarter, IReadOnlyCollection<int> measureIds, CancellationToken stop = default) =>
        measureIds.Count == 0 ? new Dictionary<int, DecidedTask>() : await TaskQueries.DecidedQuery(database, quarter, [.. measureIds]).ToDictionaryAsync(d => d.MeasureId, stop);

    /// <summary>The meetings that take a quarter's report, in order of date.</summary>
    public async Task<QuarterMeetings> MeetingsAsync(Period quarter, CancellationToken stop = default)
    {
        List<CommitteeMeeting> meetings = await MeetingsQuery(database, quarter).ToListAsync(stop);
        return new QuarterMeetings(meetings, BritishDay.Today(time));
    }

    /// <summary>How far each directorate is with an open quarter's values, by name; nothing for a quarter that is not open.</summary>
    public async Task<IReadOnlyList<CollectionProgress>> ProgressAsync(Period quarter, CancellationToken stop = default)
    {
        var boards = new EntryBoardReader(database, shared);
        if (await boards.ReadAsync(null, stop) is not { } board || board.Open.All(c => c.Period != quarter)) return [];
        return board.ProgressOf(quarter, await boards.DraftsAsync(board, null, stop));
    }

    /// <summary>The texts of committees' reports that a person was given and has not marked as ready, the first due first; none of a report that is published.</summary>
    /// <param name="userId">The person's key.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<GivenTexts> TextsAsync(int userId, int most = MostTexts, CancellationToken stop = default)
    {
        List<GivenRow> rows = await TextsQuery(database, userId).Take(most + 1).ToListAsync(stop);
        if (rows.Count == 0) return new GivenTexts([], HasMore: false);
        DateOnly today = BritishDay.Today(time);
        IReadOnlyDictionary<(string, DateOnly), TemplateDefinition> templates = await new TemplateService(database).InForceAsync([.. rows.Select(TemplateOf).Distinct()], stop);
        return new GivenTexts(
            [
                .. from row in rows.Take(most)
                   let title = templates.TryGetValue(TemplateOf(row), out TemplateDefinition? template) ? template.NameOf(row.Key) : row.Key
                   select new GivenText(new ReportOf(row.CommitteeId, row.Committee, row.Quarter), row.Key, title) { Id = row.Id, DueOn = row.DueOn, IsOverdue = row.DueOn < today, IsBegun = row.IsBegun },
            ],
            rows.Count > most);

        (string, DateOnly) TemplateOf(GivenRow row) => (row.Template ?? options.Value.Template, row.Meeting ?? row.Quarter.End);
    }

    internal static IQueryable<GivenRow> TextsQuery(PerformanceDbContext database, int userId) =>
        from text in database.ReportTexts.AsNoTracking()
        where text.AuthorId == userId && !text.IsReady
        join report in database.CommitteeReports on text.ReportId equals report.Id
        join committee in database.Committees on report.CommitteeId equals committee.Id
        where !database.ReportEditions.Any(e => e.CommitteeId == report.CommitteeId && e.Period == report.Period && e.WithdrawnAt == null)
        orderby text.DueOn == null, text.DueOn, text.Id
        select new GivenRow(
            text.Id, committee.Id, committee.Name, report.Period, report.TemplateKey, text.Key, text.DueOn, text.Text != "",
            database.CommitteeMeetings.Where(m => m.CommitteeId == report.CommitteeId && m.Period == report.Period).Min(m => (DateOnly?)m.Date));

    internal static IQueryable<Directorate> DirectorateQuery(PerformanceDbContext database, int userId) =>
        database.Users.AsNoTracking().Where(u => u.Id == userId && u.Directorate != null).Select(u => u.Directorate!);

    internal static IQueryable<CommitteeMeeting> MeetingsQuery(PerformanceDbContext database, Period quarter) =>
        database.CommitteeMeetings.AsNoTracking().Include(m => m.Committee).Where(m => m.Period == quarter).OrderBy(m => m.Date).ThenBy(m => m.Id);
}
