using System.Globalization;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Runs;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Models.Packs;

/// <summary>The page on which data packs are sent, taken out, and listed.</summary>
/// <param name="Runs">The packs that were sent.</param>
/// <param name="Committees">The committees that a pack can be taken out for.</param>
public sealed record PacksPage(PackRunList Runs, IReadOnlyList<Committee> Committees);

/// <summary>What is sent.</summary>
public sealed class PackUploadForm
{
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>The files as they are kept: what is large stands in a temporary file of the server by now, and is read from there.</summary>
    public IReadOnlyList<SentFile> ToFiles() => [.. Files.Select(f => new SentFile(f.FileName, f.Length, f.OpenReadStream))];
}

/// <summary>What somebody decides about a pack that was checked.</summary>
public sealed class PackDecisionForm
{
    public Guid? Version { get; set; }

    public bool MayRepaint { get; set; }
}

/// <summary>What the address asks for of what was found in a pack.</summary>
public sealed record PackLineQuery
{
    private const int LongestSearch = 100;

    public string? Kind { get; init; }

    public string? File { get; init; }

    public string? Search { get; init; }

    public string? Page { get; init; }

    public int PageNumber => QueryKey.Page(Page);

    public bool Narrows => !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(File) || !string.IsNullOrWhiteSpace(Search);

    public PackLineFilter ToFilter() => new()
    {
        Kinds = PackWording.KindsOf(Kind),
        File = string.IsNullOrEmpty(File) ? null : File,
        Words = Search?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestSearch)] : null,
    };
}

/// <summary>A pack that was sent, with a page of what was found in it.</summary>
public sealed record PackPage(PackRunView View, PackLineList Lines, PackLineQuery Query)
{
    public PackRun Run => View.Run;

    /// <summary>Whether it changed while somebody decided.</summary>
    public bool IsChanged { get; init; }

    /// <summary>Whether something goes on that the page does not show to its end.</summary>
    public bool IsUnderWay => Run.State is PackRunState.Waiting or PackRunState.Checking or PackRunState.Asked or PackRunState.Importing;

    public bool ChangesAnything => Run.Files.Exists(f => f.Added + f.Changed > 0);

    /// <summary>The files in the order in which they are read.</summary>
    public IReadOnlyList<PackRunFile> Files => [.. Run.Files.OrderBy(f => f.Id)];

    public int Added => Run.Files.Sum(f => f.Added);

    public int Changed => Run.Files.Sum(f => f.Changed);

    public int Listed(params PackLineKind[] kinds) => View.Counts.Where(c => kinds.Contains(c.Kind)).Sum(c => c.Count);

    public IReadOnlyList<FilterSelect> Selects =>
    [
        FilterSelect.Of("kind", "What", "Everything", "", PackWording.Kinds.Where(k => Listed(k.Kind) > 0), k => (k.Key, $"{k.Text} ({Listed(k.Kind):N0})"), Chosen(Query.Kind)),
        FilterSelect.Of("file", "File", "All files", "", View.Counts.Select(c => c.File).Distinct().Order(StringComparer.Ordinal), f => (f, f), Chosen(Query.File)),
    ];

    /// <summary>"1 to 50 of 1,204 lines".</summary>
    public string Range
    {
        get
        {
            int first = ((Lines.Page - 1) * PackRunService.LinesOnPage) + 1;
            string all = Lines.Total == 1 ? "1 line" : $"{Lines.Total:N0} lines";
            return Lines.Pages == 1 ? all : $"{first:N0} to {first + Lines.Items.Count - 1:N0} of {all}";
        }
    }

    /// <summary>What is not in the list, in a sentence; null where all of it is.</summary>
    public string? Left
    {
        get
        {
            List<string> left = [];
            if (Run.State is PackRunState.Checked && Added > Listed(PackLineKind.Added)) left.Add($"{Listed(PackLineKind.Added):N0} of {Added:N0} new rows are listed, the first {DataPackChanges.MostNew:N0} of each file");
            if (Run.State is PackRunState.Checked && Changed > Listed(PackLineKind.Changed)) left.Add($"{Listed(PackLineKind.Changed):N0} of {Changed:N0} changed rows are listed");
            if (Run.Problems > Listed(PackLineKind.Problem)) left.Add($"{Listed(PackLineKind.Problem):N0} of {Run.Problems:N0} problems are listed");
            return left.Count == 0 ? null : string.Join("; ", left) + ".";
        }
    }

    /// <summary>The address of another page of the same list.</summary>
    public Dictionary<string, string> Address(int page)
    {
        (string Name, string? Value)[] parts = [("id", Run.Id.ToString(CultureInfo.InvariantCulture)), ("kind", Query.Kind), ("file", Query.File), ("search", Query.Search), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))];
        return parts.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Name, p => p.Value!);
    }

    private static string? Chosen(string? key) => string.IsNullOrEmpty(key) ? null : key;
}

/// <summary>What is said of packs.</summary>
public static class PackWording
{
    /// <summary>What may be listed, by its key in addresses.</summary>
    public static IReadOnlyList<(PackLineKind Kind, string Key, string Text)> Kinds { get; } =
    [
        (PackLineKind.Problem, "problems", "Problems"),
        (PackLineKind.Doubt, "doubts", "Looks unusual"),
        (PackLineKind.Repaint, "repainted", "Repainted"),
        (PackLineKind.Changed, "changed", "Changed"),
        (PackLineKind.Added, "added", "New"),
        (PackLineKind.Remark, "remarks", "Remarks"),
    ];

    /// <summary>The kinds that a key in an address stands for; none for a key that is not there, which leaves nothing out.</summary>
    public static IReadOnlyList<PackLineKind> KindsOf(string? key) => key == "changes" ? [PackLineKind.Changed, PackLineKind.Added] : [.. Kinds.Where(k => k.Key == key).Select(k => k.Kind)];

    /// <summary>What one line is.</summary>
    public static string Kind(PackLineKind kind) => kind switch
    {
        PackLineKind.Problem => "Problem",
        PackLineKind.Remark => "Remark",
        _ => Kinds.First(k => k.Kind == kind).Text,
    };

    public static string State(PackRun run) => run.State switch
    {
        PackRunState.Waiting => "Waits to be checked",
        PackRunState.Checking => "Being checked",
        PackRunState.Checked => "Checked, not imported yet",
        PackRunState.Asked => "Waits to be imported",
        PackRunState.Importing => "Being imported",
        PackRunState.Done => $"Imported on {BritishTime.Text(run.FinishedAt!.Value)}",
        PackRunState.Refused => "Refused",
        PackRunState.Failed => "Failed",
        _ => "Stopped",
    };

    /// <summary>"1,204 added, 3 changed".</summary>
    public static string Counts(PackRun run) => run.Files.Count == 0 ? "" : $"{run.Files.Sum(f => f.Added):N0} added, {run.Files.Sum(f => f.Changed):N0} changed, {run.Files.Sum(f => f.Unchanged):N0} unchanged";

    /// <summary>"1.4 MB".</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024 ? $"{Math.Max(1, bytes / 1024):N0} KB" : $"{bytes / 1024m / 1024m:N1} MB";
}
