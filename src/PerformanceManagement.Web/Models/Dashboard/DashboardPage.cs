using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>The dashboard of a quarter.</summary>
public sealed record DashboardPage
{
    /// <summary>How many rows a page of a list has: what a person can read.</summary>
    public const int PageSize = 100;

    public required DashboardFilter Filter { get; init; }

    public required ReportingChoices Choices { get; init; }

    public required DashboardView View { get; init; }

    /// <summary>The counts over all measures of the filter, whatever their status and trend.</summary>
    public required IReadOnlyList<TallyGroup> Tallies { get; init; }

    /// <summary>The rows that the filter leaves, in groups and order, over all pages.</summary>
    public required DashboardRows Rows { get; init; }

    /// <summary>Who enters the measures that something is missing of, by their keys; empty where that is not shown.</summary>
    public IReadOnlyDictionary<int, string> Owners { get; init; } = new Dictionary<int, string>();

    /// <summary>What was decided this time about the measures that something is missing of, by their keys; empty where that is not shown.</summary>
    public IReadOnlyDictionary<int, DecidedTask> Decided { get; init; } = new Dictionary<int, DecidedTask>();

    /// <summary>What should be looked at beside the measures; null where nobody asked.</summary>
    public DeliveryAlertPanel? Alerts { get; init; }

    /// <summary>The view that was opened by its name; null for the dashboard itself.</summary>
    public SavedViewItem? Saved { get; init; }

    /// <summary>Whether there are no figures any more of the quarter that the view keeps to.</summary>
    public bool IsQuarterGone { get; init; }

    /// <summary>The day it is, for what is printed.</summary>
    public DateOnly Today { get; init; }

    /// <summary>How many measures the counts are over.</summary>
    public int All => View.Scorecard.Rows.Count;

    /// <summary>How many rows the filter leaves, on all pages.</summary>
    public int Shown => Rows.Count;

    public int Pages => Math.Max(1, (ListCount + PageSize - 1) / PageSize);

    /// <summary>The page shown: the last one, where the address asks for one after it.</summary>
    public int Page => Math.Min(Filter.Page, Pages);

    /// <summary>What is asked for and is not there, in sentences.</summary>
    public IEnumerable<string> Ignored => Saved is not null ? GoneFrom(Saved)
        : Filter.Page > Pages ? [.. Filter.Ignored, $"There is no page {Filter.Page}: this is the last one, page {Pages}."]
        : Filter.Ignored;

    /// <summary>The other things to look at, with how many there are.</summary>
    public IReadOnlyList<(DashboardShow Show, int Count)> Shows =>
    [
        (DashboardShow.Measures, All),
        (DashboardShow.Attention, View.Attention.Count),
        (DashboardShow.Moved, View.Moves.Count),
        (DashboardShow.Missing, Missing.Count),
        (DashboardShow.Commentary, Commented.Count),
    ];

    /// <summary>Measures of which a figure or a commentary is awaited, those without a figure first.</summary>
    public IReadOnlyList<ScorecardRow> Missing => View.Missing;

    /// <summary>Measures with a note for the quarter, the newest first.</summary>
    public IReadOnlyList<ScorecardRow> Commented => View.Commented;

    /// <summary>The rows on the page, under their groups.</summary>
    public IReadOnlyList<DashboardGroup> Groups => Rows.OnPage(Page);

    public static DashboardPage Of(DashboardFilter filter, ReportingChoices choices, DashboardView view) => new()
    {
        Filter = filter,
        Choices = choices,
        View = view,
        Tallies = view.Remembered("tallies", () => TallyGroup.Of(view.Scorecard, choices, view.CountsBefore)),
        Rows = view.Remembered($"{filter.Status}|{filter.Trend}|{filter.Group}|{filter.Sort}", () => DashboardRows.Of(filter, choices, view)),
    };

    /// <summary>What is missing of a measure, in words.</summary>
    public string? MissingOf(ScorecardRow row) => MissingWords.Of(row, Decided.GetValueOrDefault(row.MeasureId));

    /// <summary>From whom it is awaited: whoever it was given to this time, or its owner; null where nobody enters it.</summary>
    public string? AwaitedFrom(ScorecardRow row) => (Decided.GetValueOrDefault(row.MeasureId)?.GivenToId ?? row.OwnerId) is { } id ? Owners.GetValueOrDefault(id) : null;

    /// <summary>Why a measure needs attention, in words.</summary>
    public string ReasonsOf(AttentionItem item) => string.Join("; ", item.Reasons.Select(r => item.InWords(r, View.Earlier.Count)));

    /// <summary>One page of a list.</summary>
    public IEnumerable<T> OnPage<T>(IEnumerable<T> all) => all.Skip((Page - 1) * PageSize).Take(PageSize);

    private IEnumerable<string> GoneFrom(SavedViewItem view)
    {
        if (IsQuarterGone) yield return $"There are no figures of {view.Content.Quarter!.Value.Label} any more, which this view was saved with. It shows {Filter.Quarter.Label}.";
        if (Filter.Unknown.Count > 0)
            yield return $"The {Dashboard.Choices.Joined(Filter.Unknown)} that this view was saved with {(Filter.Unknown.Count == 1 ? "is" : "are")} no longer there, so it shows more than it did. It was saved to show: {view.Content.Shown}.";
    }

    private int ListCount => Filter.Show switch
    {
        DashboardShow.Measures => Rows.Count,
        DashboardShow.Attention => View.Attention.Count,
        DashboardShow.Moved => View.Moves.Count,
        DashboardShow.Missing => Missing.Count,
        DashboardShow.Commentary => Commented.Count,
        _ => 0,
    };
}
