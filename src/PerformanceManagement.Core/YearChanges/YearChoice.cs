namespace PerformanceManagement.Core.YearChanges;

/// <summary>What becomes of a measure in a new year.</summary>
public enum YearDecision
{
    /// <summary>It goes on, with the targets that are stored for the new year, if any.</summary>
    Keep,

    /// <summary>It goes on with another target.</summary>
    Change,

    /// <summary>It is taken for the last time at the end of the old year.</summary>
    Retire,

    /// <summary>Another measure takes its place: one that there is, or a new one like it.</summary>
    Replace,
}

/// <summary>What was chosen for a measure.</summary>
/// <param name="Decision">What.</param>
/// <param name="Target">For a change, the new year's target as typed; null otherwise.</param>
/// <param name="ReplacedBy">For a replacement, the code as typed; null otherwise.</param>
public sealed record YearChoice(YearDecision Decision, string? Target = null, string? ReplacedBy = null)
{
    /// <summary>What is chosen where nobody chose.</summary>
    public static YearChoice Keep { get; } = new(YearDecision.Keep);

    /// <summary>The targets of the new year as they stood when it was chosen (<see cref="Targets.YearTargets.Stamp"/>), so that whoever set others meanwhile is noticed.</summary>
    public string? Stamp { get; init; }

    /// <summary>What was chosen in one line, by which two people who choose for the same measure notice each other.</summary>
    public string Typed => string.Join('|', Decision, Target, ReplacedBy);

    /// <summary>In words: "Change the target to 90%".</summary>
    public string Words => Decision switch
    {
        YearDecision.Change => $"Change the target to {Target}",
        YearDecision.Retire => "Retire",
        YearDecision.Replace => $"Replace by {ReplacedBy}",
        _ => "Keep",
    };
}

/// <summary>What was typed for a measure, as strings.</summary>
/// <param name="Code">The measure's code.</param>
public sealed record YearRowEdit(string Code)
{
    /// <summary>What becomes of it.</summary>
    public YearDecision Decision { get; init; }

    /// <summary>The new year's target, where it changes.</summary>
    public string? Target { get; init; }

    /// <summary>The code of the measure that takes its place.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The <see cref="YearChoice.Typed"/> that the row was filled from, so that a row that nobody touched is left alone.</summary>
    public string? Filled { get; init; }
}

/// <summary>What was typed on a page of the choices.</summary>
/// <param name="Year">The new financial year.</param>
/// <param name="Rows">The rows.</param>
/// <param name="TakesProposals">Whether the proposed targets are taken for the rows that have none and nothing chosen.</param>
public sealed record YearEdit(Periods.Period Year, IReadOnlyList<YearRowEdit> Rows, bool TakesProposals = false);
