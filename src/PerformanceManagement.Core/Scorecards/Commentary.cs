using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Commentary is required for every measure with the worst status of its scheme (field guide, section 9).</summary>
public static class Commentary
{
    /// <summary>Whether a measure has the worst status and no note for the reported period.</summary>
    public static bool IsMissing(ScorecardRow row) => row.Rating.IsWorst && !IsCurrent(row);

    /// <summary>Whether a figure that is being entered will be without the commentary that its rating asks for.</summary>
    /// <param name="rating">What it will be rated; null where it will not be.</param>
    /// <param name="note">The note that goes with it, or null.</param>
    public static bool IsOwed(Rating? rating, string? note) => rating is { IsWorst: true } && string.IsNullOrWhiteSpace(note);

    /// <summary>Whether the latest note says something and was written for the reported period.</summary>
    public static bool IsCurrent(ScorecardRow row) => row.Note is { } note && !string.IsNullOrWhiteSpace(note.Text) && note.Period.End >= row.Reported.Period.Start;
}
