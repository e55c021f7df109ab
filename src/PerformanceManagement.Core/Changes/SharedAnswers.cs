using System.Collections.Concurrent;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Changes;

/// <summary>
/// Answers that many pages ask for, each kept as long as the version of the data is the one it was read at: lists to choose from, counts of what is due.
/// They are the same for everybody who asks with the same key, and are only read. Holds a number of them at most.
/// </summary>
public sealed class SharedAnswers
{
    /// <summary>How many answers are held at most; then all are let go and asked for again.</summary>
    public const int Most = 512;

    private readonly ConcurrentDictionary<(Type Kind, object Key), Held> answers = [];

    /// <summary>An answer as it is now, made again after every change.</summary>
    /// <param name="shared">Where answers are held; null reads it.</param>
    /// <param name="database">The database.</param>
    /// <param name="key">What is asked, beside the kind of answer; with the day, where the answer depends on it.</param>
    /// <param name="readAsync">Reads it.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal static Task<T> GetAsync<T>(SharedAnswers? shared, PerformanceDbContext database, object key, Func<CancellationToken, Task<T>> readAsync, CancellationToken stop)
        where T : class => GetAsync(shared, database, key, null, readAsync, static (held, now) => held == now, stop);

    /// <summary>The same of a large answer, of which one is held for a key: another takes its place.</summary>
    /// <param name="shared">Where answers are held; null reads it.</param>
    /// <param name="database">The database.</param>
    /// <param name="key">For whom or what one is held.</param>
    /// <param name="which">What is asked.</param>
    /// <param name="readAsync">Reads it.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal static Task<T> LatestAsync<T>(SharedAnswers? shared, PerformanceDbContext database, object key, object which, Func<CancellationToken, Task<T>> readAsync, CancellationToken stop)
        where T : class => GetAsync(shared, database, key, which, readAsync, static (held, now) => held == now, stop);

    /// <summary>An answer as it is now, which figures and rules of single measures do not change.</summary>
    /// <param name="shared">Where answers are held; null reads it.</param>
    /// <param name="database">The database.</param>
    /// <param name="key">What is asked.</param>
    /// <param name="readAsync">Reads it.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal static Task<T> OfNoMeasureAsync<T>(SharedAnswers? shared, PerformanceDbContext database, object key, Func<CancellationToken, Task<T>> readAsync, CancellationToken stop)
        where T : class => GetAsync(shared, database, key, null, readAsync, static (held, now) => now.IsOfSingleMeasuresSince(held), stop);

    /// <summary>An answer as it is now, made from the one that was held where that is of use.</summary>
    /// <param name="shared">Where answers are held; null reads it.</param>
    /// <param name="database">The database.</param>
    /// <param name="key">What is asked.</param>
    /// <param name="renewAsync">Makes it, from the one that was held and the state that was of, or from nothing; with where the data stands now.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal static async Task<T> RenewedAsync<T>(SharedAnswers? shared, PerformanceDbContext database, object key, Func<(T Answer, DataState At)?, DataState, CancellationToken, Task<T>> renewAsync, CancellationToken stop)
        where T : class
    {
        if (shared is null || database.Database.CurrentTransaction is not null) return await renewAsync(null, default, stop);
        (T, DataState)? before = shared.answers.TryGetValue((typeof(T), key), out Held held) ? ((T)held.Answer, held.At) : null;
        return await GetAsync(shared, database, key, async token => await renewAsync(before, await database.StateAsync(token), token), stop);
    }

    private static async Task<T> GetAsync<T>(SharedAnswers? shared, PerformanceDbContext database, object key, object? which, Func<CancellationToken, Task<T>> readAsync, Func<DataState, DataState, bool> holds, CancellationToken stop)
        where T : class
    {
        // What is not stored yet, and may be taken back, is shared with nobody.
        if (shared is null || database.Database.CurrentTransaction is not null) return await readAsync(stop);
        // The version first: what is read after it is of that version or a later one, and then is read again.
        DataState now = await database.StateAsync(stop);
        if (shared.answers.TryGetValue((typeof(T), key), out Held held) && Equals(held.Which, which) && holds(held.At, now)) return (T)held.Answer;
        T answer = await readAsync(stop);
        if (shared.answers.Count >= Most) shared.answers.Clear();
        shared.answers[(typeof(T), key)] = new Held(now, which, answer);
        return answer;
    }

    private readonly record struct Held(DataState At, object? Which, object Answer);
}
