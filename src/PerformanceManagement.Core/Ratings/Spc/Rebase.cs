using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Spc;

/// <summary>A person's decision that the process changed, so that limits start afresh. Source: field guide, section 8.</summary>
/// <param name="From">The first period of the changed process.</param>
/// <param name="Reason">What changed, in a person's words.</param>
/// <param name="By">Who decided it.</param>
public sealed record Rebase(Period From, string Reason, string By)
{
    /// <summary>The day it was decided; null when it is not known.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Why a set of rebases cannot stand, in a sentence for a person; null when it can.</summary>
    public static string? Problem(IReadOnlyCollection<Rebase> rebases)
    {
        Rebase[] ordered = [.. rebases.OrderBy(r => r.From.Start).ThenByDescending(r => r.From.End)];
        foreach (Rebase rebase in ordered)
        {
            if (string.IsNullOrWhiteSpace(rebase.Reason)) return $"The rebase from {rebase.From.Label} needs a reason.";
            if (string.IsNullOrWhiteSpace(rebase.By)) return $"The rebase from {rebase.From.Label} needs the name of the person who decided it.";
        }

        for (int i = 1; i < ordered.Length; i++)
        {
            (Period before, Period now) = (ordered[i - 1].From, ordered[i].From);
            if (before == now) return $"There is already a rebase from {now.Label}.";
            if (now.Start <= before.End) return $"The rebase from {now.Label} lies inside the rebase from {before.Label}.";
        }

        return null;
    }

    /// <summary>
    /// Why a further rebase cannot stand among a measure's points, in a sentence for a person; null when it can. It starts at a
    /// comparable figure after the first, and leaves no stretch between two rebases too short to have limits.
    /// </summary>
    /// <param name="proposed">The further rebase.</param>
    /// <param name="others">Those there are.</param>
    /// <param name="present">The measure's signals with those.</param>
    public static string? ProblemAmong(Rebase proposed, IReadOnlyCollection<Rebase> others, Signals present)
    {
        List<SignalPoint> points = [.. present.Segments.SelectMany(s => s.Points)];
        if (points.Count == 0) return present.NotShownBecause ?? "There are no figures whose limits could be rebased.";
        string start = proposed.From.Label;
        if (proposed.From.Start <= points[0].Period.Start) return $"A rebase must come after {points[0].Period.Label}, the first comparable figure: before it there is nothing to part.";
        if (proposed.From.Start > points[^1].Period.Start) return $"A rebase cannot come after {points[^1].Period.Label}, the last figure: there is nothing to draw new limits from.";
        if (Problem([.. others, proposed]) is { } problem) return problem;
        if (points.TrueForAll(p => p.Period != proposed.From)) return $"There is no figure for {start} from which limits could start.";

        // One before the first comparable figure parts nothing.
        List<Rebase> parting = [.. others.Where(r => r.From.Start > points[0].Period.Start).OrderBy(r => r.From.Start)];
        if (parting.FindLast(r => r.From.Start < proposed.From.Start) is { } before && Between(points, before.From, proposed.From) is { } few) return Short(few, before.From.Label, start);
        return parting.Find(r => r.From.Start > proposed.From.Start) is { } after && Between(points, proposed.From, after.From) is { } left ? Short(left, start, after.From.Label) : null;
    }

    // How many points a stretch between two rebases has, where those are too few for limits.
    private static int? Between(IEnumerable<SignalPoint> points, Period from, Period to) =>
        points.Count(p => p.Period.Start >= from.Start && p.Period.Start < to.Start) is var count and < SignalRule.FewestPoints ? count : null;

    private static string Short(int points, string from, string to) =>
        $"From {from} to before {to} there {(points == 1 ? "is 1 figure" : $"are {points} figures")}, and limits need {SignalRule.FewestPoints}: two rebases cannot lie so close together.";
}
