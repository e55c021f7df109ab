using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PerformanceManagement.Core.Tests.Reports.Pdf;

/// <summary>Reads a PDF back with poppler and qpdf, as an assistive technology would find it.</summary>
internal sealed partial class PdfReading : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"pm-test-{Guid.NewGuid():N}.pdf");

    private readonly Lazy<string> structure;

    public PdfReading(byte[] pdf)
    {
        File.WriteAllBytes(path, pdf);
        structure = new Lazy<string>(() => Run("pdfinfo", "-struct-text", path));
    }

    public string Info => Run("pdfinfo", path);

    public string Metadata => Run("pdfinfo", "-meta", path);

    public string Text => Run("pdftotext", "-layout", path, "-");

    /// <summary>The tag tree with its text; poppler takes seconds over it, so it is read once.</summary>
    public string Structure => structure.Value;

    /// <summary>Every page with its words and where they stand.</summary>
    public IReadOnlyList<PdfPage> Pages => [.. XDocument.Parse(Run("pdftotext", "-bbox", path, "-")).Descendants().Where(e => e.Name.LocalName == "page").Select(PdfPage.From)];

    public string Check => Run("qpdf", "--check", path);

    public string Fonts => Run("pdffonts", path);

    /// <summary>The alternative texts of the figures.</summary>
    public IReadOnlyList<string> AlternativeTexts => [.. Alternative().Matches(Run("qpdf", "--qdf", "--object-streams=disable", path, "-")).Select(m => m.Groups[1].Value)];

    /// <summary>The elements of the tag tree that hold text, with their text without spaces: a cell's or a heading's is one text however it is broken into lines and paragraphs.</summary>
    public IReadOnlyList<(string Tag, string Text)> Elements()
    {
        var found = new List<(string Tag, StringBuilder Text)>();
        int wholeIndent = int.MaxValue;
        foreach (string line in Structure.Split('\n'))
        {
            string content = line.Trim();
            int indent = line.Length - line.TrimStart().Length;
            if (content.StartsWith('"') && content.EndsWith('"') && content.Length > 1)
            {
                if (found.Count > 0) found[^1].Text.Append(Squeezed(content[1..^1]));
                continue;
            }

            if (Element().Match(content) is not { Success: true } match || indent > wholeIndent) continue;
            string tag = match.Groups[1].Value;
            found.Add((tag, new StringBuilder()));
            wholeIndent = tag is "TH" or "TD" or "LBody" || tag[0] == 'H' ? indent : int.MaxValue;
        }

        return [.. found.Where(f => f.Text.Length > 0).Select(f => (f.Tag, f.Text.ToString()))];
    }

    public static string Squeezed(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c))]);

    public void Dispose() => File.Delete(path);

    [GeneratedRegex("^([A-Z][A-Za-z0-9]*)( |:|$)")]
    private static partial Regex Element();

    [GeneratedRegex(@"/Alt \(([^\r\n]*)\)")]
    private static partial Regex Alternative();

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {errors.Result}{output}");
    }
}
