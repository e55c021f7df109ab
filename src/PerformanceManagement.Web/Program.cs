using PerformanceManagement.Core;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data;
using PerformanceManagement.Web.Infrastructure;

BritishCulture.Fix();
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.AddLog();
builder.AddCouncil();
builder.Services.AddPerformanceDatabase(builder.Configuration);
builder.Services.AddPerformanceServices().AddReports(builder.Configuration);
builder.AddUsers();
builder.AddPages();
builder.Services.AddHostedService<ReportRunWorker>();
builder.Services.AddHostedService<PackRunWorker>();

WebApplication app = builder.Build();
// A profile that cannot be read is better known now than at the first count.
app.Services.GetRequiredService<ReportProfiles>();
try
{
    await DatabaseStartup.PrepareAsync(app.Services);
    await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
    await app.Services.GetRequiredService<FirstSetUp>().IsNeededAsync(scope.ServiceProvider.GetRequiredService<FirstUserService>());
}
catch (DatabaseNotReadyException problem)
{
    app.Logger.LogCritical("{Problem}", problem.Message);
    return 1;
}

await app.WarnOfSettingsAsync();

app.UsePages();
await app.RunAsync();
return 0;

/// <summary>The site's entry point; tests start it through WebApplicationFactory.</summary>
public partial class Program;
