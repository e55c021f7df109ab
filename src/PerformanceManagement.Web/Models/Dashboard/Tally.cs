using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>A count that opens its rows.</summary>
/// <param name="Key">Its key in the address.</param>
/// <param name="Label">What is counted.</param>
/// <param name="Members">The codes counted.</param>
public sealed record Tally(string Key, string Label, IReadOnlyList<string> Members)
{
    /// <summary>A few words under the label, such as the percentage; null for none.</summary>
    public string? Remark { get; init; }

    /// <summary>The count with its denominator; null for a count of those left out.</summary>
    public CountOf? Explained { get; private init; }

    public int Count => Members.Count;

    /// <summary>The tally of a count.</summary>
    public static Tally Of(string key, string label, CountOf count) => new(key, label, count.Members) { Explained = count };
}

/// <summary>Counts with one denominator, and who is not in it.</summary>
/// <param name="Facet">The name in the address: "status" or "trend".</param>
/// <param name="Title">What is counted: "Against target".</param>
/// <param name="Tallies">The counts, at least one.</param>
/// <param name="LeftOut">Those left out, as counts of their own.</param>
public sealed record TallyGroup(string Facet, string Title, IReadOnlyList<Tally> Tallies, IReadOnlyList<Tally> LeftOut)
{
    /// <summary>All counts, shown or left out.</summary>
    public IEnumerable<Tally> All => Tallies.Concat(LeftOut);

    /// <summary>"30 of 42 rated".</summary>
    public string Denominator => $"{First.Of} of {First.All} {First.Condition}";

    /// <summary>Those counted at their last known status.</summary>
    public IReadOnlyList<CarriedMeasure> Carried => First.Carried;

    /// <summary>Those left out, by their reason.</summary>
    public IReadOnlyList<IGrouping<string, string>> Reasons =>
        [.. First.Excluded.OrderBy(l => l.Code, StringComparer.OrdinalIgnoreCase).GroupBy(l => l.Reason, l => l.Code).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)];

    private CountOf First => Tallies[0].Explained!;

    /// <summary>The counts of a scorecard: against target, since the period before, since last year.</summary>
    public static IReadOnlyList<TallyGroup> Of(QuarterlyScorecard scorecard, ReportingChoices choices) =>
    [
        AgainstTarget(scorecard, choices),
        Since("Since the period before", TallyKeys.SinceBefore, scorecard.Counts.ShortTrend),
        Since("Since last year", TallyKeys.SinceLastYear, scorecard.Counts.SinceLastYear),
    ];

    /// <summary>Every count that rows can be chosen by, also those not shown among the counts.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> StatusMembers(QuarterlyScorecard scorecard)
    {
        CountOf onTarget = scorecard.Counts.OnTarget;
        // Two schemes may have a status of the same key.
        var members = scorecard.Counts.Statuses.GroupBy(s => s.Status.Key).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.SelectMany(s => s.Members)]);
        HashSet<string> dataOnly = [.. scorecard.Rows.Where(r => r.Rating.Outcome == RatingOutcome.DataOnly).Select(r => r.Code)];
        members[TallyKeys.OnTarget] = onTarget.Members;
        members[TallyKeys.Worst] = [.. scorecard.Counts.Statuses.Where(s => s.Status.IsWorst).SelectMany(s => s.Members)];
        members[TallyKeys.NotRated] = [.. onTarget.Excluded.Select(e => e.Code).Where(code => !dataOnly.Contains(code))];
        members[TallyKeys.DataOnly] = [.. dataOnly];
        return members;
    }

    private static TallyGroup AgainstTarget(QuarterlyScorecard scorecard, ReportingChoices choices)
    {
        CountOf onTarget = scorecard.Counts.OnTarget;
        IReadOnlyDictionary<string, IReadOnlyList<string>> members = StatusMembers(scorecard);
        string[] rated = [.. onTarget.Members, .. onTarget.Others];
        CountOf With(string label, IReadOnlyList<string> counted) => onTarget with { Name = label, Members = counted, Others = [.. rated.Except(counted)] };
        return new TallyGroup(
            "status",
            "Against target",
            [
                Tally.Of(TallyKeys.OnTarget, "On target", onTarget) with { Remark = onTarget.PercentText ?? "none rated" },
                .. TallyKeys.ShownStatuses(choices, scorecard).Select(s => Tally.Of(s.Key, s.ShortLabel, With(s.ShortLabel, members.GetValueOrDefault(s.Key, [])))),
            ],
            [
                new Tally(TallyKeys.NotRated, "Not rated", members[TallyKeys.NotRated]),
                new Tally(TallyKeys.DataOnly, "Data only", members[TallyKeys.DataOnly]),
            ]);
    }

    private static TallyGroup Since(string title, TallyKeys.TrendKeys keys, TrendCount count) => new(
        "trend",
        title,
        [
            Tally.Of(keys.Improved, "Improved", count.Improved),
            Tally.Of(keys.NoChange, "No change", count.NoChange),
            Tally.Of(keys.Worsened, "Worsened", count.Worsened),
        ],
        [new Tally(keys.NotCompared, $"Not compared {Wording.LowerFirst(title)}", [.. count.Excluded.Select(e => e.Code)])]);
}
