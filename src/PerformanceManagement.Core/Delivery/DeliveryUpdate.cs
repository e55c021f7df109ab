using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Where an update of a quarter is.</summary>
public enum DeliveryUpdateState
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>Its lead says that it is done.</summary>
    Submitted,

    /// <summary>A director gave it back with a reason.</summary>
    Returned,

    /// <summary>It was signed off with its quarter, and does not change unless that is opened again.</summary>
    SignedOff,
}

/// <summary>How an action stands.</summary>
public enum ActionStatus
{
    /// <summary>Nothing was done yet.</summary>
    NotStarted,

    /// <summary>On track.</summary>
    OnTrack,

    /// <summary>At risk.</summary>
    AtRisk,

    /// <summary>Off track.</summary>
    OffTrack,

    /// <summary>Complete.</summary>
    Complete,

    /// <summary>Stopped.</summary>
    Stopped,
}

/// <summary>What is said of an item in a quarter: its rating, status or score, its counts, its story. What only some kinds have is null for the others.</summary>
public sealed class DeliveryUpdate
{
    /// <summary>The longest narrative, in characters.</summary>
    public const int NarrativeLength = 30_000;

    /// <summary>The longest achievements or next steps, in characters.</summary>
    public const int PartLength = 8000;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>What it is about.</summary>
    public int ItemId { get; set; }

    /// <summary>What it is about, when loaded.</summary>
    public DeliveryItem? Item { get; set; }

    /// <summary>The reporting quarter.</summary>
    public Period Period { get; set; }

    /// <summary>The last day of the quarter.</summary>
    public DateOnly PeriodEnd { get; internal set; }

    /// <summary>Where it is.</summary>
    public DeliveryUpdateState State { get; set; }

    /// <summary>The key of the rating of a workstream, programme, project or item; or null.</summary>
    public string? Rating { get; set; }

    /// <summary>Why it is rated so or scored so, or null.</summary>
    public string? Because { get; set; }

    /// <summary>How an action stands, or null.</summary>
    public ActionStatus? Status { get; set; }

    /// <summary>How much of an action or project somebody says is done, 0 to 100; or null.</summary>
    public int? PercentComplete { get; set; }

    /// <summary>The current score of a risk, as printed on the council's scale; or null.</summary>
    public string? Score { get; set; }

    /// <summary>The story, in Markdown with headings and lists; or null.</summary>
    public string? Narrative { get; set; }

    /// <summary>What was achieved, in Markdown; or null.</summary>
    public string? Achievements { get; set; }

    /// <summary>What comes next, in Markdown; or null.</summary>
    public string? NextSteps { get; set; }

    /// <summary>What shows it, a line each: "Cabinet report | https://…"; or null.</summary>
    public string? Evidence { get; set; }

    /// <summary>The quarter from which the text was carried forward unchanged; null where it was written for this one.</summary>
    public Period? CarriedFrom { get; set; }

    /// <summary>How many came in, of a line of volumes; or null.</summary>
    public int? Received { get; set; }

    /// <summary>How many responses were issued, or decisions made; or null.</summary>
    public int? Issued { get; set; }

    /// <summary>How many of those were within the deadline; or null.</summary>
    public int? Within { get; set; }

    /// <summary>A percentage that was printed where a count is lost; or null.</summary>
    public decimal? PrintedPercent { get; set; }

    /// <summary>The outcomes of decisions, a line each: "count|outcome|outcome that it is a part of"; or null.</summary>
    public string? Outcomes { get; set; }

    /// <summary>The day on which an action was completed or stopped, as its update says; or null.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>When a risk or partnership is to be reviewed next, as its update says; or null.</summary>
    public DateOnly? NextReviewOn { get; set; }

    /// <summary>The title of its item when the quarter was signed off; null until then.</summary>
    public string? KeptTitle { get; private set; }

    /// <summary>The lead officer of its item when the quarter was signed off; or null.</summary>
    public string? KeptLeadOfficer { get; private set; }

    /// <summary>The deadline in working days of its line of volumes when the quarter was signed off; or null.</summary>
    public int? KeptWorkingDays { get; private set; }

    /// <summary>The target in percent of its line of volumes when the quarter was signed off; or null.</summary>
    public decimal? KeptTargetPercent { get; private set; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>Why it was returned, or null.</summary>
    public string? ReturnedBecause { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>Signs it off with its quarter: from now on it is shown with the item as it stood.</summary>
    /// <exception cref="InvalidOperationException">Its item is not loaded.</exception>
    public void SignOff()
    {
        DeliveryItem item = Item ?? throw new InvalidOperationException("An update is signed off with its item loaded.");
        State = DeliveryUpdateState.SignedOff;
        (KeptTitle, KeptLeadOfficer, KeptWorkingDays, KeptTargetPercent) = (item.Title, item.LeadOfficer, item.WorkingDays, item.TargetPercent);
    }

    /// <summary>Opens it again with its quarter: it is what was submitted once more, shown with the item as it stands, and can be returned or changed.</summary>
    public void Reopen()
    {
        State = DeliveryUpdateState.Submitted;
        (KeptTitle, KeptLeadOfficer, KeptWorkingDays, KeptTargetPercent) = (null, null, null, null);
    }
}
