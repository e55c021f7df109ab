using System.Globalization;
using System.Text;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Runs;

/// <summary>Writes what was found in a pack as a CSV file with the columns what, file, row, column and text, for a spreadsheet. The texts quote what somebody else typed.</summary>
public static class PackLineFile
{
    private const string Header = "what,file,row,column,text";

    /// <summary>Writes the file, which begins with a byte order mark, as Excel wants it. A few tens of thousands of lines at most.</summary>
    /// <param name="lines">The lines, in their order; without any there is only the header.</param>
    /// <param name="stop">Stops writing.</param>
    public static async Task<byte[]> WriteAsync(IAsyncEnumerable<PackRunLine> lines, CancellationToken stop = default)
    {
        using var file = new MemoryStream();
        await using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" })
        {
            await writer.WriteLineAsync(Header.AsMemory(), stop);
            await foreach (PackRunLine line in lines.WithCancellation(stop))
            {
                string row = line.Row?.ToString(CultureInfo.InvariantCulture) ?? "";
                await writer.WriteLineAsync($"{Word(line.Kind)},{CsvCell.Of(line.File)},{row},{CsvCell.Of(line.Column)},{CsvCell.Of(line.Text)}".AsMemory(), stop);
            }
        }

        return file.ToArray();
    }

    private static string Word(PackLineKind kind) => kind switch
    {
        PackLineKind.Problem => "problem",
        PackLineKind.Repaint => "repainted",
        PackLineKind.Changed => "changed",
        PackLineKind.Added => "new",
        _ => "remark",
    };
}
