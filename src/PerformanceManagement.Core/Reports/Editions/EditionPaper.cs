using System.Security.Cryptography;
using System.Text;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>What makes a paper an edition of it: a field that says which, and hashes that show whether anything of it was changed.</summary>
internal static class EditionPaper
{
    /// <summary>The field of the title block that says which edition it is.</summary>
    public const string Label = "Edition";

    /// <summary>The paper as an edition; its files have the number in their names.</summary>
    public static QuarterlyReport Of(QuarterlyReport report, int number, DateOnly day) => report with
    {
        TitleBlock = [.. report.TitleBlock.Where(f => f.Label != Label), new ReportField(Label, $"{number}, {(number == 1 ? "published" : "corrected")} on {FigureFormat.Date(day)}")],
        FileName = $"{report.FileName}-edition-{number}",
    };

    /// <summary>What is printed, whichever edition it is: equal papers have an equal hash.</summary>
    public static string Content(QuarterlyReport report) => Hash((report with
    {
        TitleBlock = [.. report.TitleBlock.Where(f => f.Label != Label)],
        Warnings = [],
        FileName = "",
    }).ToJson());

    /// <summary>The hash over everything frozen: the model, and each file's name and hash in the order of their formats.</summary>
    public static string Seal(string model, IEnumerable<(string Format, string Name, string Sha256)> files) =>
        Hash(string.Concat(files.OrderBy(f => f.Format, StringComparer.Ordinal).Select(f => $"{f.Name}\n{f.Sha256}\n").Prepend(Hash(model) + "\n")));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
