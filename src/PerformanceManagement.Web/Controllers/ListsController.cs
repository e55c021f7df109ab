using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Lists;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The council's directorates, services, portfolio holders and committees.</summary>
[Authorize(Policies.ManageRules)]
[Route("lists")]
public sealed class ListsController(ListService lists, ListChangeService changes, MeetingService meetings, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(new ListsPage(await lists.CountsAsync(stop), (await meetings.PageAsync(null, 1, stop)).Total));

    [HttpGet("{list}")]
    public async Task<IActionResult> Show(string list, [FromQuery] ListQuery query, CancellationToken stop) =>
        ListRoute.Read(list) is { } kind ? View(new ListPage(query, await lists.PageAsync(kind, query.ToFilter(), QueryKey.Page(query.Page), stop))) : NotFound();

    [HttpGet("{list}/new")]
    public IActionResult Add(string list) => ListRoute.Read(list) is { } kind ? View(new ListAddPage(kind, new ListForm())) : NotFound();

    [HttpPost("{list}/new")]
    public async Task<IActionResult> Add(string list, [FromForm(Name = nameof(ListAddPage.Form))] ListForm form, CancellationToken stop)
    {
        if (ListRoute.Read(list) is not { } kind) return NotFound();
        Outcome? outcome = ModelState.IsValid ? await changes.AddAsync(new ListAdd(kind, form.Name), user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Show), new { list }), again: () => Task.FromResult<IActionResult>(View(new ListAddPage(kind, form))));
    }

    [HttpGet("{list}/item")]
    public async Task<IActionResult> Item(string list, string? name, CancellationToken stop) =>
        ListRoute.Read(list) is { } kind && await lists.FindAsync(kind, name ?? "", stop) is { } details ? View(details) : NotFound();

    [HttpGet("{list}/item/{deed}")]
    public async Task<IActionResult> Change(string list, string deed, string? name, CancellationToken stop)
    {
        if (ListRoute.Read(list) is not { } kind || ListRoute.ReadDeed(deed) is not { } known || await lists.FindAsync(kind, name ?? "", stop) is not { } details) return NotFound();
        var form = new ListForm { Name = known == ListDeed.Rename ? details.Item.Name : null, Version = details.Item.Version };
        return View(await PageAsync(kind, details.Item.Name, known, details, form, null, stop));
    }

    [HttpPost("{list}/item/{deed}")]
    public async Task<IActionResult> Change(string list, string deed, string? name, [FromForm(Name = nameof(ListChangePage.Form))] ListForm form, CancellationToken stop)
    {
        if (ListRoute.Read(list) is not { } kind || ListRoute.ReadDeed(deed) is not { } known || name is null) return NotFound();
        // What a merge does depends on what it goes into: only what was looked at is stored.
        bool isSeen = form.Do == ListForm.Save && (known != ListDeed.Merge || form.Seen == form.Name);
        Outcome? outcome = !ModelState.IsValid ? Answers.Unread
            : isSeen ? await changes.SaveAsync(form.ToChange(kind, name, known), user.Actor, stop)
            : await changes.PreviewAsync(form.ToChange(kind, name, known), user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Show), new { list }), again: async () =>
        {
            ListMeanwhile? meanwhile = outcome.Theirs<ListMeanwhile>();
            if (meanwhile?.Item is { } theirs) form.Version = theirs.Version;
            ListChangePage page = await PageAsync(kind, name, known, await lists.FindAsync(kind, name, stop), form, outcome.Effect<EffectInWords>(), stop);
            return View(page with { Meanwhile = meanwhile });
        });
    }

    private async Task<ListChangePage> PageAsync(ListKind kind, string name, ListDeed deed, ListedDetails? details, ListForm form, EffectInWords? effect, CancellationToken stop) => new(kind, name, deed, details, form)
    {
        Effect = effect ?? (details is null ? null : ListChangeService.EffectOf(details, deed)),
        Into = deed != ListDeed.Merge ? [] : [new($"Select a {ListNames.One(kind)}", ""), .. (await lists.OfferedAsync(kind, null, stop)).Where(n => n != name).Select(n => new SelectListItem(n, n))],
    };
}
