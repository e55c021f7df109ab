using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Log;

namespace PerformanceManagement.Web.Controllers;

/// <summary>What was changed of a measure, for everybody who may see it.</summary>
[Authorize(Policies.Read)]
[Route("measures/{code}/log")]
public sealed class MeasureLogController(AuditLogService log, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string code, string? field, string? before, CancellationToken stop) =>
        await log.OfMeasureAsync(RouteCode.Read(code), LogQuery.FieldOf(field), LogQuery.PlaceOf(before), user.Actor, stop) is { } audit
            ? View(new MeasureLogPage(audit, field, LogQuery.PlaceOf(before) is null)) : NotFound();
}
