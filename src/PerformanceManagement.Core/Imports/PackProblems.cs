namespace PerformanceManagement.Core.Imports;

/// <summary>Collects everything that is wrong with a pack.</summary>
internal sealed class PackProblems
{
    private const int LongestEcho = 60;

    private readonly List<DataPackProblem> problems = [];
    private readonly PackRemarks remarks = new();

    public int Count => problems.Count;

    /// <summary>In the order of the files and, within a file, of the rows.</summary>
    public IReadOnlyList<DataPackProblem> InOrder =>
        [.. problems.OrderBy(p => FileOrder(p.File)).ThenBy(p => p.Row ?? 0)];

    /// <summary>What was done to cells on the way in, which whoever sent them should know: never a reason to refuse.</summary>
    public IReadOnlyList<DataPackRemark> Remarks => remarks.InOrder;

    public void Remark(string file, int row, string column, string sentence) => remarks.Add(file, row, column, sentence);

    /// <summary>About a whole file; the sentence starts with its verb.</summary>
    public void Add(string file, string verbPhrase) => problems.Add(new DataPackProblem(file, null, null, $"The file {verbPhrase}"));

    public void Add(string file, int? row, string? column, string sentence, string? about = null) => problems.Add(new DataPackProblem(file, row, column, sentence) { About = about });

    /// <summary>Text from a file, short enough for a message.</summary>
    public static string Shorten(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho] + "…";

    private static int FileOrder(string file)
    {
        int place = PackFiles.All.TakeWhile(f => f.Name != file).Count();
        return place == PackFiles.All.Count ? -1 : place;
    }
}
