using System.Diagnostics;
using PerformanceManagement.Core.Tests.Reports.Pdf;

namespace PerformanceManagement.Core.Tests.Reports.Word;

/// <summary>Has a document set into pages by LibreOffice, where the machine has it.</summary>
internal static class WordReading
{
    /// <summary>The program, or null.</summary>
    public static string? Office { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    public static PdfReading AsPdf(byte[] document)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-word-");
        try
        {
            string path = Path.Combine(folder.FullName, "paper.docx");
            File.WriteAllBytes(path, document);
            // A profile of its own: another run at the same time would have the program answer at once and do nothing.
            string profile = new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri;
            var start = new ProcessStartInfo(Office!, [$"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, path]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start) ?? throw new InvalidOperationException("LibreOffice did not start.");
            Task<string> said = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            string pdf = Path.ChangeExtension(path, ".pdf");
            return File.Exists(pdf) ? new PdfReading(File.ReadAllBytes(pdf)) : throw new InvalidOperationException($"LibreOffice made no PDF: {said.Result}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
