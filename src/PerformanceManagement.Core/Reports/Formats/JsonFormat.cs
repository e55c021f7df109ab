using System.Text.Encodings.Web;
using System.Text.Json;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Formats;

/// <summary>The paper's figures for other programs: its headings, and each table with every cell's text, number and explanation.</summary>
public sealed class JsonFormat : IReportFormat
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public string Key => "json";

    /// <inheritdoc/>
    public string Name => "JSON";

    /// <inheritdoc/>
    public string MediaType => "application/json";

    /// <inheritdoc/>
    public Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("title", report.Title);
            json.WriteString("council", report.Council);
            json.WriteString("committee", report.Committee);
            json.WriteString("quarter", report.Quarter);
            json.WriteString("date", report.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("language", report.Language);
            json.WriteStartArray("titleBlock");
            foreach (ReportField field in report.TitleBlock)
            {
                json.WriteStartObject();
                json.WriteString("label", field.Label);
                json.WriteString("value", field.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("headings");
            foreach (ReportSection section in report.Sections)
            {
                json.WriteStartObject();
                json.WriteNumber("level", section.Level);
                json.WriteString("text", section.Heading);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("tables");
            foreach (ReportSheet sheet in report.Sheets) Table(json, sheet);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Task.FromResult(stream.ToArray());
    }

    private static void Table(Utf8JsonWriter json, ReportSheet sheet)
    {
        json.WriteStartObject();
        json.WriteString("name", sheet.Name);
        json.WriteString("about", sheet.About);
        json.WriteStartArray("columns");
        foreach (ReportColumn column in sheet.Table.Columns) json.WriteStringValue(column.FullHeader);
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (ReportRow row in sheet.Table.Rows)
        {
            json.WriteStartArray();
            foreach (ReportCell cell in row.Cells) Cell(json, cell);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Text alone is a string; what has a number, a date or a reason is an object.
    private static void Cell(Utf8JsonWriter json, ReportCell cell)
    {
        if (cell is { Number: null, Date: null, Explanation: null, Remark: null })
        {
            json.WriteStringValue(cell.Text);
            return;
        }

        json.WriteStartObject();
        json.WriteString("text", cell.Text);
        if (cell.Number is { } number) json.WriteNumber("number", number);
        if (cell.Date is { } day) json.WriteString("date", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (cell.Remark is { } remark) json.WriteString("about", remark);
        if (cell.Explanation is { } why) json.WriteString("why", why);
        json.WriteEndObject();
    }
}
