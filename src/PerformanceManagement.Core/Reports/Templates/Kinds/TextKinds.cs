using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>A heading with standing text, what an author writes, or both.</summary>
internal sealed class TextKind : SectionKind
{
    public override string Key => "text";

    public override string Name => "Text";

    public override string About => "A heading with the template’s standing text, a text that an author writes for each report, or both.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("written", "Text of an author", SettingType.Choice, "no") { Options = ["no", "may", "must"], Hint = "Whether an author may or must write here for each report." },
        new("order", "Which comes first", SettingType.Choice, "standing") { Options = ["standing", "written"] },
        new("empty", "Where nothing is written", SettingType.Line, "") { Hint = "A sentence in its place. With none, the section is left out when it has no text at all." },
        new("instead", "Standing text", SettingType.Choice, "with") { Options = ["with", "instead"], Hint = "Whether what the author writes goes with the standing text or instead of it." },
    ];

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section)
    {
        if (Setting(section, "written") is var written && written != "no")
            yield return new TextSlot(section.Id, paper.Fill(section.Heading is { Length: > 0 } heading ? heading : Name)) { IsRequired = written == "must" };
    }

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        string? own = Setting(section, "written") == "no" ? null : paper.Written(section.Id);
        bool replaces = own is not null && Setting(section, "instead") == "instead";
        string standing = replaces ? "" : section.Text;
        string text = string.Join("\n\n", (Setting(section, "order") == "written" ? new[] { own, standing } : [standing, own]).Where(t => !string.IsNullOrWhiteSpace(t)));
        if (text.Length == 0) text = Setting(section, "empty");
        if (text.Length == 0 && (Setting(section, "written") != "no" || section.Heading.Length == 0)) return [];
        return paper.Expanded(paper.Section(section, []), text, section);
    }
}

/// <summary>Implications, each with its text and who verified it.</summary>
internal sealed class ImplicationsKind : SectionKind
{
    public override string Key => "implications";

    public override string Name => "Implications";

    public override string About => "Financial, legal, diversity and other implications, each with its text and who verified it.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("kinds", "Implications", SettingType.Lines, "Financial\nLegal\nDiversity and Equality\nOther implications") { Hint = "A line each. One that begins with * needs nobody to verify it." },
        new("empty", "Where nothing is written", SettingType.Line, "There are no direct implications arising from this report."),
    ];

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) => Kinds(section).SelectMany(k => k.IsVerified
        ? new[]
        {
            new TextSlot($"{section.Id}:{k.Id}", k.Title) { Hint = $"“{Setting(section, "empty")}” where nothing is written." },
            new TextSlot($"{section.Id}:{k.Id}:by", $"{k.Title}: verified by") { IsLine = true, IsRequired = true, Hint = "Name field and job title, with a comma between them." },
        }
        : [new TextSlot($"{section.Id}:{k.Id}", k.Title)]);

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        yield return paper.Section(section, paper.Markdown(section.Text, section));
        foreach ((string id, string title, bool isVerified) in Kinds(section))
        {
            IReadOnlyList<ReportBlock> text = paper.Markdown(paper.Written($"{section.Id}:{id}") ?? Setting(section, "empty"));
            List<ReportBlock> blocks = isVerified
                ? [new ReportBox($"{title} implications verified by", [new([new("Implications verified by:", new ReportCell(paper.Line($"{section.Id}:{id}:by") ?? "Not verified yet"))])], text)]
                : [.. text];
            yield return PaperContext.Below(section, id, title, 1, blocks, section.IsNumbered);
        }
    }

    private IEnumerable<(string Id, string Title, bool IsVerified)> Kinds(TemplateSection section) =>
        Entries(section, "kinds").Select(k => (Words: k.TrimStart('*').Trim(), IsVerified: !k.StartsWith('*'))).Select(k => (Slug(k.Words), k.Words, k.IsVerified));

    private static string Slug(string title) => string.Concat(title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-') is { Length: > 0 } slug ? slug[..Math.Min(30, slug.Length)].Trim('-') : "other";
}

/// <summary>The list of appendices.</summary>
internal sealed class AppendixListKind : SectionKind
{
    public override string Key => "appendix-list";

    public override string Name => "List of appendices";

    public override string About => "Names the appendices of the paper, and those that an author adds.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("lines", "Appendices", SettingType.Lines, "") { Hint = "A line each. With none, the sections whose headings begin with “Appendix”." },
        new("empty", "Where there are none", SettingType.Line, "N/A"),
    ];

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) => [new(section.Id, "Further appendices") { Hint = "A line each." }];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        List<string> lines = [.. Entries(section, "lines").Select(l => PlainText.Line(paper.Fill(l)))];
        if (lines.Count == 0) lines.AddRange(paper.Template.Sections.Where(s => s.Heading.StartsWith("Appendix", StringComparison.Ordinal)).Select(s => PlainText.Line(paper.Fill(s.Heading))));
        if (paper.Written(section.Id) is { } more) lines.AddRange(PlainText.Paragraphs(paper.Fill(more)));
        yield return paper.Section(section, [new ReportList(lines.Count == 0 ? [Setting(section, "empty")] : lines)]);
    }
}
