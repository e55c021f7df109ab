using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>Collects from the rows of the sheets which measures there are, and which cells belong to which period. What a cell means is decided later, when units are known.</summary>
internal sealed class SheetFigures
{
    private readonly SheetMapping mapping;
    private readonly Dictionary<string, KnownMeasure> byCode;
    private readonly ILookup<string, KnownMeasure> byTitle;
    private readonly Dictionary<string, SheetMeasure> measures = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SheetMeasure> newByTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<(SheetMeasure, Period), SheetFigure> figures = [];
    private readonly Dictionary<(PeriodUse?, string), (Period Period, string? Problem)> periods = [];
    private readonly Dictionary<PeriodUse, (string Text, Period Period)> dashed = [];
    private readonly HashSet<(int, string)> toldColumns = [];
    private readonly List<SheetProblem> problems = [];
    private readonly List<string> ignored = [];
    private readonly List<(SheetLine Line, SheetMeasure Measure)> lines = [];
    private int nextNumber = 1;

    private SheetFigures(SheetMapping mapping, IReadOnlyCollection<KnownMeasure> known)
    {
        this.mapping = mapping;
        byCode = known.ToDictionary(m => m.Code, StringComparer.OrdinalIgnoreCase);
        byTitle = known.ToLookup(m => SheetWords.Plain(m.Title), StringComparer.Ordinal);
    }

    /// <summary>The measures in the order of the sheets.</summary>
    public IReadOnlyCollection<SheetMeasure> Measures => measures.Values;

    /// <summary>What there is for each measure and period.</summary>
    public IReadOnlyCollection<SheetFigure> Figures => figures.Values;

    /// <summary>What cannot be understood so far.</summary>
    public List<SheetProblem> Problems => problems;

    /// <summary>What is passed over, in sentences.</summary>
    public IReadOnlyList<string> Ignored => ignored;

    /// <summary>Collects everything.</summary>
    public static SheetFigures Of(IReadOnlyList<SheetGrid> sheets, SheetMapping mapping, IReadOnlyCollection<KnownMeasure> known)
    {
        var all = new SheetFigures(mapping, known);
        foreach (string name in mapping.Sheets)
        {
            if (sheets.FirstOrDefault(s => s.Name == name) is not { } sheet)
                all.problems.Add(new SheetProblem(null, $"There is no sheet “{name}” in the file."));
            else if ((name == mapping.Sheets[0] ? SheetColumns.Of(sheet, mapping) : SheetColumns.FindHeadings(sheet, mapping)) is { } columns)
                all.Add(columns);
            else
                all.problems.Add(new SheetProblem(null, $"Sheet “{name}” does not have the headings of sheet “{mapping.Sheets[0]}”: bring it in by itself."));
        }

        // How often a measure is taken says how its periods are read, so the rows come first.
        foreach (SheetMeasure measure in all.measures.Values) all.Describe(measure);
        foreach ((SheetLine line, SheetMeasure measure) in all.lines) all.AddCells(line, measure);
        return all;
    }

    private void Add(SheetColumns columns)
    {
        SheetLines told = SheetLines.Of(columns);
        new SheetIgnored(columns, told, mapping).AddTo(ignored);
        SheetMeasure? above = null;
        foreach (SheetLine line in told.Measures)
        {
            SheetMeasure? measure = line.IsContinued ? above : MeasureOf(line);
            if (measure is null)
            {
                CellPlace place = line.Columns.Place(line.Row, ColumnRole.Code) ?? line.Columns.Place(line.Row, ColumnRole.Title) ?? columns.Sheet.Place(line.Row, 1);
                if (!problems.Exists(p => p.Place == place)) problems.Add(new SheetProblem(place, "The row has figures, but neither a code nor a title that says of which measure."));
                continue;
            }

            above = measure;
            lines.Add((line, measure));
            Say(measure, line);
        }
    }

    private SheetMeasure? MeasureOf(SheetLine line)
    {
        string? code = OneLine(line.Columns.Text(line.Row, ColumnRole.Code)), title = OneLine(line.Columns.Text(line.Row, ColumnRole.Title));
        CellPlace place = (code is null ? line.Columns.Place(line.Row, ColumnRole.Title) : line.Columns.Place(line.Row, ColumnRole.Code)) ?? line.Columns.Sheet.Place(line.Row, 1);
        if (code is null && title is null) return null;
        if (code is null && line.Columns.Find(ColumnRole.Code) is not null)
        {
            problems.Add(new SheetProblem(line.Columns.Place(line.Row, ColumnRole.Code), $"{TypedText.Quoted(title)} has no code: give it one, or leave its row out."));
            return null;
        }

        return code is not null ? WithCode(code, title ?? "", place) : WithTitle(title!, place);
    }

    private SheetMeasure WithCode(string code, string title, CellPlace place)
    {
        if (measures.TryGetValue(code, out SheetMeasure? known)) return known;
        measures.Add(code, known = new SheetMeasure(byCode.GetValueOrDefault(code)?.Code ?? code, title, byCode.GetValueOrDefault(code), place));
        return known;
    }

    // Without codes, a measure is known by its title: the stored one, or a new one with the next code that is free.
    private SheetMeasure? WithTitle(string title, CellPlace place)
    {
        string plain = SheetWords.Plain(title);
        KnownMeasure[] same = [.. byTitle[plain]];
        if (same.Length > 1)
        {
            problems.Add(new SheetProblem(place, $"{same.Length} measures have the title {TypedText.Quoted(title)} ({string.Join(", ", same.Select(m => m.Code))}): give the sheet a column of codes."));
            return null;
        }

        if (same.Length == 1) return WithCode(same[0].Code, title, place);
        if (newByTitle.TryGetValue(plain, out SheetMeasure? known)) return known;
        string prefix = mapping.CodePrefix ?? "";
        string code;
        do code = FormattableString.Invariant($"{prefix}{nextNumber++:00}");
        while (byCode.ContainsKey(code) || measures.ContainsKey(code));
        return newByTitle[plain] = WithCode(code, title, place);
    }

    private void Say(SheetMeasure measure, SheetLine line)
    {
        foreach (SheetColumn column in line.Columns.Used.Where(c => ColumnRoles.IsOfMeasure(c.Role)))
        {
            if (line.Columns.Sheet[line.Row, column.Column] is { Text.Length: > 0 } cell) measure.Said.TryAdd(column.Role, (cell.Text, line.Columns.Sheet.Place(line.Row, column.Column)));
        }

        Say(measure, mapping.Headings, line.Group, line);
        Say(measure, mapping.SheetNames, line.Columns.Sheet.Name, line);
    }

    private static void Say(SheetMeasure measure, GroupMeaning meaning, string? text, SheetLine line)
    {
        ColumnRole? role = meaning switch { GroupMeaning.Directorate => ColumnRole.Directorate, GroupMeaning.Service => ColumnRole.Service, GroupMeaning.Portfolio => ColumnRole.Portfolio, GroupMeaning.Plan => ColumnRole.Plan, _ => null };
        if (role is { } known && text is not null) measure.Said.TryAdd(known, (text, line.Columns.Sheet.Place(line.Row, 1)));
    }

    // A stored measure stays as it is; of a new one, its own row goes before the answer for all.
    private void Describe(SheetMeasure measure)
    {
        if (measure.Known is not null) return;
        measure.Frequency = Read(measure, ColumnRole.Frequency, SheetWords.FrequencyOf, "how often a measure is taken: write monthly, quarterly, termly, half-yearly, yearly or survey") ?? mapping.Frequency;
        measure.Good = Read(measure, ColumnRole.Good, SheetWords.GoodOf, "which way is better: write higher, lower, range or none") ?? mapping.Good;
        measure.Unit = measure.Said.TryGetValue(ColumnRole.Unit, out (string Text, CellPlace Place) unit) ? SheetWords.UnitOf(unit.Text) : null;
    }

    private T? Read<T>(SheetMeasure measure, ColumnRole role, Func<string, T?> read, string what)
        where T : struct
    {
        if (!measure.Said.TryGetValue(role, out (string Text, CellPlace Place) said)) return null;
        T? value = read(said.Text);
        if (value is null) problems.Add(new SheetProblem(said.Place, $"{TypedText.Quoted(said.Text)} does not say {what}."));
        return value;
    }

    private void AddCells(SheetLine line, SheetMeasure measure)
    {
        List<(SheetColumn Column, SheetCell Cell)> later = [];
        List<SheetFigure> inRow = [];
        SheetCell? own = line.Columns.Cell(line.Row, ColumnRole.Period);
        foreach (SheetColumn column in line.Columns.Used.Where(c => ColumnRoles.HasPeriod(c.Role) || c.Role is ColumnRole.NoteDate or ColumnRole.Source))
        {
            if (line.Columns.Sheet[line.Row, column.Column] is not { } cell || IsBelow(line, column)) continue;
            // What has no period in a row of many periods is about the latest of them; a target is the year's.
            if (column.Period is null && own is null && column.Role != ColumnRole.Target) later.Add((column, cell));
            else if (PeriodOf(line, column, own, measure) is { } period) inRow.Add(Put(measure, period, column.Role, cell, line.Columns.Sheet.Place(line.Row, column.Column)));
        }

        if (later.Count == 0) return;
        SheetFigure[] withFigures = [.. inRow.Where(f => f.HasFigure)];
        // A year's outturn ends with its last quarter: of the measure's own periods the latest, and of others where it has none.
        SheetFigure? latest = withFigures.Where(f => f.Period.Length == measure.Use?.Length).MaxBy(f => f.Period) ?? withFigures.MaxBy(f => f.Period);
        foreach ((SheetColumn column, SheetCell cell) in later)
        {
            CellPlace place = line.Columns.Sheet.Place(line.Row, column.Column);
            if (latest is not null) Put(measure, latest.Period, column.Role, cell, place);
            else if (column.Role is not (ColumnRole.NoteDate or ColumnRole.Source)) ignored.Add($"{place}: there is no figure in the row that it is about.");
        }
    }

    // Texts that go down over several rows belong to the first of them; figures are told apart below.
    private static bool IsBelow(SheetLine line, SheetColumn column) =>
        column.Role is ColumnRole.Note or ColumnRole.NoteDate or ColumnRole.Source && line.Columns.Sheet[line.Row, column.Column]?.Merged is { } range && range.Top < line.Row;

    private Period? PeriodOf(SheetLine line, SheetColumn column, SheetCell? own, SheetMeasure measure)
    {
        CellPlace place = own is not null && line.Columns.Place(line.Row, ColumnRole.Period) is { } down ? down : line.Columns.Sheet.Place(line.Columns.HeadingRow, column.Column);
        string[] written = own is null ? [] : [HeadingReader.Written(own), TypedText.AsSeen(own.Text)];
        IEnumerable<string> tried = column.Period is { } named
            ? [named, .. written.Append(mapping.Year).OfType<string>().Select(year => HeadingReader.WithYear(named, year)).OfType<string>()]
            : own is not null ? [.. written, .. mapping.Year is { } year ? written.Select(w => HeadingReader.WithYear(w, year)).OfType<string>() : []] : mapping.Year is { } alone ? [alone] : [];
        string? problem = null;
        foreach (string text in tried.Distinct(StringComparer.Ordinal))
        {
            (Period period, string? wrong) = ReadPeriod(text, measure.Use);
            if (wrong is null) return period;
            problem ??= wrong;
        }

        problem ??= "It does not say which year its targets are for: write the year under “Year”.";
        // A heading is wrong once, and not once for each row under it.
        if (toldColumns.Add((place.Column, $"{place}{problem}"))) problems.Add(new SheetProblem(place, problem));
        return null;
    }

    private (Period Period, string? Problem) ReadPeriod(string text, PeriodUse? use)
    {
        if (periods.TryGetValue((use, text), out (Period, string?) known)) return known;
        (Period Period, string? Problem) read = Period.TryRead(text, use, out Period period, out string? problem) ? (period, null) : (default, problem);
        if (read.Problem is null && OtherDashed(read.Period, text, use) is { } twice) read = (default, twice);
        periods.Add((use, text), read);
        return read;
    }

    // Where a sheet has months and writes years with a dash, 2010-11 is one of them in another way than it is read (decision 0011).
    private string? OtherDashed(Period period, string text, PeriodUse? use)
    {
        bool couldBeYear = period.Length == PeriodLength.Year || (period.Length == PeriodLength.Month && period.Number == (period.Year + 1) % 100);
        if (use is not { HasMonths: true } known || !couldBeYear || !PeriodReader.IsDashed(text)) return null;
        if (dashed.TryAdd(known, (text, period)) || dashed[known].Period.Length == period.Length) return null;
        (string other, Period before) = dashed[known];
        return $"“{text}” is {period.Label}, but “{other}” is {before.Label}: write years as in 2012/13 where there are months as well.";
    }

    private SheetFigure Put(SheetMeasure measure, Period period, ColumnRole role, SheetCell cell, CellPlace place)
    {
        if (!figures.TryGetValue((measure, period), out SheetFigure? figure)) figures.Add((measure, period), figure = new SheetFigure(measure, period, place));
        if (!figure.Cells.TryAdd(role, (cell, place)))
        {
            string what = ColumnRoles.Label(role).ToLowerInvariant();
            problems.Add(new SheetProblem(place, $"{measure.Code} has a {what} for {period.Label} in {Short(figure.Cells[role].Place, place)} already: leave one of them out."));
        }

        return figure;
    }

    private static string Short(CellPlace place, CellPlace beside) => place.Sheet == beside.Sheet ? $"cell {place.Address}" : $"{Wording.LowerFirst(place.ToString())}";

    private static string? OneLine(string? text) => SheetWords.OneLine(text) is { Length: > 0 } line ? line : null;
}
