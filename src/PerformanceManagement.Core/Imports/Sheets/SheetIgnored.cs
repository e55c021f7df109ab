using System.Globalization;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>Says what of a sheet is passed over, so that nothing is left out in silence.</summary>
internal sealed class SheetIgnored(SheetColumns columns, SheetLines lines, SheetMapping mapping)
{
    private const int MostNamed = 8;

    private readonly string about = columns.Sheet.IsNamed ? $"Sheet “{columns.Sheet.Name}”: " : "";

    /// <summary>Adds a sentence for each kind of thing.</summary>
    public void AddTo(List<string> sentences)
    {
        SheetGrid sheet = columns.Sheet;
        int above = columns.HeadingRow - mapping.HeadingRows;
        List<int> titles = [.. Enumerable.Range(1, Math.Max(0, above)).Where(row => sheet.Rows[row - 1].Any(c => c is not null))];
        if (titles.Count > 0) Say($"{Rows(titles)} above the headings {Are(titles, "is", "are")} left out.");
        if (lines.Headings.Count > 0 && mapping.Headings == GroupMeaning.Nothing) Say($"Headings between the rows are left out: {Named(lines.Headings.Select(h => h.Text))}.");
        if (lines.Headings.Count > 0 && mapping.Headings != GroupMeaning.Nothing) Say($"Headings between the rows are the {mapping.Headings.ToString().ToLowerInvariant()} of new measures: {Named(lines.Headings.Select(h => h.Text))}.");
        if (lines.Totals.Count > 0) Say($"{Rows(lines.Totals)} {Are(lines.Totals, "is a total, and is", "are totals, and are")} left out.");
        if (lines.Repeated.Count > 0) Say($"{Rows(lines.Repeated)} {Are(lines.Repeated, "repeats", "repeat")} the headings.");
        if (lines.Others.Count > 0) Say($"{Rows(lines.Others)} {Are(lines.Others, "has", "have")} neither a measure nor a figure, and {Are(lines.Others, "is", "are")} left out.");
        string[] left = [.. mapping.Columns.Where(c => c.Role == ColumnRole.Ignored).Select(c => c.Heading.Length == 0 ? CellPlace.Letters(c.Column) : c.Heading)];
        if (left.Length > 0 && sheet.Name == mapping.Sheets[0]) Say($"Columns are left out: {Named(left)}.");
        if (sheet.Coloured > 0) Say($"Colours are not read ({Number(sheet.Coloured)} {(sheet.Coloured == 1 ? "cell has" : "cells have")} one): statuses are worked out from figures and targets.");
        if (sheet.HiddenRows > 0) Say($"{Number(sheet.HiddenRows)} hidden {(sheet.HiddenRows == 1 ? "row is" : "rows are")} read like the others.");
        int notes = sheet.Rows.Skip(columns.HeadingRow).Sum(r => r.Count(c => c?.Note is not null));
        if (notes > 0 && !mapping.UsesCellNotes) Say($"{Number(notes)} {(notes == 1 ? "note in a cell is" : "notes in cells are")} left out.");

        void Say(string sentence) => sentences.Add(about + sentence);
    }

    private static string Rows(IReadOnlyList<int> rows) => $"{(rows.Count == 1 ? "Row" : "Rows")} {Listed(rows.Select(Number))}";

    private static string Are(IReadOnlyList<int> rows, string one, string many) => rows.Count == 1 ? one : many;

    private static string Named(IEnumerable<string> texts) => Listed(texts.Select(TypedText.Quoted));

    private static string Listed(IEnumerable<string> all)
    {
        string[] items = [.. all];
        return items.Length <= MostNamed ? string.Join(", ", items) : $"{string.Join(", ", items[..MostNamed])} and {Number(items.Length - MostNamed)} more";
    }

    private static string Number(int number) => number.ToString("#,0", CultureInfo.GetCultureInfo("en-GB"));
}
