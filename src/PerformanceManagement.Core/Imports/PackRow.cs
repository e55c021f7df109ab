using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports;

/// <summary>A row of a pack's file: gives its cells as what they mean and notes what cannot be read.</summary>
internal sealed partial class PackRow(string file, int number, IReadOnlyDictionary<string, int> columns, string[] cells, PackProblems problems)
{
    private int found;

    /// <summary>The row as a spreadsheet counts it, the header being row 1.</summary>
    public int Number => number;

    /// <summary>Whether nothing wrong was found in this row so far.</summary>
    public bool IsSound => found == 0;

    /// <summary>Whether the file has the column; its cell may still be blank.</summary>
    public bool Has(string column) => columns.ContainsKey(column);

    public void Problem(string? column, string sentence)
    {
        found++;
        problems.Add(file, number, column, sentence);
    }

    /// <summary>The cell as one line of text; null when blank or when the file lacks the column.</summary>
    public string? Line(string column, int longest = UploadLimits.CellCharacters) =>
        Raw(column) is { } raw ? Short(column, Spaces().Replace(raw, " "), longest) : null;

    /// <summary>The cell as text that may have several lines.</summary>
    public string? Text(string column, int longest) => Raw(column) is { } raw ? Short(column, raw, longest) : null;

    /// <summary>The cell as one line of text that must be there; empty, with a problem noted, when it is not.</summary>
    public string RequiredLine(string column, int longest)
    {
        if (Line(column, longest) is { } line) return line;
        Missing(column);
        return "";
    }

    public decimal? Figure(string column)
    {
        if (Raw(column) is not { } raw) return null;
        if (FigureParser.TryRead(raw, out decimal value, out string? problem)) return value;
        Problem(column, problem);
        return null;
    }

    public int? Whole(string column, int least, int most)
    {
        if (Raw(column) is not { } raw) return null;
        if (int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most) return value;
        Problem(column, $"“{PackProblems.Shorten(raw)}” is not a whole number from {least} to {most}.");
        return null;
    }

    public T? Word<T>(string column, WordList<T> words)
        where T : struct, Enum
    {
        if (Line(column) is not { } line) return null;
        if (words.TryRead(line, out T value)) return value;
        Problem(column, $"“{PackProblems.Shorten(line)}” is not one of {words.Choices}.");
        return null;
    }

    public T? RequiredWord<T>(string column, WordList<T> words)
        where T : struct, Enum
    {
        if (Raw(column) is null) Missing(column);
        return Word(column, words);
    }

    /// <summary>The parts of a cell between semicolons, without blanks and repetitions.</summary>
    public IReadOnlyList<string> List(string column, int longest) =>
        Line(column) is { } line
            ? [.. line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase).Select(part => Short(column, part, longest))]
            : [];

    public Period? Period(string column)
    {
        if (Raw(column) is not { } raw)
        {
            Missing(column);
            return null;
        }

        if (Periods.Period.TryRead(raw, out Period period, out string? problem)) return period;
        Problem(column, problem);
        return null;
    }

    public DateOnly? Date(string column)
    {
        if (Raw(column) is not { } raw) return null;
        if (DateOnly.TryParseExact(raw, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)) return date;
        Problem(column, $"“{PackProblems.Shorten(raw)}” is not a date: write it as year-month-day, like 2017-10-12.");
        return null;
    }

    private void Missing(string column) => Problem(column, "The cell is blank, and it must be filled in.");

    private string? Raw(string column)
    {
        if (!columns.TryGetValue(column, out int place) || place >= cells.Length) return null;
        string text = UploadGuard.Clean(cells[place]).Trim();
        return text.Length == 0 ? null : text;
    }

    private string Short(string column, string text, int longest)
    {
        if (text.Length > longest) Problem(column, $"The text has {text.Length:#,0} characters; at most {longest:#,0} can be kept.");
        return text;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
