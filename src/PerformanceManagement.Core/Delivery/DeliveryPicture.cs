using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Delivery as a quarter has it.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Scale">The council's scale of risks.</param>
/// <param name="Rows">The items in their order, those under another after it.</param>
public sealed record DeliveryPicture(Period Quarter, RiskScale Scale, IReadOnlyList<DeliveryRow> Rows)
{
    /// <summary>The ratings of all that lies directly under the one that was asked for, also of what is beyond the first page of it; null for one without an update.</summary>
    public IReadOnlyList<DeliveryRating?> RatingsUnder { get; init; } = [];

    /// <summary>The counts of the stage to which the line of volumes that was asked for escalates; or null.</summary>
    public VolumeFigures? NextStage { get; init; }

    /// <summary>The items directly under one.</summary>
    public IEnumerable<DeliveryRow> Under(DeliveryRow row) => Rows.Where(r => r.Item.ParentId == row.Item.Id);

    /// <summary>Those of a kind.</summary>
    public IEnumerable<DeliveryRow> Of(DeliveryKind kind) => Rows.Where(r => r.Item.Kind == kind);

    /// <summary>The row of an item, or null.</summary>
    public DeliveryRow? Find(int? itemId) => itemId is { } id ? Rows.FirstOrDefault(r => r.Item.Id == id) : null;
}

/// <summary>An item with what is said of it in the quarter and in the quarters that it is compared with.</summary>
/// <param name="Item">The item, with its steps, committees, plan items and measures.</param>
/// <param name="Updates">What was submitted or signed off, by quarter: this one, the one before, and this one of the two years before.</param>
/// <param name="Quarter">The reporting quarter.</param>
public sealed record DeliveryRow(DeliveryItem Item, IReadOnlyDictionary<Period, DeliveryUpdate> Updates, Period Quarter)
{
    /// <summary>What is said of it in this quarter, or null.</summary>
    public DeliveryUpdate? Now => Of(Quarter);

    /// <summary>What was said of it in the quarter before, or null.</summary>
    public DeliveryUpdate? Before => Of(Quarter.Previous);

    /// <summary>Its title: of a quarter that is signed off, as it was then.</summary>
    public string Title => Now?.KeptTitle ?? Item.Title;

    /// <summary>Its lead officer: of a quarter that is signed off, as it was then; or null.</summary>
    public string? LeadOfficer => Now?.KeptTitle is null ? Item.LeadOfficer : Now.KeptLeadOfficer;

    /// <summary>The deadline of a line of volumes, in working days: of a quarter that is signed off, as it was then; or null.</summary>
    public int? WorkingDays => Now?.KeptTitle is null ? Item.WorkingDays : Now.KeptWorkingDays;

    /// <summary>The target of a line of volumes, in percent: of a quarter that is signed off, as it was then; or null.</summary>
    public decimal? TargetPercent => Now?.KeptTitle is null ? Item.TargetPercent : Now.KeptTargetPercent;

    /// <summary>Its rating, or null where there is none.</summary>
    public DeliveryRating? Rating => DeliveryRating.Find(Now?.Rating);

    /// <summary>What was said of it in a quarter, or null.</summary>
    public DeliveryUpdate? Of(Period quarter) => Updates.GetValueOrDefault(quarter);

    /// <summary>The current score of a risk on a scale, or null.</summary>
    public RiskScore? Score(RiskScale scale) => scale.Find(Now?.Score);

    /// <summary>How a risk moved since the quarter before; null where it has no score.</summary>
    public RiskMovement? Movement(RiskScale scale) => Score(scale) is not { } now ? null
        : scale.Find(Before?.Score) is { } before ? now.Since(before) : RiskMovement.New;

    /// <summary>The counts of a line of volumes in a quarter; null where there are none.</summary>
    public VolumeFigures? Figures(Period quarter) => Of(quarter) is { } update ? DeliveryTree.Figures(update) : null;
}
