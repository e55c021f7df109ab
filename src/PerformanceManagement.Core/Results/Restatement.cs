using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Results;

/// <summary>The figures a result had before they were changed. Made by <see cref="MeasureResult.Replace"/>, and never changed.</summary>
public sealed class Restatement : ResultFigures
{
    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>The result that was changed.</summary>
    public int MeasureResultId { get; init; }

    /// <summary>The quarter that had been signed off with these figures when they were corrected; null for a change before sign-off.</summary>
    public Period? SignedOffIn { get; init; }

    /// <summary>Why they were corrected, as the person gave it; set exactly when <see cref="SignedOffIn"/> is.</summary>
    public string? Because { get; init; }

    /// <summary>When it was replaced, UTC.</summary>
    public DateTime ReplacedAt { get; init; }

    /// <summary>Who replaced it; null for a data pack.</summary>
    public int? ReplacedById { get; init; }

    /// <summary>What a result is before it is replaced.</summary>
    internal static Restatement Of(MeasureResult result, int? by, DateTime at, Correcting? correcting)
    {
        var before = new Restatement { SignedOffIn = correcting?.SignedOffIn, Because = correcting?.Because, ReplacedAt = at, ReplacedById = by };
        before.CopyFrom(result);
        // A figure that comes after its quarter was signed off was awaited when members saw the quarter.
        if (before.IsEmpty) before.keptReason = ReasonForNoValue.AwaitingData;
        return before;
    }

    /// <summary>A correction that was made in another database, and comes from there in a data pack.</summary>
    /// <param name="resultId">The result that was corrected.</param>
    /// <param name="was">What it was before.</param>
    /// <param name="correcting">What was corrected.</param>
    /// <param name="at">When it was, UTC.</param>
    internal static Restatement Moved(int resultId, ResultFigures was, Correcting correcting, DateTime at)
    {
        var before = new Restatement { MeasureResultId = resultId, SignedOffIn = correcting.SignedOffIn, Because = correcting.Because, ReplacedAt = at };
        before.CopyFrom(was);
        return before;
    }

    /// <summary>A copy to show without its figures, which must not be seen.</summary>
    internal Restatement Withheld()
    {
        var shown = (Restatement)MemberwiseClone();
        shown.Withhold();
        return shown;
    }
}

/// <summary>That a signed-off figure is corrected.</summary>
/// <param name="SignedOffIn">The quarter it was signed off with.</param>
/// <param name="Because">Why it is corrected, as the person gave it.</param>
public sealed record Correcting(Period SignedOffIn, string Because);
