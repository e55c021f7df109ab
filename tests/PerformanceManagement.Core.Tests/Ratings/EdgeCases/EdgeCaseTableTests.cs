using System.Text;
using FluentAssertions;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.EdgeCases;

/// <summary>
/// The table in <c>docs/how-ratings-work.md</c> is written by this test from the product's own functions:
/// run it with PM_WRITE_DOCS=1 to write it anew, and read what changed before it is committed.
/// </summary>
public sealed class EdgeCaseTableTests
{
    private const string Begins = "<!-- Edge cases: written by EdgeCaseTableTests; run it with PM_WRITE_DOCS=1 to write them anew. -->";
    private const string Ends = "<!-- End of the edge cases. -->";

    [Fact]
    public async Task The_table_of_edge_cases_in_the_documentation_is_what_the_product_does()
    {
        string path = Path.Combine(Root(), "docs", "how-ratings-work.md");
        string page = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        int begins = page.IndexOf(Begins, StringComparison.Ordinal);
        int ends = page.IndexOf(Ends, StringComparison.Ordinal);
        begins.Should().BePositive();
        ends.Should().BeGreaterThan(begins);

        string table = Table();
        if (Environment.GetEnvironmentVariable("PM_WRITE_DOCS") is { Length: > 0 })
        {
            page = page[..(begins + Begins.Length)] + table + page[ends..];
            await File.WriteAllTextAsync(path, page);
            ends = page.IndexOf(Ends, StringComparison.Ordinal);
        }

        page[(begins + Begins.Length)..ends].Should().Be(table, "the table is written by this test: run it with PM_WRITE_DOCS=1");
    }

    [Fact]
    public void There_are_forty_cases_or_more_and_no_two_are_the_same()
    {
        List<EdgeCase> cases = [.. AllEdgeCases.BySubject.SelectMany(subject => subject.Cases)];

        cases.Should().HaveCountGreaterThanOrEqualTo(40).And.OnlyHaveUniqueItems(c => c.Name);
        cases.Select(c => c.Work().Input).Should().OnlyHaveUniqueItems();
        cases.Select(c => c.Work().Sentence).Should().OnlyContain(sentence => sentence.EndsWith('.') && char.IsLetterOrDigit(sentence[0]) | sentence[0] == '-' | sentence[0] == '£');
    }

    private static string Table()
    {
        var text = new StringBuilder("\n");
        int number = 0;
        foreach ((string subject, IReadOnlyList<EdgeCase> cases) in AllEdgeCases.BySubject)
        {
            text.Append("\n### ").Append(subject).Append("\n\n| | case | input | result | sentence |\n|---|---|---|---|---|\n");
            foreach (EdgeCase edge in cases)
            {
                (string input, string result, string sentence) = edge.Work();
                text.Append("| ").Append(++number).Append(" | ").AppendJoin(" | ", new[] { edge.Name, input, result, sentence }.Select(Cell)).Append(" |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    internal static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PerformanceManagement.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not run inside the checkout.");
    }
}
