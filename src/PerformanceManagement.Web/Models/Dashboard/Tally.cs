using System.Runtime.CompilerServices;
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

    /// <summary>How many it was in the quarter before; null where that is not known.</summary>
    public int? Was { get; init; }

    /// <summary>A status of those counted, for its shape and colour; null where they have none.</summary>
    public RatedStatus? Status { get; init; }

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
    private static readonly ConditionalWeakTable<QuarterlyScorecard, IReadOnlyList<TallyGroup>> Known = [];

    /// <summary>All counts, shown or left out.</summary>
    public IEnumerable<Tally> All => Tallies.Concat(LeftOut);

    /// <summary>The share of a count in hundredths of all measures, at least 1: how long its part of the bar is.</summary>
    public int ShareOf(Tally tally) => Math.Max(1, (int)Math.Round(tally.Count * 100m / Math.Max(1, First.All), MidpointRounding.AwayFromZero));

    /// <summary>"30 of 42 rated".</summary>
    public string Denominator => $"{FigureFormat.Count(First.Of)} of {FigureFormat.Count(First.All)} {First.Condition}";

    /// <summary>Those counted at their last known status.</summary>
    public IReadOnlyList<CarriedMeasure> Carried => First.Carried;

    /// <summary>Those left out, by their reason.</summary>
    public IReadOnlyList<IGrouping<string, string>> Reasons =>
        [.. First.Excluded.OrderBy(l => l.Code, StringComparer.OrdinalIgnoreCase).GroupBy(l => l.Reason, l => l.Code).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)];

    private CountOf First => Tallies[0].Explained!;

    /// <summary>The counts of a scorecard: against target, since the period before, since last year.</summary>
    /// <param name="scorecard">The scorecard.</param>
    /// <param name="choices">The schemes.</param>
    /// <param name="before">The counts of the quarter before, over the same choice of measures; null where they are not known.</param>
    public static IReadOnlyList<TallyGroup> Of(QuarterlyScorecard scorecard, ReportingChoices choices, SummaryCounts? before = null) =>
        // Counted once for a scorecard that is looked at again; other schemes make it another one.
        before is null ? Known.GetValue(scorecard, key => Count(key, choices, null)) : Count(scorecard, choices, before);

    private static IReadOnlyList<TallyGroup> Count(QuarterlyScorecard scorecard, ReportingChoices choices, SummaryCounts? before) =>
    [
        AgainstTarget(scorecard, choices, before),
        Since("Since the period before", TallyKeys.SinceBefore, scorecard.Counts.ShortTrend, before?.ShortTrend),
        Since("Since last year", TallyKeys.SinceLastYear, scorecard.Counts.SinceLastYear, before?.SinceLastYear),
    ];

    /// <summary>Every count that rows can be chosen by, also those not shown among the counts.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> StatusMembers(QuarterlyScorecard scorecard)
    {
        Dictionary<string, IReadOnlyList<string>> members = Members(scorecard.Counts);
        members[TallyKeys.NotRated] = scorecard.Counts.NotRated;
        members[TallyKeys.DataOnly] = scorecard.Counts.DataOnly;
        return members;
    }

    // Two schemes may have a status of the same key.
    private static Dictionary<string, IReadOnlyList<string>> Members(SummaryCounts counts)
    {
        static IReadOnlyList<string> All(IReadOnlyList<StatusCount> statuses) => new CountedList<string>(statuses.Sum(s => s.Members.Count), () => statuses.SelectMany(s => s.Members));

        var members = counts.Statuses.GroupBy(s => s.Status.Key).ToDictionary(g => g.Key, g => All([.. g]));
        members[TallyKeys.OnTarget] = counts.OnTarget.Members;
        members[TallyKeys.Worst] = All([.. counts.Statuses.Where(s => s.Status.IsWorst)]);
        return members;
    }

    private static TallyGroup AgainstTarget(QuarterlyScorecard scorecard, ReportingChoices choices, SummaryCounts? before)
    {
        CountOf onTarget = scorecard.Counts.OnTarget;
        IReadOnlyDictionary<string, IReadOnlyList<string>> members = StatusMembers(scorecard);
        Dictionary<string, IReadOnlyList<string>>? earlier = before is null ? null : Members(before);
        CountOf With(string label, IReadOnlyList<string> counted) => onTarget with
        {
            Name = label,
            Members = counted,
            Others = new CountedList<string>(onTarget.Of - counted.Count, () => onTarget.Members.Concat(onTarget.Others).Except(counted)),
        };
        int? Was(string key) => earlier is null ? null : earlier.GetValueOrDefault(key, []).Count;
        return new TallyGroup(
            "status",
            "Against target",
            [
                Tally.Of(TallyKeys.OnTarget, TallyKeys.OnTargetLabel, onTarget) with { Remark = onTarget.PercentText ?? "none rated", Was = Was(TallyKeys.OnTarget), Status = TallyKeys.Best(choices, scorecard) },
                .. TallyKeys.ShownStatuses(choices, scorecard).Select(s => Tally.Of(s.Key, s.ShortLabel, With(s.ShortLabel, members.GetValueOrDefault(s.Key, []))) with { Was = Was(s.Key), Status = s }),
            ],
            [
                new Tally(TallyKeys.NotRated, "Not rated", members[TallyKeys.NotRated]),
                new Tally(TallyKeys.DataOnly, "Data only", members[TallyKeys.DataOnly]),
            ]);
    }

    private static TallyGroup Since(string title, TallyKeys.TrendKeys keys, TrendCount count, TrendCount? before) => new(
        "trend",
        title,
        [
            Tally.Of(keys.Improved, "Improved", count.Improved) with { Was = before?.Improved.Count },
            Tally.Of(keys.NoChange, "No change", count.NoChange) with { Was = before?.NoChange.Count },
            Tally.Of(keys.Worsened, "Worsened", count.Worsened) with { Was = before?.Worsened.Count },
        ],
        [new Tally(keys.NotCompared, $"Not compared {Wording.LowerFirst(title)}", new CountedList<string>(count.Excluded.Count, () => count.Excluded.Select(e => e.Code)))]);
}
