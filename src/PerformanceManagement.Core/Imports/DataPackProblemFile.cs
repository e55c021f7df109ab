using System.Globalization;
using System.Text;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports;

/// <summary>
/// Writes every problem of a pack as a CSV file with the columns file, row, column and problem, for whoever puts the pack right. The sentences quote
/// what somebody else typed, and a pack has any name.
/// </summary>
public static class DataPackProblemFile
{
    private const string Header = "file,row,column,problem";

    /// <summary>Writes the file, which begins with a byte order mark, as Excel wants it.</summary>
    /// <param name="problems">In the order of the files and rows; without any there is only the header.</param>
    /// <param name="file">Where to; left open.</param>
    /// <param name="stop">Stops writing.</param>
    public static async Task WriteAsync(IEnumerable<DataPackProblem> problems, Stream file, CancellationToken stop = default)
    {
        await using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Header.AsMemory(), stop);
        foreach (DataPackProblem problem in problems)
        {
            string row = problem.Row?.ToString(CultureInfo.InvariantCulture) ?? "";
            await writer.WriteLineAsync($"{CsvCell.Of(problem.File)},{row},{CsvCell.Of(problem.Column)},{CsvCell.Of(problem.Sentence)}".AsMemory(), stop);
        }
    }
}
