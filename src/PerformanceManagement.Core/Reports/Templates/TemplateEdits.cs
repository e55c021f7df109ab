namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>What somebody typed about a section of a draft.</summary>
/// <param name="Key">The template's key.</param>
/// <param name="Version">The version of the draft that the form was filled from.</param>
/// <param name="Id">The section's id.</param>
public sealed record SectionEdit(string Key, Guid? Version, string Id)
{
    /// <summary>Its heading as typed.</summary>
    public string? Heading { get; init; }

    /// <summary>The level of its heading as typed.</summary>
    public string? Level { get; init; }

    /// <summary>Whether its heading takes the next number.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>Whether its paragraphs take numbers.</summary>
    public bool HasNumberedParagraphs { get; init; }

    /// <summary>Whether it is set on wide pages.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether it begins on a new page.</summary>
    public bool StartsPage { get; init; }

    /// <summary>Its standing text as typed.</summary>
    public string? Text { get; init; }

    /// <summary>The settings of its kind as typed: lists with an entry a line.</summary>
    public IReadOnlyList<SettingEdit> Settings { get; init; } = [];
}

/// <summary>What somebody typed for a setting.</summary>
/// <param name="Name">The setting's name.</param>
/// <param name="Value">As typed.</param>
public sealed record SettingEdit(string Name, string? Value);

/// <summary>What somebody typed about a template itself.</summary>
/// <param name="Key">The template's key.</param>
/// <param name="Version">The version of the draft that the form was filled from.</param>
public sealed record FieldsEdit(string Key, Guid? Version)
{
    /// <summary>What people call the template; not part of the draft, so it holds at once.</summary>
    public string? Name { get; init; }

    /// <summary>The title of its papers.</summary>
    public string? Title { get; init; }

    /// <summary>What the names of their files begin with.</summary>
    public string? FileName { get; init; }

    /// <summary>The language of its papers.</summary>
    public string? Language { get; init; }

    /// <summary>The key of the profile that counts and words; empty for the council's own.</summary>
    public string? Profile { get; init; }

    /// <summary>The name of the council's plan.</summary>
    public string? Plan { get; init; }

    /// <summary>Whether the contents are listed.</summary>
    public bool HasContents { get; init; }

    /// <summary>What stands in place of a note that is required and missing.</summary>
    public string? NoCommentary { get; init; }

    /// <summary>The most characters that a measure's note has room for; blank for no limit.</summary>
    public string? NoteLimit { get; init; }
}

/// <summary>A draft of a template.</summary>
/// <param name="Number">The number of the version it will be.</param>
/// <param name="Definition">What it consists of.</param>
/// <param name="Version">The version to send with a change of it.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When, UTC.</param>
public sealed record TemplateDraft(int Number, TemplateDefinition Definition, Guid Version, string ChangedBy, DateTime ChangedAt)
{
    internal static TemplateDraft Of(ReportTemplateVersion draft) => new(draft.Number, TemplateService.Read(draft.Definition), draft.Version, draft.ChangedBy, draft.ChangedAt);
}

/// <summary>A version of a template that is or will be in force.</summary>
/// <param name="Number">Its number.</param>
/// <param name="From">The first day of a meeting whose paper is made from it.</param>
/// <param name="ChangedBy">Who brought it into force.</param>
/// <param name="Definition">What it consists of.</param>
public sealed record TemplateVersion(int Number, DateOnly From, string ChangedBy, TemplateDefinition Definition);

/// <summary>A template with its versions, for whoever works on it.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Versions">The versions in force or coming into force, the latest first.</param>
/// <param name="InForce">The one in force today; null where none is.</param>
/// <param name="Draft">The draft; null where nobody works on one.</param>
public sealed record TemplateDetails(string Key, string Name, IReadOnlyList<TemplateVersion> Versions, TemplateVersion? InForce, TemplateDraft? Draft)
{
    /// <summary>What is shown of it: the draft, else what is in force, else what comes into force.</summary>
    public TemplateDefinition Definition => Draft?.Definition ?? InForce?.Definition ?? Versions[0].Definition;

    /// <summary>What is wrong with what is shown.</summary>
    public IReadOnlyList<TemplateProblem> Problems => TemplateChecks.Of(Definition);
}
