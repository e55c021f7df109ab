using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Measures;
using PerformanceManagement.Web.Models.Owners;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Who enters which measures.</summary>
[Authorize(Policies.ManageRules)]
[Route("owners")]
public sealed class OwnersController(MeasureListService list, MeasureOwnerService owners, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] MeasureListQuery query, CancellationToken stop) => View(await PageAsync(query, new OwnersForm(), stop));

    [HttpPost]
    public async Task<IActionResult> Index([FromQuery] MeasureListQuery query, [FromForm(Name = nameof(OwnersPage.Form))] OwnersForm form, CancellationToken stop)
    {
        if (form.Codes.Count == 0) ModelState.AddModelError("Form.Codes", "Select at least one measure");
        int? owner = int.TryParse(form.Owner, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;
        if (owner is null && form.Owner != OwnersForm.Nobody) ModelState.AddModelError("Form.Owner", "Select who enters the measures");
        if (ModelState.IsValid)
        {
            if (await owners.AssignAsync(form.Codes, owner, user.Actor, stop) is { } done)
            {
                TempData["Done"] = done;
                return RedirectToAction(nameof(Index), new MeasureListPage(query, await list.GetAsync(query.ToFilter(), query.PageNumber, stop)).Address(query.PageNumber));
            }

            ModelState.AddModelError("Form.Owner", "That person may not enter values. Select somebody else");
        }

        return View(await PageAsync(query, form, stop));
    }

    private async Task<OwnersPage> PageAsync(MeasureListQuery query, OwnersForm form, CancellationToken stop) =>
        new(new MeasureListPage(query, await list.GetAsync(query.ToFilter(), query.PageNumber, stop)), await owners.OwnersAsync(stop), form);
}
