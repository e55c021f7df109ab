using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Dashboard;
using PerformanceManagement.Web.Models.Delivery;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Finds what an address of the dashboard asks for: for the page, its files, and what is kept of it.</summary>
public sealed class DashboardFinder(DashboardService dashboards, ReportingChoicesService choices, HomeService home, DeliveryReader delivery, CurrentUser user, TimeProvider time)
{
    /// <summary>The day it is.</summary>
    public DateOnly Today => BritishDay.Today(time);

    /// <summary>Reads an address.</summary>
    /// <param name="quarter">The quarter asked for; null for the present one.</param>
    /// <param name="query">The rest of the address.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<AskedDashboard> ReadAsync(Period? quarter, DashboardQuery query, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return new AskedDashboard(shown, found, null);

        // A director asks about their own directorate first; everybody else about the council.
        Directorate? own = query.Directorate is null && user.Actor.IsIn(Roles.Approver) ? await home.DirectorateOfAsync(user.Id, stop) : null;
        found = await choices.WithPlanItemAsync(found, QueryKey.Read(query.Priority), stop);
        return new AskedDashboard(shown, found, DashboardFilter.Read(shown, query, found, own));
    }

    /// <summary>The measures that a filter leaves, with what is made of them.</summary>
    public async Task<DashboardPage> MeasuresAsync(DashboardFilter filter, ReportingChoices found, CancellationToken stop) =>
        DashboardPage.Of(filter, found, await dashboards.GetAsync(filter.Quarter, filter.Scorecard, stop)) with { Today = Today };

    /// <summary>The page, with what should be looked at beside its measures, and from whom something is awaited where that is shown.</summary>
    public async Task<DashboardPage> PageAsync(DashboardFilter filter, ReportingChoices found, CancellationToken stop)
    {
        DateOnly day = DeliveryWords.Day(filter.Quarter, found, Today);
        var alerts = new DeliveryAlertPanel(filter.Quarter, filter.Directorate?.Id, await delivery.AlertsAsync(filter.Quarter, filter.Directorate?.Id, day, stop));
        DashboardPage page = await MeasuresAsync(filter, found, stop) with { Alerts = alerts };
        return filter.Show == DashboardShow.Missing ? await WithPeopleAsync(page, page.OnPage(page.Missing), [], stop) : page;
    }

    /// <summary>The page with all its rows, as a file lists them: who enters them, and from whom something is awaited where that is shown.</summary>
    public async Task<DashboardPage> WholeAsync(DashboardFilter filter, ReportingChoices found, CancellationToken stop)
    {
        DashboardPage page = await MeasuresAsync(filter, found, stop);
        return await WithPeopleAsync(page, filter.Show == DashboardShow.Missing ? page.Missing : [], page.View.Scorecard.Rows, stop);
    }

    private async Task<DashboardPage> WithPeopleAsync(DashboardPage page, IEnumerable<ScorecardRow> missing, IEnumerable<ScorecardRow> others, CancellationToken stop)
    {
        List<ScorecardRow> awaited = [.. missing];
        IReadOnlyDictionary<int, DecidedTask> decided = await home.DecidedAsync(page.Filter.Quarter, [.. awaited.Select(r => r.MeasureId)], stop);
        IEnumerable<int?> people = awaited.Concat(others).Select(r => r.OwnerId).Concat(decided.Values.Select(d => d.GivenToId));
        return page with { Decided = decided, Owners = await home.NamesAsync([.. people.OfType<int>().Distinct()], stop) };
    }
}

/// <summary>What an address of the dashboard asks for.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Choices">What exists.</param>
/// <param name="Filter">What it shows; null where there are no figures of the quarter.</param>
public sealed record AskedDashboard(Period Quarter, ReportingChoices Choices, DashboardFilter? Filter);
