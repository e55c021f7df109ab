using System.Text.Json;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>
/// What a profile says and how it counts, read from a file such as <c>templates/plan-monitoring.json</c> so that a council can change it.
/// Braces hold what differs from paper to paper: <c>{council}</c>, <c>{committee}</c>, <c>{quarter}</c>, <c>{months}</c>; in sentences, the figures.
/// </summary>
public sealed record ReportTexts
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
    };

    private static readonly string[] StandingNames = ["council", "committee", "quarter", "months"];

    /// <summary>What the profile is called where one is chosen.</summary>
    public required string Name { get; init; }

    /// <summary>What the names of its files begin with: "council-plan-monitoring".</summary>
    public required string FileName { get; init; }

    /// <summary>How it counts.</summary>
    public required ReportCounting Counting { get; init; }

    /// <summary>The sentences of its summary.</summary>
    public required ReportSentences Sentences { get; init; }

    /// <summary>The report's title.</summary>
    public required string Title { get; init; }

    /// <summary>The first paragraphs of the summary.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>The heading over the measures with the worst status.</summary>
    public required string AttentionTitle { get; init; }

    /// <summary>What stands under it.</summary>
    public required string AttentionIntro { get; init; }

    /// <summary>The heading over the measures on target that improved.</summary>
    public required string ImprovedTitle { get; init; }

    /// <summary>What stands under it.</summary>
    public required string ImprovedIntro { get; init; }

    /// <summary>What stands in place of an empty list.</summary>
    public required string NoneInList { get; init; }

    /// <summary>What stands in place of a note that is required and missing.</summary>
    public required string NoCommentary { get; init; }

    /// <summary>Budget and policy framework.</summary>
    public required IReadOnlyList<string> BudgetAndPolicyFramework { get; init; }

    /// <summary>Background.</summary>
    public required IReadOnlyList<string> Background { get; init; }

    /// <summary>What stands before the plan table.</summary>
    public required IReadOnlyList<string> Priorities { get; init; }

    /// <summary>What stands under a priority without comments.</summary>
    public required string NoComments { get; init; }

    /// <summary>Risk management.</summary>
    public required IReadOnlyList<string> RiskManagement { get; init; }

    /// <summary>Financial and legal implications.</summary>
    public required IReadOnlyList<string> FinancialAndLegal { get; init; }

    /// <summary>Recommendation.</summary>
    public required IReadOnlyList<string> Recommendation { get; init; }

    /// <summary>The lead officer, where configuration names none.</summary>
    public required string LeadOfficer { get; init; }

    /// <summary>Background papers.</summary>
    public required IReadOnlyList<string> BackgroundPapers { get; init; }

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

    /// <summary>The texts with their braces filled in.</summary>
    internal ReportTexts Filled(IReadOnlyDictionary<string, string> values)
    {
        string Fill(string text) => Placeholders.Fill(text, values);
        string[] FillAll(IReadOnlyList<string> texts) => [.. texts.Select(Fill)];

        return this with
        {
            Title = Fill(Title),
            Summary = FillAll(Summary),
            AttentionTitle = Fill(AttentionTitle),
            AttentionIntro = Fill(AttentionIntro),
            ImprovedTitle = Fill(ImprovedTitle),
            ImprovedIntro = Fill(ImprovedIntro),
            NoneInList = Fill(NoneInList),
            NoCommentary = Fill(NoCommentary),
            BudgetAndPolicyFramework = FillAll(BudgetAndPolicyFramework),
            Background = FillAll(Background),
            Priorities = FillAll(Priorities),
            NoComments = Fill(NoComments),
            RiskManagement = FillAll(RiskManagement),
            FinancialAndLegal = FillAll(FinancialAndLegal),
            Recommendation = FillAll(Recommendation),
            LeadOfficer = Fill(LeadOfficer),
            BackgroundPapers = FillAll(BackgroundPapers),
        };
    }

    private IEnumerable<string> Problems() =>
    [
        .. Counting.Problems(),
        .. Sentences.Problems(),
        .. Standing().SelectMany(text => text.Value.SelectMany(t => Placeholders.Problems(JsonNamingPolicy.CamelCase.ConvertName(text.Key), t, StandingNames))),
        .. Placeholders.Problems("name", Name, []),
        .. FileName.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && FileName.Length > 0 ? Array.Empty<string>() : ["fileName can only have small letters, digits and hyphens."],
    ];

    private Dictionary<string, IReadOnlyList<string>> Standing() => new()
    {
        [nameof(Title)] = [Title],
        [nameof(Summary)] = Summary,
        [nameof(AttentionTitle)] = [AttentionTitle],
        [nameof(AttentionIntro)] = [AttentionIntro],
        [nameof(ImprovedTitle)] = [ImprovedTitle],
        [nameof(ImprovedIntro)] = [ImprovedIntro],
        [nameof(NoneInList)] = [NoneInList],
        [nameof(NoCommentary)] = [NoCommentary],
        [nameof(BudgetAndPolicyFramework)] = BudgetAndPolicyFramework,
        [nameof(Background)] = Background,
        [nameof(Priorities)] = Priorities,
        [nameof(NoComments)] = [NoComments],
        [nameof(RiskManagement)] = RiskManagement,
        [nameof(FinancialAndLegal)] = FinancialAndLegal,
        [nameof(Recommendation)] = Recommendation,
        [nameof(LeadOfficer)] = [LeadOfficer],
        [nameof(BackgroundPapers)] = BackgroundPapers,
    };
}
