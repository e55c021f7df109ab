using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry.Workbooks;
using PerformanceManagement.Core.Imports.Runs;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Runs;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.Watching;
using PerformanceManagement.Core.YearChanges;

namespace PerformanceManagement.Core.Data;

/// <summary>
/// The database: one model for SQL Server and SQLite. Saving stamps concurrency tokens and period ends and
/// refuses to change the audit; see <see cref="SavingRules"/>.
/// </summary>
public sealed class PerformanceDbContext(DbContextOptions<PerformanceDbContext> options)
    : IdentityDbContext<User, IdentityRole<int>, int>(options)
{
    /// <summary>The council plan.</summary>
    public DbSet<PlanItem> PlanItems => Set<PlanItem>();

    /// <summary>The plans that began on a day, or will.</summary>
    public DbSet<CouncilPlan> CouncilPlans => Set<CouncilPlan>();

    /// <summary>Where measures stood in earlier plans.</summary>
    public DbSet<EarlierPlace> EarlierPlaces => Set<EarlierPlace>();

    /// <summary>What services say about plan items.</summary>
    public DbSet<PlanNote> PlanNotes => Set<PlanNote>();

    /// <summary>Directorates.</summary>
    public DbSet<Directorate> Directorates => Set<Directorate>();

    /// <summary>Names of services and portfolio holders, where something is known of them beside their use.</summary>
    public DbSet<ListedName> ListedNames => Set<ListedName>();

    /// <summary>Committees.</summary>
    public DbSet<Committee> Committees => Set<Committee>();

    /// <summary>Committee meetings.</summary>
    public DbSet<CommitteeMeeting> CommitteeMeetings => Set<CommitteeMeeting>();

    /// <summary>Measures.</summary>
    public DbSet<Measure> Measures => Set<Measure>();

    /// <summary>Which committees are told of which measures: what <see cref="Measure.Committees"/> is stored in, by its keys MeasureId and CommitteeId.</summary>
    internal DbSet<Dictionary<string, object>> MeasureCommittees => Set<Dictionary<string, object>>("MeasureCommittees");

    /// <summary>Which committees are told of which projects, actions, risks, partnerships and volumes, by the keys ItemId and CommitteeId.</summary>
    internal DbSet<Dictionary<string, object>> DeliveryCommittees => Set<Dictionary<string, object>>("DeliveryCommittees");

    /// <summary>Targets.</summary>
    public DbSet<Target> Targets => Set<Target>();

    /// <summary>Benchmarks.</summary>
    public DbSet<Benchmark> Benchmarks => Set<Benchmark>();

    /// <summary>Breaks in method.</summary>
    public DbSet<MethodBreak> MethodBreaks => Set<MethodBreak>();

    /// <summary>Codes that measures had before.</summary>
    public DbSet<EarlierCode> EarlierCodes => Set<EarlierCode>();

    /// <summary>Submitted results.</summary>
    public DbSet<MeasureResult> Results => Set<MeasureResult>();

    /// <summary>Drafts.</summary>
    public DbSet<ResultDraft> Drafts => Set<ResultDraft>();

    /// <summary>Earlier figures of results.</summary>
    public DbSet<Restatement> Restatements => Set<Restatement>();

    /// <summary>Who is signed in.</summary>
    public DbSet<SignInTicket> SignInTickets => Set<SignInTicket>();

    /// <summary>What signed-off quarters were.</summary>
    public DbSet<SignedOffFigure> SignedOffFigures => Set<SignedOffFigure>();

    /// <summary>Rating schemes, in all their versions.</summary>
    public DbSet<StoredScheme> RatingSchemes => Set<StoredScheme>();

    /// <summary>How single measures are rated from given days on.</summary>
    public DbSet<RatingOverride> RatingOverrides => Set<RatingOverride>();

    /// <summary>The council's long trends, by frequency.</summary>
    public DbSet<TrendSetting> TrendSettings => Set<TrendSetting>();

    /// <summary>Rebases of process limits.</summary>
    public DbSet<LimitRebase> LimitRebases => Set<LimitRebase>();

    /// <summary>Measures made from others.</summary>
    public DbSet<MeasurePart> MeasureParts => Set<MeasurePart>();

    /// <summary>Groups of areas to compare with.</summary>
    public DbSet<BenchmarkGroup> BenchmarkGroups => Set<BenchmarkGroup>();

    /// <summary>The quarters' collections.</summary>
    public DbSet<Collection> Collections => Set<Collection>();

    /// <summary>The audit.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>The one row that says how often anything that pages show has changed.</summary>
    public DbSet<DataVersion> DataVersions => Set<DataVersion>();

    /// <summary>Templates of committee papers.</summary>
    public DbSet<ReportTemplate> ReportTemplates => Set<ReportTemplate>();

    /// <summary>Their versions.</summary>
    public DbSet<ReportTemplateVersion> ReportTemplateVersions => Set<ReportTemplateVersion>();

    /// <summary>Reports that somebody works on.</summary>
    public DbSet<CommitteeReport> CommitteeReports => Set<CommitteeReport>();

    /// <summary>What persons wrote for them.</summary>
    public DbSet<ReportText> ReportTexts => Set<ReportText>();

    /// <summary>The same as it was before.</summary>
    public DbSet<ReportTextVersion> ReportTextVersions => Set<ReportTextVersion>();

    /// <summary>Comments on it.</summary>
    public DbSet<ReportComment> ReportComments => Set<ReportComment>();

    /// <summary>What persons gave for cells.</summary>
    public DbSet<ReportGiven> ReportGiven => Set<ReportGiven>();

    /// <summary>Published editions.</summary>
    public DbSet<ReportEdition> ReportEditions => Set<ReportEdition>();

    /// <summary>Their files.</summary>
    public DbSet<ReportEditionFile> ReportEditionFiles => Set<ReportEditionFile>();

    /// <summary>Papers made in the background.</summary>
    public DbSet<ReportJob> ReportJobs => Set<ReportJob>();

    /// <summary>Data packs that were sent to the site.</summary>
    public DbSet<PackRun> PackRuns => Set<PackRun>();

    /// <summary>Their files.</summary>
    public DbSet<PackRunUpload> PackRunUploads => Set<PackRunUpload>();

    /// <summary>The parts of those.</summary>
    public DbSet<PackRunPart> PackRunParts => Set<PackRunPart>();

    /// <summary>What they do, file by file.</summary>
    public DbSet<PackRunFile> PackRunFiles => Set<PackRunFile>();

    /// <summary>What was found in them, row by row.</summary>
    public DbSet<PackRunLine> PackRunLines => Set<PackRunLine>();

    /// <summary>Programmes, projects, actions, risks, partnerships and volume tables.</summary>
    public DbSet<DeliveryItem> DeliveryItems => Set<DeliveryItem>();

    /// <summary>The council's scale of risks, where it has one of its own.</summary>
    public DbSet<StoredRiskScale> RiskScales => Set<StoredRiskScale>();

    /// <summary>Milestones, planned items and mitigations.</summary>
    public DbSet<DeliveryStep> DeliverySteps => Set<DeliveryStep>();

    /// <summary>What is said of an item each quarter.</summary>
    public DbSet<DeliveryUpdate> DeliveryUpdates => Set<DeliveryUpdate>();

    /// <summary>The words by which measures, plan and delivery are found.</summary>
    public DbSet<SearchWord> SearchWords => Set<SearchWord>();

    /// <summary>The words of notes by which measures are found.</summary>
    public DbSet<SearchNote> SearchNotes => Set<SearchNote>();

    /// <summary>Who watches which measures.</summary>
    public DbSet<Watch> Watches => Set<Watch>();

    /// <summary>Views of the dashboard that people keep.</summary>
    public DbSet<SavedView> SavedViews => Set<SavedView>();

    /// <summary>The council's settings: one row at most.</summary>
    public DbSet<CouncilSettings> CouncilSettings => Set<CouncilSettings>();

    /// <summary>The council's logo: one row at most.</summary>
    public DbSet<CouncilLogo> CouncilLogos => Set<CouncilLogo>();

    /// <summary>What the open quarters ask for, value by value.</summary>
    public DbSet<CollectionTask> CollectionTasks => Set<CollectionTask>();

    /// <summary>Who approves for a directorate between two days.</summary>
    public DbSet<ApprovalDeputy> ApprovalDeputies => Set<ApprovalDeputy>();

    /// <summary>E-mail to be sent, and what was.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Filled workbooks of values that people are bringing in.</summary>
    public DbSet<EntryWorkbook> EntryWorkbooks => Set<EntryWorkbook>();

    /// <summary>How measures were carried into new years.</summary>
    public DbSet<YearChange> YearChanges => Set<YearChange>();

    /// <summary>What was changed, before and after.</summary>
    public DbSet<AuditDetail> AuditDetails => Set<AuditDetail>();

    /// <summary>Spreadsheets that people are bringing in.</summary>
    public DbSet<SheetUpload> SheetUploads => Set<SheetUpload>();

    /// <summary>How spreadsheets were read the last time.</summary>
    public DbSet<RememberedMapping> RememberedMappings => Set<RememberedMapping>();

    /// <summary>
    /// Whether what is read here is shown as one version of the data, so that where the data stands is asked once: set for a page that is only looked at.
    /// What was worked out by a version that is older by then is worked out again for whoever asks next; what this context saves itself, it sees.
    /// </summary>
    public bool ShowsOneVersion { get; set; }

    /// <summary>Where the data stood when it was asked; null before that, and after a save.</summary>
    internal DataState? HeldState { get; set; }

    /// <summary>Whose words are made when a change of very many rows is over; null where they are made with each.</summary>
    internal SearchTouched? WordsLater { get; set; }

    /// <summary>The shape of Identity's tables, fixed here so that the model does not depend on how a host registers Identity.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    /// <summary>
    /// Runs work in one transaction, joining one that is already open. All services that need a transaction of their own use this:
    /// with retries on (SQL Server) a transaction can only be started inside the retry strategy.
    /// </summary>
    /// <param name="work">Loads what it changes, changes it and saves it. It runs again from the start, with nothing tracked, when the server dropped the connection.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stop = default)
    {
        if (Database.CurrentTransaction is not null) return await work(stop);

        bool isRetry = false;
        return await Database.CreateExecutionStrategy().ExecuteAsync(async token =>
        {
            // What the first try tracked was rolled back with it; saving it again would write half of the change.
            if (isRetry) ChangeTracker.Clear();
            isRetry = true;
            await using var transaction = await Database.BeginTransactionAsync(token);
            T result = await work(token);
            await transaction.CommitAsync(token);
            return result;
        }, stop);
    }

    /// <inheritdoc cref="InTransactionAsync{T}" />
    public Task InTransactionAsync(Func<CancellationToken, Task> work, CancellationToken stop = default) =>
        InTransactionAsync(async token =>
        {
            await work(token);
            return true;
        }, stop);

    /// <inheritdoc />
    /// <remarks>Waits for <see cref="SaveChangesAsync(bool, CancellationToken)"/>, so that there is one way to save.</remarks>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult();

    /// <summary>Saves what is tracked and, in the same transaction, moves the version of the data as far as the change reaches.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        SavingRules.Apply(ChangeTracker);
        ChangeReach reach = ChangeReach.Of(ChangeTracker);
        if (!reach.MovesVersion) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (Database.CurrentTransaction is not null) return await SaveAndMoveAsync(reach, acceptAllChangesOnSuccess, cancellationToken);

        // Accepted once it is stored: a retry of a dropped connection saves the same changes again.
        int saved = await Database.CreateExecutionStrategy().ExecuteAsync(async stop =>
        {
            await using var transaction = await Database.BeginTransactionAsync(stop);
            int rows = await SaveAndMoveAsync(reach, accept: false, stop);
            await transaction.CommitAsync(stop);
            return rows;
        }, cancellationToken);
        if (acceptAllChangesOnSuccess) ChangeTracker.AcceptAllChanges();
        return saved;
    }

    private async Task<int> SaveAndMoveAsync(ChangeReach reach, bool accept, CancellationToken stop)
    {
        int rows = await base.SaveChangesAsync(accept, stop);
        await this.MoveVersionAsync(reach, stop);
        return rows;
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HavePrecision(18, 4);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>().HaveSentinel(DateTime.SpecifyKind(default, DateTimeKind.Utc));
        configurationBuilder.Properties<Period>().HaveConversion<PeriodConverter>().HaveMaxLength(TextLengths.PeriodToken).AreUnicode(false);
        // Words, so that the database can be read without the code; flags are bits and stay a number (see MeasureConfiguration).
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(TextLengths.EnumName).AreUnicode(false);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PerformanceDbContext).Assembly);
        ModelConventions.Apply(builder, Database.ProviderName);
    }
}
