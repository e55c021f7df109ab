using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.YearChanges;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Entry.Workbooks;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Imports.Runs;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Lists;
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

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>A row of every table that the database accepts, for tests that then break one thing.</summary>
internal static class OneOfEach
{
    public static readonly Period Quarter = Period.FinancialQuarter(2017, 2);
    public static readonly Guid Content = Guid.Parse("5e1b6d0a-6f0e-4f0e-9c7a-3a0d0a7b1c11");

    public static readonly DateTime Moment = new(2017, 10, 9, 8, 7, 6, DateTimeKind.Utc);

    /// <summary>A SQLite file (or a server's database) that holds one of each.</summary>
    public static async Task<TestDatabase> CreateAsync() => await CreateAsync(await TestDatabase.CreateAsync());

    /// <summary>Fills a database that has reference data alone.</summary>
    public static async Task<TestDatabase> CreateAsync(TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        var directorate = new Directorate { Name = "Place" };
        var user = new User { UserName = "officer@council.example", Email = "officer@council.example", NormalizedEmail = "OFFICER@COUNCIL.EXAMPLE", NormalizedUserName = "OFFICER@COUNCIL.EXAMPLE", DisplayName = "Housing service officer", Directorate = directorate };
        var committee = new Committee { Name = "Overview and scrutiny" };
        var priority = new PlanItem { Key = "P1", Kind = PlanItemKind.Priority, Title = "A place to be proud of" };
        context.AddRange(user, committee, priority, new PlanItem { Key = "P1.1", Kind = PlanItemKind.Outcome, Title = "A clean place", Parent = priority });
        await context.SaveChangesAsync();
        await AddReportAsync(context);

        Measure measure = NewMeasure("NI 156");
        measure.PlanItem = priority;
        measure.Directorate = directorate;
        measure.OwnerId = user.Id;
        measure.Committees.Add(committee);
        measure.Tolerance = 2.5m;
        measure.ToleranceKind = ToleranceKind.Units;
        measure.Targets.Add(new Target { Period = Quarter, Value = 350m });
        measure.Benchmarks.Add(new Benchmark { Period = Period.FinancialYear(2016), Area = "England", Value = 301.5m });
        measure.Breaks.Add(new MethodBreak { From = Period.FinancialQuarter(2016, 2), Reason = "New counting rules" });
        measure.EarlierRules.Add(measure.ToRules().ToEarlier(new DateOnly(2016, 3, 31)));
        measure.EarlierPlaces.Add(new EarlierPlace { Until = new DateOnly(2016, 3, 31), PlanItemId = priority.Id });
        context.AddRange(new CouncilPlan { Name = "Our plan", From = new DateOnly(2016, 4, 1) }, new ListedName { Kind = ListKind.Service, Name = "Housing Options" });
        measure.Overrides.Add(new RatingOverride { From = new DateOnly(2017, 4, 1), Tolerance = 2.5m, ToleranceKind = ToleranceKind.Units, Reason = "Small numbers", SetById = user.Id, SetAt = Moment });
        measure.Rebases.Add(new LimitRebase { From = Period.FinancialQuarter(2016, 4), Reason = "New service", SetById = user.Id, SetAt = Moment });
        var result = new MeasureResult { Period = Quarter, Value = 354m, SubmittedAt = Moment, SubmittedById = user.Id };
        result.Restatements.Add(new Restatement { Value = 350m, ReplacedAt = Moment, ReplacedById = user.Id });
        measure.Results.Add(result);
        context.Measures.Add(measure);
        Measure part = NewMeasure("NI 156a");
        part.SchemeName = "RAG 5%";
        context.Measures.Add(part);
        context.TrendSettings.Add(new TrendSetting { Frequency = Frequency.Quarter, Periods = 4 });
        context.BenchmarkGroups.Add(new BenchmarkGroup { Name = "Statistical neighbours", Members = { new BenchmarkGroupMember { Area = "Wellbridge" } } });
        var collection = new Collection { Period = Quarter, State = CollectionState.Open };
        context.Collections.Add(collection);
        context.CommitteeMeetings.Add(new CommitteeMeeting { Committee = committee, Period = Quarter, Date = new DateOnly(2017, 11, 30) });
        context.PlanNotes.Add(new PlanNote { PlanItem = priority, Period = Quarter, Text = "Work began." });
        context.Audit.Add(new AuditEntry { At = Moment, Actor = "Housing service officer", Action = "result.submitted", Summary = "Submitted 354.", Details = { AuditDetail.Of(AuditField.Value, null, "354") } });
        await context.SaveChangesAsync();

        context.MeasureParts.Add(new MeasurePart { WholeId = measure.Id, PartId = part.Id });
        context.SignedOffFigures.Add(new SignedOffFigure { CollectionId = collection.Id, MeasureId = measure.Id, Row = "{}" });
        context.Watches.Add(Watch.Of(user.Id, measure.Id, new WatchState(Quarter, "354", "Amber", "350", ""), Moment));
        context.CouncilSettings.Add(new CouncilSettings { Name = "Wellbridge Council" });
        context.CouncilLogos.Add(new CouncilLogo { Png = [1], AlternativeText = "Wellbridge Council", Sha256 = "" });
        context.SavedViews.Add(new SavedView { OwnerId = user.Id, Name = "Adults, worst first", Filter = "directorate=1&sort=worst", Shown = "Adults" });
        context.Add(new EarlierDefinition { MeasureId = measure.Id, Until = new DateOnly(2016, 3, 31), Text = "As it was" });
        context.EarlierCodes.Add(new EarlierCode { MeasureId = measure.Id, Code = "OLD 156", GivenUpAt = Moment });
        context.SheetUploads.Add(new SheetUpload { OwnerId = user.Id, FileName = "performance.xlsx", Content = [1], Mapping = "{}", UploadedAt = Moment, ExpiresAt = Moment.AddDays(1) });
        context.RememberedMappings.Add(new RememberedMapping { Signature = new string('A', 64), Mapping = "{}", ChangedBy = "Officer", ChangedAt = Moment });
        context.SearchWords.Add(new SearchWord { Kind = SearchKind.Measure, OwnerId = measure.Id, Word = "ni156", Field = SearchField.Code });
        context.SearchNotes.Add(new SearchNote { Initial = "w", Kind = SearchKind.Measure, OwnerId = measure.Id, Words = " work " });
        context.CollectionTasks.Add(CollectionTask.At(Quarter, measure.Id, Quarter, TaskState.Submitted));
        context.ApprovalDeputies.Add(new ApprovalDeputy { DirectorateId = directorate.Id, UserId = user.Id, From = new DateOnly(2017, 10, 9), Until = new DateOnly(2017, 10, 20) });
        context.Outbox.Add(new OutboxMessage { Kind = "digest", Key = "digest/1/2017-10-09", Address = "officer@council.example", Name = "Housing service officer", Subject = "Values due", Text = "Values are due.", Html = "<p>Values are due.</p>", CreatedAt = Moment, NextAt = Moment });
        context.EntryWorkbooks.Add(new EntryWorkbook { OwnerId = user.Id, FileName = "values.xlsx", Rows = "[]", UploadedAt = Moment, ExpiresAt = Moment.AddDays(1) });
        context.YearChanges.Add(new YearChange { Year = 2018, At = Moment, By = "Performance officer", Steps = "{}" });
        context.Drafts.Add(new ResultDraft { MeasureId = measure.Id, Period = Quarter, SavedAt = Moment, SavedById = user.Id });
        await context.SaveChangesAsync();
        return database;
    }

    /// <summary>Removes every figure of every measure, so that nothing keeps a measure from being deleted but those of one table.</summary>
    public static async Task TakeFiguresAwayAsync(PerformanceDbContext context, string? except = null)
    {
        context.RemoveRange(await context.SignedOffFigures.ToListAsync());
        if (except != "Results") context.RemoveRange(await context.Results.ToListAsync());
        if (except != "Targets") context.RemoveRange(await context.Targets.ToListAsync());
        if (except != "Drafts") context.RemoveRange(await context.Drafts.ToListAsync());
        await context.SaveChangesAsync();
    }

    public static Measure NewMeasure(string code) => new()
    {
        Code = code,
        Title = "Households in temporary accommodation",
        Unit = "households",
        Good = GoodDirection.Lower,
        Frequency = Frequency.Quarter,
    };

    private static async Task AddReportAsync(PerformanceDbContext context)
    {
        int committee = await context.Committees.Select(c => c.Id).SingleAsync();
        context.ReportTemplates.Add(new ReportTemplate { Key = "ours", Name = "Our own", Versions = { new ReportTemplateVersion { Number = 1, Definition = "{}", ChangedAt = Moment, ChangedBy = "Officer" } } });
        var report = new CommitteeReport { CommitteeId = committee, Period = Quarter };
        context.CommitteeReports.Add(report);
        await context.SaveChangesAsync();
        var text = new ReportText { ReportId = report.Id, Key = "summary", Text = "A summary." };
        context.ReportTexts.Add(text);
        await context.SaveChangesAsync();
        context.ReportTextVersions.Add(new ReportTextVersion { TextId = text.Id, Text = "Before", At = Moment, By = "Officer" });
        context.ReportComments.Add(new ReportComment { ReportId = report.Id, Key = "summary", Text = "Shorter, please.", At = Moment, By = "Officer" });
        context.ReportGiven.Add(new ReportGiven { ReportId = report.Id, Code = "NI 156", Column = "value", Text = "Qtr in arrears", Reason = "The return is late.", At = Moment, By = "Officer" });
        context.ReportEditions.Add(new ReportEdition
        {
            CommitteeId = committee,
            Period = Quarter,
            Number = 1,
            Title = "Paper",
            PublishedAt = Moment,
            PublishedBy = "Officer",
            Model = "{}",
            Checks = "",
            Sha256 = "",
            Files = { new ReportEditionFile { Format = "pdf", Name = "paper.pdf", Content = [1], Sha256 = "" } },
        });
        var risk = new DeliveryItem { Code = "SR02", Title = "Flood", Kind = DeliveryKind.Risk };
        risk.Steps.Add(new DeliveryStep { Text = "Raise the wall", SortOrder = 1, Kind = DeliveryStepKind.Mitigation });
        context.DeliveryUpdates.Add(new DeliveryUpdate { Item = risk, Period = Quarter, Score = "DII", ChangedAt = Moment, ChangedBy = "Officer" });
        context.ReportJobs.Add(new ReportJob { CommitteeId = committee, Period = Quarter, AskedAt = Moment, AskedBy = "Officer" });
        var pack = new PackRun { Name = "pack.zip", SentAt = Moment, SentById = await context.Users.Select(u => u.Id).FirstAsync(), SentBy = "Officer" };
        pack.Uploads.Add(new PackRunUpload { Name = "pack.zip", Bytes = 1, Sha256 = "", ContentId = Content });
        pack.Files.Add(new PackRunFile { File = "values.csv", Added = 1 });
        context.PackRuns.Add(pack);
        context.PackRunParts.Add(new PackRunPart { ContentId = Content, Content = [1] });
        await context.SaveChangesAsync();
        context.PackRunLines.Add(new PackRunLine { PackRunId = pack.Id, Kind = PackLineKind.Problem, File = "values.csv", Row = 2, Text = "No figure." });
        await context.SaveChangesAsync();
    }
}
