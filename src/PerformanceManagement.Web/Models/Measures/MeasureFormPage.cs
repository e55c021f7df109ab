using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>The page on which a measure is added or changed.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Choices">What there is to choose from.</param>
/// <param name="Effect">What it would do; null until it was asked for.</param>
/// <param name="Theirs">What someone stored meanwhile; null unless the officer has to choose.</param>
public sealed record MeasureFormPage(MeasureEdit Form, MeasureChoices Choices, MeasureEffect? Effect = null, MeasureEdit? Theirs = null)
{
    public bool IsNew => Form.Was is null;

    public string Heading => IsNew ? Form.Replaces is { Length: > 0 } old ? $"Add the measure that takes the place of {old}" : "Add a measure" : $"Change {Form.Was}";

    public string Seen => MeasureDeed.MarkOf(Form);

    public IEnumerable<SelectListItem> Plan => [new("Nowhere yet", ""), .. Choices.Plan.Select(p => new SelectListItem(new string('\u2003', Depth(p)) + p.NumberedTitle, p.Key))];

    public IEnumerable<SelectListItem> Directorates => Named("None yet", Choices.Directorates, Form.Directorate);

    public IEnumerable<SelectListItem> Schemes => [new("The council’s usual scheme", ""), .. Choices.Schemes.Select(s => new SelectListItem(s, s)), new("Data only: shown and not rated", "data only")];

    public ChoiceList Committees => new("Form.Committees", MeasureLabels.Of(nameof(Form.Committees)), null, [.. Choices.Committees.Select(c => new SelectListItem(c, c, Form.Committees.Contains(c, StringComparer.OrdinalIgnoreCase)))]);

    public ChoiceList Marks => new("Form.Flags", MeasureLabels.Of(nameof(Form.Flags)), null, [.. Enum.GetValues<MeasureFlags>().Where(f => f != MeasureFlags.None).Select(f => new SelectListItem(RuleWords.Flags(f), PackWords.Flags[f], Form.Flags.Contains(PackWords.Flags[f])))]);

    public static IEnumerable<SelectListItem> Directions { get; } = [.. Enum.GetValues<GoodDirection>().Select(g => new SelectListItem(RuleWords.Good(g), PackWords.Good[g]))];

    public static IEnumerable<SelectListItem> Frequencies { get; } = [.. Enum.GetValues<Frequency>().Select(f => new SelectListItem(RuleWords.Often(f), PackWords.Frequencies[f]))];

    public static IEnumerable<SelectListItem> Calendars { get; } =
        [.. new[] { PeriodCalendar.Financial, PeriodCalendar.Academic, PeriodCalendar.Calendar }.Select(c => new SelectListItem(RuleNames.Calendar(c), PackWords.Calendars[c]))];

    public static IEnumerable<SelectListItem> Entries { get; } =
        [.. new[] { EntryBasis.InPeriod, EntryBasis.YearToDate, EntryBasis.Running }.Select(e => new SelectListItem(RuleNames.Entered(e), PackWords.Entries[e]))];

    public static IEnumerable<SelectListItem> Bases { get; } = [.. Enum.GetValues<ReportingBasis>().Select(b => new SelectListItem(RuleWords.Reported(b), PackWords.Bases[b]))];

    public static IEnumerable<SelectListItem> Rules { get; } = [.. Enum.GetValues<AggregationRule>().Select(r => new SelectListItem(RuleWords.PutTogether(r), PackWords.Rules[r]))];

    public static IEnumerable<SelectListItem> Partials { get; } = [.. Enum.GetValues<PartialPeriods>().Select(p => new SelectListItem(RuleWords.WhilePartIsMissing(p), PackWords.Partials[p]))];

    public static IEnumerable<SelectListItem> Trends { get; } = [.. Enum.GetValues<TrendBasis>().Select(t => new SelectListItem(RuleWords.Trend(t), PackWords.Trends[t]))];

    public static IEnumerable<SelectListItem> ToleranceKinds { get; } =
        [.. new[] { ToleranceKind.Percent, ToleranceKind.Points, ToleranceKind.Units }.Select(k => new SelectListItem(RuleNames.Tolerance(k), PackWords.ToleranceKinds[k]))];

    /// <summary>What stands in a field, in the words of its choices.</summary>
    public string Text(string field, string? value) => string.IsNullOrWhiteSpace(value) ? "–" : (field switch
    {
        nameof(Form.Plan) => Plan,
        nameof(Form.Scheme) => Schemes,
        nameof(Form.Good) => Directions,
        nameof(Form.Frequency) => Frequencies,
        nameof(Form.Calendar) => Calendars,
        nameof(Form.Entry) => Entries,
        nameof(Form.Basis) => Bases,
        nameof(Form.QuarterRule) or nameof(Form.YearRule) => Rules,
        nameof(Form.Partial) => Partials,
        nameof(Form.Trend) => Trends,
        nameof(Form.ToleranceKind) => ToleranceKinds,
        _ => [],
    }).FirstOrDefault(item => item.Value == value)?.Text.Trim() ?? value;

    private static IEnumerable<SelectListItem> Named(string none, IReadOnlyList<string> names, string? chosen) =>
        [new(none, ""), .. names.Select(n => new SelectListItem(n, n)), .. chosen is { Length: > 0 } && !names.Contains(chosen, StringComparer.OrdinalIgnoreCase) ? new[] { new SelectListItem(chosen, chosen) } : []];

    private int Depth(PlanItem item)
    {
        int depth = 0;
        for (int? above = item.ParentId; above is not null && depth < Choices.Plan.Count; depth++) above = Choices.Plan.FirstOrDefault(p => p.Id == above)?.ParentId;
        return depth;
    }
}

/// <summary>The page on which a measure is retired or brought back.</summary>
/// <param name="Stored">What is stored.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Effect">What it would do; null until it was asked for.</param>
/// <param name="Theirs">What someone stored meanwhile; null unless the officer has to choose.</param>
public sealed record RetirePage(MeasureEdit Stored, RetireForm Form, MeasureEffect? Effect = null, MeasureEdit? Theirs = null)
{
    public bool IsRetired => Stored.LastPeriod is not null;

    /// <summary>Whether the effect is that of bringing it back.</summary>
    public bool IsBack { get; init; }

    /// <summary>What stands in a field; a dash where nothing does.</summary>
    public static string Text(string field, string? value) => string.IsNullOrEmpty(value) ? "–" : value;

    /// <summary>The mark of what the effect was worked out for.</summary>
    public string? Seen { get; init; }
}

/// <summary>The form of that page.</summary>
/// <param name="LastPeriod">The last period it is taken in.</param>
/// <param name="ReplacedBy">The code of the measure that takes its place.</param>
/// <param name="Version">The version the form was filled from.</param>
public sealed record RetireForm(string? LastPeriod, string? ReplacedBy, string? Version);
