using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Editions;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The published editions of a committee's report.</summary>
[Authorize(Policies.Read)]
[Route("reports/{period}/{committeeId:int}/editions")]
public sealed class EditionsController(EditionService editions, ReportFormats formats, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period period, int committeeId, CancellationToken stop) =>
        await editions.ListAsync(committeeId, period, user.Actor, stop) is { } list ? View(list) : NotFound();

    [HttpGet("publish")]
    [Authorize(Policies.Report)]
    public async Task<IActionResult> Publish(Period period, int committeeId, CancellationToken stop) =>
        (await editions.PublishAsync(committeeId, period, new EditionEdit(), user.Actor, stop)).Effect<EditionPreview>() is { } preview
            ? View(new PublishPage(period, committeeId, preview, PublishForm.From(preview)))
            : NotFound();

    [HttpPost("publish")]
    [Authorize(Policies.Report)]
    public async Task<IActionResult> Publish(Period period, int committeeId, [FromForm(Name = nameof(PublishPage.Form))] PublishForm form, CancellationToken stop)
    {
        Outcome? outcome = ModelState.IsValid ? await editions.PublishAsync(committeeId, period, form.Edit, user.Actor, stop) : Answers.Unread;
        return await this.AnswerAsync(outcome, then: saved => RedirectToAction(nameof(Show), new { period = period.UrlToken, committeeId, number = saved.Id }), again: async () =>
        {
            EditionPreview? preview = outcome.Effect<EditionPreview>()
                ?? (await editions.PublishAsync(committeeId, period, new EditionEdit(), user.Actor, stop)).Effect<EditionPreview>();
            return preview is null ? NotFound() : View(new PublishPage(period, committeeId, preview, form.Over(preview), outcome.Theirs<EditionListing>()));
        });
    }

    [HttpGet("compare")]
    public async Task<IActionResult> Compare(Period period, int committeeId, int a, int b, CancellationToken stop) =>
        await editions.CompareAsync(committeeId, period, a, b, user.Actor, stop) is { } comparison ? View(new ComparePage(period, committeeId, comparison)) : NotFound();

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(Period period, int committeeId, int number, CancellationToken stop) =>
        await editions.FindAsync(committeeId, period, number, user.Actor, stop) is { } edition ? View(new EditionPage(period, committeeId, edition, formats.All)) : NotFound();

    [HttpGet("{number:int}/{format:regex(^[[a-z]]{{3,4}}$)}")]
    public async Task<IActionResult> File(Period period, int committeeId, int number, string format, CancellationToken stop)
    {
        if (formats.Find(format) is not { } known || await editions.FileAsync(committeeId, period, number, format, user.Actor, stop) is not { } file) return NotFound();
        // It never changes; it may be withdrawn, so the browser asks each time.
        Response.Headers.CacheControl = "private, no-cache";
        return File(file.Content, known.MediaType, file.Name, lastModified: null, new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }

    [HttpGet("{number:int}/withdraw")]
    [Authorize(Policies.Report)]
    public async Task<IActionResult> Withdraw(Period period, int committeeId, int number, CancellationToken stop) => await WithdrawPageAsync(period, committeeId, number, new WithdrawForm(), stop);

    [HttpPost("{number:int}/withdraw")]
    [Authorize(Policies.Report)]
    public async Task<IActionResult> Withdraw(Period period, int committeeId, int number, [FromForm(Name = nameof(WithdrawPage.Form))] WithdrawForm form, CancellationToken stop) =>
        await this.AnswerAsync(
            await editions.WithdrawAsync(committeeId, period, number, form.Reason, user.Actor, stop),
            then: _ => RedirectToAction(nameof(Index), new { period = period.UrlToken, committeeId }),
            again: () => WithdrawPageAsync(period, committeeId, number, form, stop));

    private async Task<IActionResult> WithdrawPageAsync(Period period, int committeeId, int number, WithdrawForm form, CancellationToken stop) =>
        await editions.ListAsync(committeeId, period, user.Actor, stop) is { } list && list.Items.FirstOrDefault(e => e.Number == number) is { } edition
            ? View(new WithdrawPage(period, committeeId, list.Committee, edition, form))
            : NotFound();
}
