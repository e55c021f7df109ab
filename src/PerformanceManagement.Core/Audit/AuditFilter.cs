namespace PerformanceManagement.Core.Audit;

/// <summary>Which rows of the audit are looked for. What is null leaves nothing out.</summary>
public sealed record AuditFilter
{
    /// <summary>The measure, by its code or one it had before.</summary>
    public string? Measure { get; init; }

    /// <summary>Who did it: a part of the name they had then, or have now.</summary>
    public string? Person { get; init; }

    /// <summary>What kind of thing was done; one of <see cref="AuditKind.All"/>.</summary>
    public AuditKind? Kind { get; init; }

    /// <summary>What was changed.</summary>
    public AuditField? Field { get; init; }

    /// <summary>The first day, as days are here.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, as days are here.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Words of the sentence, or of what stood there before or after.</summary>
    public string? Words { get; init; }
}

/// <summary>A place in the audit, which is read from the newest row to the oldest: rows older than this one follow.</summary>
/// <param name="At">The moment of the last row that was shown, UTC.</param>
/// <param name="Id">Its key.</param>
public readonly record struct AuditPlace(DateTime At, long Id);

/// <summary>A kind of thing that is done, in the words of the list in which it is chosen.</summary>
/// <param name="Key">Its key in addresses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Nouns">The first words of the keys of what was done (<see cref="AuditEntry.Action"/>), before the full stop.</param>
public sealed record AuditKind(string Key, string Name, params string[] Nouns)
{
    /// <summary>The noun of what is done with people, which administrators alone see in the log.</summary>
    public const string People = "user";

    /// <summary>All kinds, in the order in which they are offered.</summary>
    public static IReadOnlyList<AuditKind> All { get; } =
    [
        new("figures", "Figures, notes and approvals", "result"),
        new("targets", "Targets", "targets"),
        new("measures", "Measures and their owners", "measure", "limits"),
        new("quarters", "Quarters and what they ask for", "quarter", "month", "task", "deputy", "meeting"),
        new("year", "Changes of the year", "year"),
        new("plan", "Plan", "plan"),
        new("ratings", "Ratings and comparisons", "scheme", "trends", "benchmark-group", "risk-scale"),
        new("reports", "Reports and templates", "report", "reports", "report-text", "report-cell", "edition", "template"),
        new("delivery", "Projects, actions and risks", "delivery"),
        new("lists", "Lists", "list"),
        new("imports", "Data packs and spreadsheets", "pack", "spreadsheet"),
        new("people", "People", People),
        new("settings", "Settings", "settings", "logo"),
        new("own", "What people keep for themselves", "watch", "view"),
    ];

    /// <summary>The kind with a key; null for none.</summary>
    public static AuditKind? Find(string? key) => All.FirstOrDefault(kind => kind.Key == key);
}
