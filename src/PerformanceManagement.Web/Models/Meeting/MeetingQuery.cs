namespace PerformanceManagement.Web.Models.Meeting;

/// <summary>What the address of a meeting asks for beside what a dashboard's does.</summary>
public sealed record MeetingQuery
{
    /// <summary>Whether the measures that need no attention come after those that do.</summary>
    public bool All { get; init; }
}
