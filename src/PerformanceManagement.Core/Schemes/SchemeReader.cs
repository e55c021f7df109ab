using System.Text.RegularExpressions;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>Reads what was typed into the form of a draft, and writes a scheme as one line for the audit.</summary>
internal static partial class SchemeReader
{
    /// <summary>The draft that was typed, with everything that is wrong with it.</summary>
    public static RatingScheme Read(SchemeEdit edit, out List<SchemeProblem> problems)
    {
        List<SchemeProblem> unread = [];
        var draft = new RatingScheme
        {
            Name = edit.Name?.Trim() ?? "",
            Statuses = [.. edit.Statuses.Select((typed, place) => Status(typed, place, edit.Kind, unread))],
        };
        if (draft.Name.Length > TextLengths.Name) unread.Add(new(SchemeField.Name, null, $"A name has at most {TextLengths.Name} characters"));
        // What could not be read is not judged as well: one sentence for each field.
        problems = [.. unread, .. SchemeRules.Problems(draft).Where(p => !unread.Exists(u => u.Field == p.Field && u.Place == p.Place) && !FollowsFrom(unread, p))];
        return draft;
    }

    /// <summary>"Met (up to 0% of target), Near (up to 5% of target), Missed (any)".</summary>
    public static string Text(RatingScheme scheme) =>
        string.Join(", ", scheme.Ordered.Select(s => $"{s.Label} ({(s.LargestShortfall is { } limit ? "up to " + SchemeWords.Limit(limit, s.Kind) : "any")}{(SchemeWords.Condition(s.LastYear) is { } asks ? ", " + asks : "")})"));

    private static SchemeStatus Status(StatusEdit typed, int place, ToleranceKind kind, List<SchemeProblem> problems)
    {
        string label = typed.Label?.Trim() ?? "";
        string narrow = typed.ShortLabel?.Trim() is { Length: > 0 } given ? given : label;
        if (label.Length > TextLengths.StatusLabel) problems.Add(new(SchemeField.Label, place, $"A label has at most {TextLengths.StatusLabel} characters"));
        if (narrow.Length > TextLengths.StatusLabel && narrow != label) problems.Add(new(SchemeField.ShortLabel, place, $"A short label has at most {TextLengths.StatusLabel} characters"));
        return new SchemeStatus
        {
            Order = place,
            Key = typed.Key is { } kept && KeyPattern().IsMatch(kept) ? kept : SchemeRules.KeyOf(label),
            Label = label,
            ShortLabel = narrow,
            Shape = typed.Shape,
            Colour = typed.Colour,
            LargestShortfall = Limit(typed.LargestShortfall, place, problems),
            Kind = kind,
            LastYear = typed.LastYear,
        };
    }

    private static decimal? Limit(string? typed, int place, List<SchemeProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (FigureParser.TryRead(typed, out decimal limit, out string? problem)) return limit;
        problems.Add(new(SchemeField.LargestShortfall, place, problem.TrimEnd('.')));
        return null;
    }

    // A limit that could not be read looks like none.
    private static bool FollowsFrom(List<SchemeProblem> unread, SchemeProblem problem) =>
        problem.Field == SchemeField.LargestShortfall && unread.Exists(u => u.Field == SchemeField.LargestShortfall && u.Place <= problem.Place);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$")]
    private static partial Regex KeyPattern();
}
