using System.Globalization;
using System.Text.RegularExpressions;

namespace PerformanceManagement.Core.Imports;

/// <summary>Problems that say the same of different rows: a column filled in wrongly is one mistake, not three hundred.</summary>
/// <param name="First">The first of them.</param>
/// <param name="MoreRows">The rows of the others, in order.</param>
public sealed partial record DataPackProblemGroup(DataPackProblem First, IReadOnlyList<int> MoreRows)
{
    /// <summary>The most lines that a list of problems has on a screen.</summary>
    public const int MostLines = 200;

    private const int MostRanges = 12;

    /// <summary>"and 299 more rows: 4 to 302"; null when there is one problem alone.</summary>
    public string? More => MoreRows.Count == 0 ? null : string.Create(British, $"and {(MoreRows.Count == 1 ? "1 more row" : $"{MoreRows.Count:N0} more rows")}: {Rows()}");

    private static CultureInfo British { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Puts like problems together: same file, same column, and the same sentence but for what was typed, figures and the measure's code.</summary>
    /// <param name="problems">In the order of the files and rows.</param>
    public static IReadOnlyList<DataPackProblemGroup> Of(IEnumerable<DataPackProblem> problems)
    {
        List<(DataPackProblem First, List<int> Rows)> groups = [];
        Dictionary<(string, string?, string), List<int>> rowsOf = [];
        foreach (DataPackProblem problem in problems)
        {
            // Of a file as a whole and of its header, each sentence names another thing to put right.
            (string, string?, string) kind = (problem.File, problem.Column, KindOf(problem));
            if (problem.Row is int row and > 1 && !rowsOf.TryAdd(kind, []))
            {
                rowsOf[kind].Add(row);
                continue;
            }

            groups.Add((problem, problem.Row > 1 ? rowsOf[kind] : []));
        }

        return [.. groups.Select(g => new DataPackProblemGroup(g.First, [.. g.Rows.Distinct()]))];
    }

    /// <summary>The problems as a screen shows them, grouped, in at most <see cref="MostLines"/> lines.</summary>
    /// <param name="problems">In the order of the files and rows.</param>
    /// <param name="hint">Where all of them are to be had; said when some are not written out. It may be empty.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<DataPackProblem> problems, string hint)
    {
        List<string> lines = [];
        int shown = 0;
        int told = 0;
        IReadOnlyList<DataPackProblemGroup> groups = Of(problems);
        foreach (DataPackProblemGroup group in groups)
        {
            string[] own = group.More is { } more ? [group.First.ToString(), "  " + more] : [group.First.ToString()];
            // Two lines are kept for what is left out and the hint.
            if (lines.Count + own.Length > MostLines - 2) break;
            lines.AddRange(own);
            shown++;
            told += 1 + group.MoreRows.Count;
        }

        if (shown < groups.Count) lines.Add(string.Create(British, $"And {problems.Count - told:N0} more problems of other kinds."));
        if (shown < problems.Count && hint.Length > 0) lines.Add(hint);
        return lines;
    }

    private static string KindOf(DataPackProblem problem)
    {
        string sentence = problem.About is { Length: > 0 } about ? problem.Sentence.Replace(about, "", StringComparison.OrdinalIgnoreCase) : problem.Sentence;
        return Typed().Replace(sentence, "");
    }

    // 4 to 302 and 310; a long list of single rows is cut, and shows that it was.
    private string Rows()
    {
        List<(int From, int To)> ranges = [];
        foreach (int row in MoreRows)
        {
            if (ranges.Count > 0 && ranges[^1].To == row - 1) ranges[^1] = (ranges[^1].From, row);
            else ranges.Add((row, row));
        }

        IEnumerable<string> told = ranges.Take(MostRanges).Select(r => r.From == r.To ? $"{r.From}" : r.To == r.From + 1 ? $"{r.From}, {r.To}" : $"{r.From} to {r.To}");
        return string.Join(", ", told) + (ranges.Count > MostRanges ? ", …" : "");
    }

    // Between quotes stands what was typed; figures, and the months of a period, are not what makes a mistake another one.
    [GeneratedRegex("“[^”]*”|[0-9][0-9.,/:]*|January|February|March|April|May|June|July|August|September|October|November|December", RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
