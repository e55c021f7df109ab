using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>Guesses how a council's own spreadsheet is laid out. A person confirms or changes it before anything is brought in.</summary>
internal static class LayoutGuess
{
    private const int SearchedRows = 40;
    private const int MostHeadingRows = 3;
    private const int SampledRows = 60;

    private static readonly Frequency?[] OfDays = [Frequency.Year, Frequency.Quarter, Frequency.Month];

    /// <summary>Guesses the sheets, the headings and what each column is.</summary>
    /// <param name="sheets">All sheets of the file, none of them blank.</param>
    public static SheetMapping Of(IReadOnlyList<SheetGrid> sheets)
    {
        // The sheet that reads most like a table of measures, and those that have its headings.
        (SheetGrid Sheet, int Row, int Rows, double Score) best = sheets.Where(s => !s.IsHidden).DefaultIfEmpty(sheets[0]).Select(HeadingsOf).MaxBy(g => g.Score);
        SheetMapping mapping = Of(best.Sheet, best.Row, best.Rows);
        SheetGrid[] alike = [.. sheets.Where(s => s == best.Sheet || (!s.IsHidden && SheetColumns.FindHeadings(s, mapping) is not null))];
        return mapping with { Sheets = [.. alike.Select(s => s.Name)], SheetNames = alike.Length > 1 && !mapping.Has(ColumnRole.Directorate) ? GroupMeaning.Directorate : GroupMeaning.Nothing };
    }

    /// <summary>Guesses what each column is, where the headings are known.</summary>
    public static SheetMapping Of(SheetGrid sheet, int headingRow, int headingRows)
    {
        List<SheetColumn> columns = [];
        for (int column = 1; column <= sheet.Width; column++)
        {
            if (!IsFilled(sheet, headingRow - headingRows + 1, column)) continue;
            ReadHeading read = HeadingReader.Read(Cells(sheet, headingRow, headingRows, column));
            ColumnRole role = read.Role ?? ColumnRole.Ignored;
            // The second of two titles says more about the measure; of anything else that stands once, the first counts.
            bool isAgain = !ColumnRoles.CanRepeat(role) && columns.Exists(c => c.Role == role);
            if (isAgain) role = role == ColumnRole.Title && !columns.Exists(c => c.Role == ColumnRole.Definition) ? ColumnRole.Definition : ColumnRole.Ignored;
            columns.Add(new SheetColumn(column, read.Text, role, read.Period));
        }

        columns = Settled(columns);
        var mapping = new SheetMapping { Sheets = [sheet.Name], HeadingRow = headingRow, HeadingRows = headingRows, Columns = columns };
        return mapping with
        {
            Year = YearOf(sheet, headingRow, mapping),
            UsesCellNotes = sheet.Rows.Skip(headingRow).Any(r => r.Any(c => c?.Note is not null)),
            Frequency = mapping.Has(ColumnRole.Frequency) ? null : FrequencyOf(sheet, mapping),
            Headings = GroupMeaning.Nothing,
            CodePrefix = mapping.Has(ColumnRole.Code) ? null : "KPI ",
        };
    }

    // What a table without a title, without figures or with two columns of values would otherwise lack.
    private static List<SheetColumn> Settled(List<SheetColumn> columns)
    {
        bool isAcross = columns.Exists(c => c is { Role: ColumnRole.Value, Period: not null });
        if (!columns.Exists(c => c.Role == ColumnRole.Title) && columns.Find(c => c.Role == ColumnRole.Definition) is { } only) columns[columns.IndexOf(only)] = only with { Role = ColumnRole.Title };
        bool hasPeriod = columns.Exists(c => c.Role == ColumnRole.Period);
        for (int i = 0; i < columns.Count; i++)
        {
            // Without a period of its own or of its row, a value beside quarters is one of them again, "latest" or "current".
            if (columns[i] is not { Role: ColumnRole.Value, Period: null }) continue;
            bool isSecond = columns.FindIndex(c => c is { Role: ColumnRole.Value, Period: null }) < i;
            if ((isAcross && !hasPeriod) || isSecond) columns[i] = columns[i] with { Role = ColumnRole.Ignored };
        }

        return columns;
    }

    private static (SheetGrid Sheet, int Row, int Rows, double Score) HeadingsOf(SheetGrid sheet)
    {
        (SheetGrid, int Row, int Rows, double Score) best = (sheet, 1, 1, 0);
        for (int row = 1; row <= Math.Min(SearchedRows, sheet.Rows.Count - 1); row++)
        {
            for (int rows = 1; rows <= Math.Min(MostHeadingRows, row); rows++)
            {
                double score = Score(sheet, row, rows);
                if (score > best.Score + 0.01) best = (sheet, row, rows, score);
            }
        }

        return best;
    }

    // A known word counts, a period counts more, and a row of headings is weighed down by what is no heading. The fewer rows the better.
    private static double Score(SheetGrid sheet, int row, int rows)
    {
        if (rows > 1 && sheet.Rows[row - rows].All(c => c is null)) return 0;
        double score = 0;
        HashSet<string> seen = [];
        for (int column = 1; column <= sheet.Rows[row - 1].Count; column++)
        {
            List<SheetCell> cells = Cells(sheet, row, rows, column);
            if (sheet[row, column] is null || cells.Count == 0) continue;
            ReadHeading read = HeadingReader.Read(cells);
            bool isNew = seen.Add(read.Text);
            if (read.Role is null) score -= cells[^1].Number is not null ? 0.5 : 0.05;
            // A number is a year only where it could be one, and a figure could be.
            else if (!isNew) score += 0.1;
            else score += read.Period is null ? 1 : cells[^1].Number is not null ? 0.3 : read.NeedsYear ? 1 : 1.5;
        }

        return score - (0.2 * (rows - 1));
    }

    private static List<SheetCell> Cells(SheetGrid sheet, int headingRow, int headingRows, int column) =>
        [.. Enumerable.Range(headingRow - headingRows + 1, headingRows).Select(row => sheet[row, column]).OfType<SheetCell>()];

    private static bool IsFilled(SheetGrid sheet, int fromRow, int column)
    {
        for (int row = Math.Max(1, fromRow); row <= sheet.Rows.Count; row++)
        {
            // A column that is merged with the one before it all the way down is no column of its own.
            if (sheet[row, column] is { } cell && !(cell.Merged is { } range && range.Left < column)) return true;
        }

        return false;
    }

    // From the title above, the sheet's own name; only where a period or a target lacks it.
    private static string? YearOf(SheetGrid sheet, int headingRow, SheetMapping mapping)
    {
        bool lacksYear = mapping.Columns.Any(c => c.Period is { } period && !HeadingReader.IsPeriod(period));
        bool isOfYear = !mapping.PeriodsGoDown && mapping.Columns.Any(c => c is { Role: ColumnRole.Target or ColumnRole.YearToDate, Period: null });
        if (!lacksYear && !isOfYear) return null;
        IEnumerable<string> above = sheet.Rows.Take(headingRow).SelectMany(r => r).OfType<SheetCell>().Select(c => c.Text);
        return above.Append(sheet.Name).Select(HeadingReader.YearIn).FirstOrDefault(y => y is not null)
            ?? mapping.Columns.Select(c => c.Period).OfType<string>().Select(PeriodOf).OfType<Period>().Select(p => p.YearOf(PeriodCalendar.Financial).Token).LastOrDefault();
    }

    // The shortest of the periods there are: quarters beside a year's outturn are of a quarterly measure.
    private static Frequency? FrequencyOf(SheetGrid sheet, SheetMapping mapping)
    {
        IEnumerable<string> written = mapping.Columns.Where(c => c is { Role: ColumnRole.Value, Period: not null }).Select(c => c.Period!);
        if (mapping.Of(ColumnRole.Period).FirstOrDefault() is { } down)
            written = sheet.Rows.Skip(mapping.HeadingRow).Take(SampledRows).Select(r => r.ElementAtOrDefault(down.Column - 1)).OfType<SheetCell>().Select(HeadingReader.Written);
        string[] texts = [.. written.Select(w => HeadingReader.WithYear(w, mapping.Year ?? "2017/18") ?? w)];
        // A day alone could be of a month or of a quarter that ends with it: the longest that all of them begin or end.
        string[] days = [.. texts.Where(t => DateParser.Day(t) is not null).Distinct()];
        PeriodLength[] lengths = [.. texts.Except(days).Select(w => PeriodOf(w)?.Length).OfType<PeriodLength>()];
        if (lengths.Length > 0) return FrequencyOf(lengths.MinBy(Period.MonthsIn));
        return days.Length == 0 ? null : OfDays.FirstOrDefault(f => days.All(d => Period.TryRead(d, new PeriodUse(f!.Value, PeriodCalendar.Financial), out _, out _)));
    }

    private static Frequency FrequencyOf(PeriodLength length) => length switch
    {
        PeriodLength.Month => Frequency.Month,
        PeriodLength.Quarter => Frequency.Quarter,
        PeriodLength.Term => Frequency.Term,
        PeriodLength.HalfYear => Frequency.HalfYear,
        _ => Frequency.Year,
    };

    private static Period? PeriodOf(string text)
    {
        foreach (PeriodUse? use in new PeriodUse?[] { null, new(Frequency.Month, PeriodCalendar.Financial), new(Frequency.Year, PeriodCalendar.Financial) })
        {
            if (Period.TryRead(text, use, out Period period, out _)) return period;
        }

        return null;
    }
}
