using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Delivery;

/// <summary>An update that a quarter asks for.</summary>
/// <param name="Code">The item's code.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Kind">What it is.</param>
/// <param name="LeadOfficer">The job title of who leads it, or null.</param>
/// <param name="Directorate">Its directorate, or null.</param>
/// <param name="Owner">The name of who alone is asked, or null.</param>
/// <param name="State">Where the update is; null where nothing is written.</param>
public sealed record DeliveryTask(string Code, string Title, DeliveryKind Kind, string? LeadOfficer, string? Directorate, string? Owner, DeliveryUpdateState? State);

/// <summary>Which of them are wanted.</summary>
public enum DeliveryTaskFilter
{
    /// <summary>Those that are not submitted.</summary>
    Waiting,

    /// <summary>Those that are submitted, and can be returned.</summary>
    Submitted,

    /// <summary>All.</summary>
    All,
}

/// <summary>The updates that a quarter asks somebody for.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="DueOn">By when, or null.</param>
/// <param name="Tasks">Those of the page.</param>
/// <param name="Asked">How many are asked for.</param>
/// <param name="Submitted">How many of those are submitted or signed off.</param>
public sealed record DeliveryTasks(Period Quarter, DateOnly? DueOn, IReadOnlyList<DeliveryTask> Tasks, int Asked, int Submitted)
{
    /// <summary>How many are not submitted.</summary>
    public int Waiting => Asked - Submitted;
}

/// <summary>The updates that the open quarters ask somebody for.</summary>
/// <param name="Quarters">By quarter, the latest first; one that asks for nothing is left out.</param>
/// <param name="Matching">How many pass the filter, on all pages.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record DeliveryWork(IReadOnlyList<DeliveryTasks> Quarters, int Matching, int Page)
{
    /// <summary>How many a page has.</summary>
    public const int PageSize = 100;

    /// <summary>How many pages there are, 1 or more.</summary>
    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);

    /// <summary>How many are asked for.</summary>
    public int Asked => Quarters.Sum(q => q.Asked);

    /// <summary>How many are not submitted.</summary>
    public int Waiting => Quarters.Sum(q => q.Waiting);
}
