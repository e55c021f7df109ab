using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>What differs between two tables of one caption, cell by cell.</summary>
internal static class TableDifference
{
    /// <summary>What stands between the row and the column of a cell.</summary>
    public const string Beside = ", ";

    public static IEnumerable<EditionChange> Between(string where, ReportTable before, ReportTable after)
    {
        List<(ReportColumn? Before, ReportColumn? After)> columns = [.. Matching.Pairs(before.Columns, after.Columns, c => c.FullHeader)];
        foreach ((ReportColumn? was, ReportColumn? now) in columns.Where(c => c.Before is null || c.After is null)) yield return new EditionChange(where, "column", was?.FullHeader, now?.FullHeader);
        (int Before, int After, string Header)[] shared = [.. columns.Where(c => c.Before is not null && c.After is not null).Select(c => (Place(before.Columns, c.Before!), Place(after.Columns, c.After!), c.After!.FullHeader))];

        Func<ReportRow, string> key = KeyOf(before, after);
        List<(ReportRow? Before, ReportRow? After)> rows = [.. Matching.Pairs(before.Rows, after.Rows, key)];
        foreach ((ReportRow? was, ReportRow? now) in rows)
        {
            string row = key((now ?? was)!);
            if (was is null || now is null)
            {
                yield return new EditionChange(where, $"row {row}", was is null ? null : Line(was), now is null ? null : Line(now));
                continue;
            }

            foreach ((int i, int j, string header) in shared)
                if (Cell($"{row}{Beside}{header}", was.Cells[i], now.Cells[j]) is var (what, old, fresh)) yield return new EditionChange(where, what, old, fresh);
            if (was.Group != now.Group) yield return new EditionChange(where, $"{row}{Beside}group", was.Group, now.Group);
            foreach ((string? old, string? fresh) in Matching.Lines(was.Note, now.Note)) yield return new EditionChange(where, $"{row}{Beside}{after.NoteHeader ?? "note"}", old, fresh);
        }

        Dictionary<ReportRow, int> places = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < before.Rows.Count; i++) places[before.Rows[i]] = i;
        if (Matching.IsReordered([.. rows.Where(r => r.Before is not null && r.After is not null).Select(r => places[r.Before!])])) yield return new EditionChange(where, "the rows stand in another order", null, null);
    }

    /// <summary>What differs between two cells: what is printed, else why it is so; null where both are the same.</summary>
    public static (string What, string? Before, string? After)? Cell(string what, ReportCell before, ReportCell after)
    {
        if (before.OneLine != after.OneLine) return (what, before.OneLine, after.OneLine);
        if (before.Number != after.Number) return ($"{what} in the workbook", before.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture), after.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return before.Explanation != after.Explanation ? ($"{what}: why", before.Explanation ?? "no reason", after.Explanation ?? "no reason") : null;
    }

    /// <summary>A row as one line.</summary>
    public static string Line(ReportRow row) => string.Join("; ", row.Cells.Select(c => c.OneLine).Concat(row.Note));

    // A row goes by its first cell; where several share it, such as the priority of their measures, by the code.
    private static Func<ReportRow, string> KeyOf(ReportTable before, ReportTable after)
    {
        bool isTelling = new[] { before, after }.All(t => t.Rows.Select(r => At(r, 0)).Distinct(StringComparer.Ordinal).Count() == t.Rows.Count);
        int was = isTelling ? 0 : Math.Max(CodeOf(before), 0);
        int now = isTelling ? 0 : Math.Max(CodeOf(after), 0);
        HashSet<ReportRow> earlier = new(before.Rows, ReferenceEqualityComparer.Instance);
        return row => At(row, earlier.Contains(row) ? was : now);
    }

    private static int CodeOf(ReportTable table) => table.Columns.ToList().FindIndex(c => c.Kind == ReportColumnKind.Code);

    private static string At(ReportRow row, int place) => row.Cells.Count > place ? row.Cells[place].Text : "";

    private static int Place(IReadOnlyList<ReportColumn> columns, ReportColumn column)
    {
        for (int i = 0; i < columns.Count; i++)
            if (ReferenceEquals(columns[i], column)) return i;
        return -1;
    }
}
