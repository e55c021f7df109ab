using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Schemes;

namespace PerformanceManagement.Web.Controllers;

/// <summary>How one measure is rated: first the effect of a change, then the deed.</summary>
[Authorize(Policies.ManageRules)]
[Route("measures/{code}/rating")]
public sealed class MeasureRatingController(MeasureRatingService ratings, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string code, CancellationToken stop) =>
        await ratings.FindAsync(RouteCode.Read(code), stop) is { } rating ? View(new MeasureRatingPage(rating, MeasureRatingForm.Of(rating))) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Index(string code, [FromForm(Name = nameof(MeasureRatingPage.Form))] MeasureRatingForm form, CancellationToken stop)
    {
        code = RouteCode.Read(code);
        // Only what was looked at is set: another tolerance has another effect.
        bool isSeen = form.Do == MeasureRatingForm.Set && form.Seen == form.Shown;
        Outcome? outcome = !ModelState.IsValid ? Answers.Unread
            : isSeen ? await ratings.SaveAsync(form.ToEdit(code), user.Actor, stop)
            : await ratings.PreviewAsync(form.ToEdit(code), user.Actor, stop);
        return await this.AnswerAsync(outcome, then: _ => RedirectToAction(nameof(Index), new { code }), again: async () =>
        {
            OverrideInHistory? theirs = outcome.Theirs<OverrideInHistory>();
            if (theirs is not null) form.Latest = theirs.Rule.Version;
            return await ratings.FindAsync(code, stop) is { } rating ? View(new MeasureRatingPage(rating, form, outcome.Effect<MeasureRatingEffect>(), theirs)) : NotFound();
        });
    }
}
