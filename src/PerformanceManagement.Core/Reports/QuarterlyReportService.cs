using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports;

/// <summary>Makes the committee paper of a quarter: a fixed number of questions to the database, whatever the number of measures.</summary>
/// <param name="database">The database.</param>
/// <param name="scorecards">The quarters.</param>
/// <param name="options">Who papers are from, where <paramref name="council"/> does not say it.</param>
/// <param name="profiles">How they count.</param>
/// <param name="faults">Where a fault in one section is reported, which then says so; null lets it through, for tests to see.</param>
/// <param name="shared">What was read before and still holds; null reads it.</param>
/// <param name="council">Who papers are from and how they count by the council's settings; null for the options and the profile of the configuration.</param>
public sealed class QuarterlyReportService(PerformanceDbContext database, ScorecardService scorecards, IOptions<ReportOptions> options, ReportProfiles profiles, MeasureFaults? faults = null, SharedAnswers? shared = null, CouncilPapers? council = null)
{
    /// <summary>Committees that have measures or meetings, by name.</summary>
    public async Task<IReadOnlyList<Committee>> CommitteesAsync(CancellationToken stop = default) =>
        await CommitteesQuery(database).ToListAsync(stop);

    /// <summary>The papers there are: each committee with each quarter that has a value of its measures, a collection or a meeting; the latest quarter first.</summary>
    public Task<IReadOnlyList<ReportListing>> ReportListAsync(CancellationToken stop = default) => SharedAnswers.GetAsync(shared, database, nameof(ReportListing), ReadListAsync, stop);

    // Goes through the days of all figures, so it is read once for a version of the data.
    private async Task<IReadOnlyList<ReportListing>> ReadListAsync(CancellationToken stop)
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
                .SelectMany(c => valued[c.Id].Concat(collections).Concat(dates.Keys.Where(k => k.CommitteeId == c.Id).Select(k => k.Period)).Distinct().Where(c.IsOpenIn), (c, quarter) => (c, quarter))
                .OrderByDescending(p => p.quarter).ThenBy(p => p.c.Name, StringComparer.OrdinalIgnoreCase)
                .Select(p => new ReportListing(p.c.Id, p.c.Name, p.quarter, dates.TryGetValue((p.c.Id, p.quarter), out DateOnly date) ? date : null)),
        ];
    }

    /// <summary>The paper of a committee, by its name whatever its case; null when there is no such committee.</summary>
    /// <param name="committee">Its name.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="choice">A template or a profile other than those of the report; null for those.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public async Task<QuarterlyReport?> GetAsync(string committee, Period quarter, ReportChoice? choice = null, CancellationToken stop = default)
    {
        // Few rows, and SQLite compares letters beyond ASCII by case.
        List<Committee> all = await database.Committees.AsNoTracking().ToListAsync(stop);
        Committee? named = all.Find(c => string.Equals(c.Name, committee.Trim(), StringComparison.OrdinalIgnoreCase));
        return named is null ? null : await BuildAsync(named, quarter, choice, stop);
    }

    /// <summary>The paper of a committee; null when there is no such committee, or nothing to report to it in that quarter: no collection, no meeting and no value of its measures.</summary>
    /// <param name="committeeId">Its database key.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="choice">A template or a profile other than those of the report; null for those.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public async Task<QuarterlyReport?> GetAsync(int committeeId, Period quarter, ReportChoice? choice = null, CancellationToken stop = default) =>
        await database.PaperQuery(committeeId, quarter).FirstOrDefaultAsync(stop) is { } committee
            ? await BuildAsync(committee, quarter, choice, stop)
            : null;

    internal static IQueryable<Committee> CommitteesQuery(PerformanceDbContext database) =>
        database.Committees.AsNoTracking()
            .Where(c => c.Measures.Any() || database.CommitteeMeetings.Any(m => m.CommitteeId == c.Id) || database.ReportEditions.Any(e => e.CommitteeId == c.Id))
            .OrderBy(c => c.Name);

    internal static IQueryable<CommitteeMeeting> MeetingsQuery(PerformanceDbContext database) => database.CommitteeMeetings.AsNoTracking();

    // The last days of periods with a result: few, however many measures there are.
    internal static IQueryable<CommitteeDay> ValueDaysQuery(PerformanceDbContext database) =>
        (from committee in database.Committees
         from measure in committee.Measures
         join result in database.Results on measure.Id equals result.MeasureId
         select new { committee.Id, result.PeriodEnd }).Distinct().Select(d => new CommitteeDay(d.Id, d.PeriodEnd));

    internal static IQueryable<PlanNote> CommentsQuery(PerformanceDbContext database, Period quarter) =>
        database.PlanNotes.AsNoTracking().Where(n => n.Period == quarter);

    /// <summary>What persons write for a report: the slots of its template's sections in order; null when there is no such report.</summary>
    internal async Task<PaperSlots?> SlotsAsync(int committeeId, Period quarter, CancellationToken stop = default) =>
        await database.PaperQuery(committeeId, quarter).FirstOrDefaultAsync(stop) is { } committee && await RequestAsync(committee, quarter, null, stop) is { } request
            ? new PaperSlots(committee, request, ReportBuilder.Slots(new PaperContext(request)))
            : null;

    private async Task<QuarterlyReport?> BuildAsync(Committee committee, Period quarter, ReportChoice? choice, CancellationToken stop) =>
        await RequestAsync(committee, quarter, choice, stop) is { } request ? ReportBuilder.Build(request) : null;

    private async Task<ReportRequest?> RequestAsync(Committee committee, Period quarter, ReportChoice? choice, CancellationToken stop)
    {
        QuarterlyScorecard scorecard = await scorecards.GetAsync(quarter, new ScorecardFilter { CommitteeId = committee.Id }, stop);
        CommitteeMeeting? meeting = await MeetingsQuery(database).Where(m => m.CommitteeId == committee.Id && m.Period == quarter).OrderBy(m => m.Date).FirstOrDefaultAsync(stop);
        CommitteeReport? report = await database.ReportQuery(committee.Id, quarter).FirstOrDefaultAsync(stop);
        ReportOptions from = council is null ? options.Value : await council.OptionsAsync(stop);
        TemplateDefinition template;
        if (choice?.Definition is { } own) template = own;
        else
        {
            string key = choice?.Template ?? report?.TemplateKey ?? from.Template;
            if (await new TemplateService(database).InForceAsync(key, meeting?.Date ?? quarter.End, stop) is not { } found) return null;
            template = found.Definition;
        }

        ReportProfile profile = choice?.Profile ?? OwnProfile(template) ?? (council is null ? profiles.Council : await council.ProfileAsync(stop));
        Dictionary<Period, QuarterlyScorecard> earlier = [];
        int back = template.Sections.Select(s => SectionKinds.Find(s.Kind)?.QuartersBack(s, quarter) ?? 0).DefaultIfEmpty(0).Max();
        foreach (Period before in Enumerable.Range(1, back).Select(quarter.Back)) earlier[before] = (await scorecards.GetAsync(before, new ScorecardFilter { CommitteeId = committee.Id }, stop)).CountedBy(profile.Texts.Counting.Rules);
        List<PlanItem> plan = (await database.PlanCalendarAsync(stop)).ItemsOf(quarter, await database.PlanQuery().ToListAsync(stop));
        List<PlanNote> comments = await CommentsQuery(database, quarter).ToListAsync(stop);
        // What a signed-off quarter called the plan is kept with all of its measures, and not with those of the committee alone.
        QuarterlyScorecard whole = await EditionService.SignedOffQuery(database, quarter).AnyAsync(stop) ? await scorecards.GetAsync(quarter, new ScorecardFilter(), stop) : scorecard;
        return new ReportRequest
        {
            Council = from.CouncilName ?? "",
            Logo = council is null ? null : await council.LogoAsync(stop),
            Committee = committee.Name,
            Scorecard = scorecard.CountedBy(profile.Texts.Counting.Rules),
            Plan = PlanOf(plan, scorecard, whole, comments),
            Comments = comments.ToDictionary(c => c.PlanItemId, c => c.Text),
            MeetingDate = meeting?.Date,
            Options = from,
            Template = template,
            Sentences = profile.Texts.Sentences,
            Written = report is null ? new Dictionary<string, string>() : await TextsQuery(database, report.Id).ToDictionaryAsync(t => t.Key, t => t.Text, stop),
            Given = report is null ? new Dictionary<(string, string), GivenCell>() : (await GivenQuery(database, report.Id).ToListAsync(stop)).ToDictionary(g => (g.Code, g.Column), g => new GivenCell(g.Text, g.Reason, "an officer")),
            Earlier = earlier,
            Benchmarks = NeedsBenchmarks(template) ? await BenchmarksAsync(scorecard, stop) : new Dictionary<int, string>(),
            Delivery = template.Sections.Any(s => SectionKinds.Find(s.Kind) is { NeedsDelivery: true }) ? await new DeliveryReader(database).ReadAsync(quarter, new DeliveryFilter { CommitteeId = committee.Id }, stop) : null,
            Characters = profiles.Characters,
            Fault = faults is null ? null : fault => faults.Report(committee.Id, fault),
        };
    }

    // The plan as the quarter has it: what was closed before stands in it where something of the quarter does, and what a signed-off quarter called otherwise is called so.
    private static IReadOnlyList<PlanItem> PlanOf(List<PlanItem> plan, QuarterlyScorecard scorecard, QuarterlyScorecard whole, List<PlanNote> comments)
    {
        HashSet<string> used = scorecard.Rows.SelectMany(r => r.PlanPath).Select(p => p.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        HashSet<int> said = [.. comments.Select(c => c.PlanItemId)];
        return PlanOutline.AsSeen(PlanOutline.In(plan, scorecard.Quarter, i => used.Contains(i.Key) || said.Contains(i.Id)), whole.Rows.Select(r => r.PlanPath));
    }

    internal static IQueryable<ReportText> TextsQuery(PerformanceDbContext database, int reportId) => database.ReportTexts.AsNoTracking().Where(t => t.ReportId == reportId);

    internal static IQueryable<ReportGiven> GivenQuery(PerformanceDbContext database, int reportId) => database.ReportGiven.AsNoTracking().Where(g => g.ReportId == reportId);

    internal static IQueryable<Benchmark> BenchmarksQuery(PerformanceDbContext database, IReadOnlyCollection<int> measures) => database.Benchmarks.AsNoTracking().Where(b => measures.Contains(b.MeasureId));

    private ReportProfile? OwnProfile(TemplateDefinition template) => string.IsNullOrEmpty(template.Profile) ? null : profiles.Find(template.Profile);

    private static bool NeedsBenchmarks(TemplateDefinition template) => template.Sections.Any(s => s.Settings.TryGetValue("columns", out string? columns) && columns.Contains("benchmark", StringComparison.Ordinal));

    // The latest of each measure that is not of a later period than the quarter.
    private async Task<IReadOnlyDictionary<int, string>> BenchmarksAsync(QuarterlyScorecard scorecard, CancellationToken stop)
    {
        var rows = scorecard.Rows.ToDictionary(r => r.MeasureId);
        List<Benchmark> all = await BenchmarksQuery(database, rows.Keys).ToListAsync(stop);
        return all.Where(b => b.Period.Start <= scorecard.Quarter.End).GroupBy(b => b.MeasureId).ToDictionary(g => g.Key, g => g.OrderByDescending(b => b.Period.End).ThenBy(b => b.Area, StringComparer.Ordinal).First() is var latest
            ? $"{rows[g.Key].Rules.Display(latest.Value)} ({latest.Area}, {latest.Period.Label})"
            : "");
    }
}

/// <summary>What persons write for a report.</summary>
/// <param name="Committee">The committee.</param>
/// <param name="Request">What the paper is made from.</param>
/// <param name="Slots">The slots with their sections, in order.</param>
internal sealed record PaperSlots(Committee Committee, ReportRequest Request, IReadOnlyList<(TemplateSection Section, TextSlot Slot)> Slots);

/// <summary>A day on which a period of a committee's measures ended.</summary>
internal sealed record CommitteeDay(int CommitteeId, DateOnly Day);
