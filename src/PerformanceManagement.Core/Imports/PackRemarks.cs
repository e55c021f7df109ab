using System.Globalization;

namespace PerformanceManagement.Core.Imports;

/// <summary>What was done to a cell on the way in, with how many more of its column it was done to.</summary>
/// <param name="File">The file.</param>
/// <param name="Row">The row of the first such cell as a spreadsheet counts it, the header being row 1.</param>
/// <param name="Column">The column.</param>
/// <param name="Sentence">What was done to it.</param>
/// <param name="More">How many more cells of the column something was done to.</param>
public sealed record DataPackRemark(string File, int Row, string Column, string Sentence, int More)
{
    /// <summary>"values.csv row 2, column value: “92.4460431654676” is kept as 92.446%: 4 decimals are stored. (And 3 more cells of this column.)"</summary>
    public override string ToString() => string.Create(
        CultureInfo.GetCultureInfo("en-GB"),
        $"{File} row {Row}, column {Column}: {Sentence}{(More == 0 ? "" : More == 1 ? " And 1 more cell like it in this column." : $" And {More:N0} more cells like it in this column.")}");
}

/// <summary>Collects remarks: the first of each kind in a column and a count, since a spreadsheet has thousands of cells with too many decimals.</summary>
internal sealed class PackRemarks
{
    private readonly Dictionary<(string File, string Column, string Kind), DataPackRemark> firsts = [];

    public IReadOnlyList<DataPackRemark> InOrder => [.. firsts.Values];

    public void Add(string file, int row, string column, string sentence)
    {
        // Behind what was typed, a kind always says the same words first: "is kept as", "is read as".
        int end = sentence.IndexOf('”', StringComparison.Ordinal);
        string kind = string.Join(' ', sentence[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3));
        firsts[(file, column, kind)] = firsts.TryGetValue((file, column, kind), out DataPackRemark? first) ? first with { More = first.More + 1 } : new DataPackRemark(file, row, column, sentence, 0);
    }
}
