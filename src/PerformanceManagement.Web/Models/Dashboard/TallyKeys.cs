using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>How counts are named in the address.</summary>
public static class TallyKeys
{
    /// <summary>The best status, whatever the scheme.</summary>
    public const string OnTarget = "on-target";

    /// <summary>What the best status is called where it is counted, whatever a scheme calls it.</summary>
    public const string OnTargetLabel = "On target";

    /// <summary>The worst status, whatever the scheme.</summary>
    public const string Worst = "worst";

    public const string NotRated = "not-rated";

    public const string DataOnly = "data-only";

    /// <summary>The keys of one comparison.</summary>
    public sealed record TrendKeys(string Improved, string NoChange, string Worsened, string NotCompared);

    /// <summary>The short trend.</summary>
    public static TrendKeys SinceBefore { get; } = new("improved", "no-change", "worsened", "not-compared");

    /// <summary>The same period last year.</summary>
    public static TrendKeys SinceLastYear { get; } = new("improved-since-last-year", "no-change-since-last-year", "worsened-since-last-year", "not-compared-since-last-year");

    /// <summary>All keys of trends.</summary>
    public static IReadOnlyList<string> Trends { get; } =
    [
        .. new[] { SinceBefore, SinceLastYear }.SelectMany(k => new[] { k.Improved, k.NoChange, k.Worsened, k.NotCompared }),
    ];

    /// <summary>All keys of statuses: of every scheme, and those that stand for several.</summary>
    public static IReadOnlyList<string> Statuses(ReportingChoices choices) =>
        [OnTarget, Worst, NotRated, DataOnly, .. choices.Schemes.SelectMany(s => s.Statuses).Select(s => s.Key).Distinct()];

    /// <summary>The statuses short of target: those of the default scheme always, so that "none" can be seen, others where a measure has one. The best are all "on target".</summary>
    public static IReadOnlyList<RatedStatus> ShownStatuses(ReportingChoices choices, QuarterlyScorecard scorecard) =>
        [.. Standard(choices, scorecard).Where(s => !s.IsBest).Concat(scorecard.Counts.Statuses.Select(s => s.Status).Where(s => !s.IsBest)).DistinctBy(s => s.Key)];

    /// <summary>The best status, as most see it; null where no scheme is in force and nothing is on target.</summary>
    public static RatedStatus? Best(ReportingChoices choices, QuarterlyScorecard scorecard) =>
        Standard(choices, scorecard).Concat(scorecard.Counts.Statuses.Select(s => s.Status)).FirstOrDefault(s => s.IsBest);

    private static IEnumerable<RatedStatus> Standard(ReportingChoices choices, QuarterlyScorecard scorecard) =>
        choices.Schemes.FirstOrDefault(s => s.IsDefault && s.IsInForce(scorecard.Quarter.End)) is { Ordered: { } ordered } ? ordered.Select(s => RatedStatus.Of(s, ordered)) : [];

    /// <summary>The words of a status filter.</summary>
    public static string LabelOfStatus(string key, ReportingChoices choices) => key switch
    {
        OnTarget => OnTargetLabel,
        Worst => "Red or failed",
        NotRated => "Not rated",
        DataOnly => "Data only",
        _ => choices.Schemes.SelectMany(s => s.Statuses).First(s => s.Key == key).Label,
    };

    /// <summary>The words of a trend filter.</summary>
    public static string LabelOfTrend(string key)
    {
        const string suffix = "-since-last-year";
        bool lastYear = key.EndsWith(suffix, StringComparison.Ordinal);
        string word = (lastYear ? key[..^suffix.Length] : key).Replace('-', ' ');
        return $"{char.ToUpperInvariant(word[0])}{word[1..]} since {(lastYear ? "last year" : "the period before")}";
    }
}
