using System.Text;
using CsvHelper;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Imports.Uploads;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>Reads a CSV file as spreadsheets and systems write it: UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs between cells.</summary>
internal static class CsvSheet
{
    private const int TriedLines = 50;

    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads it.</summary>
    /// <exception cref="UploadRefusedException">Its quotes do not match, or it is larger than what is read.</exception>
    public static SheetGrid Read(byte[] content, string fileName)
    {
        string text = Decoded(content, fileName);
        var maker = new GridMaker(fileName, new CellBudget(fileName));
        var options = new CsvReaderOptions
        {
            Separator = SeparatorOf(text),
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = (int)UploadLimits.Megabyte,
            OnMalformedRecord = record => throw new UploadRefusedException($"{fileName}, line {record.RecordNumber}: its quotes do not match. Save the file again from the spreadsheet that it was made in."),
        };
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            using CsvReader reader = CsvReader.Create(stream, options);
            while (reader.Read())
            {
                for (int i = 0; i < reader.FieldCount; i++)
                {
                    string cell = UploadGuard.Clean(reader.GetString(i)).Trim();
                    if (!PackRow.IsBlank(cell)) maker.Add((int)reader.RowNumber, i + 1, new SheetCell(cell));
                }
            }
        }
        catch (CsvFormatException tooLarge)
        {
            throw new UploadRefusedException($"{fileName}, line {tooLarge.RecordNumber}: a quote is opened and never closed.", tooLarge);
        }

        return new SheetGrid(Path.GetFileNameWithoutExtension(fileName), maker.Rows);
    }

    private static string Decoded(byte[] content, string fileName)
    {
        string text = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(content.AsSpan(3)),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content.AsSpan(2)),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content.AsSpan(2)),
            _ => WithoutMark(content),
        };
        // Bytes of nought stand in no text: it is a picture, a program or an old workbook.
        return text.Contains('\0', StringComparison.Ordinal) ? throw new UploadRefusedException($"{fileName} is not a text file, whatever its name says. Save it as .xlsx or CSV.") : text;
    }

    // What is UTF-8 by chance is UTF-8: a pound sign or an apostrophe of Windows is not.
    private static string WithoutMark(byte[] content)
    {
        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(content);
        }
    }

    // The separator that the first lines have alike, and most of.
    private static char SeparatorOf(string text)
    {
        List<string> lines = [];
        using var reader = new StringReader(text);
        while (lines.Count < TriedLines && reader.ReadLine() is { } line)
        {
            if (line.Length > 0) lines.Add(line);
        }

        return Separators.MaxBy(separator => lines
            .Select(line => Count(line, separator)).Where(count => count > 0).GroupBy(count => count).Select(alike => alike.Key * alike.Count()).DefaultIfEmpty(0).Max());
    }

    private static int Count(string line, char separator)
    {
        int count = 0;
        bool isQuoted = false;
        foreach (char c in line)
        {
            if (c == '"') isQuoted = !isQuoted;
            else if (c == separator && !isQuoted) count++;
        }

        return count;
    }
}
