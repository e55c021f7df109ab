using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Workbooks;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Web.Models.Workbook;

/// <summary>The page on which a workbook is downloaded and uploaded.</summary>
/// <param name="List">The open quarters' tasks; null when no quarter is open.</param>
/// <param name="People">Who may enter values, for the performance team; nobody otherwise.</param>
/// <param name="Kept">What was uploaded last; null for nothing.</param>
/// <param name="Query">What is to be in the download.</param>
/// <param name="Form">What is uploaded.</param>
public sealed record WorkbookPage(EntryList? List, IReadOnlyList<PossibleOwner> People, KeptWorkbook? Kept, WorkbookQuery Query, WorkbookUploadForm Form)
{
    /// <summary>The restrictions that the person may choose from: the performance team all, anyone else a quarter where several are open.</summary>
    public IReadOnlyList<(string Name, string Label, IReadOnlyList<SelectListItem> Items, string? Value)> Choices =>
    [
        .. List is { Quarters.Count: > 1 } ? new[] { ("quarter", "Quarter", Items("All", List.Quarters.Select(q => new SelectListItem(q.Quarter.Label, q.Quarter.UrlToken))), Query.Quarter) } : [],
        .. List is { SeesAll: true } ?
        [
            ("directorate", "Directorate", Items("All", List.Directorates.Select(d => new SelectListItem(d, d))), Query.Directorate),
            ("service", "Service", Items("All", List.Services.Select(s => new SelectListItem(s, s))), Query.Service),
            ("person", "Asked of", Items("Everybody", [.. People.Select(p => new SelectListItem(p.Name, p.Id.ToString(CultureInfo.InvariantCulture))), new SelectListItem("Nobody", "0")]), Query.Person),
        ]
        : Array.Empty<(string, string, IReadOnlyList<SelectListItem>, string?)>(),
    ];

    private static IReadOnlyList<SelectListItem> Items(string all, IEnumerable<SelectListItem> items) => [new(all, ""), .. items];
}

/// <summary>The page that shows what a filled workbook would do.</summary>
/// <param name="Preview">What it would do.</param>
/// <param name="Form">What the person says of it.</param>
public sealed record WorkbookPreviewPage(WorkbookPreview Preview, WorkbookForm Form)
{
    /// <summary>The most rows of a kind that a page lists.</summary>
    public const int Most = 500;

    /// <summary>Whether another workbook was uploaded in another window meanwhile.</summary>
    public bool IsChanged { get; init; }

    /// <summary>Which of two versions is kept.</summary>
    public static IReadOnlyList<SelectListItem> Choices { get; } = [new("Keep what is stored", WorkbookAnswer.Theirs), new("Store what stands in the workbook", WorkbookAnswer.Mine)];

    /// <summary>How many rows there are of each kind, in words, those that ask something first.</summary>
    public IReadOnlyList<string> Counts =>
    [
        .. from state in Enum.GetValues<WorkbookRowState>()
           let count = Preview.Rows.Count(r => r.State == state)
           where count > 0
           select $"{count:N0} {InWords(state, count)}",
    ];

    /// <summary>The kinds of rows that are listed in a table, with a heading.</summary>
    public IEnumerable<(WorkbookRowState State, string Heading, IReadOnlyList<WorkbookRow> Rows)> Tables =>
        from table in new[] { (WorkbookRowState.Refused, "Refused"), (WorkbookRowState.Changed, "Would be stored"), (WorkbookRowState.Unfinished, "Not finished: would be saved as drafts"), (WorkbookRowState.Drafted, "What the drafts say already: would be submitted") }
        let rows = Preview.Of(table.Item1)
        where rows.Count > 0
        select (table.Item1, table.Item2, rows);

    /// <summary>The drafts that were left as they were downloaded.</summary>
    public IReadOnlyList<WorkbookRow> Left => Preview.Of(WorkbookRowState.Left);

    /// <summary>The rows that change nothing.</summary>
    public IReadOnlyList<WorkbookRow> Staying => [.. Preview.Rows.Where(r => r.State is WorkbookRowState.Same or WorkbookRowState.Blank)];

    /// <summary>"HOU 01 Homes built, Q2 2026/27".</summary>
    public static string NameOf(WorkbookRow row) => $"{row.Code} {row.Title}{(row.Period is { } period ? $", {period.Label}" : "")}";

    private static string InWords(WorkbookRowState state, int count) => state switch
    {
        WorkbookRowState.Conflict => $"{(count == 1 ? "was" : "were")} changed by somebody else since the download: choose",
        WorkbookRowState.Doubted => $"{(count == 1 ? "looks" : "look")} unusual: say why {(count == 1 ? "it is" : "they are")} right",
        WorkbookRowState.Refused => "cannot be stored",
        WorkbookRowState.Changed => "would be stored",
        WorkbookRowState.Unfinished => $"{(count == 1 ? "is" : "are")} not finished and would be saved as {(count == 1 ? "a draft" : "drafts")}",
        WorkbookRowState.Drafted => $"{(count == 1 ? "is what its draft says" : "are what their drafts say")} already and would be submitted",
        WorkbookRowState.Left => $"{(count == 1 ? "is a draft" : "are drafts")} that you left as downloaded: {(count == 1 ? "it stays one" : "they stay drafts")} unless you choose otherwise",
        WorkbookRowState.Same => $"{(count == 1 ? "stays as it is" : "stay as they are")}",
        WorkbookRowState.Blank => $"{(count == 1 ? "was" : "were")} left blank",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
