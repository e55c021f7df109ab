using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>How a setting of a section is given.</summary>
public enum SettingType
{
    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>Some of some words, in an order: separated by commas.</summary>
    Several,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A line of text with live words in braces.</summary>
    Line,

    /// <summary>Lines, one to each entry.</summary>
    Lines,
}

/// <summary>A setting of a kind of section.</summary>
/// <param name="Name">Its name in stored templates: never changes.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Type">How it is given.</param>
/// <param name="Default">What holds where a section does not set it.</param>
public sealed record SectionSetting(string Name, string Label, SettingType Type, string Default)
{
    /// <summary>The words that a choice or a list can have; empty where any text will do.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>A hint under the label, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether a section can set it to nothing, which is then other than not setting it.</summary>
    public bool CanBeEmpty => Type is SettingType.Line or SettingType.Lines;

    /// <summary>What a section sets, or what holds where it does not.</summary>
    public string Of(TemplateSection section) => section.Settings.TryGetValue(Name, out string? set) && (set.Length > 0 || CanBeEmpty) ? set : Default;

    /// <summary>A choice between yes and no.</summary>
    public static SectionSetting YesNo(string name, string label, bool isYes) => new(name, label, SettingType.Choice, isYes ? "yes" : "no") { Options = ["yes", "no"] };
}

/// <summary>Something that a person writes for a section of a report.</summary>
/// <param name="Key">Its name within the report: the section's id, and what it is about.</param>
/// <param name="Title">"Executive summary", "What is being done: NI 156".</param>
public sealed record TextSlot(string Key, string Title)
{
    /// <summary>Whether it is a single line without Markdown.</summary>
    public bool IsLine { get; init; }

    /// <summary>Whether the paper lacks something without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What helps whoever writes it, or null.</summary>
    public string? Hint { get; init; }
}

/// <summary>A kind of section: turns the quarter's data into sections of the paper. One class each, registered in <see cref="SectionKinds"/>.</summary>
public abstract class SectionKind
{
    /// <summary>Its name in stored templates: never changes.</summary>
    public abstract string Key { get; }

    /// <summary>What a list of kinds calls it.</summary>
    public abstract string Name { get; }

    /// <summary>What it puts into a paper, in a sentence.</summary>
    public abstract string About { get; }

    /// <summary>Its settings.</summary>
    public virtual IReadOnlyList<SectionSetting> Settings => [];

    /// <summary>How many earlier quarters it looks at.</summary>
    internal virtual int QuartersBack(TemplateSection section, Periods.Period quarter) => 0;

    /// <summary>Whether it shows projects, actions, risks, partnerships or volumes.</summary>
    internal virtual bool NeedsDelivery => false;

    /// <summary>What persons write for it.</summary>
    internal virtual IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) => [];

    /// <summary>Its part of the paper.</summary>
    internal abstract IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section);

    /// <summary>What a section sets, or what holds where it does not.</summary>
    internal string Setting(TemplateSection section, string name) => Settings.Single(s => s.Name == name).Of(section);

    /// <summary>A setting that is yes or no.</summary>
    internal bool Is(TemplateSection section, string name) => Setting(section, name) == "yes";

    /// <summary>The entries of a list or of lines.</summary>
    internal IReadOnlyList<string> Entries(TemplateSection section, string name) =>
        Setting(section, name).Split(Settings.Single(s => s.Name == name).Type == SettingType.Lines ? '\n' : ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
