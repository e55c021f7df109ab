namespace PerformanceManagement.Web.Tests.HouseRules;

/// <summary>The source files people write, found from where the tests run.</summary>
internal static class SourceTree
{
    private static readonly string[] NotWritten = ["/bin/", "/obj/", "/node_modules/", "/Migrations/", "/wwwroot/built/"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files under src with one of the endings, as paths from src with forward slashes, with their lines.</summary>
    public static IReadOnlyList<SourceFile> Files(params string[] endings)
    {
        string source = Path.Combine(Root, "src");
        return
        [
            .. from path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
               let name = "/" + Path.GetRelativePath(source, path).Replace('\\', '/')
               where endings.Contains(Path.GetExtension(path)) && !NotWritten.Any(name.Contains)
               select new SourceFile(name, File.ReadAllLines(path)),
        ];
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PerformanceManagement.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

internal sealed record SourceFile(string Name, IReadOnlyList<string> Lines)
{
    /// <summary>The lines that match, as "name:number text".</summary>
    public IEnumerable<string> Where(Func<string, bool> matches) =>
        Lines.Select((line, index) => (line, number: index + 1)).Where(entry => matches(entry.line)).Select(entry => $"{Name}:{entry.number} {entry.line.Trim()}");
}
