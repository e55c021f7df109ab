using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>A row of a pack's file: gives its cells as what they mean and notes what cannot be read.</summary>
internal sealed partial class PackRow(string file, int number, IReadOnlyDictionary<string, int> columns, string[] cells, PackProblems problems)
{
    private const int MostReadPeriods = 10_000;

    private int found;

    /// <summary>The row as a spreadsheet counts it, the header being row 1.</summary>
    public int Number => number;

    /// <summary>The file it stands in.</summary>
    public string File => file;

    /// <summary>What it is about: "NI 156, 2017/18 Q2".</summary>
    public string About => string.Join(", ", PackFiles.Find(file)!.About.Select(c => Line(c)).OfType<string>());

    /// <summary>Whether nothing wrong was found in this row so far.</summary>
    public bool IsSound => found == 0;

    /// <summary>Whether the file has the column; its cell may still be blank.</summary>
    public bool Has(string column) => columns.ContainsKey(column);

    public void Problem(string? column, string sentence)
    {
        found++;
        problems.Add(file, number, column, sentence, about: Raw("code"));
    }

    /// <summary>Notes what was done to a cell, which is no reason to refuse it.</summary>
    public void Remark(string column, string sentence) => problems.Remark(file, number, column, sentence);

    /// <summary>The cell as one line of text; null when blank or when the file lacks the column.</summary>
    public string? Line(string column, int longest = UploadLimits.CellCharacters) =>
        Raw(column) is { } raw && OneLine(raw) is { Length: > 0 } line ? Short(column, line, longest) : null;

    /// <summary>The cell as text that may have several lines.</summary>
    public string? Text(string column, int longest) => Raw(column) is { } raw ? Short(column, raw, longest) : null;

    /// <summary>The cell as one line of text that must be there; empty, with a problem noted, when it is not.</summary>
    public string RequiredLine(string column, int longest)
    {
        if (Line(column, longest) is { } line) return line;
        Missing(column);
        return "";
    }

    /// <summary>What stands in the place of a figure: it may be a reason why there is none. Null when blank; a problem is noted.</summary>
    public FigureRead? FigureOrReason(string column, string? unit, int decimals) =>
        Raw(column) is { } raw ? Noted(column, FigureParser.Read(raw, unit, decimals)) : null;

    /// <summary>A figure in a unit (null where it is not known), and nothing else.</summary>
    public decimal? Figure(string column, string? unit, int decimals) =>
        Raw(column) is { } raw ? Noted(column, FigureParser.Read(raw, unit, decimals).FigureOnly()).Value : null;

    /// <summary>A figure of a target.</summary>
    public decimal? TargetFigure(string column, string? unit, int decimals) =>
        Raw(column) is { } raw ? Noted(column, FigureParser.Read(raw, unit, decimals).TargetOnly()).Value : null;

    public int? Whole(string column, int least, int most)
    {
        if (Raw(column) is not { } raw) return null;
        if (int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most) return value;
        Problem(column, $"“{PackProblems.Shorten(raw)}” is not a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>A whole number that must be there.</summary>
    public int? RequiredWhole(string column, int least, int most)
    {
        if (Raw(column) is null) Missing(column);
        return Whole(column, least, most);
    }

    /// <summary>Yes or no; null when blank, or with a problem noted.</summary>
    public bool? YesOrNo(string column)
    {
        if (Line(column) is not { } typed) return null;
        if (typed.Equals("yes", StringComparison.OrdinalIgnoreCase)) return true;
        if (typed.Equals("no", StringComparison.OrdinalIgnoreCase)) return false;
        Problem(column, $"“{PackProblems.Shorten(typed)}” is not one of yes, no.");
        return null;
    }

    /// <summary>A date that must be there.</summary>
    public DateOnly? RequiredDate(string column)
    {
        if (Raw(column) is null) Missing(column);
        return Date(column);
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

    /// <summary>A period, read for what it is meant for where that is known.</summary>
    /// <param name="column">The column.</param>
    /// <param name="use">What it is meant for.</param>
    /// <param name="read">Periods read before, which are not read anew: a file of ten years has half a million cells and some hundred periods.</param>
    public Period? Period(string column, PeriodUse? use = null, Dictionary<(string, PeriodUse?), Period>? read = null)
    {
        if (Raw(column) is not { } raw)
        {
            Missing(column);
            return null;
        }

        if (read is not null && read.TryGetValue((raw, use), out Period known)) return known;
        if (Periods.Period.TryRead(raw, use, out Period period, out string? problem))
        {
            if (read?.Count < MostReadPeriods) read.Add((raw, use), period);
            return period;
        }

        Problem(column, problem);
        return null;
    }

    /// <summary>A quarter of the financial year that must be there.</summary>
    public Period? ReportingQuarter(string column)
    {
        Period? quarter = Period(column, PeriodUse.ReportingQuarter);
        if (quarter is { IsReportingQuarter: false } other) Problem(column, $"{other.Label} is not a quarter of the financial year: write 2017/18 Q2.");
        return quarter is { IsReportingQuarter: true } ? quarter : null;
    }

    public DateOnly? Date(string column)
    {
        if (Raw(column) is not { } raw) return null;
        if (DateParser.TryRead(raw, out DateOnly date, out string? problem)) return date;
        Problem(column, problem + ".");
        return null;
    }

    private FigureRead Noted(string column, FigureRead read)
    {
        if (read.Problem is not null) Problem(column, read.Problem);
        if (read.Remark is not null) problems.Remark(file, number, column, read.Remark);
        return read;
    }

    private void Missing(string column) => Problem(column, "The cell is blank, and it must be filled in.");

    private string? Raw(string column)
    {
        if (!columns.TryGetValue(column, out int place) || place >= cells.Length) return null;
        string text = (IsPlain(cells[place]) ? cells[place] : UploadGuard.Clean(cells[place])).Trim();
        return IsBlank(text) ? null : text;
    }

    // Most cells are letters and digits, which say what they are.
    private static bool IsPlain(string cell) => !cell.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string OneLine(string raw) =>
        IsPlain(raw) && !raw.Contains("  ", StringComparison.Ordinal) ? raw : TypedText.WithoutMarks(Spaces().Replace(raw, " ")).Trim();

    /// <summary>Whether nothing can be seen in a cell.</summary>
    public static bool IsBlank(string cell)
    {
        foreach (char c in cell)
        {
            if (c is > ' ' and <= '~') return false;
        }

        return TypedText.AsSeen(cell).Length == 0;
    }

    private string Short(string column, string text, int longest)
    {
        if (text.Length > longest) Problem(column, $"The text has {text.Length:#,0} characters; at most {longest:#,0} can be kept.");
        return text;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
