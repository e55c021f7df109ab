using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.YearChanges;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
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
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.Watching;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>One code is one measure, one period has one result: the database refuses a second, whatever its capitals.</summary>
public sealed class UniqueIndexTests
{
    private static readonly Period Quarter = OneOfEach.Quarter;

    private static readonly Dictionary<string, Func<PerformanceDbContext, Task<object>>> Second = new()
    {
        ["Measures.Code"] = db => One(OneOfEach.NewMeasure("ni 156")),
        ["PlanItems.Key"] = db => One(new PlanItem { Key = "p1", Title = "Again" }),
        ["Directorates.Name"] = db => One(new Directorate { Name = "PLACE" }),
        ["Committees.Name"] = db => One(new Committee { Name = "overview and scrutiny" }),
        ["Targets.MeasureId, Period"] = async db => new Target { MeasureId = await MeasureAsync(db), Period = Quarter, Value = 1m },
        ["Results.MeasureId, Period"] = async db => new MeasureResult { MeasureId = await MeasureAsync(db), Period = Quarter, Value = 1m, SubmittedAt = OneOfEach.Moment },
        ["Drafts.MeasureId, Period"] = async db => new ResultDraft { MeasureId = await MeasureAsync(db), Period = Quarter, SavedAt = OneOfEach.Moment, SavedById = await db.Users.Select(user => user.Id).SingleAsync() },
        ["Benchmarks.MeasureId, Period, Area"] = async db => new Benchmark { MeasureId = await MeasureAsync(db), Period = Period.FinancialYear(2016), Area = "ENGLAND", Value = 1m },
        ["MethodBreaks.MeasureId, From"] = async db => new MethodBreak { MeasureId = await MeasureAsync(db), From = Period.FinancialQuarter(2016, 2), Reason = "Again" },
        ["EarlierRules.MeasureId, Until"] = async db => new EarlierRules { MeasureId = await MeasureAsync(db), Until = new DateOnly(2016, 3, 31), Unit = "days" },
        ["EarlierDefinition.MeasureId, Until"] = async db => new EarlierDefinition { MeasureId = await MeasureAsync(db), Until = new DateOnly(2016, 3, 31), Text = "Again" },
        ["EarlierCodes.Code"] = async db => new EarlierCode { MeasureId = await MeasureAsync(db), Code = "old 156", GivenUpAt = OneOfEach.Moment },
        ["EarlierPlaces.MeasureId, Until"] = async db => new EarlierPlace { MeasureId = await MeasureAsync(db), Until = new DateOnly(2016, 3, 31) },
        ["CouncilPlans.Name"] = db => One(new CouncilPlan { Name = "OUR plan", From = new DateOnly(2020, 4, 1) }),
        ["CouncilPlans.From"] = db => One(new CouncilPlan { Name = "Another plan", From = new DateOnly(2016, 4, 1) }),
        ["ListedNames.Kind, Name"] = db => One(new ListedName { Kind = ListKind.Service, Name = "housing options" }),
        ["Collections.Period"] = db => One(new Collection { Period = Quarter }),
        ["SignedOffFigures.CollectionId, MeasureId"] = async db => new SignedOffFigure { CollectionId = await db.Collections.Select(collection => collection.Id).SingleAsync(), MeasureId = await MeasureAsync(db), Row = "{}" },
        ["CommitteeMeetings.CommitteeId, Period"] = async db => new CommitteeMeeting { CommitteeId = await db.Committees.Select(committee => committee.Id).SingleAsync(), Period = Quarter, Date = new DateOnly(2017, 12, 1) },
        ["PlanNotes.PlanItemId, Period"] = async db => new PlanNote { PlanItemId = await db.PlanNotes.Select(note => note.PlanItemId).SingleAsync(), Period = Quarter, Text = "Again" },
        ["RatingSchemes.Name, InForceFrom"] = db => One(new StoredScheme { Name = "rag 5%", InForceFrom = ReferenceData.SchemesInForceFrom }),
        ["RatingOverrides.MeasureId, From"] = async db => new RatingOverride { MeasureId = await MeasureAsync(db), From = new DateOnly(2017, 4, 1), Reason = "Again", SetById = await UserAsync(db), SetAt = OneOfEach.Moment },
        ["TrendSettings.Frequency"] = db => One(new TrendSetting { Frequency = Frequency.Quarter, Periods = 3 }),
        ["LimitRebases.MeasureId, From"] = async db => new LimitRebase { MeasureId = await MeasureAsync(db), From = Period.FinancialQuarter(2016, 4), Reason = "Again", SetById = await UserAsync(db), SetAt = OneOfEach.Moment },
        ["MeasureParts.WholeId, PartId"] = async db => new MeasurePart { WholeId = await MeasureAsync(db), PartId = await db.MeasureParts.Select(part => part.PartId).SingleAsync() },
        ["BenchmarkGroups.Name"] = db => One(new BenchmarkGroup { Name = "STATISTICAL neighbours" }),
        ["BenchmarkGroupMembers.BenchmarkGroupId, Area"] = async db => new BenchmarkGroupMember { BenchmarkGroupId = await db.BenchmarkGroups.Select(group => group.Id).SingleAsync(), Area = "wellbridge" },
        ["SchemeStatuses.RatingSchemeId, Order"] = async db => await StatusAsync(db, 0, "other"),
        ["SchemeStatuses.RatingSchemeId, Key"] = async db => await StatusAsync(db, 9, "MET"),
        ["ReportTemplates.Key"] = db => One(new ReportTemplate { Key = "OURS", Name = "Another" }),
        ["ReportTemplates.Name"] = db => One(new ReportTemplate { Key = "another", Name = "Our own" }),
        ["ReportTemplateVersions.TemplateId, Number"] = async db => new ReportTemplateVersion { TemplateId = await db.ReportTemplates.Select(t => t.Id).SingleAsync(), Number = 1, Definition = "{}", ChangedAt = OneOfEach.Moment, ChangedBy = "Officer" },
        ["CommitteeReports.CommitteeId, Period"] = async db => new CommitteeReport { CommitteeId = await CommitteeAsync(db), Period = Quarter },
        ["ReportTexts.ReportId, Key"] = async db => new ReportText { ReportId = await ReportAsync(db), Key = "SUMMARY", Text = "Again" },
        ["ReportGiven.ReportId, Code, Column"] = async db => new ReportGiven { ReportId = await ReportAsync(db), Code = "ni 156", Column = "value", Text = "Again", Reason = "Again", At = OneOfEach.Moment, By = "Officer" },
        ["ReportEditions.CommitteeId, Period, Number"] = async db => new ReportEdition { CommitteeId = await CommitteeAsync(db), Period = Quarter, Number = 1, Title = "Again", PublishedAt = OneOfEach.Moment, PublishedBy = "Officer", Model = "{}", Checks = "", Sha256 = "" },
        ["ReportEditionFiles.EditionId, Format"] = async db => new ReportEditionFile { EditionId = await db.ReportEditions.Select(e => e.Id).SingleAsync(), Format = "pdf", Name = "again.pdf", Content = [], Sha256 = "" },
        ["ReportJobs.Period, CommitteeId"] = async db => new ReportJob { CommitteeId = await CommitteeAsync(db), Period = Quarter, AskedAt = OneOfEach.Moment, AskedBy = "Officer" },
        ["PackRunParts.ContentId, Number"] = db => One(new PackRunPart { ContentId = OneOfEach.Content, Content = [2] }),
        ["DeliveryItems.Code"] = db => One(new DeliveryItem { Code = "sr02", Title = "Again", Kind = DeliveryKind.Risk }),
        ["DeliveryUpdates.ItemId, Period"] = async db => new DeliveryUpdate { ItemId = await db.DeliveryUpdates.Select(u => u.ItemId).SingleAsync(), Period = Quarter, ChangedAt = OneOfEach.Moment, ChangedBy = "Officer" },
        ["CollectionTasks.Quarter, MeasureId, Period"] = async db => CollectionTask.At(Quarter, await MeasureAsync(db), Quarter),
        ["YearChanges.Year"] = db => One(new YearChange { Year = 2018, By = "Officer", Steps = "{}" }),
        ["Outbox.Key"] = db => One(new OutboxMessage { Kind = "digest", Key = "digest/1/2017-10-09", Address = "a@b.example", Name = "A", Subject = "S", Text = "T", Html = "H", CreatedAt = OneOfEach.Moment, NextAt = OneOfEach.Moment }),
        ["Watches.UserId, MeasureId"] = async db => Watch.Of(await UserAsync(db), await MeasureAsync(db), new WatchState(Quarter, "", "", "", ""), OneOfEach.Moment),
        ["SavedViews.OwnerId, Name"] = async db => new SavedView { OwnerId = await UserAsync(db), Name = "ADULTS, worst first", Filter = "", Shown = "" },
        ["RememberedMappings.Signature"] = db => One(new RememberedMapping { Signature = new string('A', 64), Mapping = "{}", ChangedBy = "Officer", ChangedAt = OneOfEach.Moment }),
        ["AspNetUsers.NormalizedEmail"] = db => One(new User { UserName = "other", NormalizedUserName = "OTHER", NormalizedEmail = "OFFICER@COUNCIL.EXAMPLE", DisplayName = "Other" }),
    };

    public static TheoryData<string> Indexes => [.. Second.Keys];

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task The_database_refuses_a_second_row_with_the_same_key(string index)
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        context.Add(await Second[index](context));

        Func<Task> save = () => context.SaveChangesAsync();

        (await save.Should().ThrowAsync<DbUpdateException>()).Which.ShouldBeOfUniqueIndex(index.Split('.')[0]);
    }

    [Fact]
    public async Task Every_unique_index_of_ours_is_tried()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        string[] identitysOwn = ["UserNameIndex", "RoleNameIndex"];

        IEnumerable<string> unique = context.Model.GetEntityTypes().SelectMany(entity => entity.GetIndexes())
            .Where(index => index.IsUnique && !identitysOwn.Contains(index.GetDatabaseName()))
            .Select(index => $"{index.DeclaringEntityType.GetTableName()}.{string.Join(", ", index.Properties.Select(property => property.Name))}");

        unique.Should().BeEquivalentTo(Second.Keys);
    }

    [Fact]
    public async Task A_measure_is_found_by_its_code_in_any_capitals()
    {
        await using TestDatabase database = await OneOfEach.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();

        (await context.Measures.SingleOrDefaultAsync(measure => measure.Code == "nI 156")).Should().NotBeNull();
    }

    private static Task<object> One(object entity) => Task.FromResult(entity);

    private static Task<int> MeasureAsync(PerformanceDbContext db) => db.Measures.Where(measure => measure.Code == "NI 156").Select(measure => measure.Id).SingleAsync();

    private static Task<int> CommitteeAsync(PerformanceDbContext db) => db.Committees.Select(committee => committee.Id).SingleAsync();

    private static Task<int> ReportAsync(PerformanceDbContext db) => db.CommitteeReports.Select(report => report.Id).SingleAsync();

    private static Task<int> UserAsync(PerformanceDbContext db) => db.Users.Select(user => user.Id).SingleAsync();

    private static async Task<StoredStatus> StatusAsync(PerformanceDbContext db, int order, string key) => new()
    {
        RatingSchemeId = await db.RatingSchemes.Where(scheme => scheme.Name == "RAG 5%").Select(scheme => scheme.Id).SingleAsync(),
        Order = order,
        Key = key,
        Label = "Again",
        ShortLabel = "Again",
    };
}
