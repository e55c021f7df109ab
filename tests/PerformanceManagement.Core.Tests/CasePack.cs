namespace PerformanceManagement.Core.Tests;

/// <summary>A small data pack from real life: one folder of <c>Cases</c>. What is right for each stands in <c>Cases/README.md</c>.</summary>
public static class CasePack
{
    /// <summary>The folder of a case, as a path to import from.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no case of that name: a test of nothing must not pass.</exception>
    public static string Folder(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Cases", name);
        return Directory.Exists(path) ? path : throw new DirectoryNotFoundException($"There is no case {name}.");
    }
}
