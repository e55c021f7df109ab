namespace PerformanceManagement.Core.Audit;

/// <summary>What was changed of one thing: before and after. Append-only, as the row it belongs to.</summary>
public sealed class AuditDetail
{
    /// <summary>The longest text of either side, in characters; what is longer is cut, and shows that it was.</summary>
    public const int SideLength = 4000;

    /// <summary>Database key.</summary>
    public long Id { get; init; }

    /// <summary>The row of the audit.</summary>
    public long AuditEntryId { get; init; }

    /// <summary>What was changed.</summary>
    public AuditField Field { get; init; }

    /// <summary>What it was, as it was shown; null for nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What it is from then on, as it is shown; null for nothing.</summary>
    public string? After { get; init; }

    /// <summary>A detail whose sides fit.</summary>
    public static AuditDetail Of(AuditField field, string? before, string? after) => new() { Field = field, Before = Fit(before), After = Fit(after) };

    /// <summary>A rule under its label on both sides: "Decimals: 1", "Decimals: not set".</summary>
    /// <param name="label">What the rule is called.</param>
    /// <param name="before">What it was; null for nothing.</param>
    /// <param name="after">What it is from then on; null for nothing.</param>
    public static AuditDetail OfRule(string label, string? before, string? after) => Labelled(AuditField.Rule, label, before, after);

    /// <summary>Anything that needs its label beside it, because one change has several of its kind.</summary>
    /// <param name="field">What was changed.</param>
    /// <param name="label">What it is called.</param>
    /// <param name="before">What it was; null for nothing.</param>
    /// <param name="after">What it is from then on; null for nothing.</param>
    public static AuditDetail Labelled(AuditField field, string label, string? before, string? after) => Of(field, $"{label}: {before ?? NotSet}", $"{label}: {after ?? NotSet}");

    private const string NotSet = "not set";

    private static string? Fit(string? side) => string.IsNullOrEmpty(side) ? null : side.Length <= SideLength ? side : side[..(SideLength - 1)] + "…";
}

/// <summary>What can be changed of a measure.</summary>
public enum AuditField
{
    /// <summary>A value, or the reason why there is none.</summary>
    Value,

    /// <summary>A note.</summary>
    Note,

    /// <summary>A target.</summary>
    Target,

    /// <summary>How far a value is.</summary>
    State,

    /// <summary>Who enters it.</summary>
    Owner,

    /// <summary>A rule: how it is taken, compared, put together or rated.</summary>
    Rule,
}
