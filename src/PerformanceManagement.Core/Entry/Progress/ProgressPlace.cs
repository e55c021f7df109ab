namespace PerformanceManagement.Core.Entry.Progress;

/// <summary>The smallest group of values whose progress is counted; what a page shows is a sum of these.</summary>
internal readonly record struct ProgressPlace(string? Directorate, string? Service, int? PersonId, DateOnly? DueOn);

/// <summary>How many values of a group are how far.</summary>
internal readonly record struct ProgressCounts(int Missing, int Drafts, int Returned, int Submitted, int Approved, int Excused, DateTime? LastAt)
{
    public int Asked => Missing + Drafts + Returned + Submitted + Approved;

    public int Waiting => Missing + Drafts + Returned;

    /// <summary>With a value more or less. That something was done last stays, whatever it was done with.</summary>
    public ProgressCounts With(EntryTask task, int times, DateTime? draftedAt)
    {
        ProgressCounts counted = task.State switch
        {
            EntryState.Missing => this with { Missing = Missing + times },
            EntryState.Draft => this with { Drafts = Drafts + times },
            EntryState.Returned => this with { Returned = Returned + times },
            EntryState.Submitted => this with { Submitted = Submitted + times },
            EntryState.Approved => this with { Approved = Approved + times },
            EntryState.Excused => this with { Excused = Excused + times },
            _ => this,
        };
        return counted with { LastAt = Later(Later(LastAt, task.MovedAt), draftedAt) };
    }

    public ProgressCounts Plus(ProgressCounts other) => new(
        Missing + other.Missing, Drafts + other.Drafts, Returned + other.Returned, Submitted + other.Submitted, Approved + other.Approved, Excused + other.Excused, Later(LastAt, other.LastAt));

    private static DateTime? Later(DateTime? one, DateTime? other) => one is null || other > one ? other ?? one : one;
}
