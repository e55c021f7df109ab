namespace PerformanceManagement.Web.Models.Reports;

/// <summary>The files that a paper can be had as: those to read and to work on as buttons, the others as a list.</summary>
/// <param name="Files">The files.</param>
public sealed record Downloads(IReadOnlyList<DownloadFile> Files)
{
    public IEnumerable<DownloadFile> Buttons => Files.Where(f => f.IsButton);

    public IReadOnlyList<DownloadFile> Others => [.. Files.Where(f => !f.IsButton)];
}

/// <summary>A file that can be had.</summary>
/// <param name="Format">The key of its format.</param>
/// <param name="Name">What the format is called.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Bytes">Its length; null where it is made when it is asked for.</param>
public sealed record DownloadFile(string Format, string Name, string Address, int? Bytes = null)
{
    private const int Kilo = 1000;

    public bool IsMain => Format == "pdf";

    public bool IsButton => IsMain || Format == "docx";

    /// <summary>" (84 KB)"; empty where the length is not known.</summary>
    public string Size => Bytes switch
    {
        null => "",
        < Kilo => $" ({Bytes} bytes)",
        < Kilo * Kilo => $" ({Math.Round((decimal)Bytes / Kilo):0} KB)",
        _ => $" ({(decimal)Bytes / (Kilo * Kilo):0.0} MB)",
    };
}
