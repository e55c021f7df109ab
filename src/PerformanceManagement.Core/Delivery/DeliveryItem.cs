using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Delivery;

/// <summary>What a council reports beside measures (field guide, section 10).</summary>
public enum DeliveryKind
{
    /// <summary>A workstream: the top of a tree of programmes and projects.</summary>
    Workstream,

    /// <summary>A programme of projects.</summary>
    Programme,

    /// <summary>A project.</summary>
    Project,

    /// <summary>A named part of a project, which may have a rating of its own.</summary>
    ProjectItem,

    /// <summary>An action plan: what a review recommended.</summary>
    ActionPlan,

    /// <summary>An action of a plan.</summary>
    PlannedAction,

    /// <summary>A strategic risk.</summary>
    Risk,

    /// <summary>A partnership.</summary>
    Partnership,

    /// <summary>A table of volumes and timeliness, such as complaints.</summary>
    VolumeTable,

    /// <summary>A line of such a table, such as stage 1.</summary>
    VolumeLine,
}

/// <summary>Where an action plan comes from.</summary>
public enum ActionSource
{
    /// <summary>A peer challenge.</summary>
    PeerChallenge,

    /// <summary>An audit.</summary>
    Audit,

    /// <summary>An inspection.</summary>
    Inspection,

    /// <summary>A scrutiny review.</summary>
    Scrutiny,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>
/// A workstream, programme, project, action, risk, partnership or volume table: one noun, because all have a code that outlives the year, an owner, a
/// place in the plan, committees, measures they are about, and what is said of them each quarter. What only some kinds have is null for the others.
/// </summary>
public sealed class DeliveryItem
{
    /// <summary>The longest code, in characters.</summary>
    public const int CodeLength = 60;

    /// <summary>The longest description, list of partners or aim, in characters.</summary>
    public const int AboutLength = 8000;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The council's own reference: "SR02". Unique, whatever its capitals, and kept when the year changes.</summary>
    public required string Code { get; set; }

    /// <summary>What it is.</summary>
    public DeliveryKind Kind { get; set; }

    /// <summary>The title.</summary>
    public required string Title { get; set; }

    /// <summary>What it is about, in Markdown: a project's purpose, a recommendation's background, a risk's causes, a partnership's aim; or null.</summary>
    public string? About { get; set; }

    /// <summary>The item above, or null at the top.</summary>
    public int? ParentId { get; set; }

    /// <summary>The item above, when loaded.</summary>
    public DeliveryItem? Parent { get; set; }

    /// <summary>Its place among all items: the order of the data pack.</summary>
    public int SortOrder { get; set; }

    /// <summary>The job title of who leads or owns it; several with commas; or null.</summary>
    public string? LeadOfficer { get; set; }

    /// <summary>The key of the user who is asked for its updates; null where all of its directorate are.</summary>
    public int? OwnerId { get; set; }

    /// <summary>The portfolio holder, or null.</summary>
    public string? PortfolioHolder { get; set; }

    /// <summary>The directorate, whose officers may change it; or null.</summary>
    public int? DirectorateId { get; set; }

    /// <summary>The directorate, when loaded.</summary>
    public Directorate? Directorate { get; set; }

    /// <summary>Where an action plan comes from; null for other kinds.</summary>
    public ActionSource? Source { get; set; }

    /// <summary>The tranche of an action, or null.</summary>
    public string? Tranche { get; set; }

    /// <summary>Where reports speak of it, "Appendix 2"; or null.</summary>
    public string? Reference { get; set; }

    /// <summary>The first day, or null. Of a partnership, the day since when.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>When it is to be complete, in the council's own words; null where it is not said.</summary>
    public string? DueText { get; private set; }

    /// <summary>The day that the words imply, or hide and were said to mean; for order and lateness.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Whether it goes on after that day, so that it is never late.</summary>
    public bool IsOpenEnded { get; private set; }

    /// <summary>The day on which it was completed, or null.</summary>
    public DateOnly? CompletedOn { get; set; }

    /// <summary>The day from which it is no longer reported, or null. It stays findable.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Why it was closed, or null.</summary>
    public string? ClosedBecause { get; set; }

    /// <summary>The score of a risk with nothing done about it, as printed on the council's scale: "BII".</summary>
    public string? InherentScore { get; set; }

    /// <summary>The score of a risk that is aimed at.</summary>
    public string? TargetScore { get; set; }

    /// <summary>When a risk or partnership is to be reviewed next, or null.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>Who belongs to a partnership, in Markdown; or null.</summary>
    public string? Partners { get; set; }

    /// <summary>The deadline of a line of volumes, in working days; or null.</summary>
    public int? WorkingDays { get; set; }

    /// <summary>The target of a line of volumes, in percent; or null.</summary>
    public decimal? TargetPercent { get; set; }

    /// <summary>The line to which this one escalates, or null.</summary>
    public int? EscalatesToId { get; set; }

    /// <summary>The line to which this one escalates, when loaded.</summary>
    public DeliveryItem? EscalatesTo { get; set; }

    /// <summary>The committees that it is reported to.</summary>
    public IList<Committee> Committees { get; } = [];

    /// <summary>The items of the council plan that it serves.</summary>
    public IList<PlanItem> PlanItems { get; } = [];

    /// <summary>The measures that it is about.</summary>
    public IList<Measure> Measures { get; } = [];

    /// <summary>Its milestones, planned items or mitigations.</summary>
    public IList<DeliveryStep> Steps { get; } = [];

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>Sets when it is to be complete, in words, with the day that they imply.</summary>
    public void SetDue(CompletionText due) => (DueText, DueOn, IsOpenEnded) = (due.Text.Length == 0 ? null : due.Text, due.ImpliedOn, due.IsOpenEnded);

    /// <summary>Whether it was late on a day, by dates alone: what was completed or closed after that day was still open on it.</summary>
    public bool IsOverdue(DateOnly day) => !(ClosedOn <= day) && CompletionText.IsOverdue(DueOn, IsOpenEnded, CompletedOn, day);
}
