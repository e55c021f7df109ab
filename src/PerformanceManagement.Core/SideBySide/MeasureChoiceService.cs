using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.SideBySide;

/// <summary>Finds the measure that somebody typed, by code or title.</summary>
public sealed class MeasureChoiceService(PerformanceDbContext database)
{
    private const int Offered = 5;

    /// <summary>The measure, or those that may be meant.</summary>
    /// <param name="typed">A code, a title or words of one.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<MeasureChoice> FindAsync(string typed, CancellationToken stop = default)
    {
        string text = typed.Trim();
        return text.Length == 0 ? new MeasureChoice(text, null, []) : Find(text, await database.NamesQuery().ToListAsync(stop));
    }

    /// <summary>The same among the measures there are. Pure.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="all">The measures, by code.</param>
    public static MeasureChoice Find(string text, IReadOnlyList<NamedMeasure> all)
    {
        // A code comes before a title, and what is the same before what holds it.
        if ((all.FirstOrDefault(m => Same(m.Code)) ?? Only(m => Nearness.Apart(m.Code, text) == 0) ?? Only(m => Same(m.Title))) is { } exact) return new MeasureChoice(text, exact, []);
        // The words as they were typed, else each of them in any order.
        NamedMeasure[] holding = [.. all.Where(m => Holds(m, text))];
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (holding.Length == 0) holding = [.. all.Where(m => words.All(w => Holds(m, w)))];
        if (holding.Length == 1) return new MeasureChoice(text, holding[0], []);
        if (holding.Length > 1) return new MeasureChoice(text, null, [.. holding.Take(Offered)]) { Fitting = holding.Length };
        NamedMeasure[] near = [.. Nearness.Nearest(text, all, m => m.Code, Offered), .. Nearness.Nearest(text, all, m => m.Title, Offered)];
        return new MeasureChoice(text, null, [.. near.Distinct().Take(Offered)]);

        static bool Holds(NamedMeasure measure, string words) => $"{measure.Code} {measure.Title}".Contains(words, StringComparison.OrdinalIgnoreCase);

        bool Same(string name) => string.Equals(name, text, StringComparison.OrdinalIgnoreCase);

        NamedMeasure? Only(Func<NamedMeasure, bool> fits) => all.Where(fits).Take(2).ToArray() is [var only] ? only : null;
    }
}

/// <summary>What was found for what somebody typed.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="Found">The measure; null where none or several may be meant.</param>
/// <param name="Near">Measures that may be meant, where none was found.</param>
public sealed record MeasureChoice(string Typed, NamedMeasure? Found, IReadOnlyList<NamedMeasure> Near)
{
    /// <summary>How many have the words that were typed; 0 where those near are only like them.</summary>
    public int Fitting { get; init; }
}
