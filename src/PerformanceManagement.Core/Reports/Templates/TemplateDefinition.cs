using System.Text.Json;
using System.Text.Json.Serialization;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>
/// What a paper consists of: its sections in order, each of a known kind with its settings, and the words and the counting they share. It is data: kept in
/// the database as JSON, edited in the browser, moved between councils as a file. Source: issue "The committee paper, whole".
/// </summary>
public sealed record TemplateDefinition
{
    /// <summary>The lowest limit of a note: in less nobody says why, what, when and who.</summary>
    public const int LeastNoteLimit = 100;

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    /// <summary>The title of papers made from it, with live words in braces: "Council Plan monitoring: {quarter}".</summary>
    public required string Title { get; init; }

    /// <summary>What the names of their files begin with: small letters, digits and hyphens.</summary>
    public required string FileName { get; init; }

    /// <summary>The language of all text: "en-GB", "cy".</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>The key of the profile that counts and words the counts; null for the council's own.</summary>
    public string? Profile { get; init; }

    /// <summary>The name of the council's plan in headings and sentences.</summary>
    public string Plan { get; init; } = "Council Plan";

    /// <summary>Whether the contents are listed under the title.</summary>
    public bool HasContents { get; init; }

    /// <summary>What stands in place of a note that is required and missing.</summary>
    public string NoCommentary { get; init; } = "No commentary has been provided.";

    /// <summary>The most characters that a measure's note has room for, which is pointed out where notes are written; 0 for no limit.</summary>
    public int NoteLimit { get; init; }

    /// <summary>The sections in order.</summary>
    public IReadOnlyList<TemplateSection> Sections { get; init; } = [];

    /// <summary>Members that this version of the product does not know: kept, and named where the template is edited.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>What a text of a report is called without the report: the heading of its section, or its kind where that holds words to be filled, and what it is about.</summary>
    /// <param name="textKey">The text's key: "improvement:NI 156:actions".</param>
    public string NameOf(string textKey)
    {
        string[] parts = textKey.Split(':', 2);
        if (Sections.FirstOrDefault(s => s.Id == parts[0]) is not { } section) return textKey;
        string name = section.Heading.Length == 0 || section.Heading.Contains('{', StringComparison.Ordinal) ? SectionKinds.Find(section.Kind)?.Name ?? section.Id : PlainText.Line(section.Heading);
        return parts.Length == 1 ? name : $"{name}: {parts[1].Replace(":", ", ", StringComparison.Ordinal)}";
    }

    /// <summary>The definition as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>A definition from its JSON.</summary>
    /// <exception cref="JsonException">The text is no definition; the message says what is wrong.</exception>
    public static TemplateDefinition FromJson(string json) =>
        JsonSerializer.Deserialize<TemplateDefinition>(json, JsonOptions) ?? throw new JsonException("The text holds nothing.");
}

/// <summary>A section of a template.</summary>
public sealed record TemplateSection
{
    /// <summary>Its name within the template: small letters, digits and hyphens. What authors write is kept under it, so it never changes.</summary>
    public required string Id { get; init; }

    /// <summary>The key of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its heading with live words in braces; empty for a part that goes on under the heading before it.</summary>
    public string Heading { get; init; } = "";

    /// <summary>The level of its heading, 1 to 4.</summary>
    public int Level { get; init; } = 1;

    /// <summary>Whether its heading takes the next number.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>Whether its paragraphs take numbers below the heading's: "2.1".</summary>
    public bool HasNumberedParagraphs { get; init; }

    /// <summary>Whether it is set on wide pages.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether it begins on a new page.</summary>
    public bool StartsPage { get; init; }

    /// <summary>Standing text, in Markdown with live words in braces; empty for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The settings of its kind by their names.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Members that this version of the product does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}
