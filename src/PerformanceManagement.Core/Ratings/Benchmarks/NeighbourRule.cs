using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Benchmarks;

/// <summary>
/// Our figure among those of a group of areas (field guide, section 3). All members' figures are of one period: the latest, not later
/// than ours, for which at least half of the members that have any figure have one; else the one with most. Mean and median are worked
/// out from unrounded figures; the rank is by figures as displayed, so that those shown alike share a place.
/// </summary>
public static class NeighbourRule
{
    /// <summary>The comparison with a group; null when none of its members has a figure.</summary>
    /// <param name="group">The group.</param>
    /// <param name="own">Our figures.</param>
    /// <param name="figures">Other areas' figures for the measure, of which the members' are used.</param>
    public static NeighbourComparison? Compare(NeighbourGroup group, OwnFigures own, IEnumerable<AreaFigure> figures)
    {
        List<AreaFigure> known = [.. figures.Where(f => group.Areas.Contains(f.Area, StringComparer.OrdinalIgnoreCase))];
        if (known.Count == 0) return null;

        var rule = new BenchmarkRule(own);
        string mean = $"the mean of {group.Name}";
        List<AreaFigure> members = [.. Chosen([.. known.Where(f => f.Period.End <= own.Reported.Period.End)]).OrderBy(f => f.Area, StringComparer.OrdinalIgnoreCase)];
        if (members.Count == 0) return new NeighbourComparison { Group = group.Name, AgainstMean = rule.Compare(mean, known), Missing = [.. group.Areas] };

        MeasureRules rules = own.Rules;
        decimal average = rules.Rounded(members.Average(f => f.Value));
        BenchmarkComparison against = rule.Compare(new AreaFigure(mean, members[0].Period, average));
        var among = new NeighbourComparison
        {
            Group = group.Name,
            AgainstMean = against,
            Period = members[0].Period,
            Mean = average,
            Median = rules.Rounded(Median(members)),
            Members = members,
            Missing = [.. group.Areas.Where(area => !members.Exists(f => f.Area.Equals(area, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.OrdinalIgnoreCase)],
        };
        if (against.Ours is { } ours && own.IsJudged)
        {
            decimal[] better = [.. members.Select(f => rule.Better(rules.Rounded(f.Value), rules.Rounded(ours.Value!.Value)))];
            among = among with { Rank = better.Count(b => b > 0) + 1, IsJoint = better.Contains(0) };
        }

        return among with { AgainstMean = against with { Explanation = against.Explanation + About(among, own) } };
    }

    private static IEnumerable<AreaFigure> Chosen(List<AreaFigure> figures)
    {
        List<IGrouping<Period, AreaFigure>> periods = [.. figures.GroupBy(f => f.Period).OrderByDescending(g => g.Key)];
        int areas = figures.Select(f => f.Area).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return periods.Find(g => g.Count() * 2 >= areas) ?? periods.MaxBy(g => g.Count()) ?? Enumerable.Empty<AreaFigure>();
    }

    private static decimal Median(IReadOnlyCollection<AreaFigure> figures)
    {
        decimal[] ordered = [.. figures.Select(f => f.Value).Order()];
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    private static string About(NeighbourComparison among, OwnFigures own)
    {
        string median = $" The median is {own.Rules.Display(among.Median!.Value)}.";
        string rank = among.RankText is { } place ? $" {place}, 1 being best."
            : among.AgainstMean.Ours is not null ? " There is no rank, because no direction is better." : "";
        string all = $" {among.Members.Count} of {among.Members.Count + among.Missing.Count} members {(among.Members.Count == 1 ? "has" : "have")} a figure for {among.Period!.Value.Label}";
        return $"{median}{rank}{all}{(among.Missing.Count == 0 ? "" : $"; not {string.Join(", ", among.Missing)}")}.";
    }
}
