using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Collections;

/// <summary>Opens single months inside a quarter for the measures that are taken every month: the performance team's.</summary>
public sealed class MonthService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>A month, opened or not; null when the period is no month, its quarter is signed off, or it lies too far ahead to be opened.</summary>
    public async Task<MonthDates?> FindAsync(Period month, CancellationToken stop = default)
    {
        if (month.Length != PeriodLength.Month || month.Start > BritishDay.Today(time)) return null;
        Period quarter = Period.Containing(month.End, PeriodLength.Quarter, PeriodCalendar.Financial);
        return Of(month, quarter, await CollectionQuery(database, quarter).AsNoTracking().FirstOrDefaultAsync(stop));
    }

    /// <summary>The months of the running quarter that can be opened by themselves, and those that are; none where the quarter is signed off.</summary>
    public async Task<IReadOnlyList<MonthDates>> ListAsync(CancellationToken stop = default)
    {
        DateOnly today = BritishDay.Today(time);
        var running = Period.Containing(today, PeriodLength.Quarter, PeriodCalendar.Financial);
        Collection? collection = await CollectionQuery(database, running).AsNoTracking().FirstOrDefaultAsync(stop);
        return [.. running.Parts(PeriodLength.Month).Where(m => m.Start <= today).Select(m => Of(m, running, collection)).OfType<MonthDates>()];
    }

    /// <summary>Opens a month, or changes the day by which its values are asked for.</summary>
    /// <param name="month">The month.</param>
    /// <param name="dueOn">The day, as typed.</param>
    /// <param name="version">The version of the quarter's collection that the form was filled from; null where there was none.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>What became of it; null when there is no such month to open.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<Outcome?> OpenAsync(Period month, string? dueOn, Guid? version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "open months or set their dates");
        if (await FindAsync(month, stop) is not { } known) return null;
        if (string.IsNullOrWhiteSpace(dueOn)) return new Refused("DueOn", $"Enter the day by which the values of {month.Label} are due");
        if (!DateParser.TryRead(dueOn, out DateOnly due, out string? problem)) return new Refused("DueOn", problem);
        if (due < month.Start) return new Refused("DueOn", $"The due date must not be before {FigureFormat.Date(month.Start)}, when {month.Label} begins");
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                Collection? collection = await CollectionQuery(database, known.Quarter).FirstOrDefaultAsync(token);
                if (collection?.Version != version) return new Conflict<MonthDates>((await FindAsync(month, token))!);
                if (collection is null)
                {
                    collection = new Collection { Period = known.Quarter, State = CollectionState.Open, IsWhole = false };
                    database.Collections.Add(collection);
                }

                bool opens = collection.Months.All(m => m.Month != month);
                collection.SetMonth(month, due);
                int asked = await TaskOpening.AddAsync(database, collection, token);
                string summary = $"{(opens ? "Opened" : "Changed the date of")} {month.Label}: values due by {FigureFormat.Date(due)}";
                change.Audit(opens ? "month.opened" : "month.dated", $"{summary}; {known.Quarter.Label} asks for {(asked == 1 ? "1 value" : $"{asked:N0} values")} so far.", period: known.Quarter);
                return new Saved(summary);
            },
            stop);
    }

    private static MonthDates? Of(Period month, Period quarter, Collection? collection) => collection?.State == CollectionState.SignedOff ? null
        : new MonthDates(quarter, month, collection, collection?.Months.Where(m => m.Month == month).Select(m => (DateOnly?)m.DueOn).FirstOrDefault());

    internal static IQueryable<Collection> CollectionQuery(PerformanceDbContext database, Period quarter) => database.Collections.Where(c => c.Period == quarter);
}
