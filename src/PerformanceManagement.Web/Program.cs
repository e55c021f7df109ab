using PerformanceManagement.Core;
using PerformanceManagement.Core.Imports.Runs;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Runs;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Data;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Infrastructure.Mail;

BritishCulture.Fix();
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.AddLog();
builder.AddCouncil();
builder.Services.AddPerformanceDatabase(builder.Configuration);
builder.Services.AddPerformanceServices().AddReports(builder.Configuration);
builder.AddUsers();
builder.AddPages();
builder.AddMail();
builder.Services.AddHostedService<QueueWorker<ReportRunner, ReportRunSignal>>().AddHostedService<QueueWorker<PackRunner, PackRunSignal>>();

WebApplication app = builder.Build();
// A profile that cannot be read is better known now than at the first count.
app.Services.GetRequiredService<ReportProfiles>();
// The database and the pages are made ready beside each other.
Task ready = Task.Run(app.PrepareAsync);
app.UsePages();
try
{
    await ready;
}
catch (DatabaseNotReadyException problem)
{
    app.Logger.LogCritical("{Problem}", problem.Message);
    return 1;
}

await app.RunAsync();
return 0;

/// <summary>The site's entry point; tests start it through WebApplicationFactory.</summary>
public partial class Program;
