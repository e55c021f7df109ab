using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Models.Spreadsheets;

/// <summary>The first page: what is kept, and the form for another.</summary>
/// <param name="Kept">The person's spreadsheets.</param>
/// <param name="Form">The form.</param>
public sealed record UploadPage(IReadOnlyList<SheetUploadItem> Kept, UploadForm Form);

/// <summary>The page on which sheets and headings are chosen.</summary>
/// <param name="Found">The spreadsheet.</param>
/// <param name="Form">What is chosen.</param>
public sealed record SheetsPage(SheetUploadDetails Found, SheetsForm Form)
{
    private const int ShownRows = 12;
    private const int ShownColumns = 12;

    /// <summary>Whether the person changed it in another window meanwhile.</summary>
    public bool IsChanged { get; init; }

    /// <summary>How many rows the headings have.</summary>
    public static IReadOnlyList<SelectListItem> HeadingRowItems { get; } = [new("One", "1"), new("Two", "2"), new("Three", "3")];

    /// <summary>The first rows of the sheet on which the headings were found.</summary>
    public IEnumerable<int> Rows => Enumerable.Range(1, Math.Min(ShownRows, Found.First!.Rows.Count));

    /// <summary>Its first columns.</summary>
    public IEnumerable<int> Columns => Enumerable.Range(1, Math.Min(ShownColumns, Found.First!.Width));
}

/// <summary>The page on which it is said what the columns are.</summary>
/// <param name="Look">The spreadsheet as it is read now.</param>
/// <param name="Form">What is said.</param>
public sealed record ColumnsPage(SheetPreview Look, ColumnsForm Form)
{
    /// <summary>How many words are asked about at a time.</summary>
    public const int MostWords = 40;

    private const int Samples = 3;
    private const int SampledRows = 200;
    private const int LongestSample = 40;

    /// <summary>Whether the person changed it in another window meanwhile.</summary>
    public bool IsChanged { get; init; }

    /// <summary>The spreadsheet.</summary>
    public SheetUploadDetails Found => Look.Details;

    /// <summary>What a column can hold.</summary>
    public static IReadOnlyList<SelectListItem> Roles { get; } = [.. Enum.GetValues<ColumnRole>().Select(r => new SelectListItem(ColumnRoles.Label(r), r.ToString()))];

    /// <summary>What plain numbers mean.</summary>
    public static IReadOnlyList<SelectListItem> ShareItems { get; } = [new("A share of 1: 0.915 is 91.5%", nameof(ShareMeaning.Share)), new("Per cent as it stands: 0.915 is 0.915%", nameof(ShareMeaning.Percent))];

    /// <summary>What headings and the names of sheets can say.</summary>
    public static IReadOnlyList<SelectListItem> Groups { get; } = [new("Nothing that is needed", nameof(GroupMeaning.Nothing)), new("The directorate", nameof(GroupMeaning.Directorate)), new("The service", nameof(GroupMeaning.Service)), new("The portfolio", nameof(GroupMeaning.Portfolio)), new("The place in the plan", nameof(GroupMeaning.Plan))];

    /// <summary>Which way is better.</summary>
    public static IReadOnlyList<SelectListItem> Goods { get; } = [new("Not said", ""), .. Enum.GetValues<GoodDirection>().Select(g => new SelectListItem(RuleWords.Good(g), g.ToString()))];

    /// <summary>How often a measure is taken.</summary>
    public static IReadOnlyList<SelectListItem> Frequencies { get; } = [new("Not said", ""), .. Enum.GetValues<Frequency>().Select(f => new SelectListItem(RuleWords.Often(f), f.ToString()))];

    /// <summary>How periods are put together.</summary>
    public static IReadOnlyList<SelectListItem> Rules { get; } = [.. Enum.GetValues<AggregationRule>().Select(r => new SelectListItem(RuleWords.PutTogether(r), r.ToString()))];

    /// <summary>What a word in place of a figure can mean.</summary>
    public static IReadOnlyList<SelectListItem> Meanings { get; } =
    [
        new("Not said", ""),
        new("No figure: leave it out", SheetMapping.LeaveOut),
        new("Nil: the figure is 0", SheetMapping.Zero),
        .. Enum.GetValues<ReasonForNoValue>().Select(r => new SelectListItem(ReasonText.Label(r), PackWords.Reasons[r])),
    ];

    /// <summary>Whether it is asked what plain numbers mean.</summary>
    public bool HasShares => Look.AsksShares || Found.Mapping.Shares != ShareMeaning.Unsaid;

    /// <summary>Whether cells have notes.</summary>
    public bool HasNotes => Found.Sheets.Any(s => s.Rows.Any(r => r.Any(c => c?.Note is not null)));

    /// <summary>The first texts under a heading.</summary>
    public IReadOnlyList<string> SamplesOf(SheetColumn column) =>
    [
        .. Enumerable.Range(Found.Mapping.HeadingRow + 1, SampledRows).Select(row => Found.First?[row, column.Column]?.Text).Where(t => !string.IsNullOrEmpty(t)).Select(t => t!.Length <= LongestSample ? t : t[..LongestSample] + "…").Distinct().Take(Samples),
    ];
}

/// <summary>The page that shows what would be stored.</summary>
/// <param name="Preview">What would be.</param>
/// <param name="Show">Which rows are shown; null for all.</param>
public sealed record PreviewPage(SheetPreview Preview, SheetRowState? Show)
{
    /// <summary>How many rows, measures and sentences are shown at most.</summary>
    public const int Most = 50;

    /// <summary>What is sent to bring it in.</summary>
    public ImportForm Form => new() { Version = Preview.Details.Version };

    /// <summary>Whether the person changed it in another window meanwhile.</summary>
    public bool IsChanged { get; init; }

    /// <summary>The rows of the state that is asked for.</summary>
    public IReadOnlyList<SheetRow> Rows => [.. Preview.Rows.Where(r => Show is null || r.State == Show)];

    /// <summary>The states there are, with how many rows have each.</summary>
    public IEnumerable<(SheetRowState State, int Count)> States => Preview.Rows.GroupBy(r => r.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));

    /// <summary>A state in a word.</summary>
    public static string Word(SheetRowState state) => state switch
    {
        SheetRowState.New => "New",
        SheetRowState.Changed => "Changed",
        SheetRowState.Same => "As it is",
        SheetRowState.Refused => "Not understood",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What happened, or would happen, to the rows of a file: "Figures: 48 new, 2 changed, 10 as they are".</summary>
    public static string InWords(DataPackCounts counts)
    {
        string what = counts.File switch { "measures.csv" => "Measures", "values.csv" => "Figures", "targets.csv" => "Targets", _ => counts.File };
        return FormattableString.Invariant($"{what}: {counts.Added:#,0} new, {counts.Changed:#,0} changed, {counts.Unchanged:#,0} as they are");
    }
}
