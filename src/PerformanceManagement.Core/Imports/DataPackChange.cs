namespace PerformanceManagement.Core.Imports;

/// <summary>What a pack would do with a row.</summary>
/// <param name="File">The file.</param>
/// <param name="Row">The row as a spreadsheet counts it, the header being row 1.</param>
/// <param name="IsNew">Whether what it says is new; else it changes what is stored.</param>
/// <param name="Text">What it is about and, where it changes something, what it was and what it becomes.</param>
public sealed record DataPackChange(string File, int Row, bool IsNew, string Text);

/// <summary>
/// Collects what a pack would do, row by row, for somebody who looks before it is stored. Of a file's new rows the first <see cref="MostNew"/> are listed, of
/// its changed ones the first <see cref="MostChanged"/>; the counts of the report are of all.
/// </summary>
public sealed class DataPackChanges
{
    /// <summary>How many new rows of a file are listed.</summary>
    public const int MostNew = 2_000;

    /// <summary>How many changed rows of a file are listed.</summary>
    public const int MostChanged = 20_000;

    private readonly List<DataPackChange> listed = [];
    private readonly Dictionary<(string File, bool IsNew), int> counts = [];

    /// <summary>In the order in which they were read.</summary>
    public IReadOnlyList<DataPackChange> Listed => listed;

    internal void Add(string file, int row, bool isNew, Func<string> text)
    {
        int count = counts.GetValueOrDefault((file, isNew));
        counts[(file, isNew)] = count + 1;
        if (count < (isNew ? MostNew : MostChanged)) listed.Add(new DataPackChange(file, row, isNew, text()));
    }
}
