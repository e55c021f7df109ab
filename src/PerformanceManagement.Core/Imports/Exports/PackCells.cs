using System.Globalization;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Imports.Exports;

/// <summary>The cells of an export, column by column: what the rows of an import read. A column that has no line here is an error as soon as a pack is written.</summary>
internal static class PackCells
{
    public static Func<string, string?> Of(StoredScheme scheme, StoredStatus status) => column => column switch
    {
        "scheme" => scheme.Name,
        "from" => Day(scheme.InForceFrom),
        "to" => Day(scheme.InForceTo),
        "default" => YesNo(scheme.IsDefault),
        "order" => Whole(status.Order),
        "key" => status.Key,
        "label" => status.Label,
        "short_label" => status.ShortLabel,
        "shape" => PackWords.Shapes[status.Shape],
        "colour" => PackWords.Colours[status.Colour],
        "largest_shortfall" => Plain(status.LargestShortfall),
        "shortfall_kind" => PackWords.ToleranceKinds[status.Kind],
        "last_year" => PackWords.LastYearConditions[status.LastYear],
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(TrendSetting setting) => column => column switch
    {
        "frequency" => PackWords.Frequencies[setting.Frequency],
        "periods" => Whole(setting.Periods),
        "least_periods" => Whole(setting.LeastPeriods),
        _ => throw Unknown(column),
    };

    /// <summary>The rows of the scale of risks: the highest step first, as it is typed.</summary>
    public static IEnumerable<Func<string, string?>> Of(RiskScale scale) =>
    [
        .. scale.Likelihoods.Reverse().Select(l => Part("likelihood", l.Code, l.Word)),
        .. scale.Impacts.Reverse().Select(l => Part("impact", l.Code, l.Word)),
        Part("appetite", Whole(scale.Appetite), "the highest product of the two that the council accepts"),
    ];

    public static Func<string, string?> Of(ListKind list, string name, DateOnly? closed) => column => column switch
    {
        "list" => PackWords.Lists[list],
        "name" => name,
        "closed" => Day(closed),
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(CouncilPlan plan) => column => column switch
    {
        "name" => plan.Name,
        "from" => Day(plan.From),
        _ => throw Unknown(column),
    };

    /// <param name="item">The item.</param>
    /// <param name="parent">The id of what it stands under.</param>
    /// <param name="plan">The name of its plan; null where the council has had one alone.</param>
    public static Func<string, string?> Of(PlanItem item, string? parent, string? plan) => column => column switch
    {
        "id" => item.Key,
        "parent" => parent,
        "kind" => PackWords.Kinds[item.Kind],
        "number" => item.Number,
        "of" => plan,
        "closed" => Day(item.ClosedOn),
        "title" => item.Title,
        _ => throw Unknown(column),
    };

    /// <param name="measure">The measure.</param>
    /// <param name="plan">The id of its place in the plan.</param>
    /// <param name="madeFrom">The codes of the measures it is made from.</param>
    public static Func<string, string?> Of(Measure measure, string? plan, IEnumerable<string> madeFrom) => column => column switch
    {
        "code" => measure.Code,
        "title" => measure.Title,
        "definition" => measure.Definition,
        "plan" => plan,
        "directorate" => measure.Directorate?.Name,
        "service" => measure.Service,
        "portfolio" => measure.Portfolio,
        "committees" => List(measure.Committees.Select(c => c.Name)),
        "unit" => measure.Unit,
        "decimals" => Whole(measure.Decimals),
        "good" => PackWords.Good[measure.Good],
        "frequency" => PackWords.Frequencies[measure.Frequency],
        "calendar" => PackWords.Calendars[measure.Calendar],
        "arrears" => Whole(measure.Arrears),
        "entry" => PackWords.Entries[measure.Entry],
        "basis" => PackWords.Bases[measure.Basis],
        "quarter_rule" => PackWords.Rules[measure.QuarterRule],
        "year_rule" => PackWords.Rules[measure.YearRule],
        "scheme" => measure.IsDataOnly ? MeasureRows.DataOnly : measure.SchemeName,
        "tolerance" => Tolerance(measure.Tolerance, measure.ToleranceKind, measure),
        "tolerance_kind" => measure.ToleranceKind is { } kind ? PackWords.ToleranceKinds[kind] : null,
        "trend" => PackWords.Trends[measure.Trend],
        "partial" => PackWords.Partials[measure.Partial],
        "no_change_band" => Figure(measure.NoChangeBand, MeasureRows.DifferenceUnit(measure)),
        "benchmark_band" => Figure(measure.BenchmarkBand, MeasureRows.DifferenceUnit(measure)),
        "flags" => List(Enum.GetValues<MeasureFlags>().Where(f => f != MeasureFlags.None && measure.Flags.HasFlag(f)).Select(f => PackWords.Flags[f])),
        "made_from" => List(madeFrom),
        "first_period" => measure.FirstPeriod?.Token,
        "last_period" => measure.LastPeriod?.Token,
        "collects_ratio" => measure.CollectsRatio ? "yes" : "no",
        "replaced_by" => measure.ReplacedBy?.Code,
        "data_source" => measure.DataSource,
        "how_collected" => measure.HowCollected,
        "quality_notes" => measure.QualityNotes,
        "contact" => measure.Contact,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, EarlierRules rules) => column => column switch
    {
        "code" => measure.Code,
        "until" => Day(rules.Until),
        "unit" => rules.Unit,
        "decimals" => Whole(rules.Decimals),
        "good" => PackWords.Good[rules.Good],
        "frequency" => PackWords.Frequencies[rules.Frequency],
        "calendar" => PackWords.Calendars[rules.Calendar],
        "arrears" => Whole(rules.Arrears),
        "entry" => PackWords.Entries[rules.Entry],
        "basis" => PackWords.Bases[rules.Basis],
        "quarter_rule" => PackWords.Rules[rules.QuarterRule],
        "year_rule" => PackWords.Rules[rules.YearRule],
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, EarlierPlace place, string? plan) => column => column switch
    {
        "code" => measure.Code,
        "until" => Day(place.Until),
        "plan" => plan,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, EarlierCode code) => column => column switch
    {
        "code" => measure.Code,
        "earlier" => code.Code,
        "given_up" => Day(BritishDay.Of(code.GivenUpAt)),
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, EarlierDefinition definition) => column => column switch
    {
        "code" => measure.Code,
        "until" => Day(definition.Until),
        "definition" => definition.Text,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, MethodBreak methodBreak) => column => column switch
    {
        "code" => measure.Code,
        "period" => methodBreak.From.Token,
        "reason" => methodBreak.Reason,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, RatingOverride rating) => column => column switch
    {
        "code" => measure.Code,
        "from" => Day(rating.From),
        "scheme" => rating.SchemeName,
        "tolerance" => Tolerance(rating.Tolerance, rating.ToleranceKind, measure),
        "tolerance_kind" => rating.ToleranceKind is { } kind ? PackWords.ToleranceKinds[kind] : null,
        "reason" => rating.Reason,
        "set_on" => Day(BritishDay.Of(rating.SetAt)),
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, LimitRebase rebase) => column => column switch
    {
        "code" => measure.Code,
        "period" => rebase.From.Token,
        "reason" => rebase.Reason,
        "set_on" => Day(BritishDay.Of(rebase.SetAt)),
        _ => throw Unknown(column),
    };

    /// <param name="measure">The measure.</param>
    /// <param name="rules">Its rules in the period of the figure, whose unit it is in.</param>
    /// <param name="result">The figure as it may leave.</param>
    public static Func<string, string?> Of(Measure measure, MeasureRules rules, MeasureResult result) => column => column switch
    {
        "code" => measure.Code,
        "period" => result.Period.Token,
        "value" => Figure(result.Value, rules.Unit),
        "numerator" => Figure(result.Numerator, MeasureUnit.Of(rules.Unit).NumeratorUnit),
        "denominator" => Plain(result.Denominator),
        "year_to_date" => Figure(result.YearToDate, rules.Unit),
        "forecast" => Figure(result.Forecast, rules.Unit),
        "reason" => result.Reason is { } reason ? PackWords.Reasons[reason] : null,
        "quality" => PackWords.Qualities[result.Quality],
        "label" => result.Label,
        "judged" => result.JudgedStatus,
        "note" => result.Note,
        "note_date" => Day(result.NoteDate),
        "source" => result.Source,
        "quality_note" => result.QualityNote,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, MeasureRules rules, Target target) => column => column switch
    {
        "code" => measure.Code,
        "period" => target.Period.Token,
        "value" => Figure(target.Value, rules.Unit),
        "low" => Figure(target.Low, rules.Unit),
        "high" => Figure(target.High, rules.Unit),
        "words" => target.Words,
        "kind" => PackWords.TargetKinds[target.Kind],
        "floor" => Figure(target.Floor, rules.Unit),
        "profile" => target.Profile is { } profile ? PackWords.Profiles[profile] : null,
        "baseline" => Figure(target.Baseline, rules.Unit),
        "baseline_period" => target.BaselinePeriod?.Token,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, Benchmark benchmark) => column => column switch
    {
        "code" => measure.Code,
        "period" => benchmark.Period.Token,
        "area" => benchmark.Area,
        "value" => Figure(benchmark.Value, measure.Unit),
        "source" => benchmark.Source,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(BenchmarkGroup group, BenchmarkGroupMember member) => column => column switch
    {
        "group" => group.Name,
        "area" => member.Area,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(StoredText text) => column => column switch
    {
        "committee" => text.Committee,
        "period" => text.Period.Token,
        "key" => text.Key,
        "text" => text.Text,
        "ready" => YesNo(text.IsReady),
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(PlanNote note, string plan) => column => column switch
    {
        "plan" => plan,
        "period" => note.Period.Token,
        "text" => note.Text,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(CommitteeMeeting meeting) => column => column switch
    {
        "committee" => meeting.Committee!.Name,
        "period" => meeting.Period.Token,
        "date" => Day(meeting.Date),
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Collection quarter) => column => column switch
    {
        "period" => quarter.Period.Token,
        "state" => PackWords.QuarterStates[quarter.State],
        "due" => Day(quarter.DueOn),
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(int number, Measure measure, MeasureRules rules, StoredRestatement correction) => column => column switch
    {
        "number" => Whole(number),
        "code" => measure.Code,
        "period" => correction.Period.Token,
        "signed_off_in" => correction.Was.SignedOffIn!.Value.Token,
        "at" => correction.Was.ReplacedAt.ToString(CorrectionRows.MomentFormat, CultureInfo.InvariantCulture),
        "because" => correction.Was.Because,
        "value" => Figure(correction.Was.Value, rules.Unit),
        "numerator" => Figure(correction.Was.Numerator, MeasureUnit.Of(rules.Unit).NumeratorUnit),
        "denominator" => Plain(correction.Was.Denominator),
        "year_to_date" => Figure(correction.Was.YearToDate, rules.Unit),
        "reason" => correction.Was.Reason is { } reason ? PackWords.Reasons[reason] : null,
        _ => throw Unknown(column),
    };

    public static Func<string, string?> Of(Measure measure, Period quarter, string row) => column => column switch
    {
        "code" => measure.Code,
        "period" => quarter.Token,
        "row" => row,
        _ => throw Unknown(column),
    };

    private static Func<string, string?> Part(string part, string? code, string word) => column => column switch
    {
        "part" => part,
        "code" => code,
        "word" => word,
        _ => throw Unknown(column),
    };

    // Read in the unit of the measure where that is what it counts; percent and points are plain numbers.
    private static string? Tolerance(decimal? tolerance, ToleranceKind? kind, Measure measure) =>
        Figure(tolerance, kind == ToleranceKind.Units ? MeasureRows.DifferenceUnit(measure) : null);

    private static string? Figure(decimal? figure, string? unit) => figure is { } value ? FigureFormat.Typed(value, unit ?? "number") : null;

    private static string? Plain(decimal? figure) => Figure(figure, null);

    // Whatever the database's order, so that the same data make the same file.
    private static string? List(IEnumerable<string> names) => string.Join(';', names.Order(StringComparer.Ordinal));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool isSo) => isSo ? "yes" : "no";

    private static ArgumentOutOfRangeException Unknown(string column) => new(nameof(column), column, "Nothing is written to this column of a data pack yet.");
}

/// <summary>A text of a report, with the report it is of.</summary>
internal sealed record StoredText(string Committee, Period Period, string Key, string Text, bool IsReady);

/// <summary>A correction, with the figure it is of.</summary>
internal sealed record StoredRestatement(int MeasureId, Period Period, Restatement Was);
