using PerformanceManagement.Core.Imports.Uploads;

namespace PerformanceManagement.Core.Imports;

/// <summary>The files of a data pack and their columns: the one list that reading, messages and docs/data-packs.md follow.</summary>
internal static class PackFiles
{
    public const string Plan = "plan.csv";
    public const string Measures = "measures.csv";
    public const string Values = "values.csv";
    public const string Targets = "targets.csv";
    public const string Benchmarks = "benchmarks.csv";
    public const string BenchmarkGroups = "benchmark-groups.csv";
    public const string Sections = "sections.csv";
    public const string Projects = "projects.csv";
    public const string Actions = "actions.csv";
    public const string Risks = "risks.csv";
    public const string Partnerships = "partnerships.csv";
    public const string Volumes = "volumes.csv";
    public const string Milestones = "milestones.csv";
    public const string Updates = "updates.csv";

    // What every project, action, risk and partnership can have.
    private static readonly string[] OfDelivery = ["about", "lead", "portfolio", "directorate", "committees", "plan", "measures", "reference", "start", "due", "due_on", "completed", "review", "closed", "closed_because"];

    /// <summary>In the order in which they are read: a row may refer to what an earlier file brings.</summary>
    public static IReadOnlyList<PackFile> All { get; } =
    [
        new(Plan, ["id", "kind", "title"], ["parent", "number"]),
        new(
            Measures,
            ["code", "title", "unit", "decimals", "good", "frequency"],
            ["definition", "plan", "directorate", "service", "portfolio", "committees", "calendar", "arrears", "entry", "basis", "quarter_rule", "year_rule", "scheme", "tolerance", "tolerance_kind", "trend", "partial", "no_change_band", "benchmark_band", "flags", "made_from", "was", "first_period", "last_period", "rules_from"]),
        new(Values, ["code", "period"], ["value", "numerator", "denominator", "year_to_date", "forecast", "reason", "quality", "label", "judged", "note", "note_date", "source"]),
        new(Targets, ["code", "period"], ["value", "low", "high", "words", "kind", "floor", "profile", "baseline", "baseline_period"]),
        new(Benchmarks, ["code", "period", "area", "value"], ["source"]),
        new(BenchmarkGroups, ["group", "area"], []),
        new(Sections, ["committee", "period", "key", "text"], ["ready"]),
        new(Projects, ["code", "kind", "title"], ["parent", .. OfDelivery]),
        new(Actions, ["code", "title"], ["kind", "parent", "source", "tranche", .. OfDelivery]),
        new(Risks, ["code", "title"], ["inherent", "target", .. OfDelivery]),
        new(Partnerships, ["code", "title"], ["partners", .. OfDelivery]),
        new(Volumes, ["code"], ["table", "title", "about", "committees", "plan", "measures", "directorate", "lead", "portfolio", "reference", "closed", "closed_because", "working_days", "target", "escalates_to", "period", "received", "issued", "within", "percent", "outcomes"]),
        new(Milestones, ["code", "number", "text"], ["kind", "group", "owner", "due", "due_on", "done", "update"]),
        new(Updates, ["code", "period"], ["rating", "status", "score", "percent", "because", "narrative", "achievements", "next_steps", "evidence", "carried_from", "ended", "next_review", "state"]),
    ];

    /// <summary>Those that bring what is reported beside measures.</summary>
    public static IReadOnlyList<string> OfDeliveryFiles { get; } = [Projects, Actions, Risks, Partnerships, Volumes, Milestones, Updates];

    /// <summary>Their names, for a sentence.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(f => f.Name));

    public static PackFile? Find(string name) => All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A file of a data pack: which columns it must have and which it may have.</summary>
internal sealed record PackFile(string Name, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>The most rows that are read, the header not counted. Figures are read row by row; the others are held whole.</summary>
    public int MostRows => Name == PackFiles.Values ? UploadLimits.FigureRows : UploadLimits.Rows;

    public IEnumerable<string> Columns => Required.Concat(Optional);
}
