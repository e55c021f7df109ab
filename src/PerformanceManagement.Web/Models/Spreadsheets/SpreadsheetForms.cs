using System.Globalization;
using PerformanceManagement.Core.Imports.Sheets;

namespace PerformanceManagement.Web.Models.Spreadsheets;

/// <summary>A file that is uploaded.</summary>
public sealed class UploadForm
{
    public IFormFile? File { get; set; }
}

/// <summary>Which sheets, and where their headings are.</summary>
public sealed class SheetsForm
{
    public Guid? Version { get; set; }

    public List<string> Sheets { get; set; } = [];

    public string? HeadingRow { get; set; }

    public string? HeadingRows { get; set; }

    public static SheetsForm From(SheetUploadDetails found) => new()
    {
        Version = found.Version,
        Sheets = [.. found.Mapping.Sheets],
        HeadingRow = found.Mapping.HeadingRow.ToString(CultureInfo.InvariantCulture),
        HeadingRows = found.Mapping.HeadingRows.ToString(CultureInfo.InvariantCulture),
    };

    public SheetChoiceEdit ToEdit() => new(Sheets, HeadingRow?.Trim(), HeadingRows, Version);
}

/// <summary>What a column is.</summary>
public sealed class ColumnField
{
    public string? Role { get; set; }

    public string? Period { get; set; }
}

/// <summary>What a word in place of a figure means.</summary>
public sealed class WordField
{
    public string? Text { get; set; }

    public string? Meaning { get; set; }
}

/// <summary>What the columns are, and what has to be said of all rows.</summary>
public sealed class ColumnsForm
{
    public Guid? Version { get; set; }

    public List<ColumnField> Columns { get; set; } = [];

    public List<WordField> Words { get; set; } = [];

    public string? Year { get; set; }

    public string? Shares { get; set; }

    public string? Headings { get; set; }

    public string? SheetNames { get; set; }

    public bool UsesCellNotes { get; set; }

    public string? Unit { get; set; }

    public string? Decimals { get; set; }

    public string? Good { get; set; }

    public string? Frequency { get; set; }

    public string? Directorate { get; set; }

    public string? Committees { get; set; }

    public string? QuarterRule { get; set; }

    public string? YearRule { get; set; }

    public string? CodePrefix { get; set; }

    public static ColumnsForm From(SheetPreview look)
    {
        SheetMapping mapping = look.Details.Mapping;
        return new()
        {
            Version = look.Details.Version,
            Columns = [.. mapping.Columns.Select(c => new ColumnField { Role = c.Role.ToString(), Period = c.Period })],
            Words = [.. look.Words.Take(ColumnsPage.MostWords).Select(w => new WordField { Text = w.Text, Meaning = w.Meaning })],
            Year = mapping.Year,
            Shares = mapping.Shares.ToString(),
            Headings = mapping.Headings.ToString(),
            SheetNames = mapping.SheetNames.ToString(),
            UsesCellNotes = mapping.UsesCellNotes,
            Unit = mapping.Unit,
            Decimals = mapping.Decimals,
            Good = mapping.Good?.ToString(),
            Frequency = mapping.Frequency?.ToString(),
            Directorate = mapping.Directorate,
            Committees = mapping.Committees,
            QuarterRule = mapping.QuarterRule.ToString(),
            YearRule = mapping.YearRule.ToString(),
            CodePrefix = mapping.CodePrefix,
        };
    }

    public SheetMappingEdit ToEdit() => new([.. Columns.Select(c => new SheetColumnEdit(c.Role, c.Period))], [.. Words.Select(w => new SheetWordEdit(w.Text, w.Meaning))], Version)
    {
        Year = Year,
        Shares = Shares,
        Headings = Headings,
        SheetNames = SheetNames,
        UsesCellNotes = UsesCellNotes,
        Unit = Unit,
        Decimals = Decimals,
        Good = Good,
        Frequency = Frequency,
        Directorate = Directorate,
        Committees = Committees,
        QuarterRule = QuarterRule,
        YearRule = YearRule,
        CodePrefix = CodePrefix,
    };
}

/// <summary>What was looked at is to be brought in.</summary>
public sealed class ImportForm
{
    public Guid? Version { get; set; }
}
