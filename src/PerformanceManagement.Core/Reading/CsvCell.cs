using System.Globalization;

namespace PerformanceManagement.Core.Reading;

/// <summary>A cell of a CSV file for people and spreadsheets.</summary>
public static class CsvCell
{
    /// <summary>Words, quoted where they must be. What looks like a formula gets an apostrophe before it, so that no spreadsheet works it out.</summary>
    public static string Of(string? text)
    {
        if (text is null) return "";
        string safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n'") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>A number, to be read by programs; empty for none.</summary>
    public static string Of(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";
}
