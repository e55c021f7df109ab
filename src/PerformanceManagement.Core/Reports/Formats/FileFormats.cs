using System.Text;
using CsvHelper;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Html;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Reports.Word;

namespace PerformanceManagement.Core.Reports.Formats;

/// <summary>A tagged PDF.</summary>
public sealed class PdfFormat(PdfRenderer renderer) : IReportFormat
{
    /// <inheritdoc/>
    public string Key => "pdf";

    /// <inheritdoc/>
    public string Name => "PDF";

    /// <inheritdoc/>
    public string MediaType => "application/pdf";

    /// <inheritdoc/>
    public Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default) => renderer.RenderAsync(report, stop);
}

/// <summary>A workbook.</summary>
public sealed class ExcelFormat : IReportFormat
{
    /// <inheritdoc/>
    public string Key => "xlsx";

    /// <inheritdoc/>
    public string Name => "Excel";

    /// <inheritdoc/>
    public string MediaType => ExcelRenderer.MediaType;

    /// <inheritdoc/>
    public Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default) => Task.FromResult(ExcelRenderer.Render(report));
}

/// <summary>A web page that needs nothing from outside.</summary>
public sealed class HtmlFormat : IReportFormat
{
    /// <inheritdoc/>
    public string Key => "html";

    /// <inheritdoc/>
    public string Name => "Web page";

    /// <inheritdoc/>
    public string MediaType => "text/html; charset=utf-8";

    /// <inheritdoc/>
    public Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default) => Task.FromResult(Encoding.UTF8.GetBytes(HtmlRenderer.Render(report)));
}

/// <summary>The measures' figures as a table of plain text, with why each is so.</summary>
public sealed class CsvFormat : IReportFormat
{
    /// <inheritdoc/>
    public string Key => "csv";

    /// <inheritdoc/>
    public string Name => "CSV";

    /// <inheritdoc/>
    public string MediaType => "text/csv; charset=utf-8";

    /// <inheritdoc/>
    public Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default)
    {
        using var stream = new MemoryStream();
        using (CsvWriter csv = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true))
        {
            if (report.Sheets.FirstOrDefault(s => s.Name == "Measures")?.Table is { } table)
            {
                List<int> explained = [.. Enumerable.Range(0, table.Columns.Count).Where(i => table.Rows.Any(r => r.Cells[i].Explanation is not null))];
                csv.WriteRecord([.. table.Columns.Select(c => c.FullHeader), .. explained.Select(i => $"{table.Columns[i].FullHeader}: why")]);
                foreach (ReportRow row in table.Rows)
                    csv.WriteRecord([.. row.Cells.Select(c => c.OneLine), .. explained.Select(i => row.Cells[i].Explanation ?? "")]);
            }
        }

        // Excel takes a file for UTF-8 by its mark alone.
        return Task.FromResult<byte[]>([.. Encoding.UTF8.GetPreamble(), .. stream.ToArray()]);
    }
}

/// <summary>A Word document.</summary>
public sealed class WordFormat : IReportFormat
{
    /// <inheritdoc/>
    public string Key => "docx";

    /// <inheritdoc/>
    public string Name => "Word";

    /// <inheritdoc/>
    public string MediaType => WordRenderer.MediaType;

    /// <inheritdoc/>
    public Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default) => Task.FromResult(WordRenderer.Render(report));
}
