using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>
/// The committee paper of a quarter: ordered, worded and rounded. The renderers (page, PDF, workbook) only draw it;
/// they fetch, decide and format nothing, so all of them show the same figures. Source: field guide, section 9.
/// </summary>
public sealed record QuarterlyReport
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The council's name.</summary>
    public required string Council { get; init; }

    /// <summary>The council's colour as #rrggbb, dark enough for text on white.</summary>
    public string Colour { get; init; } = "#1d3c6b";

    /// <summary>The council's logo, which stands at the top in the place of its name; null for none. Part of the paper, so that what is published keeps the one it had.</summary>
    public ReportLogo? Logo { get; init; }

    /// <summary>The committee's name.</summary>
    public required string Committee { get; init; }

    /// <summary>"Council Plan monitoring: quarter 2 2026/27".</summary>
    public required string Title { get; init; }

    /// <summary>The token of the reporting quarter: "2026/27 Q2".</summary>
    public required string Quarter { get; init; }

    /// <summary>The date of the document: that of the meeting, or the last day of the quarter while no meeting is known. Files are stamped with it, so equal reports make equal files.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The language of all text.</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>What stands at the head of every page: "Committee, 26 November 2026".</summary>
    public required string RunningHead { get; init; }

    /// <summary>The title block: committee, date, report from, coordinated by, contributors.</summary>
    public required IReadOnlyList<ReportField> TitleBlock { get; init; }

    /// <summary>Whether the title block is the boxed front sheet of a committee report, in which the title is a row.</summary>
    public bool IsFrontSheet { get; init; }

    /// <summary>Whether the contents are listed under the title block.</summary>
    public bool HasContents { get; init; } = true;

    /// <summary>The sections in order, the summary first; a section's level says where it sits.</summary>
    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>The same figures as the sheets of a workbook, one table a sheet.</summary>
    public required IReadOnlyList<ReportSheet> Sheets { get; init; }

    /// <summary>What whoever prepares the paper should see to before it is published. Not printed.</summary>
    public required IReadOnlyList<ReportWarning> Warnings { get; init; }

    /// <summary>A name for files made from it, without an ending: "council-plan-monitoring-2026-27-q2-place-committee".</summary>
    public required string FileName { get; init; }

    /// <summary>The report as JSON: what is kept when a paper is published.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>A report from its JSON.</summary>
    /// <exception cref="JsonException">The text is not a report.</exception>
    public static QuarterlyReport FromJson(string json) =>
        JsonSerializer.Deserialize<QuarterlyReport>(json, JsonOptions) ?? throw new JsonException("The text is not a report.");
}

/// <summary>The logo of a paper.</summary>
/// <param name="Png">The picture, as PNG.</param>
/// <param name="AlternativeText">What it says.</param>
public sealed record ReportLogo(byte[] Png, string AlternativeText);

/// <summary>A line of the title block.</summary>
/// <param name="Label">"Meeting date".</param>
/// <param name="Value">"26 November 2026".</param>
public sealed record ReportField(string Label, string Value)
{
    /// <summary>Whether it stands beside the field before it: the item number beside the date.</summary>
    public bool IsBeside { get; init; }
}

/// <summary>Something to see to before the paper is published.</summary>
/// <param name="Code">The measure, or null when it is about the paper.</param>
/// <param name="Text">A plain sentence.</param>
public sealed record ReportWarning(string? Code, string Text);

/// <summary>A heading and what stands under it, up to the next section.</summary>
/// <param name="Id">A name for links within the document: letters, digits and hyphens.</param>
/// <param name="Number">"4.1", or null for a heading without a number.</param>
/// <param name="Title">The heading.</param>
/// <param name="Level">1 to 4.</param>
/// <param name="Blocks">What stands under it, in order.</param>
public sealed record ReportSection(string Id, string? Number, string Title, int Level, IReadOnlyList<ReportBlock> Blocks)
{
    /// <summary>Whether it is set on wide pages, with the sections below it; wide sections that follow one another share their pages.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether it begins on a new page.</summary>
    public bool StartsPage { get; init; }

    /// <summary>Whether it takes the next number of its level; the builder then gives it its <see cref="Number"/>.</summary>
    [JsonIgnore]
    public bool IsNumbered { get; init; }

    /// <summary>The number and the title.</summary>
    [JsonIgnore]
    public string Heading => Number is null ? Title : $"{Number} {Title}";
}

/// <summary>One table of the workbook.</summary>
/// <param name="Name">The sheet's name, at most 31 characters.</param>
/// <param name="About">What the sheet holds, in a sentence.</param>
/// <param name="Table">The table.</param>
public sealed record ReportSheet(string Name, string About, ReportTable Table);
