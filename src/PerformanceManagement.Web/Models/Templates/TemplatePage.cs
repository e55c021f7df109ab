using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Web.Models.Templates;

/// <summary>A template with its sections, and the paper it makes.</summary>
/// <param name="Template">The template.</param>
/// <param name="Reports">The reports that the preview can show, the latest first.</param>
/// <param name="Shown">The one it shows; null where there are none.</param>
/// <param name="Effect">The paper, and how its headings differ from those of the report now; null where there is none.</param>
/// <param name="Meanwhile">The draft as somebody else left it, where one's own change was not made.</param>
public sealed record TemplatePage(TemplateDetails Template, IReadOnlyList<ReportListing> Reports, ReportListing? Shown, TemplateEffect? Effect, TemplateDraft? Meanwhile = null)
{
    public IReadOnlyList<TemplateSection> Sections => Template.Definition.Sections;

    public string? Report => Shown is null ? null : TokenOf(Shown);

    public FilterSelect ReportSelect => new("report", "Committee and quarter", [.. Reports.Select(r => new SelectListItem($"{r.Committee}, {r.Quarter.Label}", TokenOf(r), r == Shown))]);

    public static string TokenOf(ReportListing report) => $"{report.Quarter.UrlToken}.{report.CommitteeId}";

    public static string NameOf(TemplateSection section) => section.Heading.Length > 0 ? section.Heading : KindOf(section);

    public static string KindOf(TemplateSection section) => SectionKinds.Find(section.Kind)?.Name ?? $"Unknown kind “{section.Kind}”";

    /// <summary>What else is to be known of a section, in words: "level 2, numbered, wide pages".</summary>
    public static string About(TemplateSection section) => string.Join(", ", new[]
    {
        section.Heading.Length > 0 ? KindOf(section) : "no heading of its own",
        $"level {section.Level}",
        section.IsNumbered ? "numbered" : null,
        section.HasNumberedParagraphs ? "numbered paragraphs" : null,
        section.IsWide ? "wide pages" : null,
        section.StartsPage ? "starts a page" : null,
    }.OfType<string>());
}

/// <summary>The form of a section.</summary>
/// <param name="Template">The template.</param>
/// <param name="Id">The section's id.</param>
/// <param name="Form">What is typed.</param>
public sealed record SectionPage(TemplateDetails Template, string Id, SectionForm Form)
{
    /// <summary>The draft as somebody else left it; null unless one has to choose.</summary>
    public TemplateDraft? Meanwhile { get; init; }

    /// <summary>The section as they left it; null where they removed it.</summary>
    public TemplateSection? Theirs => Meanwhile?.Definition.Sections.FirstOrDefault(s => s.Id == Id);

    public SectionKind? Kind => SectionKinds.Find(Form.Kind ?? "");

    public SectionSetting? SettingOf(SettingField field) => Kind?.Settings.FirstOrDefault(s => s.Name == field.Name);

    /// <summary>What is worth a look, though it breaks nothing.</summary>
    public IReadOnlyList<TemplateProblem> Notes => [.. Template.Problems.Where(p => p.SectionId == Id)];

    public static IReadOnlyList<SelectListItem> Levels => [new("1, of the paper’s main parts", "1"), new("2, below one of level 1", "2"), new("3", "3"), new("4", "4")];
}

/// <summary>The form of the template's own fields.</summary>
/// <param name="Template">The template.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Profiles">How papers can count and word.</param>
public sealed record FieldsPage(TemplateDetails Template, FieldsForm Form, IReadOnlyList<ReportProfile> Profiles)
{
    public TemplateDraft? Meanwhile { get; init; }

    public IReadOnlyList<SelectListItem> ProfileItems => [new("The council’s own", ""), .. Profiles.Select(p => new SelectListItem(p.Texts.Name, p.Key))];

    public static IReadOnlyList<SelectListItem> Languages => [new("English", "en-GB"), new("Welsh", "cy")];
}

/// <summary>The page on which a kind of section is chosen.</summary>
/// <param name="Template">The template.</param>
/// <param name="Form">What is chosen.</param>
public sealed record SectionAddPage(TemplateDetails Template, SectionAddForm Form)
{
    public bool IsChanged { get; init; }

    public string Where => Template.Draft?.Definition.Sections.FirstOrDefault(s => s.Id == Form.After) is { } after ? $"after “{TemplatePage.NameOf(after)}”" : "at the end";
}

/// <summary>The page on which removing a section is confirmed.</summary>
/// <param name="Template">The template.</param>
/// <param name="Section">The section.</param>
/// <param name="Form">What is sent.</param>
public sealed record SectionRemovePage(TemplateDetails Template, TemplateSection Section, SectionStepForm Form)
{
    /// <summary>What it sets, in the words of its form.</summary>
    public IReadOnlyList<(string Label, string Value)> Settings =>
        [.. (SectionKinds.Find(Section.Kind)?.Settings ?? []).Where(s => Section.Settings.ContainsKey(s.Name)).Select(s => (s.Label, SettingText.Write(s, Section) is { Length: > 0 } set ? s.Type == SettingType.Choice ? SettingWords.Of(set) : set : "Nothing"))];
}

/// <summary>The page on which a copy is named.</summary>
public sealed record CopyPage(TemplateDetails Template, CopyForm Form);

/// <summary>The page on which a draft is brought into force.</summary>
public sealed record TemplateStartPage(TemplateDetails Template, TemplateStartForm Form)
{
    public bool IsChanged { get; init; }

    public IReadOnlyList<TemplateProblem> Broken => [.. Template.Problems.Where(p => p.Breaks)];
}

/// <summary>The page on which a template's file is sent.</summary>
public sealed record TemplateImportPage(TemplateImportForm Form);
