using System.Globalization;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>The page of one measure.</summary>
/// <param name="Found">The measure in a quarter, with its course.</param>
/// <param name="Delivery">The projects, actions and risks that are about it.</param>
public sealed record MeasureDetails(FoundMeasure Found, DeliveryPicture Delivery)
{
    public MeasurePage Page => Found.Page;

    /// <summary>The quarters it can be seen in.</summary>
    public ReportingChoices Choices => Found.Choices;

    /// <summary>What is shown over time; null where there is nothing to show.</summary>
    public CourseView? Course => Found.Course;

    public Measure Measure => Page.Measure;

    public ScorecardRow Row => Page.Row;

    /// <summary>The chart of its signals; null when there is nothing to draw that the chart of its course does not show.</summary>
    public Chart? SignalChart =>
        Page.Signals.Segments is not [.., { } latest] || IsDrawn(latest.Points[0].Period.Length)
            ? null
            : new MeasureChart($"{Measure.Title} ({Measure.Unit}), {RuleWords.Often(Measure.Frequency).ToLowerInvariant()}, with process limits", Row.Rules).OfSignals(Page.Signals, Page.Targets);

    private bool IsDrawn(PeriodLength length) =>
        length == Course?.Points[^1].Point.Period.Length || (length == Row.Reported.Period.Length && Page.Signals.Segments.All(s => s.Limits is null));

    /// <summary>The points of that chart, the latest first, each with the limits of its stretch.</summary>
    public IEnumerable<(SignalPoint Point, ProcessLimits? Limits)> SignalPoints =>
        Page.Signals.Segments.SelectMany(s => s.Points.Select(p => (p, s.Limits))).Reverse();

    /// <summary>A mean or limit as it is displayed; a dash where there is none.</summary>
    public string LevelText(decimal? level) => level is { } figure ? SignalSentence.Level(figure, Row.Rules) : "–";

    /// <summary>What a point means and why: "Concern: above the upper limit"; empty for common cause.</summary>
    public static string SignalText(SignalPoint point) => SignalSentence.Finding(point) is not { } finding ? "" : point.Variation switch
    {
        Variation.Improvement => $"Improvement: {Wording.LowerFirst(finding)}",
        Variation.Concern => $"Concern: {Wording.LowerFirst(finding)}",
        _ => finding,
    };

    /// <summary>The comparisons, in the order of the papers.</summary>
    public IReadOnlyList<(string Name, DirectionOfTravel Trend)> Trends =>
    [
        ("Short trend", Row.ShortTrend), ("Long trend", Row.LongTrend), (Row.SinceLastYearName, Row.LastYear),
        .. (Row.MonthOnMonth ?? []).Select(m => ($"{m.Month.Label}, month on month", m.Trend)),
    ];

    /// <summary>Whether comparing year on year would say more: within a year, what counts the year so far nearly always rises.</summary>
    public bool SuggestsYearOnYear => Row.Rules is { CountsTheYearSoFar: true, Trend: TrendBasis.Ongoing };

    /// <summary>The figures of the quarter, in words: name, figure, remark.</summary>
    public IReadOnlyList<(string Name, string Text, string? Remark)> Figures =>
    [
        ("Value", Row.ValueText, Row.ValueRemark),
        ("Target", Row.TargetText, null),
        .. Row.YearSoFar is { } soFar ? new[] { ("Year so far", Row.Text(soFar), ScorecardRow.Remark(soFar, soFar.Period)) } : [],
        ("Year’s target", Row.YearTargetText, null),
        .. Row.PreviousYear is { } year ? new[] { (Name: year.Period.Label, Row.Text(year), ScorecardRow.Remark(year, year.Period)) } : [],
    ];

    /// <summary>Whether numerator and denominator are known for any period.</summary>
    public bool HasRatio => Course is { } course && course.Points.Any(h => h.Point.Numerator is not null);

    /// <summary>Notes, the latest first.</summary>
    public IReadOnlyList<EnteredValue> Notes => [.. Page.Values.Where(v => v.Result.Note is not null)];

    /// <summary>Figures that were replaced, the latest replacement first.</summary>
    public IReadOnlyList<(string Text, EarlierFigure Before)> Replaced =>
    [
        .. Page.Values.SelectMany(v => v.Before.Select((before, n) => (Text: ReplacedText(v, before, n == 0 ? v.Result : v.Before[n - 1].Figures), Before: before)))
            .Where(r => r.Text is not null).OrderByDescending(r => r.Before.Figures.ReplacedAt).Select(r => (r.Text!, r.Before)),
    ];

    /// <summary>The measure's rules and keepers, in words.</summary>
    public IReadOnlyList<MeasureFact> Facts =>
    [
        .. new (string Name, string? Text)[]
        {
            ("What is good", RuleWords.Good(Measure.Good)),
            ("Unit", RuleWords.Unit(Measure)),
            ("Taken", RuleWords.Taken(Measure)),
            ("Entered", RuleWords.Entered(Measure)),
            ("Reported and rated", RuleWords.Reported(Measure.Basis)),
            ("Months make a quarter", Measure.Frequency == Frequency.Month ? RuleWords.PutTogether(Measure.QuarterRule) : null),
            ("Periods make a year", Measure.Frequency is Frequency.Year or Frequency.Survey ? null : RuleWords.PutTogether(Measure.YearRule)),
            ("While a part is missing", Measure.QuarterRule == AggregationRule.None && Measure.YearRule == AggregationRule.None ? null : RuleWords.WhilePartIsMissing(Measure.Partial)),
            ("Rated by", RuleWords.Rated(Row.Rules, Row.Rating.SchemeName ?? (Page.RatedBy is { } own ? own.Rule.SchemeName : Measure.SchemeName))),
            ("Rated so since", Page.RatedBy is { } set ? $"{FigureFormat.Date(set.Rule.From)}, set by {set.By}: {set.Rule.Reason}" : null),
            ("Compared", RuleWords.Trend(Measure.Trend)),
            ("No change", Measure.NoChangeBand is { } band ? $"Up to {Measure.ToRules().Difference(band)} apart" : null),
            ("Data source", Measure.DataSource),
            ("How it is collected", Measure.HowCollected),
            ("Quality of the data", Measure.QualityNotes),
            ("Contact", Measure.Contact),
            ("First period", Measure.FirstPeriod?.Label),
            ("Last period", Measure.LastPeriod?.Label),
            ("Replaced by", Measure.ReplacedBy is { } next ? $"{next.Code} {next.Title}" : null),
            ("Codes before", Measure.EarlierCodes.Count == 0 ? null : string.Join(", ", Measure.EarlierCodes.OrderByDescending(c => c.GivenUpAt).Select(c => c.Code))),
            ("Definition before", Measure.EarlierDefinitions.Count == 0 ? null : string.Join("; ", Measure.EarlierDefinitions.OrderByDescending(d => d.Until).Select(d => $"until {FigureFormat.Date(d.Until)}: {(d.Text.Length == 0 ? "none" : d.Text)}"))),
            ("Rules before", RuleWords.Before(Measure)),
            ("Council plan", Row.PlanPath.Count == 0 ? null : string.Join(" › ", Row.PlanPath.Select(p => p.NumberedTitle))),
            ("Directorate", Measure.Directorate?.Name),
            ("Service", Measure.Service),
            ("Portfolio", Measure.Portfolio),
            ("Committees", Measure.Committees.Count == 0 ? null : string.Join("; ", Measure.Committees.Select(c => c.Name).Order(StringComparer.OrdinalIgnoreCase))),
            ("Owner", Page.Owner ?? "Nobody yet"),
            ("Marked as", RuleWords.Flags(Measure.Flags)),
        }.Where(f => f.Text is not null).Select(f => new MeasureFact(f.Name, f.Text!) { Links = LinksOf(f.Name) }),
    ];

    // Whatever the dashboard or the list of measures can be narrowed to leads there.
    private IReadOnlyList<FactLink> LinksOf(string fact) => fact switch
    {
        "Council plan" => [.. Row.PlanPath.Select(p => Choices.Priorities.Any(top => top.Id == p.Id)
            ? new FactLink(p.NumberedTitle, "Dashboard", Dashboard("priority", p.Id))
            : new FactLink(p.NumberedTitle, "Measures", new() { ["plan"] = Key(p.Id) }))],
        "Directorate" => [new FactLink(Measure.Directorate!.Name, "Dashboard", Dashboard("directorate", Measure.Directorate.Id))],
        "Service" => [new FactLink(Measure.Service!, "Measures", new() { ["service"] = Measure.Service! })],
        "Committees" => [.. Measure.Committees.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Select(c => new FactLink(c.Name, "Dashboard", Dashboard("committee", c.Id)))],
        _ => [],
    };

    private Dictionary<string, string> Dashboard(string filter, int id)
    {
        Dictionary<string, string> address = new() { ["quarter"] = Row.Quarter.UrlToken, ["directorate"] = DashboardFilter.All };
        address[filter] = Key(id);
        return address;
    }

    private static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);

    // A figure is restated when it was signed off before. Null where nothing of it changed but its note.
    private string? ReplacedText(EnteredValue of, EarlierFigure before, ResultFigures after)
    {
        (string was, string became) = (TextOf(before.Figures, of), TextOf(after, of));
        return was == became ? null : $"{of.Result.Period.Label} {(before.Figures.SignedOffIn is null ? "changed" : "restated")} from {was} to {became}";
    }

    private string TextOf(ResultFigures figures, EnteredValue of) => CellText.Of(figures, RulesOf(of));

    private MeasureRules RulesOf(EnteredValue value) => Measure.ToDatedRules().At(value.Result.PeriodEnd);
}

/// <summary>A fact about a measure, in words.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Text">The words.</param>
public sealed record MeasureFact(string Name, string Text)
{
    /// <summary>Where its words lead, in their order; empty where they lead nowhere.</summary>
    public IReadOnlyList<FactLink> Links { get; init; } = [];
}

/// <summary>A link from a fact to a list that holds what shares it.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Controller">Whose list.</param>
/// <param name="Address">What narrows it.</param>
public sealed record FactLink(string Text, string Controller, Dictionary<string, string> Address);
