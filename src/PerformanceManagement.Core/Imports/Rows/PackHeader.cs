using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Reads the names of a file's columns, whatever their capitals, spaces and dashes. A name that is not known is one problem: the column it
/// stands for is then read under it all the same, so that the rows are not blamed for their header.
/// </summary>
internal static class PackHeader
{
    private const int MostSlips = 2;

    // One of these must be there for a row to say anything.
    private static readonly string[] Figures = ["value", "numerator", "year_to_date", "reason", "low", "high", "words", "kind"];

    // What spreadsheets call these columns. Only for a message: a pack with such a header is refused.
    private static readonly Dictionary<string, string[]> OtherNames = new()
    {
        ["code"] = ["kpi", "kpi_code", "ref", "reference", "measure", "measure_code", "indicator", "indicator_code", "id", "pi"],
        ["period"] = ["quarter", "month", "year", "date", "reporting_period", "period_name"],
        ["value"] = ["actual", "values", "result", "figure", "performance", "outturn", "actual_value", "score", "target", "target_value", "data"],
        ["numerator"] = ["num", "top"],
        ["denominator"] = ["denom", "den", "bottom", "base"],
        ["year_to_date"] = ["ytd", "year_so_far", "cumulative"],
        ["reason"] = ["reason_for_no_value", "no_value_reason", "status"],
        ["quality"] = ["data_quality", "provisional"],
        ["note"] = ["notes", "comment", "comments", "commentary", "narrative"],
        ["note_date"] = ["date_of_note", "comment_date"],
        ["title"] = ["name", "short_name", "measure_name", "description"],
        ["unit"] = ["units", "uom", "unit_of_measure", "measure_type"],
        ["decimals"] = ["dp", "decimal_places", "decimal"],
        ["good"] = ["direction", "polarity", "good_direction", "success_is", "good_is"],
        ["frequency"] = ["freq", "how_often", "collection_frequency"],
        ["low"] = ["lower", "min", "minimum"],
        ["high"] = ["upper", "max", "maximum"],
        ["words"] = ["target_words", "text"],
        ["area"] = ["authority", "council", "region"],
        ["group"] = ["group_name"],
        ["kind"] = ["type", "level"],
        ["parent"] = ["parent_id"],
    };

    /// <summary>The columns by name, with their place; null when a column that must be there is not.</summary>
    public static Dictionary<string, int>? Read(PackFile file, IReadOnlyList<string> header, PackProblems problems)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        List<(int Place, string Name)> strangers = [];
        for (int i = 0; i < header.Count; i++)
        {
            // A column without a name is passed over; a row with a cell in it is not.
            string name = Plain(header[i]);
            if (name.Length == 0) continue;
            if (!file.Columns.Contains(name)) strangers.Add((i, name));
            else if (!columns.TryAdd(name, i)) problems.Add(file.Name, 1, name, "The column is there twice.");
        }

        foreach ((int place, string name) in strangers)
        {
            string? meant = Meant(file, name, columns) ?? (strangers.Count == 1 && file.Columns.Contains("value") && !Figures.Any(columns.ContainsKey) ? "value" : null);
            problems.Add(file.Name, 1, null, $"{TypedText.Quoted(header[place])} is not a column of {file.Name}{(meant is null ? "" : $": {meant} may be meant")}. Its columns are {string.Join(", ", file.Columns)}.");
            if (meant is not null) columns.Add(meant, place);
        }

        List<string> missing = [.. file.Required.Where(c => !columns.ContainsKey(c))];
        foreach (string column in missing) problems.Add(file.Name, 1, column, $"The column is missing: {file.Name} must have {string.Join(", ", file.Required)}.");
        return missing.Count == 0 ? columns : null;
    }

    private static string Plain(string header) => TypedText.AsSeen(UploadGuard.Clean(header)).ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private static string? Meant(PackFile file, string name, Dictionary<string, int> taken)
    {
        List<string> free = [.. file.Columns.Where(c => !taken.ContainsKey(c))];
        return free.Find(c => OtherNames.TryGetValue(c, out string[]? names) && names.Contains(name))
            ?? free.Where(c => c.Length > 3).Select(c => (Column: c, Slips: Slips(c, name))).Where(c => c.Slips <= MostSlips && c.Slips * 3 <= c.Column.Length).OrderBy(c => c.Slips).Select(c => c.Column).FirstOrDefault();
    }

    // How many letters to add, take away or change (Levenshtein).
    private static int Slips(string column, string name)
    {
        if (Math.Abs(column.Length - name.Length) > MostSlips) return MostSlips + 1;
        int[] above = [.. Enumerable.Range(0, name.Length + 1)];
        foreach (char letter in column)
        {
            int[] row = new int[above.Length];
            row[0] = above[0] + 1;
            for (int i = 1; i < row.Length; i++)
                row[i] = Math.Min(Math.Min(row[i - 1], above[i]) + 1, above[i - 1] + (letter == name[i - 1] ? 0 : 1));
            above = row;
        }

        return above[^1];
    }
}
