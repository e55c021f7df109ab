using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Targets;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>What is stored of the measures of a spreadsheet, by measure and period, and the items of the plan where the spreadsheet speaks of them.</summary>
internal sealed record StoredBeside(IReadOnlyDictionary<(int, Period), MeasureResult> Results, IReadOnlyDictionary<(int, Period), Target> Targets, IReadOnlyList<KnownPlanItem> Plan);

/// <summary>
/// Makes a data pack of what a spreadsheet has. A blank cell takes nothing away: what is stored beside a figure that stays the same, and notes, go
/// into the pack with it, because a pack's row would clear them.
/// </summary>
internal sealed class SheetPackMaker
{
    private readonly SheetFigures sheet;
    private readonly SheetMapping mapping;
    private readonly StoredBeside stored;
    private readonly SheetText texts;
    private readonly Dictionary<string, (int Count, CellPlace First)> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SheetRow> rows = [];
    private readonly List<SheetProblem> problems = [];
    private readonly List<string> remarks = [];
    private readonly HashSet<string> unknownPlaces = [];
    private readonly List<(SheetFigure Figure, SheetPackRow Row)> targets = [];

    private SheetPackMaker(SheetFigures sheet, SheetMapping mapping, StoredBeside stored)
    {
        (this.sheet, this.mapping, this.stored) = (sheet, mapping, stored);
        texts = new SheetText(mapping);
        problems.AddRange(sheet.Problems);
    }

    /// <summary>The pack.</summary>
    public SheetPack Pack { get; } = new();

    /// <summary>Each figure as it would be stored.</summary>
    public IReadOnlyList<SheetRow> Rows => rows;

    /// <summary>The measures it brings.</summary>
    public IReadOnlyList<SheetNewMeasure> NewMeasures =>
    [
        .. from measure in sheet.Measures
           where measure.Known is null
           select new SheetNewMeasure(measure.Code, measure.Title, measure.Unit, measure.Decimals, measure.Good, measure.Frequency, Said(measure, ColumnRole.Directorate) ?? mapping.Directorate),
    ];

    /// <summary>What cannot be understood.</summary>
    public IReadOnlyList<SheetProblem> Problems => problems;

    /// <summary>What was done to cells on the way in.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    /// <summary>Words that stand in place of a figure.</summary>
    public IReadOnlyList<SheetWord> Words =>
        [.. words.OrderByDescending(w => w.Value.Count).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => new SheetWord(w.Key, w.Value.Count, w.Value.First, mapping.Words.GetValueOrDefault(w.Key)))];

    /// <summary>Whether it has to be said what plain numbers such as 0.915 mean.</summary>
    public bool AsksShares { get; private set; }

    /// <summary>Whether new measures lack what has to be said of all of them.</summary>
    public bool HasQuestions { get; private set; }

    /// <summary>Makes the pack.</summary>
    public static SheetPackMaker Of(SheetFigures sheet, SheetMapping mapping, StoredBeside stored)
    {
        var maker = new SheetPackMaker(sheet, mapping, stored);
        maker.Make();
        return maker;
    }

    private void Make()
    {
        ILookup<SheetMeasure, SheetFigure> figuresOf = sheet.Figures.ToLookup(f => f.Measure);
        foreach (SheetMeasure measure in sheet.Measures.Where(m => m.Known is null)) TakeUnit(measure, [.. figuresOf[measure]]);
        texts.Look(sheet.Figures);
        foreach (SheetMeasure measure in sheet.Measures) AddMeasure(measure, [.. figuresOf[measure]]);
        foreach (SheetFigure figure in sheet.Figures.OrderBy(f => f.Place.Sheet, StringComparer.Ordinal).ThenBy(f => f.Place.Row).ThenBy(f => f.Place.Column)) AddFigure(figure);
        CarryKinds();
        TellMissing();
        TellRules();
        if (texts.Unsaid is not { } share) return;
        AsksShares = true;
        problems.Add(new SheetProblem(share.Place, $"{TypedText.Quoted(share.Cell.Figure)} could be {share.Cell.Figure}% or a share of 1: say which under “Numbers such as 0.915”."));
    }

    // A sheet without a column of units says by its figures which are percentages and which are pounds.
    private void TakeUnit(SheetMeasure measure, IReadOnlyList<SheetFigure> figures)
    {
        if (measure.Unit is not null) return;
        string[] written = [.. figures.Where(f => f.Cells.ContainsKey(ColumnRole.Value)).Select(f => f.Cells[ColumnRole.Value].Cell.Figure).Where(t => t.Any(char.IsAsciiDigit))];
        measure.Unit = written.Length == 0 ? null
            : Array.TrueForAll(written, t => t.EndsWith('%')) ? "%"
            : Array.TrueForAll(written, t => t.Contains('£', StringComparison.Ordinal) && !t.Any(char.IsLetter)) ? "£" : null;
        measure.Unit ??= string.IsNullOrWhiteSpace(mapping.Unit) ? null : SheetWords.UnitOf(mapping.Unit);
    }

    private void AddMeasure(SheetMeasure measure, IReadOnlyList<SheetFigure> figures)
    {
        if (measure.Known is { } known)
        {
            if (measure.Title.Length > 0 && SheetWords.Plain(measure.Title) != SheetWords.Plain(known.Title))
                remarks.Add($"{measure.Place}: {known.Code} is called {TypedText.Quoted(known.Title)} here; the sheet says {TypedText.Quoted(measure.Title)}. Its title stays.");
            return;
        }

        if (!measure.Said.ContainsKey(ColumnRole.Decimals) && string.IsNullOrWhiteSpace(mapping.Decimals)) measure.Decimals = ShownDecimals(measure, figures);
        else if (int.TryParse(Said(measure, ColumnRole.Decimals) ?? mapping.Decimals, NumberStyles.None, CultureInfo.InvariantCulture, out int decimals)) measure.Decimals = Math.Min(decimals, FigureFormat.MostDecimals);
        SheetPackRow row = Pack.Add(PackFiles.Measures, measure.Place)
            .With("code", measure.Code)
            .With("title", measure.Title.Length > 0 ? measure.Title : null)
            .With("unit", measure.Unit, At(measure, ColumnRole.Unit))
            .With("decimals", Said(measure, ColumnRole.Decimals) ?? measure.Decimals.ToString(CultureInfo.InvariantCulture), At(measure, ColumnRole.Decimals))
            .With("good", measure.Good is { } good ? PackWords.Good[good] : null)
            .With("frequency", measure.Frequency is { } often ? PackWords.Frequencies[often] : null);
        foreach ((ColumnRole role, string column, string? answer) in new[]
        {
            (ColumnRole.Definition, "definition", null), (ColumnRole.Directorate, "directorate", mapping.Directorate), (ColumnRole.Service, "service", null),
            (ColumnRole.Portfolio, "portfolio", null), (ColumnRole.Committees, "committees", mapping.Committees),
        })
        {
            row.With(column, Said(measure, role) ?? (string.IsNullOrWhiteSpace(answer) ? null : answer.Trim()), At(measure, role));
        }

        AddPlan(measure, row);
        AddRules(measure, row);
    }

    private void AddPlan(SheetMeasure measure, SheetPackRow row)
    {
        if (Said(measure, ColumnRole.Plan) is not { } said || SheetWords.Plain(said) is not { Length: > 0 } plain) return;
        KnownPlanItem[] called = [.. stored.Plan.Where(i => i.IsCalled(plain))];
        if (called.Length == 1) row.With("plan", called[0].Key, At(measure, ColumnRole.Plan));
        else if (unknownPlaces.Add(plain))
            problems.Add(new SheetProblem(At(measure, ColumnRole.Plan), called.Length == 0 ? $"The plan has no open item called {TypedText.Quoted(said)}: add it to the plan first, or leave the column out." : $"{called.Length} items of the plan are called {TypedText.Quoted(said)}: write the number or key of one."));
    }

    private void AddRules(SheetMeasure measure, SheetPackRow row)
    {
        if (mapping.YearRule != AggregationRule.None && measure.Frequency is not Frequency.Year) row.With("year_rule", PackWords.Rules[mapping.YearRule]);
        if (measure.Frequency is Frequency.Month && mapping.QuarterRule != AggregationRule.None) row.With("quarter_rule", PackWords.Rules[mapping.QuarterRule]);
    }

    private int ShownDecimals(SheetMeasure measure, IReadOnlyList<SheetFigure> figures)
    {
        int most = 0;
        foreach (SheetFigure figure in figures)
        {
            if (figure.Cells.TryGetValue(ColumnRole.Value, out (SheetCell Cell, CellPlace Place) value) && texts.Of(measure, ColumnRole.Value, value.Cell, value.Place, out _) is { } text)
                most = Math.Max(most, SheetText.Shown(value.Cell, text, measure.Unit));
        }

        return most;
    }

    private void AddFigure(SheetFigure figure)
    {
        SheetMeasure measure = figure.Measure;
        MeasureResult? before = measure.Known is { } known ? stored.Results.GetValueOrDefault((known.Id, figure.Period)) : null;
        SheetRow shown = new(measure.Code, measure.Known?.Title ?? measure.Title, figure.Period, figure.Place) { IsNewMeasure = measure.Known is null, State = SheetRowState.Same };
        int found = problems.Count;
        shown = AddValue(figure, before, shown);
        shown = AddTarget(figure, shown);
        bool isRefused = problems.Count > found;
        // A word that is left out leaves nothing to show.
        if (isRefused || shown.Value is not null || shown.Reason is not null || shown.Target is not null || shown.Note is not null) rows.Add(isRefused ? shown with { State = SheetRowState.Refused } : shown);
    }

    private SheetRow AddValue(SheetFigure figure, MeasureResult? before, SheetRow shown)
    {
        SheetMeasure measure = figure.Measure;
        int found = problems.Count;
        var row = new SheetPackRow(figure.Place);
        FigureRead? value = Value(figure, row);
        foreach ((ColumnRole role, string column) in new[] { (ColumnRole.Numerator, "numerator"), (ColumnRole.Denominator, "denominator"), (ColumnRole.YearToDate, "year_to_date") })
        {
            if (figure.Cells.TryGetValue(role, out (SheetCell Cell, CellPlace Place) cell)) row.With(column, Text(measure, role, cell.Cell, cell.Place), cell.Place);
        }

        string? note = AddTexts(figure, row);
        if (problems.Count > found) return shown with { Value = figure.Cells.GetValueOrDefault(ColumnRole.Value).Cell?.Text, Note = note };
        bool hasFigure = row.Has("value") || row.Has("reason") || row.Has("numerator") || row.Has("year_to_date");
        if (!hasFigure && (note is null || before is null))
        {
            if (note is not null) remarks.Add($"{figure.Place}: the note for {figure.Period.Label} is left out, because there is no figure that it is about.");
            return shown;
        }

        bool isSame = Carry(row, before, value, hasFigure, measure);
        Copy(row, Pack.Add(PackFiles.Values, figure.Place).With("code", measure.Code).With("period", figure.Period.Token, figure.Place));
        decimal? kept = isSame ? before!.Value : value?.Value;
        return shown with
        {
            Value = kept is { } number ? FigureFormat.Display(number, measure.Decimals, measure.Unit ?? "") : row.Has("numerator") ? $"{row.Text("numerator")} of {row.Text("denominator")}" : null,
            Reason = value?.Reason ?? (row.Text("reason") is { } token && PackWords.Reasons.TryRead(token, out ReasonForNoValue reason) ? reason : null),
            Quality = value?.Quality ?? before?.Quality ?? ValueQuality.Actual,
            Note = note,
            State = before is null ? SheetRowState.New : isSame && (note is null || note == before.Note) ? SheetRowState.Same : SheetRowState.Changed,
            Before = before is null || isSame ? null : before.Value is { } was ? FigureFormat.Display(was, measure.Decimals, measure.Unit ?? "") : before.Reason is { } because ? ReasonText.Label(because) : null,
        };
    }

    private FigureRead? Value(SheetFigure figure, SheetPackRow row)
    {
        if (!figure.Cells.TryGetValue(ColumnRole.Value, out (SheetCell Cell, CellPlace Place) value)) return null;
        SheetMeasure measure = figure.Measure;
        string word = TypedText.AsSeen(value.Cell.Text);
        if (value.Cell.Number is null && mapping.Words.TryGetValue(word, out string? meaning))
        {
            Count(word, value.Place);
            if (meaning == SheetMapping.Zero) row.With("value", "0", value.Place);
            else if (meaning != SheetMapping.LeaveOut) row.With("reason", meaning, value.Place);
            return meaning == SheetMapping.Zero ? new FigureRead { Value = 0 } : null;
        }

        if (Text(measure, ColumnRole.Value, value.Cell, value.Place) is not { } text) return null;
        FigureRead read = FigureParser.Read(text, measure.Unit, measure.Decimals);
        if (read.Problem is null)
        {
            row.With("value", text, value.Place);
            return read;
        }

        if (value.Cell.Number is null) Count(word, value.Place);
        bool isWord = value.Cell.Number is null && !word.Any(char.IsAsciiDigit);
        problems.Add(new SheetProblem(value.Place, isWord ? $"{TypedText.Quoted(word)} is not a figure: say what it means under “What these words mean”." : read.Problem));
        return null;
    }

    private string? Text(SheetMeasure measure, ColumnRole role, SheetCell cell, CellPlace place)
    {
        string? text = texts.Of(measure, role, cell, place, out string? problem);
        if (problem is not null) problems.Add(new SheetProblem(place, problem));
        return text;
    }

    private string? AddTexts(SheetFigure figure, SheetPackRow row)
    {
        // A dash in a column of notes says that there is none.
        string? note = figure.Cells.TryGetValue(ColumnRole.Note, out (SheetCell Cell, CellPlace Place) written) && !TypedText.AsSeen(written.Cell.Text).All(c => c == '-') ? written.Cell.Text : null;
        CellPlace? place = note is null ? null : written.Place;
        if (mapping.UsesCellNotes && figure.Cells.TryGetValue(ColumnRole.Value, out (SheetCell Cell, CellPlace Place) value) && value.Cell.Note is { } said)
        {
            note = note is null || note.Contains(said, StringComparison.Ordinal) ? note ?? said : $"{note}\n{said}";
            place ??= value.Place;
        }

        row.With("note", note, place);
        if (figure.Cells.TryGetValue(ColumnRole.NoteDate, out (SheetCell Cell, CellPlace Place) date)) row.With("note_date", date.Cell.Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : date.Cell.Text, date.Place);
        if (figure.Cells.TryGetValue(ColumnRole.Source, out (SheetCell Cell, CellPlace Place) source)) row.With("source", source.Cell.Text, source.Place);
        return note;
    }

    // The row of a pack replaces all figures of its period, and a blank note clears the one that is there.
    private static bool Carry(SheetPackRow row, MeasureResult? before, FigureRead? value, bool hasFigure, SheetMeasure measure)
    {
        if (before is null) return false;
        if (!row.Has("note")) row.With("note", before.Note);
        if (!row.Has("note_date")) row.With("note_date", before.NoteDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (!row.Has("source")) row.With("source", before.Source);
        bool isSame = !hasFigure || IsSame(row, before, value, measure);
        if (!isSame) return false;
        string Typed(decimal figure) => FigureFormat.Typed(figure, measure.Unit!);
        if (before.Value is { } kept) row.With("value", Typed(kept));
        if (before.Reason is { } reason && !row.Has("value")) row.With("reason", ReasonText.Token(reason));
        if (!row.Has("numerator")) row.With("numerator", before.Numerator).With("denominator", before.Denominator);
        if (!row.Has("year_to_date") && before.YearToDate is { } sum) row.With("year_to_date", Typed(sum));
        return true;
    }

    // What a sheet shows rounded is the figure that is stored with more decimals.
    private static bool IsSame(SheetPackRow row, MeasureResult before, FigureRead? value, SheetMeasure measure)
    {
        if (row.Has("numerator") || row.Has("year_to_date")) return false;
        if ((value?.Reason is { } reason ? ReasonText.Token(reason) : row.Text("reason")) is { } token) return before.Reason is { } was && token == ReasonText.Token(was);
        return value?.Value is { } figure && before.Value is { } kept && (value.Quality ?? before.Quality) == before.Quality
            && (figure == kept || (FigureFormat.DecimalsOf(figure) <= measure.Decimals && FigureFormat.Rounded(kept, measure.Decimals) == figure));
    }

    private SheetRow AddTarget(SheetFigure figure, SheetRow shown)
    {
        SheetMeasure measure = figure.Measure;
        if (!figure.Cells.TryGetValue(ColumnRole.Target, out (SheetCell Cell, CellPlace Place) target)) return shown;
        // A dash in a column of targets says that there is none.
        string word = TypedText.AsSeen(target.Cell.Text);
        if (word.All(c => c == '-') || Text(measure, ColumnRole.Target, target.Cell, target.Place) is not { } text) return shown;
        SheetPackRow row = Pack.Add(PackFiles.Targets, target.Place).With("code", measure.Code).With("period", figure.Period.Token);
        TargetPhrase phrase = TargetPhrase.Of(text);
        bool isRead = new[] { phrase.Figure, phrase.Low, phrase.High, phrase.Floor }.OfType<string>().All(f => FigureParser.Read(f, measure.Unit, measure.Decimals).TargetOnly().Problem is null);
        if (isRead)
        {
            row.With("value", phrase.Figure, target.Place).With("low", phrase.Low, target.Place).With("high", phrase.High, target.Place).With("floor", phrase.Floor, target.Place);
            if (phrase.Kind is { } kind) row.With("kind", PackWords.TargetKinds[kind], target.Place);
        }
        else
        {
            row.With("words", SheetWords.OneLine(target.Cell.Text), target.Place);
            if (word.Any(char.IsAsciiDigit)) remarks.Add($"{target.Place}: {TypedText.Quoted(word)} is kept as a target in words, which a person judges.");
        }

        targets.Add((figure, row));
        string seen = phrase is { Kind: null, Figure: { } figureText } && FigureParser.Read(figureText, measure.Unit, measure.Decimals).Value is { } goal ? FigureFormat.AsSet(goal, measure.Decimals, measure.Unit ?? "") : target.Cell.Text;
        return shown with { Target = seen, State = shown.State == SheetRowState.Same && IsNewTarget(figure) ? SheetRowState.New : shown.State };
    }

    private bool IsNewTarget(SheetFigure figure) => figure.Measure.Known is not { } known || !stored.Targets.ContainsKey((known.Id, figure.Period));

    // Where one row says what kind of target it is, a blank beside another would say that it is the usual one; the same goes for floors.
    private void CarryKinds()
    {
        bool hasKinds = targets.Exists(t => t.Row.Has("kind")), hasFloors = targets.Exists(t => t.Row.Has("floor"));
        foreach ((SheetFigure figure, SheetPackRow row) in targets)
        {
            if (figure.Measure.Known is not { } known || stored.Targets.GetValueOrDefault((known.Id, figure.Period)) is not { } before) continue;
            if (hasKinds && !row.Has("kind") && row.Has("value") && before.Kind is not (TargetKind.NoTarget or TargetKind.BaselinePeriod)) row.With("kind", PackWords.TargetKinds[before.Kind]);
            if (hasFloors && !row.Has("floor") && row.Has("value")) row.With("floor", before.Floor);
        }
    }

    // One sentence for all measures that lack the same: they lack a column or an answer, and not a cell each.
    private void TellMissing()
    {
        List<SheetMeasure> made = [.. sheet.Measures.Where(m => m.Known is null)];
        Tell(made, m => m.Title.Length == 0, "no title", "say which column holds titles");
        Tell(made, m => m.Unit is null, "no unit", "say which column holds units, or answer “Unit” for all new measures");
        Tell(made, m => m.Good is null && !m.Said.ContainsKey(ColumnRole.Good), "nothing that says which way is better", "say which column does, or answer “Which way is better” for all new measures");
        Tell(made, m => m.Frequency is null && !m.Said.ContainsKey(ColumnRole.Frequency), "no frequency", "say which column holds it, or answer “How often” for all new measures");
    }

    private void TellRules()
    {
        List<SheetMeasure> monthly = [.. sheet.Measures.Where(m => m is { Known: null, Frequency: Frequency.Month })];
        if (monthly.Count == 0 || mapping.QuarterRule != AggregationRule.None) return;
        string which = monthly.Count == 1 ? $"The new measure {monthly[0].Code} is" : $"{monthly.Count} new measures, the first of them {monthly[0].Code}, are";
        remarks.Add($"{which} taken monthly, and nothing says how months make a quarter: quarters have no figure until that is said.");
    }

    private void Tell(List<SheetMeasure> made, Predicate<SheetMeasure> lacks, string what, string remedy)
    {
        List<SheetMeasure> lacking = made.FindAll(lacks);
        if (lacking.Count == 0) return;
        HasQuestions = true;
        string which = lacking.Count == 1 ? $"The new measure {lacking[0].Code} has" : $"{lacking.Count} new measures, the first of them {lacking[0].Code}, have";
        problems.Add(new SheetProblem(lacking[0].Place, $"{which} {what}: {remedy}."));
    }

    private void Count(string word, CellPlace place) => words[word] = words.TryGetValue(word, out (int Count, CellPlace First) known) ? (known.Count + 1, known.First) : (1, place);

    private static string? Said(SheetMeasure measure, ColumnRole role) => measure.Said.TryGetValue(role, out (string Text, CellPlace Place) said) ? said.Text : null;

    private static CellPlace? At(SheetMeasure measure, ColumnRole role) => measure.Said.TryGetValue(role, out (string Text, CellPlace Place) said) ? said.Place : null;

    private static void Copy(SheetPackRow from, SheetPackRow to)
    {
        foreach (string column in PackFiles.Find(PackFiles.Values)!.Columns.Where(from.Has)) to.With(column, from.Text(column), from.PlaceOf(column));
    }
}
