using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Log;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Who did what, and each change before and after.</summary>
[Authorize(Policies.ManageRules)]
[Route("log")]
public sealed class LogController(AuditLogService log, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] LogQuery query, CancellationToken stop)
    {
        AuditFilter filter = query.ToFilter(out IReadOnlyList<FieldMessage> problems);
        this.Refuse(problems);
        AuditPage page = problems.Count > 0 ? new AuditPage([], null) : await log.PageAsync(filter, query.Place, user.Actor, stop);
        return View(new LogPage(query, page, user.May(Policies.Administer)));
    }

    [HttpGet("changes.csv")]
    public IActionResult Csv([FromQuery] LogQuery query)
    {
        AuditFilter filter = query.ToFilter(out IReadOnlyList<FieldMessage> problems);
        return problems.Count > 0 ? RedirectToAction(nameof(Index), query.Address(null)) : new CsvStream("changes.csv", LinesAsync(filter));
    }

    private async IAsyncEnumerable<string> LinesAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken stop = default)
    {
        yield return AuditCsv.Header;
        await foreach (AuditLine line in log.AllAsync(filter, user.Actor, stop))
        {
            foreach (string text in AuditCsv.Of(line)) yield return text;
        }
    }
}
