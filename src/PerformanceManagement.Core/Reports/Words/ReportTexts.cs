using System.Text.Json;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>
/// What a profile says and how it counts, read from a file such as <c>templates/plan-monitoring.json</c> so that a council can change it.
/// Braces in its sentences hold the figures. What a paper consists of is not here but in its template.
/// </summary>
public sealed record ReportTexts
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
    };

    /// <summary>What the profile is called where one is chosen.</summary>
    public required string Name { get; init; }

    /// <summary>How it counts.</summary>
    public required ReportCounting Counting { get; init; }

    /// <summary>The sentences of its summary.</summary>
    public required ReportSentences Sentences { get; init; }

    /// <summary>Reads the texts from a file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or not as it should be; the message names it and says what is wrong.</exception>
    public static ReportTexts Load(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            ReportTexts texts = JsonSerializer.Deserialize<ReportTexts>(file, JsonOptions) ?? throw new JsonException("The file holds nothing.");
            return texts.Problems().ToList() is { Count: > 0 } problems ? throw new JsonException(string.Join(" ", problems)) : texts;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The texts of the report cannot be read from {path}: {problem.Message}", problem);
        }
    }

    private IEnumerable<string> Problems() =>
    [
        .. Counting.Problems(),
        .. Sentences.Problems(),
        .. Placeholders.Problems("name", Name, []),
    ];
}
