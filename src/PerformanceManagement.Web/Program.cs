using PerformanceManagement.Data;
using PerformanceManagement.Web.Infrastructure;

BritishCulture.Fix();
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.AddLog();
builder.AddCouncil();
builder.Services.AddPerformanceDatabase(builder.Configuration);
builder.AddUsers();
builder.AddPages();

WebApplication app = builder.Build();
await DatabaseStartup.PrepareAsync(app.Services);
app.UsePages();
await app.RunAsync();

/// <summary>The site's entry point; tests start it through WebApplicationFactory.</summary>
public partial class Program;
