using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports;

/// <summary>A quarter's paper for a committee, as a list offers it.</summary>
/// <param name="CommitteeId">Database key of the committee.</param>
/// <param name="Committee">Its name.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="MeetingDate">When the committee takes it, or null while that is not known.</param>
public sealed record ReportListing(int CommitteeId, string Committee, Period Quarter, DateOnly? MeetingDate);

/// <summary>Makes the committee paper of a quarter: a fixed number of questions to the database, whatever the number of measures.</summary>
public sealed class QuarterlyReportService(PerformanceDbContext database, ScorecardService scorecards, IOptions<ReportOptions> options, ReportProfiles profiles)
{
    /// <summary>Committees that have measures or meetings, by name.</summary>
    public async Task<IReadOnlyList<Committee>> CommitteesAsync(CancellationToken stop = default) =>
        await CommitteesQuery(database).ToListAsync(stop);

    /// <summary>The papers there are: each committee with each quarter that has a value of its measures, a collection or a meeting; the latest quarter first.</summary>
    public async Task<IReadOnlyList<ReportListing>> ReportListAsync(CancellationToken stop = default)
    {
        List<Committee> committees = await CommitteesQuery(database).ToListAsync(stop);
        List<CommitteeMeeting> meetings = await MeetingsQuery(database).ToListAsync(stop);
        List<Period> collections = await database.Collections.AsNoTracking().Select(c => c.Period).ToListAsync(stop);
        List<CommitteeDay> days = await ValueDaysQuery(database).ToListAsync(stop);
        var dates = meetings.GroupBy(m => (m.CommitteeId, m.Period)).ToDictionary(g => g.Key, g => g.Min(m => m.Date));
        ILookup<int, Period> valued = days.ToLookup(d => d.CommitteeId, d => Period.Containing(d.Day, PeriodLength.Quarter, PeriodCalendar.Financial));
        return
        [
            .. committees
                .SelectMany(c => valued[c.Id].Concat(collections).Concat(dates.Keys.Where(k => k.CommitteeId == c.Id).Select(k => k.Period)).Distinct(), (c, quarter) => (c, quarter))
                .OrderByDescending(p => p.quarter).ThenBy(p => p.c.Name, StringComparer.OrdinalIgnoreCase)
                .Select(p => new ReportListing(p.c.Id, p.c.Name, p.quarter, dates.TryGetValue((p.c.Id, p.quarter), out DateOnly date) ? date : null)),
        ];
    }

    /// <summary>The paper of a committee, by its name whatever its case; null when there is no such committee.</summary>
    /// <param name="committee">Its name.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="profile">How it counts and in which words; null for the council's own.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public async Task<QuarterlyReport?> GetAsync(string committee, Period quarter, ReportProfile? profile = null, CancellationToken stop = default)
    {
        // Few rows, and SQLite compares letters beyond ASCII by case.
        List<Committee> all = await database.Committees.AsNoTracking().ToListAsync(stop);
        Committee? named = all.Find(c => string.Equals(c.Name, committee.Trim(), StringComparison.OrdinalIgnoreCase));
        return named is null ? null : await BuildAsync(named, quarter, profile, stop);
    }

    /// <summary>The paper of a committee; null when there is no such committee, or nothing to report to it in that quarter: no collection, no meeting and no value of its measures.</summary>
    /// <param name="committeeId">Its database key.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="profile">How it counts and in which words; null for the council's own.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public async Task<QuarterlyReport?> GetAsync(int committeeId, Period quarter, ReportProfile? profile = null, CancellationToken stop = default) =>
        await PaperQuery(database, committeeId, quarter).FirstOrDefaultAsync(stop) is { } committee
            ? await BuildAsync(committee, quarter, profile, stop)
            : null;

    internal static IQueryable<Committee> CommitteesQuery(PerformanceDbContext database) =>
        database.Committees.AsNoTracking()
            .Where(c => c.Measures.Any() || database.CommitteeMeetings.Any(m => m.CommitteeId == c.Id))
            .OrderBy(c => c.Name);

    // The same papers as in the list.
    internal static IQueryable<Committee> PaperQuery(PerformanceDbContext database, int committeeId, Period quarter)
    {
        DateOnly start = quarter.Start;
        DateOnly end = quarter.End;
        return database.Committees.AsNoTracking().Where(c => c.Id == committeeId
            && (database.Collections.Any(o => o.Period == quarter)
                || database.CommitteeMeetings.Any(m => m.CommitteeId == c.Id && m.Period == quarter)
                || c.Measures.Any(m => m.Results.Any(r => r.PeriodEnd >= start && r.PeriodEnd <= end))));
    }

    internal static IQueryable<CommitteeMeeting> MeetingsQuery(PerformanceDbContext database) => database.CommitteeMeetings.AsNoTracking();

    // The last days of periods with a result: few, however many measures there are.
    internal static IQueryable<CommitteeDay> ValueDaysQuery(PerformanceDbContext database) =>
        (from committee in database.Committees
         from measure in committee.Measures
         join result in database.Results on measure.Id equals result.MeasureId
         select new { committee.Id, result.PeriodEnd }).Distinct().Select(d => new CommitteeDay(d.Id, d.PeriodEnd));

    internal static IQueryable<PlanNote> CommentsQuery(PerformanceDbContext database, Period quarter) =>
        database.PlanNotes.AsNoTracking().Where(n => n.Period == quarter);

    private async Task<QuarterlyReport> BuildAsync(Committee committee, Period quarter, ReportProfile? profile, CancellationToken stop)
    {
        ReportTexts texts = (profile ?? profiles.Council).Texts;
        QuarterlyScorecard scorecard = await scorecards.GetAsync(quarter, new ScorecardFilter { CommitteeId = committee.Id }, stop);
        List<PlanItem> plan = await database.PlanQuery().ToListAsync(stop);
        List<PlanNote> comments = await CommentsQuery(database, quarter).ToListAsync(stop);
        CommitteeMeeting? meeting = await MeetingsQuery(database).Where(m => m.CommitteeId == committee.Id && m.Period == quarter).OrderBy(m => m.Date).FirstOrDefaultAsync(stop);
        return ReportBuilder.Build(new ReportRequest
        {
            Council = options.Value.CouncilName ?? "",
            Committee = committee.Name,
            Scorecard = scorecard.CountedBy(texts.Counting.Rules),
            Plan = plan,
            Comments = comments.ToDictionary(c => c.PlanItemId, c => c.Text),
            MeetingDate = meeting?.Date,
            Options = options.Value,
            Texts = texts,
            Characters = profiles.Characters,
        });
    }
}

/// <summary>A day on which a period of a committee's measures ended.</summary>
internal sealed record CommitteeDay(int CommitteeId, DateOnly Day);
