using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Tests;

/// <summary>A site that also has the pages of <see cref="TestPagesController"/>.</summary>
public sealed class TestPagesSite : WebSite
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddControllersWithViews().AddApplicationPart(typeof(TestPagesController).Assembly));
    }
}

/// <summary>Pages for what no page of the site does on purpose.</summary>
[Route("test")]
public sealed class TestPagesController : Controller
{
    [HttpGet("throws")]
    public IActionResult Throws() => View(Unforeseen());

    [HttpGet("refuses")]
    public IActionResult Refuses() => View(Refusal());

    [HttpGet("periods/{period}")]
    public IActionResult InRoute(Period period) => Content(period.Label);

    [HttpGet("periods")]
    public IActionResult InQuery(Period? period) => Content(period?.Label ?? "no period");

    private static object Unforeseen() => throw new InvalidOperationException("Something nobody foresaw.");

    private static object Refusal() => throw new NotPermittedException("Only the owner of MAE 2 may enter it.");
}
