using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;

namespace PerformanceManagement.Web.Models.ReportTexts;

/// <summary>The cells of a report that persons gave, and the form of one.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Form">What is typed.</param>
public sealed record GivenCellsPage(ReportGivenCells Cells, GivenCell Form)
{
    /// <summary>What somebody else gave meanwhile.</summary>
    public TheirCell? Conflict { get; init; }

    public IEnumerable<SelectListItem> Measures => [new SelectListItem("Choose a measure", ""), .. Cells.Measures.Select(m => new SelectListItem($"{m.Key} {m.Value}", m.Key))];

    public IEnumerable<SelectListItem> Columns => [new SelectListItem("Choose a column", ""), .. Cells.Columns.Select(c => new SelectListItem(Words(c), c))];

    /// <summary>A column's name in templates as words: "Last year trend".</summary>
    public static string Words(string column)
    {
        if (column.Contains(' ', StringComparison.Ordinal)) return column;
        string words = string.Concat(column.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}

/// <summary>The form of a given cell.</summary>
public sealed class GivenCell
{
    public string? Code { get; set; }

    public string? Column { get; set; }

    public string? Text { get; set; }

    public string? Reason { get; set; }

    public Guid? Version { get; set; }

    /// <summary>What was given for a cell, to be changed; a blank form where nothing was.</summary>
    public static GivenCell From(ReportGivenCells cells, string? code, string? column) =>
        cells.Given.FirstOrDefault(g => string.Equals(g.Code, code, StringComparison.OrdinalIgnoreCase) && g.Column == column) is { } given
            ? new() { Code = given.Code, Column = given.Column, Text = given.Text, Reason = given.Reason, Version = given.Version }
            : new() { Code = code, Column = column };

    public ReportCellEdit ToEdit(int committeeId, Period quarter) => new(committeeId, quarter, Code, Column, Text, Reason, Version);
}
