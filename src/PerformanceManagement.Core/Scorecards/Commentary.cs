namespace PerformanceManagement.Core.Scorecards;

/// <summary>Commentary is required for every measure with the worst status of its scheme (field guide, section 9).</summary>
public static class Commentary
{
    /// <summary>Whether a measure has the worst status and no note for the reported period.</summary>
    public static bool IsMissing(ScorecardRow row) => row.Rating.IsWorst && !IsCurrent(row);

    /// <summary>Whether the latest note says something and was written for the reported period.</summary>
    public static bool IsCurrent(ScorecardRow row) => row.Note is { } note && !string.IsNullOrWhiteSpace(note.Text) && note.Period.End >= row.Reported.Period.Start;
}
