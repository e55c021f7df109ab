using System.IO.Compression;
using System.Text;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Exports;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>What the database holds goes out as a pack, comes into an empty database, and goes out of that as the same files.</summary>
public sealed class PackExportTests : IAsyncLifetime, IDisposable
{
    private static readonly Actor Officer = Actor.Process("Performance officer");
    private readonly PackFolder pack = new();
    private TestDatabase database = null!;
    private TestDatabase other = null!;

    public async Task InitializeAsync() => (database, other) = (await TestDatabase.CreateSqliteAsync(), await TestDatabase.CreateSqliteAsync());

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        await other.DisposeAsync();
    }

    public void Dispose() => pack.Dispose();

    [Fact]
    public async Task Whatever_a_pack_carries_comes_back_as_the_same_files_and_rates_the_same()
    {
        await FillAsync();
        Dictionary<string, string> first = await ExportAsync(database);
        first.Keys.Should().Contain(
        [
            "schemes.csv", "trends.csv", "lists.csv", "plans.csv", "plan.csv", "measures.csv", "earlier-rules.csv", "earlier-places.csv", "earlier-codes.csv", "earlier-definitions.csv", "method-breaks.csv", "rating-changes.csv", "limit-rebases.csv", "values.csv", "targets.csv", "benchmarks.csv",
            "benchmark-groups.csv", "sections.csv", "risk-scale.csv", "risks.csv", "updates.csv", "plan-notes.csv", "meetings.csv", "quarters.csv", "corrections.csv", "signed-off.csv",
        ]);
        first["lists.csv"].Should().Contain("\r\ndirectorate,Works,2017-06-30\r\n").And.Contain("\r\nservice,Lettings,\r\n").And.Contain("\r\ncommittee,Nobody reads this,\r\n");
        first["plan.csv"].Should().Contain("\r\nP.1,outcome,Enough of them,P,1.1,First plan,\r\n").And.Contain("\r\nN,priority,Homes again,,,Council Plan 2018,2018-05-01\r\n");
        first["earlier-places.csv"].Should().EndWith("\r\nHOMES,2018-03-31,P.1\r\n");
        first["earlier-codes.csv"].Should().EndWith("\r\nHOMES,OLD HOMES,2017-02-01\r\n");
        first["earlier-definitions.csv"].Should().EndWith("\r\nHOMES,2017-03-31,Families alone\r\n");
        first["values.csv"].Should().Contain(",\"Checked, and right.\"\r\n").And.Contain("\r\nTIME,2017/18 Q1,4:40,").And.Contain("\r\nDAYS,2017/18 Q1,3 d 4 h,");

        DataPackReport report = await ImportAsync(other, first);

        report.Problems.Select(p => p.ToString()).Should().BeEmpty();
        Dictionary<string, string> second = await ExportAsync(other);
        second.Keys.Should().Equal(first.Keys);
        foreach ((string name, string content) in first) second[name].Should().Be(content, name);
        foreach (Period quarter in (Period[])[Period.FinancialQuarter(2017, 1), Period.FinancialQuarter(2017, 2), Period.FinancialQuarter(2017, 3), Period.FinancialQuarter(2017, 4)])
            (await RatedAsync(other, quarter)).Should().Equal(await RatedAsync(database, quarter), quarter.Label);
        (await ImportAsync(other, first)).ChangesAnything.Should().BeFalse();
    }

    [Fact]
    public async Task A_number_that_may_not_be_seen_does_not_leave_and_its_reason_and_note_do()
    {
        pack.With("measures.csv", $"{PackFolder.MeasureHeader},made_from\nALL,All pupils,pupils,0,lower,quarter,A;B\nA,Primary,pupils,0,lower,quarter,\nB,Secondary,pupils,0,lower,quarter,\n")
            .With("values.csv", "code,period,value,reason,note\nALL,2017/18 Q1,4321,,\nA,2017/18 Q1,,suppressed,Fewer than five\nB,2017/18 Q1,4317,,Kept back for the other\n");
        await new DataPackImporter(database.NewContext(), TimeProvider.System).ImportAsync(pack.Path, Officer);

        Dictionary<string, string> files = await ExportAsync(database);

        files.Values.Should().NotContain(f => f.Contains("4317", StringComparison.Ordinal));
        files["values.csv"].Should().Contain("\r\nA,2017/18 Q1,,,,,,suppressed,actual,,,Fewer than five,").And.Contain("\r\nB,2017/18 Q1,,,,,,suppressed,actual,,,Kept back for the other,").And.Contain("\r\nALL,2017/18 Q1,4321,");
    }

    [Fact]
    public async Task A_kept_row_that_shows_what_has_been_suppressed_since_does_not_leave()
    {
        await FillAsync();
        await using (PerformanceDbContext context = database.NewContext())
        {
            MeasureResult result = await context.Results.AsNoTracking().SingleAsync(r => r.Period == Period.FinancialQuarter(2017, 1) && context.Measures.Any(m => m.Id == r.MeasureId && m.Code == "HOMES"));
            var corrections = new CorrectionService(context, new ResultService(context, TimeProvider.System), TimeProvider.System);
            (await corrections.CorrectAsync(new ResultSubmission { Code = "HOMES", Period = result.Period, Reason = "suppressed", Confirmed = true, Because = "It could identify a family.", ResultVersion = result.Version }, await PersonAsync(context))).Should().BeOfType<Core.Changes.Saved>();
        }

        (Dictionary<string, string> files, PackExport written) = await WriteAsync(database, null);

        written.KeptBack.Should().Be(1);
        files["signed-off.csv"].Should().NotContain("\r\nHOMES,").And.Contain("\r\nTIME,");
        files["corrections.csv"].Should().NotContain("HOMES,2017/18 Q1");
        files.Values.Should().NotContain(f => f.Contains("3456", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_signed_off_here_is_none_of_a_packs()
    {
        await FillAsync();
        Dictionary<string, string> files = await ExportAsync(database);
        files["signed-off.csv"] = files["signed-off.csv"].Replace("Families in homes", "Families elsewhere", StringComparison.Ordinal);
        files["quarters.csv"] = files["quarters.csv"].Replace("2017/18 Q2,open", "2017/18 Q2,signed-off", StringComparison.Ordinal);
        files["rating-changes.csv"] = files["rating-changes.csv"].Replace("Agreed in March", "Agreed in May", StringComparison.Ordinal);
        files["plans.csv"] = files["plans.csv"].Replace("2018-04-01", "2019-04-01", StringComparison.Ordinal);
        files["plan.csv"] = files["plan.csv"].Replace("Enough of them,P,1.1,First plan,", "Enough of them,P,1.1,First plan,2018-01-01", StringComparison.Ordinal);
        files["lists.csv"] = files["lists.csv"].Replace("2017-06-30", "", StringComparison.Ordinal);
        files["earlier-definitions.csv"] = files["earlier-definitions.csv"].Replace("alone", "and singles", StringComparison.Ordinal);
        files["earlier-codes.csv"] = files["earlier-codes.csv"].Replace("HOMES,OLD", "TIME,OLD", StringComparison.Ordinal);
        files["trends.csv"] = files["trends.csv"].Replace("quarter,6,2", "quarter,7,2", StringComparison.Ordinal);

        DataPackReport report = await ImportAsync(database, files);

        report.Problems.Select(p => p.Sentence).Should().BeEquivalentTo(
            "It was closed on 30 June 2017 here, and not as the pack says. Open and close it on the site: leave the row out.",
            "There is no plan “Council Plan 2018” from that day here. Begin it on the site, where measures are taken over, and leave the row out.",
            "It is open or closed otherwise here. Close and open items on the site, where what stands in them is shown first: leave the column out.",
            "TIME is there already, and what has changed of it in time is set on its page, where the effect is shown first. Leave the row out.",
            "HOMES is there already, and what has changed of it in time is set on its page, where the effect is shown first. Leave the row out.",
            "Long trends are taken otherwise here. Change them on the site, where the effect is shown first, and leave the row out of the pack.",
            "HOMES is there already, and what has changed of it in time is set on its page, where the effect is shown first. Leave the row out.",
            "Q2 2017/18 is open here already, and not as the pack says. Quarters are opened, dated and signed off on the site: leave the row out.",
            "Q1 2017/18 was signed off here, and what members saw of HOMES in it never changes.");
    }

    [Fact]
    public async Task Only_the_performance_team_takes_a_pack_out()
    {
        await using PerformanceDbContext context = database.NewContext();
        Func<Task> export = () => Service(context).ExportAsync(null, new MemoryStream(), new Actor(1, "Viewer", [Roles.Viewer]));

        await export.Should().ThrowAsync<NotPermittedException>();
        (await Service(context).ExportAsync(4711, new MemoryStream(), Officer)).Should().BeNull("there is no such committee");
    }

    private async Task FillAsync()
    {
        pack.With("plan.csv", "id,parent,kind,number,title\nP,,priority,1,Homes\nP.1,P,outcome,1.1,Enough of them\n")
            .With("measures.csv", $"{PackFolder.MeasureHeader},plan,committees,tolerance,tolerance_kind,no_change_band,flags,quarter_rule,first_period\n"
                + "HOMES,Families in homes,families,0,lower,quarter,P.1,Housing;Overview,2.5,units,1.5,key;new,last,2016/17 Q1\nTIME,Answered after,minutes:seconds,0,lower,quarter,P,Overview,30 s,units,0:05,,average,\nDAYS,Repaired after,days and hours,1,lower,quarter,,Overview,,,,,,\n"
                + "RATE,In time,%,1,higher,month,,Overview,,,,,weighted,\nMONEY,Saved,£k,1,higher,year,,Overview,,,,,,\n")
            .With("values.csv", "code,period,value,numerator,denominator,year_to_date,reason,quality,label,note,note_date,forecast,source,quality_note\n"
                + "HOMES,2016/17 Q4,3400,,,,,,,,,,,\nHOMES,2017/18 Q1,3456,,,,,provisional,,\"Up, \"\"again\"\"\nand again\",2017-07-12,3500,Returns,\nHOMES,2017/18 Q2,3470,,,,,,,,,,,\"Checked, and right.\"\nTIME,2017/18 Q1,4:35,,,,,,,,,,,\nTIME,2017/18 Q2,5:02,,,,,,,,,,,\nDAYS,2017/18 Q1,3 d 4 h,,,,,,,,,,,\n"
                + "RATE,2017-04,,1,3,,,,,,,,,\nRATE,2017-05,0.5,1,200,,,,,,,,,\nRATE,2017-06,,,,,not-available,,until July,,,,,\nMONEY,2016/17,-12.25,,,,,estimated,,,,,,\n")
            .With("targets.csv", "code,period,value,kind,words,floor,baseline,baseline_period\nHOMES,2017/18,3450,,,3600,3400,2016/17 Q4\nTIME,2017/18,4:00,,,,,\nRATE,2017/18,90,at-least,,,,\nMONEY,2017/18,,no-target,None yet,,,\n")
            .With("benchmarks.csv", "code,period,area,value,source\nTIME,2016/17 Q4,England,6:10,The regulator\n").With("benchmark-groups.csv", "group,area\nNear,England\nNear,Ashcombe\n")
            .With("sections.csv", $"committee,period,key,text,ready\nHousing,2017/18 Q1,summary,\"{new string('a', 40_000)}\n\n- one\",yes\n")
            .With("risk-scale.csv", "part,code,word\nlikelihood,2,likely\nlikelihood,1,rare\nimpact,2,major\nimpact,1,minor\nappetite,2,most\n")
            .With("risks.csv", "code,title,committees,plan,measures,inherent,target\nR1,No land,Housing,P,HOMES,2 x 2,1 x 1\n").With("updates.csv", "code,period,score,narrative\nR1,2017/18 Q1,2 x 1,Said\n");
        await using PerformanceDbContext context = database.NewContext();
        (await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Officer)).Problems.Select(p => p.ToString()).Should().BeEmpty();
        User user = TestData.Person();
        context.Users.Add(user);
        await context.SaveChangesAsync();

        Measure homes = await context.Measures.SingleAsync(m => m.Code == "HOMES"), time = await context.Measures.SingleAsync(m => m.Code == "TIME");
        time.EarlierRules.Add(new EarlierRules { Until = new DateOnly(2016, 3, 31), Unit = "seconds", Decimals = 1, Good = GoodDirection.None, Frequency = Frequency.Quarter });
        context.CouncilPlans.Add(new CouncilPlan { Name = "Council Plan 2018", From = new DateOnly(2018, 4, 1) });
        await context.SaveChangesAsync();
        homes.EarlierPlaces.Add(new EarlierPlace { Until = new DateOnly(2018, 3, 31), PlanItemId = homes.PlanItemId });
        homes.PlanItem = new PlanItem { Key = "N", Kind = PlanItemKind.Priority, Title = "Homes again", PlanId = (await context.CouncilPlans.SingleAsync()).Id, SortOrder = 9, ClosedOn = new DateOnly(2018, 5, 1) };
        homes.EarlierCodes.Add(new EarlierCode { Code = "OLD HOMES", GivenUpAt = new DateTime(2017, 2, 1, 12, 0, 0, DateTimeKind.Utc) });
        homes.EarlierDefinitions.Add(new EarlierDefinition { Until = new DateOnly(2017, 3, 31), Text = "Families alone" });
        context.Directorates.Add(new Directorate { Name = "Works", ClosedOn = new DateOnly(2017, 6, 30) });
        context.Committees.Add(new Committee { Name = "Nobody reads this" });
        context.ListedNames.Add(new ListedName { Kind = ListKind.Service, Name = "Lettings" });
        homes.Breaks.Add(new MethodBreak { From = Period.FinancialQuarter(2016, 2), Reason = "Counted anew" });
        context.RatingOverrides.Add(new RatingOverride { MeasureId = homes.Id, From = new DateOnly(2017, 7, 1), SchemeName = "Achieved/Failed", Tolerance = 3, ToleranceKind = ToleranceKind.Percent, Reason = "Agreed in March", SetById = user.Id, SetAt = new DateTime(2017, 3, 14, 9, 0, 0, DateTimeKind.Utc) });
        context.LimitRebases.Add(new LimitRebase { MeasureId = homes.Id, From = Period.FinancialQuarter(2016, 4), Reason = "New law", SetById = user.Id, SetAt = new DateTime(2017, 6, 30, 23, 30, 0, DateTimeKind.Utc) });
        context.TrendSettings.Add(new TrendSetting { Frequency = Frequency.Quarter, Periods = 6, LeastPeriods = 2 });
        StoredScheme shipped = await context.RatingSchemes.Include(s => s.Statuses).SingleAsync(s => s.IsDefault);
        shipped.InForceTo = new DateOnly(2017, 3, 31);
        context.RatingSchemes.Add(StoredScheme.Of(shipped.ToScheme() with { InForceFrom = new DateOnly(2017, 4, 1), InForceTo = null, Statuses = [.. shipped.ToScheme().Ordered.Select(s => s.LargestShortfall == 5 ? s with { LargestShortfall = 10 } : s)] }));
        context.PlanNotes.Add(new PlanNote { PlanItemId = await context.PlanItems.Where(p => p.Key == "P.1").Select(p => p.Id).SingleAsync(), Period = Period.FinancialQuarter(2017, 2), Text = "We build.\n\nAnd build." });
        context.CommitteeMeetings.Add(new CommitteeMeeting { CommitteeId = await context.Committees.Where(c => c.Name == "Housing").Select(c => c.Id).SingleAsync(), Period = Period.FinancialQuarter(2017, 2), Date = new DateOnly(2017, 11, 30) });
        context.Collections.Add(TestData.Collection(Period.FinancialQuarter(2017, 1)));
        await context.SaveChangesAsync();
        (await new SignOffService(context, new ScorecardService(context), TimeProvider.System).SignOffAsync(Period.FinancialQuarter(2017, 1), Officer)).Should().BeOfType<Core.Changes.Saved>();
        context.Collections.Add(TestData.Collection(Period.FinancialQuarter(2017, 2), dueOn: new DateOnly(2017, 10, 20)));
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        MeasureResult wrong = await context.Results.AsNoTracking().SingleAsync(r => r.MeasureId == time.Id && r.Period == Period.FinancialQuarter(2017, 1));
        (await new CorrectionService(context, new ResultService(context, TimeProvider.System), TimeProvider.System).CorrectAsync(
            new ResultSubmission { Code = "TIME", Period = wrong.Period, Value = "4:40", Confirmed = true, Because = "Late calls were missing.", ResultVersion = wrong.Version }, await PersonAsync(context))).Should().BeOfType<Core.Changes.Saved>();
    }

    private static async Task<Actor> PersonAsync(PerformanceDbContext context)
    {
        User user = await context.Users.SingleAsync();
        return new Actor(user.Id, user.DisplayName, [Roles.PerformanceOfficer]);
    }

    private static async Task<List<string>> RatedAsync(TestDatabase database, Period quarter)
    {
        await using PerformanceDbContext context = database.NewContext();
        return [.. (await new ScorecardService(context).GetAsync(quarter, new ScorecardFilter())).Rows.Select(r => $"{r.Code}: {r.ValueText}, {r.TargetText}, {r.Rating.Label}, {r.Rating.Explanation}, {r.ShortTrend.Label}, {r.LongTrend.Explanation}, {r.LastYear.Label}, {string.Join(';', r.Corrections.Select(c => $"{c.Correction.WasText(r.Rules)} {c.Correction.NowText(r.Rules)} {c.IsUsed}"))}")];
    }

    private static PackExportService Service(PerformanceDbContext context) => new(context, new DeliveryPackService(context, TimeProvider.System), TimeProvider.System);

    private static async Task<Dictionary<string, string>> ExportAsync(TestDatabase database) => (await WriteAsync(database, null)).Files;

    private static async Task<(Dictionary<string, string> Files, PackExport Pack)> WriteAsync(TestDatabase database, int? committee)
    {
        await using PerformanceDbContext context = database.NewContext();
        using var stream = new MemoryStream();
        PackExport written = (await Service(context).ExportAsync(committee, stream, Officer))!;
        Dictionary<string, string> files = [];
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
            files.Add(entry.FullName, await reader.ReadToEndAsync());
        }

        written.Files.Select(f => f.Name).Should().Equal(files.Keys);
        return (files, written);
    }

    private static async Task<DataPackReport> ImportAsync(TestDatabase database, Dictionary<string, string> files)
    {
        using var folder = new PackFolder();
        foreach ((string name, string content) in files) folder.With(name, content);
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(folder.Path, Officer);
    }
}
