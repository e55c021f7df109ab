using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Reads the quarters, directorates, committees, priorities and statuses that figures can be looked at by.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
/// <param name="shared">What was read before and still holds; null reads it.</param>
public sealed class ReportingChoicesService(PerformanceDbContext database, TimeProvider time, SharedAnswers? shared = null)
{
    // Two steps in the index, however many figures there are.
    private static readonly Expression<Func<PerformanceDbContext, IQueryable<FiguresSpan>>> Span = database =>
        database.DataVersions.Select(_ => new FiguresSpan(database.Results.Min(r => (DateOnly?)r.PeriodEnd), database.Results.Max(r => (DateOnly?)r.PeriodEnd)));

    // Asked after every change, so translated once.
    private static readonly Func<PerformanceDbContext, IAsyncEnumerable<FiguresSpan>> Spans = EF.CompileAsyncQuery(Span);

    /// <summary>All there is to choose from.</summary>
    public async Task<ReportingChoices> GetAsync(CancellationToken stop = default)
    {
        DateOnly today = BritishDay.Today(time);
        // Every figure that is entered may be the first of a quarter; the rest changes seldom.
        FiguresSpan figures = await SharedAnswers.GetAsync(shared, database, nameof(FiguresSpan), ReadSpanAsync, stop);
        return await SharedAnswers.OfNoMeasureAsync(shared, database, (today, figures), token => ReadAsync(figures, today, token), stop);
    }

    private async Task<FiguresSpan> ReadSpanAsync(CancellationToken stop) => await Spans(database).SingleOrDefaultAsync(stop) ?? new FiguresSpan(null, null);

    private async Task<ReportingChoices> ReadAsync(FiguresSpan figures, DateOnly today, CancellationToken stop)
    {
        List<Collection> collections = await database.CollectionsQuery().ToListAsync(stop);
        return new ReportingChoices
        {
            Quarters = Quarters(collections, figures, today),
            // One of which months alone are asked for is none that figures are looked at by unless somebody chooses it.
            Open = collections.Find(c => c is { State: CollectionState.Open, IsWhole: true }),
            Reopened = collections.FindAll(c => c.ReopenedAt is not null),
            Directorates = await database.UsedDirectoratesQuery().ToListAsync(stop),
            Committees = await CommitteesQuery(database).ToListAsync(stop),
            Schemes = [.. (await database.RatingSchemesAsync(stop)).OrderByDescending(s => s.IsDefault).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenByDescending(s => s.InForceFrom)],
            Services = await database.ServicesQuery().ToListAsync(stop),
            Portfolios = await PortfoliosQuery(database).ToListAsync(stop),
            Priorities = await PrioritiesQuery(database).ToListAsync(stop),
            Plans = await database.PlanCalendarAsync(stop),
            Listed = await database.ListedNamesQuery().Where(l => l.ClosedOn != null).ToListAsync(stop),
        };
    }

    /// <summary>The same with an item further down the plan among its tops, where an address names one.</summary>
    /// <param name="choices">What there is to choose from.</param>
    /// <param name="planItemId">The key of the item; null for none.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<ReportingChoices> WithPlanItemAsync(ReportingChoices choices, int? planItemId, CancellationToken stop = default)
    {
        if (planItemId is not { } id || choices.Priorities.Any(p => p.Id == id)) return choices;
        return await database.PlanQuery().FirstOrDefaultAsync(p => p.Id == id, stop) is { } item ? choices with { Priorities = [.. choices.Priorities, item] } : choices;
    }

    /// <summary>Whether a quarter is one that figures can be looked at by: opened, or between the first and the last figures, and not of the future.</summary>
    public async Task<bool> HasAsync(Period quarter, CancellationToken stop = default)
    {
        if (!quarter.IsReportingQuarter) return false;
        List<Collection> collections = await database.CollectionsQuery().ToListAsync(stop);
        FiguresSpan? figures = await Spans(database).SingleOrDefaultAsync(stop);
        return Quarters(collections, figures, BritishDay.Today(time)).Contains(quarter);
    }

    internal static IQueryable<FiguresSpan> FiguresSpanQuery(PerformanceDbContext database) => Span.Compile()(database);

    internal static IQueryable<Committee> CommitteesQuery(PerformanceDbContext database) =>
        database.Committees.AsNoTracking().Where(c => c.Measures.Any() || database.DeliveryItems.SelectMany(i => i.Committees).Select(told => told.Id).Contains(c.Id)).OrderBy(c => c.Name);

    internal static IQueryable<string> PortfoliosQuery(PerformanceDbContext database) =>
        database.Measures.Where(m => m.Portfolio != null).Select(m => m.Portfolio!).Distinct().OrderBy(name => name);

    internal static IQueryable<PlanItem> PrioritiesQuery(PerformanceDbContext database) =>
        database.PlanItems.AsNoTracking().Where(p => p.ParentId == null).OrderBy(p => p.SortOrder);

    // A figure for a year that has not ended, entered ahead, does not make a quarter of the future.
    private static List<Period> Quarters(List<Collection> collections, FiguresSpan? figures, DateOnly today)
    {
        Period running = QuarterOf(today);
        collections = collections.FindAll(c => c.IsWhole);
        Period latest = collections.Select(c => c.Period).Append(running.End == today ? running : running.Previous).Max();
        HashSet<Period> quarters = [.. collections.Select(c => c.Period)];
        if (figures is { First: { } first, Last: { } last })
        {
            for (Period quarter = QuarterOf(first); quarter <= latest && quarter <= QuarterOf(last); quarter = quarter.Next) quarters.Add(quarter);
        }

        return quarters.Count == 0 ? [latest] : [.. quarters.OrderDescending()];
    }

    private static Period QuarterOf(DateOnly day) => Period.Containing(day, PeriodLength.Quarter, PeriodCalendar.Financial);
}

/// <summary>From when to when there are figures: the ends of the first and the last period; null where there are none.</summary>
internal sealed record FiguresSpan(DateOnly? First, DateOnly? Last);
