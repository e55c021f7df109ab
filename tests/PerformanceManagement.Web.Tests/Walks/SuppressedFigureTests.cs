using System.Diagnostics;
using System.IO.Compression;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using Xunit;

namespace PerformanceManagement.Web.Tests.Walks;

/// <summary>
/// The sample council has a total, a part that is suppressed, and a part that is hidden so that the other cannot be worked out. Here the hidden one is a
/// number like no other, and every page, paper, workbook and chart that has to do with it is read for it.
/// </summary>
public sealed class SuppressedFigureTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    private const string Hidden = "CHI 14";
    private const string Whole = "CHI 12";
    private const decimal Value = 73318642;
    private static readonly Period Quarter = Period.FinancialQuarter(2026, 2);

    // Pages that show no figure of a measure, or another measure's alone, are of no interest; those of the family and those of many measures are.
    private static readonly string[] Family = ["CHI%2012", "CHI%2013", "CHI%2014"];

    [Theory]
    [InlineData("performance")]
    [InlineData("director.children")]
    [InlineData("viewer")]
    public async Task A_hidden_figure_is_on_no_page_and_in_no_document(string who)
    {
        await site.WithDatabase(async database =>
        {
            foreach ((string code, decimal value) in new[] { (Hidden, Value), (Whole, Value + 3) })
            {
                MeasureResult result = await database.Results.SingleAsync(r => r.Period == Quarter && database.Measures.Any(m => m.Id == r.MeasureId && m.Code == code));
                database.Entry(result).Property(r => r.Value).CurrentValue = value;
            }

            return await database.SaveChangesAsync();
        });
        Visitor visitor = await site.SignInFromSample(who);
        Queue<string> toRead = new(["/", "/dashboard", "/measures", "/reports", "/how-ratings-work", "/measures/CHI%2014?quarter=2026-27-Q1", "/measures/CHI%2014/targets/2026-27", "/measures/CHI%2012/targets/2027-28", "/measures/CHI%2014/targets/2027-28", "/compare?parts=CHI%2012", "/meeting?all=true&directorate=all", "/meeting/CHI%2014?directorate=all", "/meeting-pack?all=true&directorate=all"]);
        HashSet<string> known = [.. toRead];
        List<string> given = [];
        int pages = 0, documents = 0, whole = 0;
        while (toRead.TryDequeue(out string? address))
        {
            using HttpResponseMessage answer = await visitor.Get(address);
            if (!answer.IsSuccessStatusCode) continue;
            string kind = answer.Content.Headers.ContentType?.MediaType ?? "";
            string text = kind switch
            {
                "text/html" => await answer.Content.ReadAsStringAsync(),
                "application/pdf" => await PdfText(await answer.Content.ReadAsByteArrayAsync()),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => await SheetText(await answer.Content.ReadAsStreamAsync()),
                _ => await answer.Content.ReadAsStringAsync(),
            };
            if (text.Contains("73,318,642", StringComparison.Ordinal) || text.Contains("73318642", StringComparison.Ordinal)) given.Add(address);
            if (text.Contains("73,318,645", StringComparison.Ordinal)) whole++;
            if (kind != "text/html")
            {
                documents++;
                continue;
            }

            pages++;
            IHtmlDocument page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text);
            foreach (string link in page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Where(IsOfInterest))
                if (known.Add(link)) toRead.Enqueue(link);
        }

        given.Should().BeEmpty();
        whole.Should().BeGreaterThan(0, "the total is shown");
        pages.Should().BeGreaterThan(10);
        documents.Should().BeGreaterThan(1, "papers and workbooks were read");
    }

    // Whoever may change a figure sees it where it is changed, and nowhere else.
    private static bool IsOfInterest(string link)
    {
        if (!link.StartsWith('/') || link.StartsWith("/account", StringComparison.Ordinal) || link.StartsWith("/built", StringComparison.Ordinal)) return false;
        if ((link.StartsWith("/enter/", StringComparison.Ordinal) || link.Contains("/correct/", StringComparison.Ordinal)) && link.Contains("CHI%2014", StringComparison.Ordinal)) return false;
        bool isOfOneMeasure = link.StartsWith("/measures/", StringComparison.Ordinal) || link.StartsWith("/enter/", StringComparison.Ordinal);
        if (isOfOneMeasure) return Family.Any(code => link.Contains(code, StringComparison.Ordinal));
        // What a meeting and a comparison show of a choice, they show of all measures, which are among those to begin with.
        if (link.StartsWith("/meeting", StringComparison.Ordinal) || link.StartsWith("/compare?", StringComparison.Ordinal)) return Family.Any(code => link.Contains(code, StringComparison.Ordinal)) && link.Count(c => c == '&') < 2;
        if (link.StartsWith("/reports/", StringComparison.Ordinal)) return link.StartsWith("/reports/2026-27-Q2", StringComparison.Ordinal);
        // A quarter, a directorate and one thing more: each view, count and order of it, and not each of them with each of the others, which are the same rows.
        if (link.StartsWith("/dashboard?", StringComparison.Ordinal)) return link.Count(c => c == '&') < 3;
        // The same as files, of a quarter and a directorate; what is kept of it holds no figures.
        return !link.StartsWith("/dashboard/", StringComparison.Ordinal) || (link.StartsWith("/dashboard/measures.", StringComparison.Ordinal) && link.Count(c => c == '&') < 2);
    }

    private static async Task<string> PdfText(byte[] pdf)
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            using Process reading = Process.Start(new ProcessStartInfo("pdftotext", [path, "-"]) { RedirectStandardOutput = true })!;
            string text = await reading.StandardOutput.ReadToEndAsync();
            await reading.WaitForExitAsync();
            reading.ExitCode.Should().Be(0);
            text.Should().Contain("Wellbridge", "the paper was read");
            return text;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> SheetText(Stream workbook)
    {
        using var zip = new ZipArchive(workbook);
        List<string> parts = [];
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            parts.Add(await reader.ReadToEndAsync());
        }

        return string.Concat(parts);
    }
}
