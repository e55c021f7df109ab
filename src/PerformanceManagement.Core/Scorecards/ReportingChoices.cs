using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>What there is to choose from when figures are looked at.</summary>
public sealed record ReportingChoices
{
    /// <summary>The quarters from the first to the last figures, and those with a collection, the latest first; never empty.</summary>
    public required IReadOnlyList<Period> Quarters { get; init; }

    /// <summary>The quarter after the latest of them: it has not been opened yet.</summary>
    public Period Next => Quarters[0].Next;

    /// <summary>The quarters that a list offers: the next one, then those there are.</summary>
    public IReadOnlyList<Period> Offered => [Next, .. Quarters];

    /// <summary>The open collection; null when no quarter is open.</summary>
    public Collection? Open { get; init; }

    /// <summary>The quarters that were opened again after sign-off.</summary>
    public IReadOnlyList<Collection> Reopened { get; init; } = [];

    /// <summary>The directorates, by name.</summary>
    public required IReadOnlyList<Directorate> Directorates { get; init; }

    /// <summary>The committees, by name.</summary>
    public required IReadOnlyList<Committee> Committees { get; init; }

    /// <summary>The services of measures, by name.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The portfolios of measures, by name.</summary>
    public required IReadOnlyList<string> Portfolios { get; init; }

    /// <summary>The tops of the plan, in its order: priorities and ways of working.</summary>
    public required IReadOnlyList<PlanItem> Priorities { get; init; }

    /// <summary>Which plan holds when.</summary>
    public PlanCalendar Plans { get; init; } = new([]);

    /// <summary>What is known of names of services and portfolio holders beside their use: which are closed.</summary>
    public IReadOnlyList<ListedName> Listed { get; init; } = [];

    /// <summary>The rating schemes, in all their versions that are no drafts, with their statuses; the default one first, the latest version before earlier ones.</summary>
    public required IReadOnlyList<RatingScheme> Schemes { get; init; }

    /// <summary>The quarter shown unless another is asked for: the open one, else the latest.</summary>
    public Period PresentQuarter => Open?.Period ?? Quarters[0];

    /// <summary>What a list for a quarter offers: without what was closed before the quarter began, and what is of another plan, but for what is chosen.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="chosen">What is chosen; null for nothing.</param>
    public ReportingChoices In(Period quarter, ScorecardFilter? chosen = null) => this with
    {
        Directorates = [.. Directorates.Where(d => d.IsOpenIn(quarter) || d.Id == chosen?.DirectorateId)],
        Committees = [.. Committees.Where(c => c.IsOpenIn(quarter) || c.Id == chosen?.CommitteeId)],
        Priorities = [.. Priorities.Where(p => (p.IsOpenIn(quarter) && p.PlanId == Plans.Of(quarter)) || p.Id == chosen?.PlanItemId)],
        Services = [.. Services.Where(name => name == chosen?.Service || !IsClosed(ListKind.Service, name, quarter))],
        Portfolios = [.. Portfolios.Where(name => name == chosen?.Portfolio || !IsClosed(ListKind.PortfolioHolder, name, quarter))],
    };

    private bool IsClosed(ListKind kind, string name, Period quarter) => Listed.Any(l => l.Kind == kind && !l.IsOpenIn(quarter) && l.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
