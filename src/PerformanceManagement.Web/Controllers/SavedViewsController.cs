using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Dashboard;
using PerformanceManagement.Web.Models.SavedViews;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The views of the dashboard that people keep by name. A view itself is shown by <see cref="DashboardController.Saved"/>.</summary>
[Authorize(Policies.Read)]
[Route("dashboard/views")]
public sealed class SavedViewsController(SavedViewService views, DashboardFinder finder, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(new SavedViewsPage(await views.ListAsync(user.Actor, stop), MayShare));

    [HttpGet("new")]
    public async Task<IActionResult> Add(Period? quarter, [FromQuery] DashboardQuery query, CancellationToken stop)
    {
        AskedDashboard asked = await finder.ReadAsync(quarter, query, stop);
        return asked.Filter is { } filter ? View(nameof(Edit), New(filter, asked, new SavedViewForm())) : this.NoQuarter(asked.Quarter, asked.Choices);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Add(Period? quarter, [FromQuery] DashboardQuery query, [FromForm(Name = nameof(SavedViewPage.Form))] SavedViewForm form, CancellationToken stop)
    {
        AskedDashboard asked = await finder.ReadAsync(quarter, query, stop);
        if (asked.Filter is not { } filter) return this.NoQuarter(asked.Quarter, asked.Choices);
        Outcome? outcome = ModelState.IsValid ? await views.SaveAsync(form.ToEdit(), SavedFilter.Of(filter, asked.Choices, form.KeepsQuarter), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(
            outcome,
            then: saved => RedirectToAction("Saved", "Dashboard", new { id = saved.Id }),
            again: () => Task.FromResult<IActionResult>(View(nameof(Edit), New(filter, asked, form))));
    }

    [HttpGet("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await FindAsync(id, stop) is { } view ? View(Of(view, SavedViewForm.From(view))) : NotThere();

    [HttpPost("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, [FromForm(Name = nameof(SavedViewPage.Form))] SavedViewForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await views.ChangeAsync(id, form.ToEdit(), user.Actor, stop) : Answers.Unread;
        return await AnswerAsync(id, outcome, nameof(Edit), form, stop);
    }

    [HttpGet("{id:int}/delete")]
    public async Task<IActionResult> Delete(int id, CancellationToken stop) =>
        await FindAsync(id, stop) is { } view ? View(Of(view, SavedViewForm.From(view))) : NotThere();

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(int id, [FromForm(Name = nameof(SavedViewPage.Form))] SavedViewForm form, CancellationToken stop) =>
        await AnswerAsync(id, await views.RemoveAsync(id, form.Version, user.Actor, stop), nameof(Delete), form, stop);

    private bool MayShare => SavedViewService.MayShare(user.Actor);

    private async Task<IActionResult> AnswerAsync(int id, Outcome? outcome, string again, SavedViewForm form, CancellationToken stop) => outcome is null ? NotThere() : await this.AnswerAsync(
        outcome,
        then: _ => RedirectToAction(nameof(Index)),
        again: async () =>
        {
            if (await FindAsync(id, stop) is not { } view) return NotThere();
            SavedViewItem? theirs = outcome.Theirs<SavedViewItem>();
            if (theirs is not null) form.Version = theirs.Version;
            return View(again, Of(view, form) with { Theirs = theirs });
        });

    private async Task<SavedViewItem?> FindAsync(int id, CancellationToken stop) => await views.FindAsync(id, user.Actor, stop) is { MayChange: true } view ? view : null;

    private IActionResult NotThere() => this.NothingThere("There is no such saved view that you can change", [("Saved views", Url.Action(nameof(Index))!)]);

    private SavedViewPage Of(SavedViewItem view, SavedViewForm form) => new(view, form, MayShare) { Shown = view.Content.Shown };

    private SavedViewPage New(DashboardFilter filter, AskedDashboard asked, SavedViewForm form) => new(null, form, MayShare)
    {
        Shown = filter.InWords(asked.Choices),
        Quarter = filter.Quarter,
        Address = (filter with { Page = 1 }).Address,
        Ignored = [.. filter.Ignored],
    };
}
