using System.Text.RegularExpressions;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

/// <summary>The elements of a published paper from first to last, as a list made from it has them.</summary>
internal sealed partial class PrintedForm
{
    private PrintedForm(IReadOnlyList<PrintedElement> elements) => Elements = elements;

    public IReadOnlyList<PrintedElement> Elements { get; }

    public IEnumerable<PrintedElement> Headings => Elements.Where(e => e.Level is "1" or "2" or "3" or "4");

    public static PrintedForm Of(string pack)
    {
        using TextReader text = File.OpenText(Path.Combine(AppContext.BaseDirectory, "Forms", $"{pack}.csv"));
        text.ReadLine();
        List<PrintedElement> elements = [];
        for (string? line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            List<string> fields = [.. Field().Matches(line).Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : m.Groups[2].Value)];
            elements.Add(new PrintedElement(int.Parse(fields[0], System.Globalization.CultureInfo.InvariantCulture), fields[1], fields[3], fields[4]));
        }

        return new PrintedForm(elements);
    }

    /// <summary>A heading or a head as it is compared: letters and digits alone, whatever the capitals; the papers print both "Way of working" and "Ways of working".</summary>
    public static string Bare(string text) =>
        NotLetters().Replace(text.ToLowerInvariant().Replace("ways of working", "way of working", StringComparison.Ordinal), "");

    /// <summary>The heads of a table as the list writes them: "Q2 2017/18 > Value".</summary>
    public static string Heads(ReportTable table) => string.Join('|', table.Columns.Select(c => Bare(c.Over is null ? c.Header : $"{c.Over} > {c.Header}")));

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Field();

    [GeneratedRegex("[^a-z0-9]")]
    private static partial Regex NotLetters();
}

/// <summary>An element of a published paper.</summary>
internal sealed record PrintedElement(int Order, string Level, string Text, string Columns);
