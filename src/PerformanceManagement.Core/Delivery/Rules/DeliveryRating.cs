using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Delivery.Rules;

/// <summary>
/// How delivery goes, as people judge it (field guide, section 10): a scheme of its own, with one status between two colours. It is given, never
/// worked out: that of a workstream is a judgement, and the spread of what lies under it stands beside it.
/// </summary>
/// <param name="Key">Its name in the database and in data packs: never changes.</param>
/// <param name="Label">"Green", "Green/amber".</param>
/// <param name="Meaning">What it says of a project.</param>
/// <param name="Order">The worst first; 9 for what is not rated.</param>
public sealed record DeliveryRating(string Key, string Label, string Meaning, int Order)
{
    /// <summary>Off track: what was promised will not be reached without a change.</summary>
    public static readonly DeliveryRating Red = new("red", "Red", "off track: it will not be reached without a change", 0);

    /// <summary>At risk.</summary>
    public static readonly DeliveryRating Amber = new("amber", "Amber", "at risk: something must be done to reach it", 1);

    /// <summary>On track in some parts and at risk in others.</summary>
    public static readonly DeliveryRating GreenAmber = new("green-amber", "Green/amber", "on track in most parts, at risk in some", 2);

    /// <summary>On track.</summary>
    public static readonly DeliveryRating Green = new("green", "Green", "on track", 3);

    /// <summary>Not rated: "N/A".</summary>
    public static readonly DeliveryRating NotRated = new("not-rated", "Not rated", "there is nothing to rate", 9);

    /// <summary>All of them, the worst first.</summary>
    public static IReadOnlyList<DeliveryRating> All { get; } = [Red, Amber, GreenAmber, Green, NotRated];

    /// <summary>The rating with a key, or null.</summary>
    public static DeliveryRating? Find(string? key) => All.FirstOrDefault(r => r.Key == key);

    /// <summary>Reads a rating as papers print it: "GREEN", "Green/ Amber", "N/A".</summary>
    /// <param name="typed">What was typed.</param>
    /// <returns>The rating, or null where it is none.</returns>
    public static DeliveryRating? Read(string? typed)
    {
        string seen = TypedText.AsSeen(typed).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return seen switch
        {
            "green" or "g" => Green,
            "amber" or "a" => Amber,
            "red" or "r" => Red,
            "green/amber" or "amber/green" or "green-amber" or "amber-green" or "greenamber" or "g/a" or "a/g" => GreenAmber,
            "n/a" or "na" or "notrated" or "not-rated" or "none" => NotRated,
            _ => null,
        };
    }

    /// <summary>How the ratings under a parent spread, in a sentence: "Of 13 projects, 8 are green and 5 amber." Empty where there are none.</summary>
    /// <param name="ratings">Those of the children; null for one without an update.</param>
    /// <param name="one">What one child is called, "project".</param>
    /// <param name="many">What several are called, "projects".</param>
    public static string Spread(IReadOnlyCollection<DeliveryRating?> ratings, string one, string many)
    {
        if (ratings.Count == 0) return "";
        List<string> parts = [.. All.Reverse().Where(r => r != NotRated).Concat([NotRated]).Select(r => (Rating: r, Count: ratings.Count(c => c == r))).Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Rating.Label.ToLowerInvariant()}")];
        int silent = ratings.Count(r => r is null);
        if (silent > 0) parts.Add($"{silent} without an update");
        string all = parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
        return $"Of {ratings.Count} {(ratings.Count == 1 ? one : many)}: {all}.";
    }
}
