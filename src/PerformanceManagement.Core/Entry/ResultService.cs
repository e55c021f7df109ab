using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry;

/// <summary>What there is to enter in the open quarters, and the form for each. Storing is <see cref="ResultSubmissionService"/>'s.</summary>
public sealed class ResultService(PerformanceDbContext database, TimeProvider time, MeasureFaults? faults = null, SharedAnswers? shared = null, IOptions<ReportOptions>? papers = null)
{
    /// <summary>How far back a list looks for the value before.</summary>
    private const int PreviousMonths = 30;

    /// <summary>How far back a form and its warnings look: four years before an annual figure.</summary>
    internal const int HistoryMonths = 60;

    /// <summary>The open quarter's collection, or null when none is open. If several are, the latest.</summary>
    public async Task<Collection?> OpenCollectionAsync(CancellationToken stop = default) =>
        await database.OpenCollectionQuery().FirstOrDefaultAsync(stop);

    /// <summary>What still waits for the actor in the open quarters: the first tasks of it, each under the quarter due first. Null when no quarter is open.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="most">How many tasks at most.</param>
    /// <param name="stop">Cancels the reading.</param>
    public Task<EntryList?> WaitingAsync(Actor actor, int most = EntryList.PageSize, CancellationToken stop = default) =>
        ListAsync(new EntryFilter { OnlyWaiting = true, Once = true, Size = most }, actor, stop: stop);

    /// <summary>What the actor has to enter in every open quarter, what is missing first; null when no quarter is open. A fixed number of questions to the database.</summary>
    /// <param name="filter">Which tasks.</param>
    /// <param name="actor">The performance team sees every measure, anyone else those they own.</param>
    /// <param name="dealtWith">The code and period just dealt with, after which <see cref="EntryList.Next"/> is looked for; null for the first.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<EntryList?> ListAsync(EntryFilter filter, Actor actor, (string Code, Period Period)? dealtWith = null, CancellationToken stop = default)
    {
        bool all = EntryRules.MayEnterAny(actor);
        int? owner = all ? null : actor.UserId ?? 0;
        var boards = new EntryBoardReader(database, shared);
        if (await boards.ReadAsync(owner, stop) is not { } board) return null;
        ILookup<int, ListedFigure> drafts = await boards.DraftsAsync(board, owner, stop);
        DateOnly today = BritishDay.Today(time);
        List<QuarterTasks> quarters = [.. board.Open.Select(c => new QuarterTasks(c, Of(owner, board.TasksOf(c.Period, drafts))))];

        // A figure for which two quarters ask counts once. Nothing is listed that is only counted: a council has thousands of tasks.
        IEnumerable<EntryTask> tasks = quarters.Count == 1 ? quarters[0].Tasks.Select(t => t.Task) : quarters.SelectMany(q => q.Tasks).Select(t => t.Task).DistinctBy(t => (t.Code, t.Period));
        IEnumerable<(Period Quarter, BoardTask Task)> found = quarters.SelectMany(q => q.Tasks.Where(t => Matches(t, q.Collection.Period, filter, today)).Select(t => (q.Collection.Period, t)));
        List<(Period Quarter, BoardTask Task)> matching = [.. filter.Once && quarters.Count > 1 ? found.DistinctBy(m => (m.Task.MeasureId, m.Task.Task.Period)) : found];
        int page = Math.Clamp(filter.Page, 1, EntryList.PagesOf(matching.Count, filter.Size));
        List<(Period Quarter, BoardTask Task)> onPage = [.. matching.Skip((page - 1) * filter.Size).Take(filter.Size)];
        ILookup<Period, EntryTask> shown = (filter.WithoutFigures ? [.. onPage.Select(t => (t.Quarter, t.Task.Task))] : await WithDetailsAsync(onPage, board, actor, stop)).ToLookup(t => t.Quarter, t => t.Task);
        return new EntryList([.. quarters.Select(q => new EntryQuarter(q.Collection.Period, q.Collection.DueOn, [.. shown[q.Collection.Period]])
        {
            Asked = q.Tasks.Count(t => t.Task.IsAsked),
            Waiting = q.Tasks.Count(t => t.Task.Waits),
            Matching = matching.Count(m => m.Quarter == q.Collection.Period),
            FirstPage = (Math.Max(0, matching.FindIndex(m => m.Quarter == q.Collection.Period)) / filter.Size) + 1,
        })])
        {
            Today = today,
            SeesAll = all,
            Asked = tasks.Count(t => t.IsAsked),
            Waiting = tasks.Count(t => t.Waits),
            Page = page,
            Size = filter.Size,
            Services = board.Services,
            Directorates = board.Directorates,
            Next = NextAfter(dealtWith, quarters),
        };
    }

    /// <summary>The form for a measure and period; null when there is no such measure, or no quarter's collection asks for the period.</summary>
    /// <exception cref="NotPermittedException">The actor may not enter this measure.</exception>
    public async Task<EntryForm?> FindAsync(string code, Period period, Actor actor, CancellationToken stop = default)
    {
        if (await database.EntryMeasureQuery(code).FirstOrDefaultAsync(stop) is not { } measure) return null;
        List<CollectionTask> tasks = await TaskQueries.OfFigureQuery(database, measure.Id, period).AsNoTracking().ToListAsync(stop);
        if (ResultLock.NotEnteredBy(actor, measure, tasks.GivenTo()) is { } notPermitted) throw new NotPermittedException(notPermitted);

        CollectedQuarters quarters = await CollectedQuarters.ReadAsync(database, measure.Id, stop);
        var place = new ResultPlace(measure, period, true, quarters) { GivenTo = tasks.GivenTo(), Today = BritishDay.Today(time) };
        return quarters.Asking(period, place.Rules) is { } collection && measure.ToLife().Holds(period)
            ? await FormAsync(measure, period, collection, actor, submitted => (place with { HasFigure = submitted }).Lock(WayIn.Form, actor).Because, stop) with { MayCorrect = place.Lock(WayIn.Correction, actor).IsOpen, Task = tasks.Find(t => t.Quarter == collection.Period) }
            : null;
    }

    /// <summary>Who enters measures: the owners' display names by the measures' codes. A measure that nobody owns is not in it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OwnersAsync(IReadOnlyCollection<string> codes, CancellationToken stop = default) =>
        await OwnersQuery(database, codes).ToDictionaryAsync(o => o.Key, o => o.Value, StringComparer.OrdinalIgnoreCase, stop);

    /// <summary>The form of a measure and period as one collection asks for it.</summary>
    internal async Task<EntryForm> FormAsync(Measure measure, Period period, Collection collection, Actor actor, Func<bool, string?> closedBecause, CancellationToken stop)
    {
        FigureReader reader = await FigureReader.OpenAsync(database, [measure.Id], stop, actor);
        // To the end of the quarter, which a month is rated in.
        DateOnly until = collection.PeriodEnd > period.End ? collection.PeriodEnd : period.End;
        List<MeasureResult> results = await reader.RecentAsync(measure, period, until, HistoryMonths, stop);
        ResultDraft? draft = await DraftQuery(database, measure.Id, period).FirstOrDefaultAsync(stop);
        int? by = draft is not null ? draft.SavedById : results.Find(r => r.Period == period)?.SubmittedById;
        return Form(measure, period, collection, closedBecause, new EntryFacts(
            reader, results, draft, await database.RatingSchemesAsync(stop), by is null ? null : await database.UserNameQuery(by.Value).FirstOrDefaultAsync(stop))
        {
            NoteLimit = await NoteLimitAsync(collection.PeriodEnd, stop),
            Today = BritishDay.Today(time),
        });
    }

    /// <summary>The form of a measure and period, made of what was read for it.</summary>
    internal static EntryForm Form(Measure measure, Period period, Collection collection, Func<bool, string?> closedBecause, EntryFacts facts)
    {
        (FigureReader reader, List<MeasureResult> results, ResultDraft? draft) = (facts.Reader, facts.Results, facts.Draft);
        MeasureResult? submitted = results.Find(r => r.Period == period);
        (RatingScheme? scheme, MeasureRules rules) = RatedBy(facts.Schemes, measure, collection.PeriodEnd);
        TargetFigure? target = TargetOf(period, collection.Period, measure, rules);
        var form = new EntryForm
        {
            Measure = measure,
            Code = measure.Code,
            Title = measure.Title,
            Definition = measure.Definition,
            Rules = rules,
            CollectsRatio = measure.CollectsRatio,
            Quarter = collection.Period,
            DueOn = collection.DueOnOf(period, rules),
            Period = period,
            Periods = EntryRules.PeriodsIn(collection.Period, rules),
            ClosedBecause = closedBecause(submitted is not null),
            TargetText = FigureFormat.TargetText(target, rules.Decimals, rules.Unit),
            TargetPeriod = target?.Period,
            YearTargetText = FigureFormat.TargetText(measure.Targets.Where(t => t.Period == period.YearOf(rules.Calendar)).ToFigures().FirstOrDefault(), rules.Decimals, rules.Unit),
            IsJudged = target is { IsWordsAlone: true },
            Statuses = [.. (scheme?.Ordered ?? []).Select(s => KeyValuePair.Create(s.Key, s.Label))],
            LastValues = LastValues(results.FindAll(r => measure.ToDatedRules().MeaningSince(period.End) is not { } since || r.PeriodEnd >= since), period, rules),
            LastNote = results.Where(r => r.Note is not null && EntryRules.IsBefore(r.Period, period)).MaxBy(r => r.Period) is { } noted ? new LastNote(noted.Period, noted.Note!) : null,
            NoteLimit = facts.NoteLimit,
            Others = [.. measure.ToDatedRules().Seen([.. results.Where(r => r.Period != period).Select(r => r.ToFigure())], period.End)],
            Scheme = scheme,
            PartsMake = reader.PartsMake(measure.Id, period),
            Wholes = reader.WholesOf(measure.Id, period),
            MadeFrom = reader.PartsOf(measure.Id),
            IsHiddenElsewhere = submitted is { Reason: null } && reader.IsHidden(measure.Id, period),
            Stored = (ResultFigures?)draft ?? submitted,
            IsDraft = draft is not null,
            StoredById = draft is not null ? draft.SavedById : submitted?.SubmittedById,
            StoredBy = facts.StoredBy,
            StoredAt = draft?.SavedAt ?? submitted?.SubmittedAt,
            Submitted = draft is null ? null : submitted,
            ResultVersion = submitted?.Version,
            DraftVersion = draft?.Version,
        };
        return form.Stored is { } stored ? form with { Judged = EntryJudge.Of(form, stored, facts.Today) } : form;
    }

    /// <summary>For how much of a note there is room in the template that papers are made from unless a report has another.</summary>
    internal async Task<int?> NoteLimitAsync(DateOnly day, CancellationToken stop) =>
        await new TemplateService(database).InForceAsync(papers?.Value.Template ?? ShippedTemplates.Usual, day, stop) is { Definition.NoteLimit: > 0 and var limit } ? limit : null;

    /// <summary>The target a figure typed for a period will be measured against: its own, else that of the longer period reported in the quarter.</summary>
    internal static TargetFigure? TargetOf(Period period, Period quarter, Measure measure, MeasureRules rules)
    {
        List<TargetFigure> targets = [.. measure.Targets.ToFigures()];
        if (TargetChoice.For(period, targets, rules) is { } own) return own;
        return ReportedSeries.Of(rules, []).ReportedPeriod(quarter) is { } reported && reported.Contains(period) ? TargetChoice.For(reported, targets, rules) : null;
    }

    /// <summary>The scheme and rules that rate a measure, loaded with its overrides, in a quarter that ends on a day.</summary>
    internal async Task<(RatingScheme? Scheme, MeasureRules Rules)> RatedByAsync(Measure measure, DateOnly day, CancellationToken stop) =>
        RatedBy(await database.RatingSchemesAsync(stop), measure, day);

    /// <inheritdoc cref="RatedByAsync" />
    internal static (RatingScheme? Scheme, MeasureRules Rules) RatedBy(IReadOnlyList<RatingScheme> schemes, Measure measure, DateOnly day) =>
        new RatingRules(schemes, measure.Overrides.Select(o => o.ToChoice())).For(measure.Id, measure.SchemeName, measure.ToDatedRules().At(day), day);

    internal static IQueryable<ResultDraft> DraftQuery(PerformanceDbContext database, int measureId, Period period) =>
        database.Drafts.AsNoTracking().Where(d => d.MeasureId == measureId && d.Period == period);

    internal static IQueryable<ResultDraft> DraftsQuery(PerformanceDbContext database, List<int> measureIds, List<Period> periods) =>
        database.Drafts.AsNoTracking().Where(d => EF.Parameter(measureIds).Contains(d.MeasureId) && EF.Parameter(periods).Contains(d.Period));

    internal static IQueryable<KeyValuePair<string, string>> OwnersQuery(PerformanceDbContext database, IReadOnlyCollection<string> codes) =>
        from measure in database.Measures
        join user in database.Users on measure.OwnerId equals user.Id
        where codes.Contains(measure.Code)
        select KeyValuePair.Create(measure.Code, user.DisplayName);

    // Figures, the value before and the owner's name are read for the rows of one page alone.
    private async Task<IReadOnlyList<(Period Quarter, EntryTask Task)>> WithDetailsAsync(List<(Period Quarter, BoardTask Task)> tasks, EntryBoard board, Actor actor, CancellationToken stop)
    {
        bool withOwners = EntryRules.MayEnterAny(actor);
        List<ScorecardMeasure> shown = [.. tasks.Select(t => t.Task.MeasureId).Distinct().Select(board.HeadOf)];
        Dictionary<int, int?> ownerOf = shown.ToDictionary(m => m.Id, m => m.OwnerId);
        int[] ids = [.. ownerOf.Keys];
        IQueryable<Measure> measures = database.Measures.AsNoTracking().Where(m => ids.Contains(m.Id));
        List<Period> periods = [.. tasks.Select(t => t.Task.Task.Period).Distinct()];
        FigureReader reader = await FigureReader.OpenAsync(database, ids, stop, actor);
        ILookup<int, ListedFigure> results = await reader.SubmittedAsync(measures, ownerOf, periods, stop);
        ILookup<int, ListedFigure> drafts = await reader.DraftedAsync(measures, ownerOf, periods, stop);
        ILookup<int, ListedFigure> earlier = await reader.EarlierAsync(ownerOf, board.Open.Min(c => c.PeriodEnd).AddMonths(-PreviousMonths), board.Open.Max(c => c.PeriodEnd), stop);
        List<int> ownerIds = withOwners ? [.. tasks.Select(t => t.Task.Task.AskedOfId).OfType<int>().Distinct()] : [];
        Dictionary<int, string> owners = ownerIds.Count == 0 ? [] : await database.Users.Where(u => ownerIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, stop);
        return
        [
            .. from task in tasks
               let measure = board.HeadOf(task.Task.MeasureId)
               let valued = EntryTaskMaker.WithValue(task.Task.Task, measure.Id, measure.In(task.Quarter).Rules, results[measure.Id], drafts[measure.Id], faults)
               select (task.Quarter, EntryTaskMaker.WithPrevious(valued, measure.Id, measure.Rules, earlier[measure.Id], faults) with { Owner = withOwners && valued.AskedOfId is { } owner ? owners.GetValueOrDefault(owner) : null }),
        ];
    }

    // What was given to somebody else for a quarter is not asked of its owner.
    private static IReadOnlyList<BoardTask> Of(int? owner, IReadOnlyList<BoardTask> tasks) => owner is null ? tasks : [.. tasks.Where(t => t.Task.AskedOfId == owner)];

    private static bool Matches(BoardTask listed, Period quarter, EntryFilter filter, DateOnly today) => Matches(listed.Task, filter)
        && (filter.Quarter is null || filter.Quarter == quarter)
        && (!filter.OnlyOverdue || listed.Task.IsOverdue(today))
        && (string.IsNullOrWhiteSpace(filter.Directorate) || string.Equals(listed.Directorate, filter.Directorate, StringComparison.OrdinalIgnoreCase));

    private static bool Matches(EntryTask task, EntryFilter filter) =>
        (filter.State is null || task.State == filter.State)
        && (!filter.OnlyWaiting || task.Waits)
        && (filter.PersonId is null || (task.AskedOfId ?? 0) == filter.PersonId)
        && (string.IsNullOrWhiteSpace(filter.Service) || string.Equals(task.Service, filter.Service, StringComparison.OrdinalIgnoreCase))
        && (string.IsNullOrWhiteSpace(filter.Search) || $"{task.Code} {task.Title}".Contains(filter.Search.Trim(), StringComparison.OrdinalIgnoreCase));

    // What follows in the same quarter, then the rest of it, then the other quarters. A draft just saved still waits: it is not offered again at once. Other months of the measure are other tasks.
    private static EntryTask? NextAfter((string Code, Period Period)? dealtWith, IReadOnlyList<QuarterTasks> quarters)
    {
        bool IsDealtWith(EntryTask t) => t.Period == dealtWith?.Period && string.Equals(t.Code, dealtWith?.Code, StringComparison.OrdinalIgnoreCase);
        IEnumerable<EntryTask> Waiting(QuarterTasks q) => q.Tasks.Select(t => t.Task).Where(t => t.Waits && !IsDealtWith(t));
        if (dealtWith is not { Code: var code }) return quarters.SelectMany(Waiting).FirstOrDefault();
        IEnumerable<EntryTask> own = Waiting(quarters.FirstOrDefault(q => q.Tasks.Any(t => IsDealtWith(t.Task))) ?? quarters[0]);
        return own.FirstOrDefault(t => string.Compare(t.Code, code, StringComparison.OrdinalIgnoreCase) >= 0) ?? own.FirstOrDefault() ?? quarters.SelectMany(Waiting).FirstOrDefault();
    }

    private static IReadOnlyList<PastValue> LastValues(List<MeasureResult> results, Period before, MeasureRules rules)
    {
        List<MeasureResult> earlier = [.. results.Where(r => EntryRules.IsBefore(r.Period, before)).OrderByDescending(r => r.Period)];
        return [.. earlier.Take(4).Union(earlier.Where(r => r.Period == before.SameLastYear)).Select(r => new PastValue(r.Period, CellText.Of(r, rules)))];
    }

    private sealed record QuarterTasks(Collection Collection, IReadOnlyList<BoardTask> Tasks);
}

/// <summary>What a form is made of beside its measure and quarter.</summary>
/// <param name="Reader">The figures of its family.</param>
/// <param name="Results">The measure's recent results as whoever enters it may see them.</param>
/// <param name="Draft">The draft of the period, or null.</param>
/// <param name="Schemes">The schemes that rate.</param>
/// <param name="StoredBy">The name of who stored what stands there, or null.</param>
internal sealed record EntryFacts(FigureReader Reader, List<MeasureResult> Results, ResultDraft? Draft, IReadOnlyList<RatingScheme> Schemes, string? StoredBy)
{
    /// <summary>For how much of a note there is room; null for no limit.</summary>
    public int? NoteLimit { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Today { get; init; }
}
