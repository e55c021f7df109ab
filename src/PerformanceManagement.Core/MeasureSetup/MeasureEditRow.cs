using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Rows;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>Writes what was typed of a measure as the row of measures.csv that it is, so that pages, packs and command line have one reader, and finds the field that a sentence about a column belongs to.</summary>
internal static class MeasureEditRow
{
    private static readonly (string Column, string Field, Func<MeasureEdit, string?> Of)[] Columns =
    [
        ("code", nameof(MeasureEdit.Code), e => e.Code),
        ("title", nameof(MeasureEdit.Title), e => e.Title),
        ("definition", nameof(MeasureEdit.Definition), e => e.Definition),
        ("definition_from", nameof(MeasureEdit.DefinitionFrom), e => e.DefinitionFrom),
        ("data_source", nameof(MeasureEdit.DataSource), e => e.DataSource),
        ("how_collected", nameof(MeasureEdit.HowCollected), e => e.HowCollected),
        ("quality_notes", nameof(MeasureEdit.QualityNotes), e => e.QualityNotes),
        ("contact", nameof(MeasureEdit.Contact), e => e.Contact),
        ("plan", nameof(MeasureEdit.Plan), e => e.Plan),
        ("directorate", nameof(MeasureEdit.Directorate), e => e.Directorate),
        ("service", nameof(MeasureEdit.Service), e => e.Service),
        ("portfolio", nameof(MeasureEdit.Portfolio), e => e.Portfolio),
        ("committees", nameof(MeasureEdit.Committees), e => string.Join("; ", e.Committees)),
        ("unit", nameof(MeasureEdit.Unit), e => e.Unit),
        ("decimals", nameof(MeasureEdit.Decimals), e => e.Decimals),
        ("good", nameof(MeasureEdit.Good), e => e.Good),
        ("frequency", nameof(MeasureEdit.Frequency), e => e.Frequency),
        ("calendar", nameof(MeasureEdit.Calendar), e => e.Calendar),
        ("arrears", nameof(MeasureEdit.Arrears), e => e.Arrears),
        ("entry", nameof(MeasureEdit.Entry), e => e.Entry),
        ("basis", nameof(MeasureEdit.Basis), e => e.Basis),
        ("quarter_rule", nameof(MeasureEdit.QuarterRule), e => e.QuarterRule),
        ("year_rule", nameof(MeasureEdit.YearRule), e => e.YearRule),
        ("partial", nameof(MeasureEdit.Partial), e => e.Partial),
        ("collects_ratio", nameof(MeasureEdit.CollectsRatio), e => e.CollectsRatio ? "yes" : "no"),
        ("scheme", nameof(MeasureEdit.Scheme), e => e.Scheme),
        ("tolerance", nameof(MeasureEdit.Tolerance), e => e.Tolerance),
        ("tolerance_kind", nameof(MeasureEdit.ToleranceKind), e => string.IsNullOrWhiteSpace(e.Tolerance) ? null : e.ToleranceKind),
        ("trend", nameof(MeasureEdit.Trend), e => e.Trend),
        ("no_change_band", nameof(MeasureEdit.NoChangeBand), e => e.NoChangeBand),
        ("benchmark_band", nameof(MeasureEdit.BenchmarkBand), e => e.BenchmarkBand),
        ("flags", nameof(MeasureEdit.Flags), e => string.Join("; ", e.Flags)),
        ("first_period", nameof(MeasureEdit.FirstPeriod), e => e.FirstPeriod),
        ("last_period", nameof(MeasureEdit.LastPeriod), e => e.LastPeriod),
        ("replaced_by", nameof(MeasureEdit.ReplacedBy), e => e.ReplacedBy),
        ("rules_from", nameof(MeasureEdit.RulesFrom), e => e.RulesFrom),
        ("was", nameof(MeasureEdit.Code), e => e.Was),
        // Read beside the columns of the file, which has none of them.
        (BreakFrom, nameof(MeasureEdit.BreakFrom), e => e.BreakFrom),
        (BreakReason, nameof(MeasureEdit.BreakReason), e => e.BreakReason),
    ];

    public const string BreakFrom = "break_from";

    public const string BreakReason = "break_reason";

    private static readonly Dictionary<string, int> Places = Columns.Index().ToDictionary(c => c.Item.Column, c => c.Index);

    // A sentence of a pack names its columns; a form has labels.
    private static readonly (string InPack, string OnPage)[] Wordings =
    [
        ("Say in rules_from since when the new frequency or calendar holds", "Say below since when the new rules hold"),
        ("fill in tolerance, or leave both blank", "fill in the tolerance"),
        ("write financial or academic", "choose one of them"),
        ("write academic, or leave the cell blank", "choose the academic year"),
        ("write financial, or leave the cell blank", "choose the financial year"),
        ("Give their new figures in targets.csv.", "Change the targets first, or give the measure with the new direction a code of its own."),
        ("The cell is blank, and it must be filled in.", "Fill this in."),
        ("fill in last_period", "fill in the last period"),
        (", neither in measures.csv nor in the database", ""),
        (", neither in plan.csv nor in the database", ""),
    ];

    /// <summary>The table of one form, or of two that are stored together.</summary>
    public static PackTable Table(IEnumerable<MeasureEdit> edits, PackProblems problems) => PackTable.Of(
        PackFiles.Find(PackFiles.Measures)!,
        Places,
        [.. edits.Select((edit, n) => new PackRow(PackFiles.Measures, n + 1, Places, [.. Columns.Select(c => c.Of(edit) ?? "")], problems))]);

    /// <summary>The sentences beside their fields. What is wrong with a second row belongs to the whole.</summary>
    public static IReadOnlyList<FieldMessage> Messages(PackProblems problems, string? about = null) =>
        [.. problems.InOrder.Select(p => p.Row > 1 ? new FieldMessage("", $"{about}: {OnPage(p.Sentence)}") : new FieldMessage(FieldOf(p.Column), OnPage(p.Sentence))).Distinct()];

    /// <summary>What is another, field by field, in the order of the form.</summary>
    /// <param name="before">What was stored; empty for a new measure.</param>
    /// <param name="after">What is stored with it.</param>
    /// <param name="edit">What was typed, for what belongs to the change alone.</param>
    public static IReadOnlyList<MeasureFieldChange> Changes(MeasureEdit before, MeasureEdit after, MeasureEdit edit) =>
    [
        .. from column in Columns
           where column.Column != "was"
           let was = Blank(column.Of(before))
           let now = Blank(column.Of(IsOfChange(column.Field) ? edit : after))
           where was != now
           select new MeasureFieldChange(column.Field, was, now),
    ];

    /// <summary>Whether a field says something of the change, and not of the measure.</summary>
    public static bool IsOfChange(string field) =>
        field is nameof(MeasureEdit.DefinitionFrom) or nameof(MeasureEdit.RulesFrom) or nameof(MeasureEdit.BreakFrom) or nameof(MeasureEdit.BreakReason);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string FieldOf(string? column) => column is not null && Places.TryGetValue(column, out int place) ? Columns[place].Field : "";

    private static string OnPage(string sentence) => Wordings.Aggregate(sentence, (said, words) => said.Replace(words.InPack, words.OnPage, StringComparison.Ordinal));
}
