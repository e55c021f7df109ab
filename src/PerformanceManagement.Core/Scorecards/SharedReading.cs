using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// Works out what is shared of quarters: all of it, or after a change of some measures those and what is joined to them. What several quarters are made
/// from alike is read once for all that one request asks for at one version.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="reader">Reads a quarter.</param>
/// <param name="counting">Tells how the council counts; null for the product's own way.</param>
internal sealed class SharedReading(PerformanceDbContext database, QuarterReader reader, ICouncilCounting? counting)
{
    private readonly Dictionary<string, QuarterGround> grounds = [];
    private readonly Dictionary<long, IReadOnlyCollection<int>> changes = [];
    private QuarterFrame frame = new();
    private DataState at;

    /// <summary>What is shared of a quarter.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="before">That of an earlier version, which holds but for what was changed since; null for nothing.</param>
    /// <param name="now">Where the data stands.</param>
    /// <param name="make">What is made of the rows that were read.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<SharedQuarter<T>> WorkAsync<T>(Period quarter, SharedQuarter<T>? before, DataState now, MakeOfRows<T> make, CancellationToken stop)
        where T : class
    {
        if (at != now)
        {
            grounds.Clear();
            changes.Clear();
            frame = new QuarterFrame();
        }

        at = now;
        // Nothing that all measures have alike was changed since.
        if (before is not null && grounds.Count == 0) frame = before.Frame;
        // What is held of the settings may be of an earlier version than that which it is kept with.
        if (counting is not null) frame.Council ??= await counting.RulesAsync(anew: true, stop);
        if (before is null) return await AllAsync(quarter, now, make, stop);
        // What failed once is tried again, so that its row does not outlive the fault.
        HashSet<int> changed = [.. await ChangedSinceAsync(before.State.Number, stop), .. before.Faulty];
        return changed.Count == 0 ? before.At(now)
            : changed.Count > ChangeReach.MostMeasures ? await AllAsync(quarter, now, make, stop)
            : await ChangedAsync(before, changed, now, make, stop);
    }

    private async Task<SharedQuarter<T>> AllAsync<T>(Period quarter, DataState now, MakeOfRows<T> make, CancellationToken stop)
        where T : class
    {
        QuarterGround ground = GroundOf(null);
        QuarterReading read = await reader.ReadOneOfManyAsync(quarter, ground, make.NeedsNotes, stop);
        await ground.PlanAsync(stop);
        return new SharedQuarter<T>(quarter, now, await PlacedAsync(quarter, read, ground, make, stop), read.IsKept, await ground.LinksAsync(stop), ground.Frame);
    }

    private async Task<SharedQuarter<T>> ChangedAsync<T>(SharedQuarter<T> before, HashSet<int> changed, DataState now, MakeOfRows<T> make, CancellationToken stop)
        where T : class
    {
        // A link that came or went changed the measures it joins.
        bool mayHaveMoved = before.Links.Any(l => changed.Contains(l.WholeId) || changed.Contains(l.PartId)) || await GroundOf(changed).HasFamiliesAsync(stop);
        IReadOnlyCollection<PartLink> links = mayHaveMoved ? await GroundOf(changed).LinksAsync(stop) : before.Links;
        // Joined by what holds now, or by what held before: a link that is gone let something be seen, or hid it.
        HashSet<int> reached = MeasureFamilies.With(changed, [.. links.Union(before.Links)]);
        QuarterGround ground = GroundOf(reached);
        // What was kept is changed by corrections alone.
        if (before.IsKept && before.AsKept(reached) is { } kept && !await ground.HasCorrectionsAsync(stop))
        {
            Dictionary<int, MeasurePlace> places = await ground.PlacesAsync(before.Quarter, stop);
            return before.With(reached, [.. kept.Where(r => places.ContainsKey(r.Place.MeasureId)).Select(r => r with { Place = places[r.Place.MeasureId] })], links, now);
        }

        QuarterReading read = await reader.ReadOneOfManyAsync(before.Quarter, ground, make.NeedsNotes, stop);
        return before.With(reached, [.. await PlacedAsync(before.Quarter, read, ground, make, stop)], links, now);
    }

    // A measure that was added between two questions comes with its own version.
    private static async Task<IEnumerable<Placed<T>>> PlacedAsync<T>(Period quarter, QuarterReading read, QuarterGround ground, MakeOfRows<T> make, CancellationToken stop)
        where T : class
    {
        Dictionary<int, MeasurePlace> places = await ground.PlacesAsync(quarter, stop);
        IReadOnlyList<ScorecardRow> rows = [.. read.RatedBy(read.Rules).Rows.Where(row => places.ContainsKey(row.MeasureId))];
        Func<ScorecardRow, T> valueOf = await make.MakeAsync(rows, ground, stop);
        return rows.Select(row => Placed<T>.As(row, valueOf(row), places[row.MeasureId]));
    }

    private QuarterGround GroundOf(IReadOnlyCollection<int>? measureIds)
    {
        string key = measureIds is null ? "all" : string.Join(',', measureIds.Order());
        if (!grounds.TryGetValue(key, out QuarterGround? ground)) grounds[key] = ground = reader.GroundOf(new ScorecardFilter { MeasureIds = measureIds }, frame: frame);
        return ground;
    }

    private async Task<IReadOnlyCollection<int>> ChangedSinceAsync(long number, CancellationToken stop)
    {
        if (!changes.TryGetValue(number, out IReadOnlyCollection<int>? found)) changes[number] = found = await database.ChangedAsync(number, stop);
        return found;
    }
}

/// <summary>What is made of the rows of a quarter, to be shared.</summary>
/// <param name="NeedsNotes">Whether it is made from their notes too.</param>
/// <param name="MakeAsync">Makes it of the rows that were read, with what they were read from.</param>
internal sealed record MakeOfRows<T>(bool NeedsNotes, Func<IReadOnlyList<ScorecardRow>, QuarterGround, CancellationToken, Task<Func<ScorecardRow, T>>> MakeAsync);
