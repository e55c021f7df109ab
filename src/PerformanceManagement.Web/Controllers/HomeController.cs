using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.Watching;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Dashboard;
using PerformanceManagement.Web.Models.Delivery;
using PerformanceManagement.Web.Models.Home;

namespace PerformanceManagement.Web.Controllers;

[Authorize(Policies.Read)]
[Route("")]
public sealed class HomeController(HomeService home, ReportingChoicesService choices, ScorecardService scorecards, ResultService results, DeliveryReader delivery, DeliveryWorkService work, WatchService watches, ApprovalService approvals, CurrentUser user, TimeProvider time) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        Actor actor = user.Actor;
        ReportingChoices found = await choices.GetAsync(stop);
        Directorate? own = actor.IsIn(Roles.Contributor, Roles.Approver) ? await home.DirectorateOfAsync(user.Id, stop) : null;
        var area = new DashboardFilter { Quarter = found.PresentQuarter, Directorate = own };
        bool runsCollection = actor.IsIn(Roles.Administrator, Roles.PerformanceOfficer);
        QuarterlyScorecard scorecard = await scorecards.GetAsync(area.Quarter, area.Scorecard, stop);
        return View(new HomePage
        {
            Choices = found,
            Area = area,
            Scorecard = scorecard,
            WatchedChanged = await watches.ChangedAsync(scorecard, actor, stop),
            Meetings = await home.MeetingsAsync(area.Quarter, stop),
            Entry = user.May(Policies.Contribute) ? await results.WaitingAsync(actor, HomePage.TasksShown, stop) : null,
            Approvals = await approvals.WaitingAsync(actor, stop),
            Texts = await home.TextsAsync(user.Id, stop: stop),
            Progress = runsCollection && found.Open is not null ? await home.ProgressAsync(area.Quarter, stop) : null,
            Updates = await work.ListAsync(actor, DeliveryTaskFilter.Waiting, size: HomePage.TasksShown, stop: stop),
            Alerts = new DeliveryAlertPanel(area.Quarter, own?.Id, await delivery.AlertsAsync(area.Quarter, own?.Id, BritishDay.Today(time), stop)),
            RunsCollection = runsCollection,
            HasNoMeasures = scorecard.Rows.Count == 0 && runsCollection && !await home.HasMeasuresAsync(stop),
            AnswersForReds = user.May(Policies.Approve),
            TakesReports = user.May(Policies.Report),
        });
    }
}
