using PerformanceManagement.Core.Reports.Templates;

namespace PerformanceManagement.Web.Models.Templates;

/// <summary>A section that is moved or removed.</summary>
public sealed class SectionStepForm
{
    public Guid? Version { get; set; }

    public string? Id { get; set; }

    /// <summary>The place it goes to, 1 for the first; nothing where it is removed.</summary>
    public int To { get; set; }

    /// <summary>The report that the preview shows.</summary>
    public string? Report { get; set; }
}

/// <summary>A section that is added.</summary>
public sealed class SectionAddForm
{
    public Guid? Version { get; set; }

    /// <summary>The section it comes after; nothing for the end.</summary>
    public string? After { get; set; }

    public string? Kind { get; set; }
}

/// <summary>A section that is changed.</summary>
public sealed class SectionForm
{
    public Guid? Version { get; set; }

    public string? Kind { get; set; }

    public string? Heading { get; set; }

    public string? Level { get; set; }

    public bool IsNumbered { get; set; }

    public bool HasNumberedParagraphs { get; set; }

    public bool IsWide { get; set; }

    public bool StartsPage { get; set; }

    public string? Text { get; set; }

    public List<SettingField> Settings { get; set; } = [];

    public static SectionForm From(TemplateSection section, Guid version) => new()
    {
        Version = version,
        Kind = section.Kind,
        Heading = section.Heading,
        Level = section.Level.ToString(System.Globalization.CultureInfo.InvariantCulture),
        IsNumbered = section.IsNumbered,
        HasNumberedParagraphs = section.HasNumberedParagraphs,
        IsWide = section.IsWide,
        StartsPage = section.StartsPage,
        Text = section.Text,
        Settings = [.. (SectionKinds.Find(section.Kind)?.Settings ?? []).Select(s => new SettingField { Name = s.Name, Value = SettingText.Write(s, section) })],
    };

    public SectionEdit ToEdit(string key, string id) => new(key, Version, id)
    {
        Heading = Heading,
        Level = Level,
        IsNumbered = IsNumbered,
        HasNumberedParagraphs = HasNumberedParagraphs,
        IsWide = IsWide,
        StartsPage = StartsPage,
        Text = Text,
        Settings = [.. Settings.Select(s => new SettingEdit(s.Name ?? "", s.Value))],
    };
}

/// <summary>A setting of a section.</summary>
public sealed class SettingField
{
    public string? Name { get; set; }

    public string? Value { get; set; }
}

/// <summary>The template's own fields.</summary>
public sealed class FieldsForm
{
    public Guid? Version { get; set; }

    public string? Name { get; set; }

    public string? Title { get; set; }

    public string? FileName { get; set; }

    public string? Language { get; set; }

    public string? Profile { get; set; }

    public string? Plan { get; set; }

    public bool HasContents { get; set; }

    public string? NoCommentary { get; set; }

    public string? NoteLimit { get; set; }

    public static FieldsForm From(TemplateDetails template, TemplateDraft draft) => new()
    {
        Version = draft.Version,
        Name = template.Name,
        Title = draft.Definition.Title,
        FileName = draft.Definition.FileName,
        Language = draft.Definition.Language,
        Profile = draft.Definition.Profile,
        Plan = draft.Definition.Plan,
        HasContents = draft.Definition.HasContents,
        NoCommentary = draft.Definition.NoCommentary,
        NoteLimit = draft.Definition.NoteLimit == 0 ? null : draft.Definition.NoteLimit.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public FieldsEdit ToEdit(string key) => new(key, Version)
    {
        Name = Name,
        Title = Title,
        FileName = FileName,
        Language = Language,
        Profile = Profile,
        Plan = Plan,
        HasContents = HasContents,
        NoCommentary = NoCommentary,
        NoteLimit = NoteLimit,
    };
}

/// <summary>The name of a copy.</summary>
public sealed class CopyForm
{
    public string? Name { get; set; }
}

/// <summary>The day on which a draft comes into force.</summary>
public sealed class TemplateStartForm
{
    public Guid? Version { get; set; }

    public string? From { get; set; }
}

/// <summary>A template that comes in as a file.</summary>
public sealed class TemplateImportForm
{
    public string? Name { get; set; }

    public IFormFile? Json { get; set; }
}
