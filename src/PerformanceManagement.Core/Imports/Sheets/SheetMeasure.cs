using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>A measure as it is stored, as far as a spreadsheet is held to it.</summary>
internal sealed record KnownMeasure(int Id, string Code, string Title, string Unit, int Decimals, Frequency Frequency, PeriodCalendar Calendar);

/// <summary>An item of the plan as it is stored, as far as a spreadsheet can speak of it.</summary>
internal sealed record KnownPlanItem(string Key, string? Number, string Title)
{
    /// <summary>Whether a text, as <see cref="SheetWords.Plain"/> makes it, is one of its names: key, number, title, or number and title.</summary>
    public bool IsCalled(string plain)
    {
        string title = SheetWords.Plain(Title), number = SheetWords.Plain(Number ?? "");
        return plain == title || plain == SheetWords.Plain(Key)
            || (number.Length > 0 && plain.StartsWith(number, StringComparison.Ordinal) && plain[number.Length..].TrimStart(' ', '.', ':', '-') is var rest && (rest.Length == 0 || rest == title));
    }
}

/// <summary>A measure of a spreadsheet: one that is stored, or a new one that its rows and the answers for all of them describe.</summary>
internal sealed class SheetMeasure(string code, string title, KnownMeasure? known, CellPlace place)
{
    /// <summary>Its code.</summary>
    public string Code => code;

    /// <summary>Its title as the sheet has it.</summary>
    public string Title => title;

    /// <summary>What is stored; null for a new measure.</summary>
    public KnownMeasure? Known => known;

    /// <summary>Where it first stands.</summary>
    public CellPlace Place => place;

    /// <summary>What the rows say of it, with where.</summary>
    public Dictionary<ColumnRole, (string Text, CellPlace Place)> Said { get; } = [];

    /// <summary>The unit; null while nothing says it.</summary>
    public string? Unit { get; set; } = known?.Unit;

    /// <summary>How many decimals are shown.</summary>
    public int Decimals { get; set; } = known?.Decimals ?? 0;

    /// <summary>How often it is taken; null while nothing says it.</summary>
    public Frequency? Frequency { get; set; } = known?.Frequency;

    /// <summary>Which way is better; of a new measure alone.</summary>
    public GoodDirection? Good { get; set; }

    /// <summary>What its periods are read for; null while that is not known.</summary>
    public PeriodUse? Use => Frequency is not { } often ? null : new PeriodUse(often, known?.Calendar ?? (often == Periods.Frequency.Term ? PeriodCalendar.Academic : PeriodCalendar.Financial));
}

/// <summary>What a spreadsheet has for a measure and a period: cells by what they hold.</summary>
internal sealed class SheetFigure(SheetMeasure measure, Period period, CellPlace place)
{
    /// <summary>The measure.</summary>
    public SheetMeasure Measure => measure;

    /// <summary>The period.</summary>
    public Period Period => period;

    /// <summary>Where it first stands.</summary>
    public CellPlace Place => place;

    /// <summary>Its cells.</summary>
    public Dictionary<ColumnRole, (SheetCell Cell, CellPlace Place)> Cells { get; } = [];

    /// <summary>Whether it has a figure or words in place of one, a target apart.</summary>
    public bool HasFigure => Cells.ContainsKey(ColumnRole.Value) || Cells.ContainsKey(ColumnRole.Numerator) || Cells.ContainsKey(ColumnRole.YearToDate);
}

/// <summary>Something that cannot be understood, or that has to be said first.</summary>
/// <param name="Place">The cell; null where it is about the whole.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record SheetProblem(CellPlace? Place, string Sentence)
{
    /// <summary>"Sheet “Housing”, cell D14: “1 in 4” …"</summary>
    public override string ToString() => Place is { } place ? $"{place}: {Sentence}" : Sentence;
}

/// <summary>A word that stands in place of a figure.</summary>
/// <param name="Text">The word.</param>
/// <param name="Count">In how many cells.</param>
/// <param name="First">The first of them.</param>
/// <param name="Meaning">What it is said to mean; null while nothing is said.</param>
public sealed record SheetWord(string Text, int Count, CellPlace First, string? Meaning);
