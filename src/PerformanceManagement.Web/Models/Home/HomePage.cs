using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models.Dashboard;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Models.Home;

/// <summary>A person's first page: what waits for them, how their area stands, the next committee. What their role has nothing to do with is null.</summary>
public sealed record HomePage
{
    internal const int TasksShown = 8;
    internal const int RedsShown = 20;

    public required ReportingChoices Choices { get; init; }

    /// <summary>The person's area in the present quarter.</summary>
    public required DashboardFilter Area { get; init; }

    public required QuarterlyScorecard Scorecard { get; init; }

    public required QuarterMeetings Meetings { get; init; }

    /// <summary>How many of the measures that the person watches have changed since they last looked.</summary>
    public int WatchedChanged { get; init; }

    /// <summary>The values that still wait, of every open quarter; null for those who enter none, and when no quarter is open.</summary>
    public EntryList? Entry { get; init; }

    /// <summary>How many values wait for the person to approve them.</summary>
    public int Approvals { get; init; }

    /// <summary>The texts of committees' reports that the person is to write.</summary>
    public required GivenTexts Texts { get; init; }

    /// <summary>How far each directorate is; null for those who do not run the collection.</summary>
    public IReadOnlyList<CollectionProgress>? Progress { get; init; }

    /// <summary>The updates of projects, actions and risks that are asked for, of every open quarter; none for those who write none.</summary>
    public required DeliveryWork Updates { get; init; }

    /// <summary>What should be looked at beside the measures.</summary>
    public required DeliveryAlertPanel Alerts { get; init; }

    /// <summary>Whether the person runs the collection.</summary>
    public bool RunsCollection { get; init; }

    /// <summary>Whether there is no measure at all yet, for somebody who can mend that.</summary>
    public bool HasNoMeasures { get; init; }

    /// <summary>Whether the person answers for what is red.</summary>
    public bool AnswersForReds { get; init; }

    /// <summary>Whether the person takes the committees' reports.</summary>
    public bool TakesReports { get; init; }

    /// <summary>"Housing" or "The council".</summary>
    public string AreaName => Area.Directorate?.Name ?? "The council";

    /// <summary>The counts against target and since the period before.</summary>
    public TallyPanel Tallies => new(TallyGroup.Of(Scorecard, Choices), Area);

    /// <summary>The first tasks that wait, each with the quarter that asks for it: the first, where several do.</summary>
    public IReadOnlyList<(Period Quarter, EntryTask Task)> Waiting =>
        [.. (Entry?.Quarters ?? []).SelectMany(q => q.Tasks.Select(t => (q.Quarter, Task: t)))];

    public RedMeasures Reds => RedMeasures.Of(Scorecard);

    /// <summary>Whether there is anything beside how the area stands.</summary>
    public bool HasWork => Texts.Items.Count > 0 || Updates.Asked > 0 || Entry is not null || Progress is not null || AnswersForReds || TakesReports;

    /// <summary>The committees with their meetings, the next one first; those without a meeting last.</summary>
    public IReadOnlyList<(Committee Committee, CommitteeMeeting? Meeting)> Committees =>
        [.. Choices.In(Scorecard.Quarter).Committees.Select(c => (Committee: c, Meeting: Meetings.Of(c.Id))).OrderBy(c => c.Meeting is null).ThenBy(c => c.Meeting?.Date)];
}
