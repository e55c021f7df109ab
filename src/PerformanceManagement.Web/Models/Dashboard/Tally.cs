using PerformanceManagement.Core.Ratings;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>A count that opens its rows.</summary>
/// <param name="Key">Its key in the address.</param>
/// <param name="Label">What is counted.</param>
/// <param name="Members">The codes counted.</param>
public sealed record Tally(string Key, string Label, IReadOnlyList<string> Members)
{
    /// <summary>A few words under the label, such as the percentage; null for none.</summary>
    public string? Remark { get; init; }

    public int Count => Members.Count;
}

/// <summary>Counts with one denominator, and who is not in it.</summary>
/// <param name="Facet">The name in the address: "status" or "trend".</param>
/// <param name="Title">What is counted: "Against target".</param>
/// <param name="Denominator">"30 of 42 rated".</param>
/// <param name="Tallies">The counts.</param>
/// <param name="LeftOut">Those left out, as counts of their own.</param>
/// <param name="Reasons">Those left out, by their reason.</param>
public sealed record TallyGroup(string Facet, string Title, string Denominator, IReadOnlyList<Tally> Tallies, IReadOnlyList<Tally> LeftOut, IReadOnlyList<IGrouping<string, string>> Reasons)
{
    /// <summary>All counts, shown or left out.</summary>
    public IEnumerable<Tally> All => Tallies.Concat(LeftOut);

    /// <summary>The counts of a scorecard: against target, since the period before, since last year.</summary>
    public static IReadOnlyList<TallyGroup> Of(QuarterlyScorecard scorecard, ReportingChoices choices)
    {
        SummaryCounts counts = scorecard.Counts;
        return
        [
            AgainstTarget(scorecard, choices),
            Since("Since the period before", TallyKeys.SinceBefore, counts.ShortTrend, counts.All),
            Since("Since last year", TallyKeys.SinceLastYear, counts.SinceLastYear, counts.All),
        ];
    }

    /// <summary>Every count that rows can be chosen by, also those not shown among the counts.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> StatusMembers(QuarterlyScorecard scorecard)
    {
        var members = scorecard.Counts.Statuses.ToDictionary(s => s.Status.Key, s => s.Members);
        members[TallyKeys.OnTarget] = scorecard.Counts.OnTarget.Members;
        members[TallyKeys.Worst] = Codes(scorecard, r => r.Rating.IsWorst);
        members[TallyKeys.NotRated] = Codes(scorecard, r => r.Rating.Outcome == RatingOutcome.NotRated);
        members[TallyKeys.DataOnly] = Codes(scorecard, r => r.Rating.Outcome == RatingOutcome.DataOnly);
        return members;
    }

    private static TallyGroup AgainstTarget(QuarterlyScorecard scorecard, ReportingChoices choices)
    {
        SummaryCounts counts = scorecard.Counts;
        IReadOnlyDictionary<string, IReadOnlyList<string>> members = StatusMembers(scorecard);
        string remark = counts.OnTarget.PercentText ?? "none rated";
        IEnumerable<Tally> statuses = TallyKeys.ShownStatuses(choices, scorecard).Select(s => new Tally(s.Key, s.ShortLabel, members.GetValueOrDefault(s.Key, [])));
        return new TallyGroup(
            "status",
            "Against target",
            $"{counts.OnTarget.Of} of {counts.All} rated",
            [
                new Tally(TallyKeys.OnTarget, "On target", counts.OnTarget.Members) { Remark = remark },
                .. statuses,
            ],
            [
                new Tally(TallyKeys.NotRated, "Not rated", members[TallyKeys.NotRated]),
                new Tally(TallyKeys.DataOnly, "Data only", members[TallyKeys.DataOnly]),
            ],
            ByReason(counts.OnTarget.Excluded));
    }

    private static TallyGroup Since(string title, TallyKeys.TrendKeys keys, TrendCount count, int all) => new(
        "trend",
        title,
        $"{count.Of} of {all} compared",
        [
            new Tally(keys.Improved, "Improved", count.Improved),
            new Tally(keys.NoChange, "No change", count.NoChange),
            new Tally(keys.Worsened, "Worsened", count.Worsened),
        ],
        [new Tally(keys.NotCompared, $"Not compared {char.ToLowerInvariant(title[0])}{title[1..]}", [.. count.Excluded.Select(e => e.Code)])],
        ByReason(count.Excluded));

    private static IReadOnlyList<IGrouping<string, string>> ByReason(IReadOnlyList<LeftOut> leftOut) =>
        [.. leftOut.OrderBy(l => l.Code, StringComparer.OrdinalIgnoreCase).GroupBy(l => l.Reason, l => l.Code).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)];

    private static IReadOnlyList<string> Codes(QuarterlyScorecard scorecard, Func<ScorecardRow, bool> counted) =>
        [.. scorecard.Rows.Where(counted).Select(r => r.Code)];
}
