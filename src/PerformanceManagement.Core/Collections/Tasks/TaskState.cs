namespace PerformanceManagement.Core.Collections.Tasks;

/// <summary>Where one value of an open quarter is on its way from being asked for to being signed off.</summary>
public enum TaskState
{
    /// <summary>Nothing was typed.</summary>
    NotStarted,

    /// <summary>Something was saved and not submitted.</summary>
    Draft,

    /// <summary>Somebody says that it is right. Where the council approves values, it waits for that.</summary>
    Submitted,

    /// <summary>Whoever approves gave it back with a comment.</summary>
    Returned,

    /// <summary>Whoever approves agrees.</summary>
    Approved,

    /// <summary>Its quarter is signed off.</summary>
    Closed,
}

/// <summary>What can be done with a task.</summary>
public enum TaskAction
{
    /// <summary>Save what is typed so far.</summary>
    SaveDraft,

    /// <summary>Throw what was saved and not submitted away.</summary>
    DiscardDraft,

    /// <summary>Submit the value.</summary>
    Submit,

    /// <summary>Agree with it.</summary>
    Approve,

    /// <summary>Give it back with a comment.</summary>
    Return,

    /// <summary>Sign its quarter off.</summary>
    Close,

    /// <summary>Open its quarter again.</summary>
    Reopen,
}
