using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

public sealed class SectionPackTests : IAsyncLifetime
{
    private const string Header = "committee,period,key,text,ready\n";
    private readonly PackFolder pack = new PackFolder().With("measures.csv", PackFolder.MeasureHeader + ",committees\nNI 156,Households,households,0,lower,quarter,Place Committee");
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        pack.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_year_of_texts_comes_in_with_a_new_committee_and_the_same_pack_again_changes_nothing()
    {
        pack.With("sections.csv", Header + "Place Committee,2017/18 Q1,budget,On budget.,yes\nplace committee,2017/18 Q2,budget,\"First.\n\n• Second\",\nPlace Committee,2017/18 Q2,improvement:NI 156:actions,- Act,no");

        DataPackReport first = await ImportAsync();

        first.Problems.Should().BeEmpty();
        first.Files.Single(f => f.File == "sections.csv").Should().Be(new DataPackCounts("sections.csv", 3, 0, 0));
        (await ImportAsync()).ChangesAnything.Should().BeFalse();
        await using PerformanceDbContext context = database.NewContext();
        int committee = await context.Committees.Select(c => c.Id).SingleAsync();
        List<CommitteeReport> reports = await context.CommitteeReports.OrderBy(r => r.Id).ToListAsync();
        reports.Select(r => (r.CommitteeId, r.Period)).Should().BeEquivalentTo([(committee, Period.FinancialQuarter(2017, 1)), (committee, Period.FinancialQuarter(2017, 2))]);
        int second = reports.Single(r => r.Period == Period.FinancialQuarter(2017, 2)).Id;
        (await context.ReportTexts.Where(t => t.ReportId == second).OrderBy(t => t.Key).Select(t => t.Text).ToListAsync()).Should().Equal("First.\n\n- Second", "- Act");
        (await context.ReportTexts.CountAsync(t => t.IsReady)).Should().Be(1);
    }

    [Fact]
    public async Task A_text_that_is_replaced_is_kept()
    {
        pack.With("sections.csv", Header + "Place Committee,2017/18 Q1,budget,One,yes");
        await ImportAsync();
        pack.With("sections.csv", "committee,period,key,text\nPlace Committee,2017/18 Q1,budget,Two");

        (await ImportAsync()).Files.Single(f => f.File == "sections.csv").Changed.Should().Be(1);

        await using PerformanceDbContext context = database.NewContext();
        ReportText text = await context.ReportTexts.SingleAsync();
        (text.Text, text.IsReady).Should().Be(("Two", false));
        (await context.ReportTextVersions.SingleAsync()).Text.Should().Be("One");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_with_its_row_and_nothing_is_stored()
    {
        pack.With("sections.csv", Header
            + "No Committee,2017/18 Q1,budget,Text,\nPlace Committee,2017/18,budget,Text,\nPlace Committee,2017/18 Q9,budget,Text,\nPlace Committee,2017/18 Q1,,Text,\n"
            + "Place Committee,2017/18 Q1,budget,Text,maybe\nPlace Committee,2017/18 Q1,budget,,yes\nPlace Committee,2017/18 Q1,summary,One,\nPlace Committee,2017/18 Q1,summary,Two,\n"
            + $"Place Committee,2017/18 Q1,long,{new string('x', 100_001)},");

        DataPackReport outcome = await ImportAsync();

        outcome.Problems.Select(p => (p.Row, p.Column)).Should().Equal((2, "committee"), (3, "period"), (4, "period"), (5, "key"), (6, "ready"), (7, "ready"), (9, "key"), (10, null));
        outcome.Problems[0].Sentence.Should().Be("There is no committee “No Committee”, neither in measures.csv nor in the database.");
        await using PerformanceDbContext context = database.NewContext();
        (await context.ReportTexts.CountAsync() + await context.Measures.CountAsync()).Should().Be(0);
    }

    private async Task<DataPackReport> ImportAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"));
    }
}
