using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Reports.Committees;

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
    public const string Schemes = "schemes.csv";
    public const string Trends = "trends.csv";
    public const string Lists = "lists.csv";
    public const string Plans = "plans.csv";
    public const string EarlierRules = "earlier-rules.csv";
    public const string EarlierPlaces = "earlier-places.csv";
    public const string EarlierCodes = "earlier-codes.csv";
    public const string EarlierDefinitions = "earlier-definitions.csv";
    public const string MethodBreaks = "method-breaks.csv";
    public const string RatingChanges = "rating-changes.csv";
    public const string LimitRebases = "limit-rebases.csv";
    public const string RiskScale = "risk-scale.csv";
    public const string PlanNotes = "plan-notes.csv";
    public const string Meetings = "meetings.csv";
    public const string Quarters = "quarters.csv";
    public const string Corrections = "corrections.csv";
    public const string SignedOff = "signed-off.csv";

    // What every project, action, risk and partnership can have.
    private static readonly string[] OfDelivery = ["about", "lead", "portfolio", "directorate", "committees", "plan", "measures", "reference", "start", "due", "due_on", "completed", "review", "closed", "closed_because"];

    /// <summary>In the order in which they are read: a row may refer to what an earlier file brings.</summary>
    public static IReadOnlyList<PackFile> All { get; } =
    [
        new(Schemes, ["scheme", "from", "order", "key", "label", "short_label", "shape", "colour"], ["to", "default", "largest_shortfall", "shortfall_kind", "last_year"]) { IsOfExport = true },
        new(Trends, ["frequency", "periods", "least_periods"], []) { IsOfExport = true },
        new(Lists, ["list", "name"], ["closed"]) { IsOfExport = true },
        new(Plans, ["name", "from"], []) { IsOfExport = true },
        new(Plan, ["id", "kind", "title"], ["parent", "number", "of", "closed"]),
        new(
            Measures,
            ["code", "title", "unit", "decimals", "good", "frequency"],
            ["definition", "plan", "directorate", "service", "portfolio", "committees", "calendar", "arrears", "entry", "basis", "quarter_rule", "year_rule", "scheme", "tolerance", "tolerance_kind", "trend", "partial", "no_change_band", "benchmark_band", "flags", "made_from", "was", "first_period", "last_period", "rules_from", "definition_from", "collects_ratio", "replaced_by", "data_source", "how_collected", "quality_notes", "contact"]) { Instructions = ["was", "rules_from", "definition_from"] },
        new(EarlierRules, ["code", "until", "unit", "decimals", "good", "frequency", "calendar", "arrears", "entry", "basis", "quarter_rule", "year_rule"], []) { IsOfExport = true },
        new(EarlierPlaces, ["code", "until"], ["plan"]) { IsOfExport = true },
        new(EarlierCodes, ["code", "earlier"], ["given_up"]) { IsOfExport = true },
        new(EarlierDefinitions, ["code", "until"], ["definition"]) { IsOfExport = true },
        new(MethodBreaks, ["code", "period", "reason"], []) { IsOfExport = true },
        new(RatingChanges, ["code", "from", "reason"], ["scheme", "tolerance", "tolerance_kind", "set_on"]) { IsOfExport = true },
        new(LimitRebases, ["code", "period", "reason"], ["set_on"]) { IsOfExport = true },
        new(Values, ["code", "period"], ["value", "numerator", "denominator", "year_to_date", "forecast", "reason", "quality", "label", "judged", "note", "note_date", "source", "quality_note"]),
        new(Targets, ["code", "period"], ["value", "low", "high", "words", "kind", "floor", "profile", "baseline", "baseline_period"]),
        new(Benchmarks, ["code", "period", "area", "value"], ["source"]),
        new(BenchmarkGroups, ["group", "area"], []),
        new(Sections, ["committee", "period", "key", "text"], ["ready"]) { MostCharacters = ReportText.TextLength },
        new(RiskScale, ["part", "code", "word"], []) { IsOfExport = true },
        new(Projects, ["code", "kind", "title"], ["parent", .. OfDelivery]),
        new(Actions, ["code", "title"], ["kind", "parent", "source", "tranche", .. OfDelivery]),
        new(Risks, ["code", "title"], ["inherent", "target", .. OfDelivery]),
        new(Partnerships, ["code", "title"], ["partners", .. OfDelivery]),
        new(Volumes, ["code"], ["table", "title", "about", "committees", "plan", "measures", "directorate", "lead", "portfolio", "reference", "closed", "closed_because", "working_days", "target", "escalates_to", "period", "received", "issued", "within", "percent", "outcomes"]),
        new(Milestones, ["code", "number", "text"], ["kind", "group", "owner", "due", "due_on", "done", "update"]),
        new(Updates, ["code", "period"], ["rating", "status", "score", "percent", "because", "narrative", "achievements", "next_steps", "evidence", "carried_from", "ended", "next_review", "state"]),
        new(PlanNotes, ["plan", "period", "text"], []) { IsOfExport = true },
        new(Meetings, ["committee", "period", "date"], []) { IsOfExport = true },
        new(Quarters, ["period", "state"], ["due"]) { IsOfExport = true },
        new(Corrections, ["number", "code", "period", "signed_off_in", "at", "because"], ["value", "numerator", "denominator", "year_to_date", "reason"]) { IsOfExport = true },
        new(SignedOff, ["code", "period", "row"], []) { IsOfExport = true, MostRows = UploadLimits.FigureRows, MostCharacters = UploadLimits.KeptRowCharacters },
    ];

    /// <summary>Those that bring what is reported beside measures.</summary>
    public static IReadOnlyList<string> OfDeliveryFiles { get; } = [Projects, Actions, Risks, Partnerships, Volumes, Milestones, Updates];

    /// <summary>The names of those that people write, for a sentence; what an export writes beside them needs no telling.</summary>
    public static string Names { get; } = string.Join(", ", All.Where(f => !f.IsOfExport).Select(f => f.Name));

    /// <summary>Those that may be long, and are read row by row at the end, in this order.</summary>
    public static IReadOnlyList<string> Streamed { get; } = [Values, SignedOff];

    public static PackFile? Find(string name) => All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A file of a data pack: which columns it must have and which it may have.</summary>
internal sealed record PackFile(string Name, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    // Whatever names something, in the order in which it is said.
    private static readonly string[] KnownBy = ["list", "name", "scheme", "committee", "group", "plan", "id", "code", "number", "period", "until", "from", "area", "key", "title"];

    /// <summary>The most rows that are read, the header not counted. Figures are read row by row; the others are held whole.</summary>
    public int MostRows { get; init; } = Name == PackFiles.Values ? UploadLimits.FigureRows : UploadLimits.Rows;

    /// <summary>The longest text in a cell, in characters.</summary>
    public int MostCharacters { get; init; } = UploadLimits.CellCharacters;

    /// <summary>Whether it is for moving a council to another database: an export writes it, and hardly anybody by hand.</summary>
    public bool IsOfExport { get; init; }

    /// <summary>The columns that say what a row is about.</summary>
    public IReadOnlyList<string> About { get; } = [.. KnownBy.Where(Required.Concat(Optional).Contains).Where(c => c != "plan" || Name == PackFiles.PlanNotes)];

    /// <summary>Columns that tell an import what to do, and say nothing that is stored.</summary>
    public IReadOnlyList<string> Instructions { get; init; } = [];

    public IEnumerable<string> Columns => Required.Concat(Optional);

    /// <summary>The columns of what is stored, which an export writes.</summary>
    public IEnumerable<string> Stored => Columns.Except(Instructions);
}
