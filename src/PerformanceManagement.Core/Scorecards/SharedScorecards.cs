using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// The scorecards that were worked out last, one for each quarter that somebody looked at, shared by all pages, users and reports of one instance of the
/// site (decision 0027). Each carries the version of the data it was made from, which stands in the database: whoever asks brings the version as it is
/// now, and what has changed since is worked out first. So several instances on one database are never wrong. Holds no more than a number of rows; the
/// quarters that nobody asked for longest are let go.
/// </summary>
/// <param name="mostRows">How many rows are held at most, unless a single quarter has more.</param>
public sealed class SharedScorecards(int mostRows = SharedScorecards.MostRows)
{
    /// <summary>How many rows are held at most: five quarters of 4,000 measures. A row takes about 10 KB; of earlier quarters marks are held, of which ten count as a row.</summary>
    public const int MostRows = 20_000;

    private const int MarksToARow = 10;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(Type Kind, Period Quarter), Slot> slots = [];
    private long asked;

    /// <summary>How many rows are held.</summary>
    public int Rows
    {
        get
        {
            lock (gate) return slots.Values.Sum(s => s.Rows);
        }
    }

    /// <summary>What is held of a quarter at a version, without working out anything; null where nothing is.</summary>
    internal SharedQuarter<T>? Find<T>(Period quarter, DataState now)
        where T : class
    {
        lock (gate) return slots.TryGetValue((typeof(T), quarter), out Slot? slot) && ((Slot<T>)slot).Holds(now) ? ((Slot<T>)slot).Latest : null;
    }

    /// <summary>What is worked out of a quarter's measures at a version.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="now">Where the data stands.</param>
    /// <param name="stateAsync">Reads that anew.</param>
    /// <param name="workAsync">Makes it, from that of an earlier version or from nothing. Runs once at a time for each quarter, whoever asks meanwhile.</param>
    /// <param name="stop">Stops waiting.</param>
    internal async Task<SharedQuarter<T>> GetAsync<T>(
        Period quarter, DataState now, Func<CancellationToken, Task<DataState>> stateAsync, Func<SharedQuarter<T>?, DataState, CancellationToken, Task<SharedQuarter<T>>> workAsync, CancellationToken stop)
        where T : class
    {
        Slot<T> slot = SlotOf<T>(quarter);
        if (slot.Holds(now)) return slot.Latest!;
        await slot.Working.WaitAsync(stop);
        try
        {
            // Somebody else may have made it meanwhile, from a version that is newer than what was read before the wait.
            if (slot.Latest is { } other && other.State.Number > now.Number) now = await stateAsync(stop);
            if (slot.Holds(now)) return slot.Latest!;
            // A version that goes back is another database in the place of this one: nothing of what is held is known to hold.
            SharedQuarter<T>? before = slot.Latest is { } held && held.State.Number <= now.Number && now.Everything <= held.State.Number ? held : null;
            SharedQuarter<T> anew = await workAsync(before, now, stop);
            slot.Latest = anew;
            LetGo(except: slot);
            return anew;
        }
        finally
        {
            slot.Working.Release();
        }
    }

    private Slot<T> SlotOf<T>(Period quarter)
        where T : class
    {
        lock (gate)
        {
            if (!slots.TryGetValue((typeof(T), quarter), out Slot? slot)) slots[(typeof(T), quarter)] = slot = new Slot<T>();
            slot.Asked = ++asked;
            return (Slot<T>)slot;
        }
    }

    private void LetGo(Slot except)
    {
        lock (gate)
        {
            int rows = slots.Values.Sum(s => s.Rows);
            foreach (((Type, Period) key, Slot slot) in slots.Where(s => s.Value != except).OrderBy(s => s.Value.Asked).ToList())
            {
                if (rows <= mostRows) return;
                rows -= slot.Rows;
                slots.Remove(key);
            }
        }
    }

    private abstract class Slot
    {
        public SemaphoreSlim Working { get; } = new(1);

        public long Asked { get; set; }

        public abstract int Rows { get; }
    }

    private sealed class Slot<T> : Slot
        where T : class
    {
        private SharedQuarter<T>? latest;
        private long madeAt;

        public SharedQuarter<T>? Latest
        {
            get => Volatile.Read(ref latest);
            set
            {
                madeAt = Environment.TickCount64;
                Volatile.Write(ref latest, value);
            }
        }

        // What could not be worked out is tried again after a while, whatever has changed: it is reported as long as it lasts.
        public bool Holds(DataState now) => Latest is { } held && held.State == now && (!held.HasFaults || Environment.TickCount64 - madeAt < TryAgainAfter.TotalMilliseconds);

        public override int Rows => (Latest?.Count ?? 0) / (typeof(T) == typeof(QuarterMark) ? MarksToARow : 1);
    }
}
