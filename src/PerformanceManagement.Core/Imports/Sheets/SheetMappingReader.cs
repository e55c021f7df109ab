using System.Globalization;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>Reads what a person says of a spreadsheet's columns, with a sentence for each thing that is wrong.</summary>
internal sealed class SheetMappingReader(SheetMapping before, SheetMappingEdit typed)
{
    private const int LongestPrefix = 30;
    private const int YearDigits = 4;

    private readonly List<FieldMessage> problems = [];

    /// <summary>The mapping; null when there are problems.</summary>
    public SheetMapping? Read(out IReadOnlyList<FieldMessage> found)
    {
        string? year = Line(typed.Year);
        if (year is not null && !HeadingReader.IsPeriod(year)) Problem(nameof(typed.Year), PeriodProblem(year));
        List<SheetColumn> columns = [.. before.Columns.Select((c, n) => Column(c, typed.Columns.ElementAtOrDefault(n)))];
        CheckColumns(columns, year);
        SheetMapping read = before with
        {
            Columns = columns,
            Year = year,
            Shares = Choice<ShareMeaning>(typed.Shares) ?? ShareMeaning.Unsaid,
            Headings = Choice<GroupMeaning>(typed.Headings) ?? GroupMeaning.Nothing,
            SheetNames = Choice<GroupMeaning>(typed.SheetNames) ?? GroupMeaning.Nothing,
            UsesCellNotes = typed.UsesCellNotes,
            Unit = Short(typed.Unit, nameof(typed.Unit), TextLengths.Unit),
            Decimals = Decimals(),
            Good = Choice<GoodDirection>(typed.Good),
            Frequency = Choice<Frequency>(typed.Frequency),
            Directorate = Short(typed.Directorate, nameof(typed.Directorate), TextLengths.Name),
            Committees = Short(typed.Committees, nameof(typed.Committees), TextLengths.Title),
            QuarterRule = Choice<AggregationRule>(typed.QuarterRule) ?? AggregationRule.None,
            YearRule = Choice<AggregationRule>(typed.YearRule) ?? AggregationRule.None,
            CodePrefix = columns.Exists(c => c.Role == ColumnRole.Code) ? null : Prefix(),
            Words = Words(),
        };
        found = problems;
        return problems.Count == 0 ? read : null;
    }

    private static SheetColumn Column(SheetColumn column, SheetColumnEdit? edit)
    {
        ColumnRole role = Choice<ColumnRole>(edit?.Role) ?? ColumnRole.Ignored;
        return column with { Role = role, Period = ColumnRoles.HasPeriod(role) ? Line(edit?.Period) : null };
    }

    private void CheckColumns(List<SheetColumn> columns, string? year)
    {
        if (!columns.Exists(c => c.Role is ColumnRole.Code or ColumnRole.Title)) Problem("", "Say which column holds the code of a measure, or its title");
        bool isDown = columns.Exists(c => c.Role == ColumnRole.Period);
        for (int n = 0; n < columns.Count; n++)
        {
            SheetColumn column = columns[n];
            int first = columns.FindIndex(c => c.Role == column.Role && c.Period == column.Period);
            if (first < n && column.Role != ColumnRole.Ignored && (!ColumnRoles.CanRepeat(column.Role) || column.Role != ColumnRole.Note))
                Of(n, nameof(SheetColumnEdit.Role), $"{ColumnRoles.Label(column.Role)} is chosen for column {CellPlace.Letters(columns[first].Column)} as well{(column.Period is null ? "" : ", for the same period")}");
            if (column is { Role: ColumnRole.Value, Period: null } && !isDown)
                Of(n, nameof(SheetColumnEdit.Period), $"Enter the period of the figures in column {CellPlace.Letters(column.Column)}, such as Q2 2025/26, or say which column holds periods");
            if (column is { Role: ColumnRole.Target, Period: null } && !isDown && year is null)
                Of(n, nameof(SheetColumnEdit.Period), $"Enter the period of the targets in column {CellPlace.Letters(column.Column)}, such as 2025/26");
            if (column.Period is { } period && !HeadingReader.IsPeriod(period)) CheckPart(n, period, isDown, year);
        }
    }

    // "Q2" alone is completed by the year, or by the year in the row.
    private void CheckPart(int place, string period, bool isDown, string? year)
    {
        bool isPart = HeadingReader.WithYear(period, "2017/18") is not null;
        if (!isPart) Of(place, nameof(SheetColumnEdit.Period), PeriodProblem(period));
        else if (year is null && !isDown) Of(place, nameof(SheetColumnEdit.Period), $"{TypedText.Quoted(period)} does not say which year: enter it under “Year”, or here as well");
    }

    // What has no year in it is told how periods are written; of a year, the reader knows what is wrong with it.
    private static string PeriodProblem(string text)
    {
        bool hasYear = text.Count(char.IsAsciiDigit) >= YearDigits;
        return (hasYear && !Period.TryRead(text, PeriodUse.ReportingQuarter, out _, out string? problem) ? problem : PeriodReader.NotAPeriod(TypedText.Quoted(text))).TrimEnd('.');
    }

    private string? Decimals()
    {
        string? text = Line(typed.Decimals);
        if (text is not null && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int decimals) && decimals <= FigureFormat.MostDecimals))
            Problem(nameof(typed.Decimals), $"Enter a whole number from 0 to {FigureFormat.MostDecimals}, or leave it blank for as many as the figures show");
        return text;
    }

    // What stands between the words of a prefix stays: "KPI " and "KPI-" are both in use.
    private string? Prefix()
    {
        string prefix = typed.CodePrefix?.TrimStart() ?? "";
        if (prefix.Length > LongestPrefix) Problem(nameof(typed.CodePrefix), $"The beginning of the codes has {prefix.Length} characters; a code has at most {Measure.CodeLength}, so write up to {LongestPrefix}");
        return prefix;
    }

    private Dictionary<string, string> Words()
    {
        Dictionary<string, string> words = new(before.Words, StringComparer.OrdinalIgnoreCase);
        foreach (SheetWordEdit word in typed.Words.Where(w => !string.IsNullOrWhiteSpace(w.Text)))
        {
            string text = TypedText.AsSeen(word.Text);
            words.Remove(text);
            if (word.Meaning is SheetMapping.LeaveOut or SheetMapping.Zero || (word.Meaning is not null && PackWords.Reasons.TryRead(word.Meaning, out _))) words[text] = word.Meaning;
        }

        return words;
    }

    private string? Short(string? text, string field, int longest)
    {
        string? line = Line(text);
        if (line?.Length > longest) Problem(field, $"This has {line.Length} characters; at most {longest} can be kept");
        return line;
    }

    private static string? Line(string? text) => SheetWords.OneLine(text) is { Length: > 0 } line ? line : null;

    private static T? Choice<T>(string? text)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out T choice) && Enum.IsDefined(choice) ? choice : null;

    private void Problem(string field, string message) => problems.Add(new FieldMessage(field, message));

    private void Of(int place, string field, string message) => problems.Add(FieldMessage.In(nameof(typed.Columns), place, field, message));
}
