using System.Security.Claims;
using PerformanceManagement.ControlSite;
using PerformanceManagement.Core;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data;
using PerformanceManagement.Web.Infrastructure;

// The same rows as the dashboard's, read once and drawn from memory through the site's own layout: what a page costs that asks nothing of anybody.
BritishCulture.Fix();
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.AddCouncil();
builder.Services.AddPerformanceDatabase(builder.Configuration);
builder.Services.AddPerformanceServices();
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<CurrentUser>();
builder.Services.AddAuthorization();
builder.Services.AddResponseCompression();
builder.Services.AddControllersWithViews();

WebApplication app = builder.Build();
await using (AsyncServiceScope scope = app.Services.CreateAsyncScope())
{
    Period quarter = Period.Parse(builder.Configuration["Quarter"] ?? throw new InvalidOperationException("Quarter names no period."));
    ControlPage.Rows = ControlPage.Of(await scope.ServiceProvider.GetRequiredService<DashboardService>().GetAsync(quarter, new ScorecardFilter()));
}

var officer = new ClaimsPrincipal(new ClaimsIdentity(
    [new(ClaimTypes.NameIdentifier, "1"), new(CurrentUser.DisplayNameClaim, "Performance officer"), new(ClaimTypes.Role, Roles.PerformanceOfficer)], "Control"));
app.UseSecurityHeaders();
app.UseResponseCompression();
app.Use((context, next) =>
{
    context.User = officer;
    return next(context);
});
app.UseRouting();
app.UseAuthorization();
app.MapControllers();
await app.RunAsync();
