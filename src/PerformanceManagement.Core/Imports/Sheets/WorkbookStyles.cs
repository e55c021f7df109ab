using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelNumberFormat;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>The styles of a workbook: how each shows a number, and whether there is a colour behind it.</summary>
internal sealed class WorkbookStyles
{
    // Excel has room for 65,490.
    private const int MostStyles = 70_000;

    // Excel has room for some 250 of its user's own.
    private const int MostFormats = 1000;

    // Those that files name by number alone (ECMA-376, part 1, 18.8.30), as Excel shows them in Britain.
    private static readonly Dictionary<uint, string> BuiltIn = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [5] = "£#,##0;-£#,##0",
        [6] = "£#,##0;-£#,##0",
        [7] = "£#,##0.00;-£#,##0.00",
        [8] = "£#,##0.00;-£#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ??/??",
        [14] = "dd/mm/yyyy",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "dd/mm/yyyy h:mm",
        [37] = "#,##0;-#,##0",
        [38] = "#,##0;-#,##0",
        [39] = "#,##0.00;-#,##0.00",
        [40] = "#,##0.00;-#,##0.00",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [48] = "##0.0E+0",
        [49] = "@",
    };

    // A format is taken apart when a cell is shown in it: a file of 100 KB can name 100,000 styles that no cell has.
    private readonly List<(uint Format, bool IsColoured)> styles = [];
    private readonly Dictionary<uint, string> formats = new(BuiltIn);
    private readonly Dictionary<(uint Format, bool IsColoured), WorkbookStyle> shown = [];
    private readonly string fileName;
    private readonly bool is1904;

    private WorkbookStyles(string fileName, bool is1904) => (this.fileName, this.is1904) = (fileName, is1904);

    /// <summary>Reads them.</summary>
    /// <param name="part">Where they stand; null where a workbook has none.</param>
    /// <param name="fileName">The file, for messages.</param>
    /// <param name="is1904">Whether its days are counted from 1904.</param>
    /// <exception cref="UploadRefusedException">It has more than are read.</exception>
    public static WorkbookStyles Read(WorkbookStylesPart? part, string fileName, bool is1904)
    {
        var read = new WorkbookStyles(fileName, is1904);
        if (part is null) return read;
        List<bool> fills = [];
        bool isOfCells = false;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(CellFormats)) isOfCells = reader.IsStartElement;
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(NumberingFormat) && reader.LoadCurrentElement() is NumberingFormat { NumberFormatId: { } id, FormatCode.Value: { } code } && read.formats.Count < MostStyles) read.formats[id] = code;
            else if (reader.ElementType == typeof(Fill) && fills.Count < MostStyles) fills.Add(IsColour((Fill)reader.LoadCurrentElement()!));
            else if (isOfCells && reader.ElementType == typeof(CellFormat)) read.Add(WorkbookReader.Number(reader, "numFmtId"), fills.ElementAtOrDefault((int)WorkbookReader.Number(reader, "fillId")));
        }

        return read;
    }

    /// <summary>The style of a number in the file; the plain one where there is none.</summary>
    /// <exception cref="UploadRefusedException">Its cells have more formats than are read.</exception>
    public WorkbookStyle Of(uint index)
    {
        (uint Format, bool IsColoured) style = index < styles.Count ? styles[(int)index] : (0, false);
        if (shown.TryGetValue(style, out WorkbookStyle? known)) return known;
        if (shown.Count == MostFormats) throw new UploadRefusedException($"{fileName} shows its cells in more than {MostFormats:#,0} ways, which is the most that is read.");
        return shown[style] = new WorkbookStyle(formats.GetValueOrDefault(style.Format, "General"), style.IsColoured, is1904);
    }

    private void Add(uint format, bool isColoured)
    {
        if (styles.Count == MostStyles) throw new UploadRefusedException($"{fileName} has more than {MostStyles:#,0} styles, which is the most that is read. Copy what you need into a new workbook.");
        styles.Add((format, isColoured));
    }

    private static bool IsColour(Fill fill) => fill.GradientFill is not null || (fill.PatternFill?.PatternType is { } pattern && pattern.Value != PatternValues.None && pattern.Value != PatternValues.Gray125);
}

/// <summary>How a cell shows a number.</summary>
internal sealed partial class WorkbookStyle
{
    private const int LongestFormat = 255;
    private const double Smallest = 1e-12;
    private const double Largest = 1e18;

    // 1 January 1904 as it is counted from 1900.
    private const int DaysTo1904 = 1462;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private readonly NumberFormat? format;
    private readonly bool isPercent;
    private readonly bool isDay;
    private readonly bool isTime;
    private readonly int thousands;
    private readonly bool is1904;

    public WorkbookStyle(string code, bool isColoured, bool is1904)
    {
        (IsColoured, this.is1904) = (isColoured, is1904);
        if (code is "General" or "@" || code.Length > LongestFormat) return;
        var read = new NumberFormat(code);
        if (!read.IsValid) return;
        format = read;
        string signs = WordsPattern().Replace(code.Split(';')[0], "");
        isPercent = signs.Contains('%', StringComparison.Ordinal);
        isTime = read.IsDateTimeFormat || read.IsTimeSpanFormat;
        isDay = read.IsDateTimeFormat && DayPattern().IsMatch(signs);
        thousands = ScalePattern().Match(signs).Groups["commas"].Length;
    }

    /// <summary>Whether there is a colour behind the cell.</summary>
    public bool IsColoured { get; }

    /// <summary>A number as the cell shows it; null where it shows nothing that can be kept.</summary>
    public SheetCell? Shown(double number)
    {
        if (Math.Abs(number) > Largest) return new SheetCell(number.ToString("R", CultureInfo.InvariantCulture));
        // A sheet counts in binary: what is nearer to nought than anything it was worked out from is nought.
        decimal exact = Math.Abs(number) < Smallest ? 0 : (decimal)number;
        string plain = exact.ToString("0.############", CultureInfo.InvariantCulture);
        if (format is null) return new SheetCell(plain) { Number = exact, Decimals = DecimalsOf(plain) };
        if (isDay && DayOf(number) is { } day) return new SheetCell(Text(number) ?? plain) { Day = day, IsTime = true };
        string? text = Text(number)?.Trim();
        if (isTime) return new SheetCell(text ?? plain) { IsTime = true };
        return new SheetCell(text is { Length: > 0 } ? text : plain) { Number = exact, Figure = FigureOf(exact, text ?? ""), Decimals = DecimalsOf(DigitsPattern().Match(text ?? "").Value) };
    }

    // The sign of the format with every decimal of the number: what is shown as 92% is kept as 91.5%.
    private string FigureOf(decimal exact, string text)
    {
        decimal amount = Math.Abs(exact);
        if (isPercent) amount *= 100;
        for (int i = 0; i < thousands; i++) amount /= 1000;
        string digits = amount.ToString("0.############", CultureInfo.InvariantCulture);
        Match shown = DigitsPattern().Match(text);
        string before = shown.Success && text[..shown.Index].Contains('£', StringComparison.Ordinal) ? "£" : "";
        string after = shown.Success ? text[(shown.Index + shown.Length)..].TrimEnd(')', ' ').TrimStart() : "";
        // Exponents and fractions are ways of writing the number itself.
        if (after.StartsWith('E') || after.Contains('/', StringComparison.Ordinal)) after = "";
        string space = after.Length > 0 && char.IsLetter(after[0]) && after.Length > 1 ? " " : "";
        return $"{(exact < 0 ? "-" : "")}{before}{digits}{space}{(isPercent && !after.Contains('%', StringComparison.Ordinal) ? "%" : "")}{after}";
    }

    private DateOnly? DayOf(double number)
    {
        double days = is1904 ? number + DaysTo1904 : number;
        // Excel's 29 February 1900 never was, and no figure is older than 1990.
        return days is >= 61 and < 2_958_466 ? new DateOnly(1899, 12, 30).AddDays((int)days) : null;
    }

    private string? Text(double number)
    {
        try
        {
            return Cleaned(format!.Format(number, British, is1904));
        }
        catch (Exception odd) when (odd is FormatException or ArgumentException or InvalidCastException or OverflowException or IndexOutOfRangeException)
        {
            // A format that only Excel understands: the number itself is shown.
            return null;
        }
    }

    private static string Cleaned(string shown) => TypedText.WithoutMarks(UploadGuard.Clean(shown));

    private static int DecimalsOf(string digits) => digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? digits.Length - point - 1 : 0;

    // Words between quotes, letters after a backslash, colours and conditions: none of them say what kind of number it is.
    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]hms][^\\]]*\\]|_.|\\*.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordsPattern();

    [GeneratedRegex("[yd]|mmm", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayPattern();

    [GeneratedRegex("[0#?](?<commas>,+)([^0#?,]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ScalePattern();

    [GeneratedRegex(@"[0-9][0-9,]*(\.[0-9]+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DigitsPattern();
}
