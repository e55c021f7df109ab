using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Spc;

/// <summary>A person's decision that the process changed, so that limits start afresh. Source: field guide, section 8.</summary>
/// <param name="From">The first period of the changed process.</param>
/// <param name="Reason">What changed, in a person's words.</param>
/// <param name="By">Who decided it.</param>
public sealed record Rebase(Period From, string Reason, string By)
{
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
}
