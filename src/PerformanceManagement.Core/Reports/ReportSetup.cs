using Jering.Javascript.NodeJS;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Core.Reports;

/// <summary>Adds the committee paper and its renderers to a host.</summary>
public static class ReportSetup
{
    /// <summary>
    /// Adds <see cref="QuarterlyReportService"/>, <see cref="PdfRenderer"/>, the <see cref="ReportProfiles"/> and the council's way of counting. Reads the sections <c>Report</c> and <c>Typesetter</c>
    /// of the configuration; the council's name and colour are those of its settings unless <c>Report</c> says otherwise.
    /// The scorecard and the database must be added too.
    /// </summary>
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<TypesetterOptions>(configuration.GetSection(TypesetterOptions.Section));
        services.Configure<ReportOptions>(configuration.GetSection(ReportOptions.Section));
        services.AddNodeJS();
        services.AddOptions<NodeJSProcessOptions>().Configure<IOptions<TypesetterOptions>>((process, typesetter) =>
        {
            process.ProjectPath = typesetter.Value.FindFolder();
            if (typesetter.Value.NodePath is { Length: > 0 } node) process.ExecutablePath = node;
        });
        services.AddOptions<OutOfProcessNodeJSServiceOptions>().Configure<IOptions<TypesetterOptions>>((process, typesetter) =>
        {
            process.TimeoutMS = typesetter.Value.TimeLimitSeconds * 1000;
            // A document that failed fails again in the same process; one new process is worth a try.
            process.NumRetries = 0;
            process.NumProcessRetries = 1;
        });
        services.AddSingleton(provider => ReportProfiles.Load(
            Path.Combine(provider.GetRequiredService<IOptions<TypesetterOptions>>().Value.FindFolder(), "templates"),
            provider.GetRequiredService<IOptions<ReportOptions>>().Value.Profile,
            PaperCharacters.Load(provider.GetRequiredService<IOptions<TypesetterOptions>>().Value.FindFolder())));
        services.AddSingleton(provider => provider.GetRequiredService<ReportProfiles>().ToOffered());
        services.TryAddSingleton(CouncilConfiguration.Of(configuration));
        services.TryAddScoped<CouncilSettingsReader>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<CouncilLogoService>();
        services.AddScoped<CouncilPapers>();
        // What pages count must be what the paper counts.
        services.AddScoped<ICouncilCounting>(provider => provider.GetRequiredService<CouncilPapers>());
        services.AddScoped<CouncilSettingsService>();
        services.AddScoped<QuarterlyReportService>();
        services.AddScoped<TemplateService>();
        services.AddScoped<Committees.ReportTextService>();
        services.AddScoped<Editions.EditionService>();
        services.AddScoped<Editions.EditionVerifier>();
        services.AddScoped<Runs.ReportRunService>();
        services.AddScoped<Runs.ReportRunner>();
        services.AddSingleton<Runs.ReportRunSignal>();
        services.AddScoped<TemplateEditService>();
        services.AddScoped<TemplateDraftService>();
        services.AddScoped<TemplateFileService>();
        services.AddScoped<TemplateEffectService>();
        services.AddSingleton<PdfRenderer>();
        // In the order in which pages offer them.
        services.AddSingleton<IReportFormat, PdfFormat>();
        services.AddSingleton<IReportFormat, WordFormat>();
        services.AddSingleton<IReportFormat, ExcelFormat>();
        services.AddSingleton<IReportFormat, HtmlFormat>();
        services.AddSingleton<IReportFormat, CsvFormat>();
        services.AddSingleton<IReportFormat, JsonFormat>();
        services.AddSingleton<ReportFormats>();
        return services;
    }
}
