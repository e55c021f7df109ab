using Jering.Javascript.NodeJS;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Pdf;

/// <summary>
/// Sets a report as a tagged PDF (PDF/UA-1) with Typst, in a Node process that is kept between documents and replaced when it fails
/// or takes too long. The report travels as JSON, so nothing that a person typed is ever markup. See docs/decisions/0001-pdf-engine.md.
/// </summary>
public sealed class PdfRenderer(INodeJSService node)
{
    private const string Template = "paper.typ";

    /// <summary>The PDF of a report: the same bytes for equal reports.</summary>
    /// <exception cref="TypesettingException">The template refused the report, or the typesetter failed or took too long.</exception>
    public async Task<byte[]> RenderAsync(QuarterlyReport report, CancellationToken stop = default)
    {
        // Noon, so that the date is the same wherever it is read.
        long stamp = new DateTimeOffset(report.Date.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).ToUnixTimeSeconds();
        Answer? answer = await InvokeAsync([Template, (report with { Sheets = [], Warnings = [] }).ToJson(), stamp], stop);
        if (answer?.Pdf is null)
            throw new TypesettingException("The PDF could not be made.", answer is null ? "No answer." : string.Join(Environment.NewLine, answer.Problems));
        return Convert.FromBase64String(answer.Pdf);
    }

    private async Task<Answer?> InvokeAsync(object[] arguments, CancellationToken stop)
    {
        try
        {
            return await node.InvokeFromFileAsync<Answer>("worker.cjs", args: arguments, cancellationToken: stop);
        }
        catch (InvocationException failure)
        {
            throw new TypesettingException("The PDF could not be made: the typesetter failed or took too long.", failure.Message, failure);
        }
        catch (ConnectionException failure)
        {
            throw new TypesettingException("The PDF could not be made: the typesetter did not start. Check that Node.js is installed.", failure.Message, failure);
        }
        catch (InvalidOperationException failure)
        {
            throw new TypesettingException("The PDF could not be made: Node.js could not be started. Check that it is installed and on the path.", failure.Message, failure);
        }
    }

    private sealed record Answer(string? Pdf, IReadOnlyList<string> Problems);
}
