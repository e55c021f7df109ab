using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Data.Sample;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Targets;

namespace PerformanceManagement.Core;

/// <summary>The services of Core, registered once for the site and the command line.</summary>
public static class CoreServices
{
    /// <summary>Registers every service of Core that works on the database, which is registered separately.</summary>
    public static IServiceCollection AddPerformanceServices(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MeasureFaults>();
        services.TryAddSingleton<Changes.SharedAnswers>();
        services.TryAddSingleton(provider => provider.GetService<IConfiguration>() is { } settings ? Settings.CouncilConfiguration.Of(settings) : Settings.CouncilConfiguration.Empty);
        services.TryAddSingleton<SharedScorecards>(_ => new SharedScorecards());
        services.AddScoped<ScorecardService>();
        services.AddScoped<Users.SignInTickets>();
        services.AddScoped<ResultService>();
        services.AddScoped<ResultSubmissionService>();
        services.AddScoped<Entry.Grid.EntryGridService>();
        services.AddScoped<CorrectionService>();
        services.AddScoped<Entry.Workbooks.EntryWorkbookService>();
        services.AddScoped<PlanNoteService>();
        services.AddScoped<PlanItemService>();
        services.AddScoped<CouncilPlanService>();
        services.AddScoped<Dashboards.DashboardService>();
        services.AddScoped<MeasureService>();
        services.AddScoped<MeasureTrackService>();
        services.AddScoped<SideBySide.CompareService>();
        services.AddScoped<SideBySide.MeasureChoiceService>();
        services.AddScoped<SideBySide.NeighbourService>();
        services.AddScoped<MeasureOwnerService>();
        services.AddScoped<MeasurePartService>();
        services.AddScoped<MeasureSetupService>();
        services.AddScoped<MeasureValuesService>();
        services.AddScoped<TargetService>();
        services.AddScoped<Collections.CollectionService>();
        services.AddScoped<Collections.MeetingService>();
        services.AddScoped<Collections.MonthService>();
        services.AddScoped<Collections.ReopenService>();
        services.AddScoped<Collections.Tasks.TaskEditService>();
        services.AddScoped<Approvals.ApprovalService>();
        services.AddScoped<Approvals.DeputyService>();
        services.AddOptions<Mail.MailOptions>();
        services.TryAddSingleton<Mail.MailSignal>();
        services.AddScoped<Mail.MailWriter>();
        services.AddScoped<Mail.OutboxService>();
        services.AddScoped<Mail.DigestWriter>();
        services.AddScoped<Entry.Progress.ProgressService>();
        services.AddScoped<Entry.Progress.ChaseService>();
        services.AddScoped<Lists.ListService>();
        services.AddScoped<Lists.ListChangeService>();
        services.AddScoped<SignOffService>();
        services.AddScoped<MeasureListService>();
        services.AddScoped<MeasureNamesService>();
        services.AddScoped<MeasureLettersService>();
        services.AddScoped<PlanScorecardService>();
        services.AddScoped<Schemes.RatingSchemeService>();
        services.AddScoped<Schemes.SchemeStartService>();
        services.AddScoped<Schemes.MeasureRatingService>();
        services.AddScoped<Schemes.HowRatingsWorkService>();
        services.AddScoped<ReportingChoicesService>();
        services.AddScoped<HomeService>();
        services.AddScoped<HandOver.HandOverService>();
        services.AddScoped<Comparisons.TrendSettingService>();
        services.AddScoped<Comparisons.MeasureComparisonService>();
        services.AddScoped<LimitService>();
        services.AddScoped<BenchmarkService>();
        services.AddScoped<BenchmarkGroupService>();
        services.AddScoped<DataPackImporter>();
        services.AddScoped<Imports.Exports.PackExportService>();
        services.AddSingleton<Imports.Runs.PackRunSignal>();
        services.AddScoped<Imports.Runs.PackRunService>();
        services.AddScoped<Imports.Runs.PackRunner>();
        services.AddScoped<Imports.Sheets.SheetImportService>();
        services.AddScoped<Delivery.DeliveryReader>();
        services.AddScoped<Delivery.DeliveryPackService>();
        services.AddScoped<Delivery.DeliveryUpdateService>();
        services.AddScoped<Delivery.DeliveryItemService>();
        services.AddScoped<Delivery.DeliveryStepService>();
        services.AddScoped<Delivery.RiskScaleService>();
        services.AddScoped<Delivery.DeliveryWorkService>();
        services.AddScoped<Search.SearchService>();
        services.AddScoped<Search.PeopleSearchService>();
        services.AddScoped<Watching.WatchService>();
        services.AddScoped<Dashboards.Views.SavedViewService>();
        services.AddScoped<Settings.CouncilSettingsReader>();
        services.AddScoped<Settings.CouncilLogoService>();
        services.AddScoped<Audit.AuditLogService>();
        services.AddScoped<YearChanges.YearChangeService>();
        services.AddScoped<SampleCouncil>();
        return services;
    }
}
