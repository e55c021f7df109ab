using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>A CSV file that is written while it is read from the database: as long as it is, a few lines of it are held at once. It begins with a byte order mark, as Excel wants it.</summary>
/// <param name="name">What the file is called.</param>
/// <param name="lines">Its lines, the names of the columns first.</param>
public sealed class CsvStream(string name, IAsyncEnumerable<string> lines) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        HttpResponse response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        CancellationToken stop = context.HttpContext.RequestAborted;
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await foreach (string line in lines.WithCancellation(stop)) await writer.WriteLineAsync(line.AsMemory(), stop);
    }
}
