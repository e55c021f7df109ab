using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>
/// What the hidden cells of a row say. They keep no secret: who may enter what is asked of the database. They tell a row that was mixed up by hand from
/// one that was filled in, and a row that nobody touched from one that somebody did.
/// </summary>
internal static class WorkbookStamp
{
    private const int Length = 16;

    /// <summary>What a row was filled with, or is now: the same for the same figures, however a spreadsheet program writes them.</summary>
    /// <param name="form">The form of the row.</param>
    /// <param name="entry">What stands in it.</param>
    public static string Filled(EntryForm form, WorkbookEntry entry) => Short(WorkbookColumn.Filled.Select(column =>
    {
        string? text = column.TextOf(entry)?.ReplaceLineEndings("\n").Trim();
        if (string.IsNullOrEmpty(text)) return null;
        // Actual is what a value is where nobody says otherwise.
        if (column == WorkbookColumn.Quality && text.Equals(ReasonText.Token(ValueQuality.Actual), StringComparison.OrdinalIgnoreCase)) return null;
        return column.Cells == WorkbookCells.Figure && FigureParser.Read(text, column.UnitOf(form.Rules), form.Rules.Decimals) is { Value: { } figure, Quality: null }
            ? figure.ToString("0.####", CultureInfo.InvariantCulture)
            : text;
    }));

    /// <summary>What holds the other stamps of a row together with its code.</summary>
    public static string Check(params IReadOnlyList<string?> stamps) => Short(stamps);

    private static string Short(IEnumerable<string?> parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', parts.Select(p => p ?? "")))))[..Length];
}
