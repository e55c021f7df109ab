using System.Globalization;
using System.Text;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>
/// What makes a scheme fit to rate by: every shortfall from 0 up has exactly one status, a larger one never a better status,
/// and no two statuses can be taken for each other (field guide, section 4).
/// </summary>
public static class SchemeRules
{
    /// <summary>The most statuses a scheme has: more than a reader can keep apart.</summary>
    public const int MostStatuses = 8;

    private const int LongestKey = 50;

    // Keys that stand for something else in addresses and files.
    private static readonly string[] TakenKeys = ["on-target", "worst", "not-rated", "data-only"];

    /// <summary>Everything that is wrong with a scheme in itself; nothing when it may rate.</summary>
    public static IReadOnlyList<SchemeProblem> Problems(RatingScheme scheme)
    {
        IReadOnlyList<SchemeStatus> ordered = scheme.Ordered;
        List<SchemeProblem> problems = [];
        if (string.IsNullOrWhiteSpace(scheme.Name)) problems.Add(new(SchemeField.Name, null, "Give the scheme a name"));
        if (ordered.Count < 2) problems.Add(new(SchemeField.Statuses, null, "A scheme needs at least two statuses"));
        if (ordered.Count > MostStatuses) problems.Add(new(SchemeField.Statuses, null, $"A scheme has at most {MostStatuses} statuses"));
        AddWords(ordered, problems);
        AddShortfalls(ordered, problems);
        return problems;
    }

    /// <summary>The key of a new status in files and addresses, from its label: "slightly-below-target". Empty when the label has neither letter nor digit.</summary>
    public static string KeyOf(string label)
    {
        var key = new StringBuilder();
        foreach (char letter in label.Trim().Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9')) key.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’') && key.Length > 0 && key[^1] != '-') key.Append('-');
        }

        string made = key.ToString().Trim('-');
        if (made.Length > LongestKey) made = made[..LongestKey].Trim('-');
        return TakenKeys.Contains(made) ? made + "-status" : made;
    }

    private static void AddWords(IReadOnlyList<SchemeStatus> ordered, List<SchemeProblem> problems)
    {
        for (int place = 0; place < ordered.Count; place++)
        {
            SchemeStatus status = ordered[place];
            List<SchemeStatus> better = [.. ordered.Take(place)];
            if (string.IsNullOrWhiteSpace(status.Label)) problems.Add(new(SchemeField.Label, place, $"Give the {Ordinal(place)} status a label"));
            else if (status.Key.Length == 0) problems.Add(new(SchemeField.Label, place, $"The label “{status.Label}” needs a letter or a digit"));
            else if (better.Exists(s => Same(s.Label, status.Label))) problems.Add(new(SchemeField.Label, place, $"Two statuses have the label “{status.Label}”"));
            else if (better.Find(s => s.Key == status.Key) is { } other) problems.Add(new(SchemeField.Label, place, $"“{status.Label}” would have the same name in files as “{other.Label}” ({status.Key}): word it differently"));
            else if (better.Exists(s => Same(s.ShortLabel, status.ShortLabel))) problems.Add(new(SchemeField.ShortLabel, place, $"Two statuses have the short label “{status.ShortLabel}”"));
            if (better.Find(s => s.Shape == status.Shape && s.Colour == status.Colour) is { } alike)
                problems.Add(new(SchemeField.Shape, place, $"“{status.Label}” would look like “{alike.Label}”: both are {(status.Colour == StatusColour.Amber ? "an" : "a")} {Lower(status.Colour)} {Lower(status.Shape)}"));
        }
    }

    private static void AddShortfalls(IReadOnlyList<SchemeStatus> ordered, List<SchemeProblem> problems)
    {
        SchemeStatus? least = null;
        for (int place = 0; place < ordered.Count; place++)
        {
            SchemeStatus status = ordered[place];
            bool isLast = place == ordered.Count - 1;
            if (status.LastYear != LastYearCondition.Any)
            {
                AddCondition(ordered, place, problems);
                if (!isLast) continue;
            }

            switch (status.LargestShortfall)
            {
                case null when !isLast:
                    problems.Add(new(SchemeField.LargestShortfall, place, $"Give the largest shortfall that “{status.Label}” accepts: only the last status accepts any"));
                    break;
                case < 0:
                    problems.Add(new(SchemeField.LargestShortfall, place, place == 0
                        ? "The best status must accept a shortfall of 0, so that a target that is met is on target"
                        : "A shortfall is 0 or more"));
                    break;
                case { } limit:
                    if (least is not null && limit > 0 && least.LargestShortfall > 0 && least.Kind != status.Kind)
                        problems.Add(new(SchemeField.Kind, place, $"“{least.Label}” is measured in {SchemeWords.Kind(least.Kind)} and “{status.Label}” in {SchemeWords.Kind(status.Kind)}: measure all statuses alike, because which is the larger would depend on the measure"));
                    else if (least is not null && limit <= least.LargestShortfall)
                        problems.Add(new(SchemeField.LargestShortfall, place, $"“{status.Label}” must accept more than “{least.Label}”, which accepts {SchemeWords.Limit(least.LargestShortfall!.Value, least.Kind)}: no value could have it"));
                    least = status;
                    if (isLast)
                        problems.Add(new(SchemeField.LargestShortfall, place, $"A shortfall of more than {SchemeWords.Limit(limit, status.Kind)} has no status: the last status must accept any"));
                    break;
                default:
                    break;
            }
        }
    }

    // The best and the worst ask nothing: a target that is met is on target, and every value has a status.
    private static void AddCondition(IReadOnlyList<SchemeStatus> ordered, int place, List<SchemeProblem> problems)
    {
        SchemeStatus status = ordered[place];
        if (place == 0) problems.Add(new(SchemeField.LastYear, place, "The best status cannot ask about last year, so that a target that is met is on target"));
        else if (place == ordered.Count - 1) problems.Add(new(SchemeField.LastYear, place, "The last status cannot ask about last year: it is for all that no other accepts"));
        else if (status.LargestShortfall < 0) problems.Add(new(SchemeField.LargestShortfall, place, "A shortfall is 0 or more"));
        else if (ordered.Take(place).FirstOrDefault(s => s.LastYear <= status.LastYear && (s.LargestShortfall is null || (s.Kind == status.Kind && status.LargestShortfall <= s.LargestShortfall))) is { } wider)
            problems.Add(new(SchemeField.LargestShortfall, place, $"“{wider.Label}” accepts all that “{status.Label}” would, so no value could have it: let “{status.Label}” accept more, or any shortfall"));
    }

    private static string Ordinal(int place) => place switch { 0 => "best", 1 => "second", 2 => "third", 3 => "fourth", 4 => "fifth", 5 => "sixth", 6 => "seventh", _ => "last" };

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Lower<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
