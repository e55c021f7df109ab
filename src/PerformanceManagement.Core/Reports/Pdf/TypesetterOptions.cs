namespace PerformanceManagement.Core.Reports.Pdf;

/// <summary>Where the typesetter is and how long it may take: the <c>Typesetter</c> section of the configuration.</summary>
public sealed class TypesetterOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Typesetter";

    /// <summary>The folder of the typesetter; null for <c>typesetter</c> beside the program, else the one in the source tree above it.</summary>
    public string? Path { get; set; }

    /// <summary>The Node program; null for the one on the path.</summary>
    public string? NodePath { get; set; }

    /// <summary>The longest time a document may take, in seconds, the first one's start of Node included.</summary>
    public int TimeLimitSeconds { get; set; } = 60;

    /// <summary>The folder of the typesetter, found.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says where it was looked for.</exception>
    public string FindFolder()
    {
        if (Path is { Length: > 0 } given)
            return IsTypesetter(given) ? System.IO.Path.GetFullPath(given) : throw new InvalidOperationException($"Typesetter:Path names {given}, which holds no typesetter (no worker.cjs).");

        string beside = System.IO.Path.Combine(AppContext.BaseDirectory, "typesetter");
        if (IsTypesetter(beside)) return beside;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string inSource = System.IO.Path.Combine(folder.FullName, "src", "typesetter");
            if (IsTypesetter(inSource)) return inSource;
        }

        throw new InvalidOperationException($"The typesetter is not in {beside}. Publish the program again, or set Typesetter:Path to its folder.");
    }

    private static bool IsTypesetter(string folder) => File.Exists(System.IO.Path.Combine(folder, "worker.cjs"));
}
