using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>Something about a template that somebody should see to.</summary>
/// <param name="SectionId">The section it is about; null for the template itself.</param>
/// <param name="Setting">The setting or the member it is about; null for the whole.</param>
/// <param name="Message">A plain sentence.</param>
public sealed record TemplateProblem(string? SectionId, string? Setting, string Message)
{
    /// <summary>Whether papers made from the template would lack something, or say something wrong. What does not is only named.</summary>
    public bool Breaks { get; init; } = true;
}

/// <summary>What is wrong with a template. Pure.</summary>
public static partial class TemplateChecks
{
    private const int LongestHeading = 300;
    private const int LongestFileName = 60;
    private const int DeepestLevel = 4;

    // They make headings even where they are given none.
    private static readonly string[] HeadedAnyway = ["measure-table", "measure-blocks", "service-comments", "ways-of-working", "restated"];
    private static readonly string[] Unheaded = ["title-block", "front-sheet"];

    /// <summary>The languages that papers can be in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en-GB", "cy"];

    /// <summary>All that is wrong, in the order of the template.</summary>
    public static IReadOnlyList<TemplateProblem> Of(TemplateDefinition template) => [.. OfFields(template), .. OfSections(template.Sections)];

    /// <summary>What is wrong with the template's own fields.</summary>
    public static IEnumerable<TemplateProblem> OfFields(TemplateDefinition template)
    {
        if (OfTitle(template.Title) is { } title) yield return new(null, nameof(template.Title), title);
        foreach (TemplateProblem word in Words(null, nameof(template.Title), template.Title, [])) yield return word;
        if (OfFileName(template.FileName) is { } name) yield return new(null, nameof(template.FileName), name);
        if (!Languages.Contains(template.Language)) yield return new(null, nameof(template.Language), $"“{template.Language}” is no language that papers can be in: it is en-GB or cy.");
        if (string.IsNullOrWhiteSpace(template.Plan)) yield return new(null, nameof(template.Plan), "The name of the council’s plan is empty.");
        foreach (string member in template.Unknown?.Keys ?? []) yield return new(null, member, $"“{member}” is nothing that this version knows. It is kept, and does nothing.") { Breaks = false };
        if (template.Sections.Count == 0) yield return new(null, nameof(template.Sections), "The template has no sections, so a paper would have nothing but its title.");
    }

    /// <summary>What is wrong with a section by itself.</summary>
    public static IEnumerable<TemplateProblem> OfSection(TemplateSection section)
    {
        SectionKind? kind = SectionKinds.Find(section.Kind);
        if (!IdPattern().IsMatch(section.Id)) yield return new(section.Id, nameof(section.Id), $"The id “{section.Id}” has other characters than small letters, digits and hyphens.");
        if (kind is null) yield return new(section.Id, nameof(section.Kind), $"There is no kind of section “{section.Kind}”, so the section would be left out.");
        if (section.Level is < 1 or > DeepestLevel) yield return new(section.Id, nameof(section.Level), $"The heading’s level is {section.Level.ToString(CultureInfo.InvariantCulture)}: it is 1 to 4.");
        if (section.Heading.Length > LongestHeading || section.Heading.Any(char.IsControl)) yield return new(section.Id, nameof(section.Heading), "The heading must be one line of 300 characters or fewer.");
        foreach (TemplateProblem word in Words(section.Id, nameof(section.Heading), section.Heading, OwnWords(section.Kind, nameof(section.Heading)))) yield return word;
        foreach (TemplateProblem word in Words(section.Id, nameof(section.Text), section.Text, [])) yield return word;
        foreach (string member in section.Unknown?.Keys ?? []) yield return new(section.Id, member, $"“{member}” is nothing that this version knows of a section. It is kept, and does nothing.") { Breaks = false };
        if (kind is null) yield break;
        foreach ((string name, string value) in section.Settings)
        {
            if (kind.Settings.FirstOrDefault(s => s.Name == name) is not { } setting) yield return new(section.Id, name, $"“{name}” is no setting of “{kind.Name}”. It is kept, and does nothing.") { Breaks = false };
            else foreach (TemplateProblem problem in OfSetting(section, setting, value)) yield return problem;
        }
    }

    /// <summary>What is wrong with a setting of a section.</summary>
    public static IEnumerable<TemplateProblem> OfSetting(TemplateSection section, SectionSetting setting, string value)
    {
        if (string.IsNullOrEmpty(value)) return [];
        TemplateProblem Problem(string message) => new(section.Id, setting.Name, message);
        return setting.Type switch
        {
            SettingType.Choice => setting.Options.Contains(value) ? [] : [Problem($"{setting.Label}: “{value}” is no choice. It is one of: {string.Join(", ", setting.Options)}.")],
            SettingType.Several => Split(value).Where(v => setting.Options.Count > 0 && !setting.Options.Contains(v)).Distinct().Select(v => Problem($"{setting.Label}: there is no “{v}”. There are: {string.Join(", ", setting.Options)}.")),
            SettingType.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? [] : [Problem($"{setting.Label}: “{value}” is no whole number.")],
            _ => [.. Lines(section, setting, value), .. Words(section.Id, setting.Name, value, OwnWords(section.Kind, setting.Name))],
        };
    }

    /// <summary>What is wrong with a title; null where nothing is.</summary>
    internal static string? OfTitle(string? title) => string.IsNullOrWhiteSpace(title) ? "The title is empty."
        : title.Length > LongestHeading || title.Any(char.IsControl) ? "The title must be one line of 300 characters or fewer."
        : null;

    /// <summary>What is wrong with the beginning of file names; null where nothing is.</summary>
    internal static string? OfFileName(string? name) => string.IsNullOrEmpty(name) ? "What file names begin with is empty."
        : name.Length > LongestFileName || !IdPattern().IsMatch(name) ? "What file names begin with must be small letters, digits and hyphens, 60 at most."
        : null;

    private static IEnumerable<TemplateProblem> OfSections(IReadOnlyList<TemplateSection> sections)
    {
        HashSet<string> ids = [];
        int above = 0;
        foreach (TemplateSection section in sections)
        {
            if (!ids.Add(section.Id)) yield return new(section.Id, nameof(section.Id), $"Another section before this one has the id “{section.Id}” too.");
            foreach (TemplateProblem problem in OfSection(section)) yield return problem;
            if (Unheaded.Contains(section.Kind) || section.Level is < 1 or > DeepestLevel || (section.Heading.Length == 0 && !HeadedAnyway.Contains(section.Kind))) continue;
            if (section.Level > above + 1) yield return new(section.Id, nameof(section.Level), above == 0
                ? $"The first heading has level {section.Level}: it must have level 1."
                : $"The heading has level {section.Level} below one of level {above}: level {above + 1} is left out.");
            above = section.Level;
        }
    }

    // Lines that are read by their first word.
    private static IEnumerable<TemplateProblem> Lines(TemplateSection section, SectionSetting setting, string value)
    {
        IEnumerable<string> lines = setting.Type == SettingType.Lines ? value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        return (section.Kind, setting.Name) switch
        {
            ("count-sentences", "sentences") => lines.Where(l => CountLines.Parse(l) is null).Select(l => new TemplateProblem(section.Id, setting.Name, $"{setting.Label}: “{l}” begins with no count. The counts are: {string.Join(", ", CountLines.Names)}.")),
            (_, "heads") => lines.Where(l => !MeasureColumns.Keys.Contains(NumberAtEnd().Replace(l.Split(':', 2)[0].Trim(), ""))).Select(l => new TemplateProblem(section.Id, setting.Name, $"{setting.Label}: “{l}” begins with the name of no column.")),
            _ => [],
        };
    }

    private static IEnumerable<TemplateProblem> Words(string? section, string setting, string text, IReadOnlyList<string> own) =>
        LiveWords.NeverKnown(text).Where(w => !own.Contains(w)).Select(w => new TemplateProblem(section, setting, $"{{{w}}} stands for nothing in any paper, so it would be printed as it is typed.") { Breaks = false });

    // Words in braces that a kind fills by itself.
    private static IReadOnlyList<string> OwnWords(string kind, string setting) => (kind, setting) switch
    {
        ("service-comments", nameof(TemplateSection.Heading)) => ["priority", "number"],
        ("ways-of-working", nameof(TemplateSection.Heading)) => ["way"],
        ("count-sentences", "sentences") => CountLines.Words,
        ("status-lists", "sentence") => ["m"],
        _ => [],
    };

    private static string[] Split(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex("[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberAtEnd();
}
