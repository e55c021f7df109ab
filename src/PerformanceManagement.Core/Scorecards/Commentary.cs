
namespace PerformanceManagement.Core.Scorecards;

/// <summary>Commentary is required for every measure with the worst status of its scheme (field guide, section 9).</summary>
public static class Commentary
{
    /// <summary>Whether a measure is red or failed and has no note for the reported period.</summary>
    public static bool IsMissing(ScorecardRow row) =>
        row.Rating.IsWorst && (row.Note is not { } note || note.Period.End < row.Reported.Period.Start);
}
