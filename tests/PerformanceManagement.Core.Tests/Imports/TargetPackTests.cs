using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>Kinds, profiles and baselines of targets, forecasts and partial periods, as packs bring them in.</summary>
public sealed class TargetPackTests : IAsyncLifetime
{
    private const string Header = "code,period,value,kind,profile,baseline,baseline_period\n";
    private const string Measures = "code,title,unit,decimals,good,frequency,year_rule,partial\nS,Homes,homes,0,higher,quarter,sum,shown\nP,Share,%,1,higher,quarter,average,\n";

    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Every_column_is_stored_and_the_same_pack_again_changes_nothing()
    {
        using PackFolder pack = new PackFolder().With("measures.csv", Measures)
            .With("values.csv", "code,period,value,forecast\nS,2017/18 Q1,90,580\n")
            .With("targets.csv", Header
                + "S,2017/18,600,,as-given,545,2016/17\nS,2017/18 Q1,100,,,,\nS,2017/18 Q2,200,,,,\nS,2017/18 Q3,150,,,,\nS,2017/18 Q4,150,,,,\n"
                + "P,2017/18,,baseline,,,\nP,2017/18 Q1,,no-target,,,\n");

        (await ImportAsync(pack)).Problems.Should().BeEmpty();
        (await ImportAsync(pack)).ChangesAnything.Should().BeFalse();

        await using PerformanceDbContext context = database.NewContext();
        Measure sum = await context.Measures.Include(m => m.Targets).Include(m => m.Results).SingleAsync(m => m.Code == "S");
        sum.Partial.Should().Be(PartialPeriods.Shown);
        sum.Results.Single().Forecast.Should().Be(580);
        Target year = sum.Targets.Single(t => t.Period == Period.FinancialYear(2017));
        (year.Value, year.Profile, year.Baseline, year.BaselinePeriod).Should().Be((600m, TargetProfile.AsGiven, 545m, Period.FinancialYear(2016)));
        (await context.Targets.Where(t => t.Kind != TargetKind.Target).Select(t => t.Kind).ToListAsync()).Should().BeEquivalentTo([TargetKind.BaselinePeriod, TargetKind.NoTarget]);
    }

    [Theory]
    [InlineData("S,2017/18,600,,even,,\nS,2017/18 Q1,100,,,,\nS,2017/18 Q2,150,,,,\nS,2017/18 Q3,150,,,,\nS,2017/18 Q4,190,,,,", "row 2, column profile: The quarters make 590; the year’s target is 600, so 10 is missing.")]
    [InlineData("S,2017/18,600,,even,,\nS,2017/18 Q1,100,,,,", "row 2, column profile: There is no target for Q2 2017/18: give one for each of the quarters.")]
    [InlineData("S,2017/18 Q1,600,,even,,", "row 2, column profile: A profile says how a year’s target is spread over its periods, so only the row of a year has one.")]
    [InlineData("S,2017/18,,no-target,even,,", "row 2, column profile: Only a target of one figure can be spread: leave profile blank.")]
    [InlineData("S,2017/18,600,no-target,,,", "row 2, column kind: “no-target” means that there is no target in figures: leave value, low and high blank.")]
    [InlineData("S,2017/18,600,some,,,", "row 2, column kind: “some” is not one of target, at-least, at-most, more-than, fewer-than, expected, no-target, baseline.")]
    [InlineData("S,2017/18,600,,,545,", "row 2, column baseline_period: A baseline is a figure with its period: fill in both, or neither.")]
    [InlineData("S,2017/18,600,,,,2016/17", "row 2, column baseline: A baseline is a figure with its period: fill in both, or neither.")]
    public async Task What_does_not_go_together_is_refused(string rows, string problem)
    {
        using PackFolder pack = new PackFolder().With("measures.csv", Measures).With("targets.csv", Header + rows);

        (await ImportAsync(pack)).Problems.Select(p => p.ToString()).Should().Equal("targets.csv " + problem);
    }

    [Fact]
    public async Task Kinds_and_floors_are_stored_and_rate()
    {
        using PackFolder pack = new PackFolder().With("measures.csv", Measures + "N,Calls,calls,0,none,quarter,none,\nL,Waits,waits,0,lower,quarter,none,\n")
            .With("targets.csv", "code,period,value,kind,floor\nP,2017/18 Q1,50,More-Than,45\nP,2017/18 Q2,50,at-least,\nL,2017/18 Q1,10,fewer-than,12\nN,2017/18 Q1,1700,expected,\nN,2017/18 Q2,1650,baseline,\n");

        (await ImportAsync(pack)).Problems.Should().BeEmpty();
        (await ImportAsync(pack)).ChangesAnything.Should().BeFalse();

        await using PerformanceDbContext context = database.NewContext();
        (await context.Targets.OrderBy(t => t.Id).Select(t => new { t.Kind, t.Value, t.Floor }).ToListAsync()).Select(t => (t.Kind, t.Value, t.Floor)).Should().BeEquivalentTo(new (TargetKind, decimal?, decimal?)[]
        {
            (TargetKind.MoreThan, 50, 45), (TargetKind.AtLeast, 50, null), (TargetKind.FewerThan, 10, 12), (TargetKind.Expected, 1700, null), (TargetKind.BaselinePeriod, 1650, null),
        });
    }

    [Theory]
    [InlineData("P,2017/18 Q1,50,fewer-than,", "column kind: P is better the higher it is, so its target is a figure to reach or to pass.")]
    [InlineData("P,2017/18 Q1,50,expected,", "column kind: P has a good direction, so a figure beside it is a target, and not one that is only expected.")]
    [InlineData("P,2017/18 Q1,,more-than,", "column value: “more-than” goes with one figure: fill in value.")]
    [InlineData("P,2017/18 Q1,50,,55", "column floor: The floor is above the target: where higher is better it is the lowest figure that is not the worst.")]
    [InlineData("P,2017/18 Q1,,no-target,55", "column floor: A floor stands beside a target that is one figure.")]
    public async Task Kinds_and_floors_that_do_not_go_together_are_refused(string row, string problem)
    {
        using PackFolder pack = new PackFolder().With("measures.csv", Measures).With("targets.csv", "code,period,value,kind,floor\n" + row);

        (await ImportAsync(pack)).Problems.Select(p => p.ToString()).Should().Equal("targets.csv row 2, " + problem);
    }

    [Fact]
    public async Task A_profile_is_held_against_quarters_that_an_earlier_pack_brought()
    {
        using PackFolder quarters = new PackFolder().With("measures.csv", Measures)
            .With("targets.csv", Header + "S,2017/18 Q1,150,,,,\nS,2017/18 Q2,150,,,,\nS,2017/18 Q3,150,,,,\nS,2017/18 Q4,150,,,,\n");
        using PackFolder year = new PackFolder().With("targets.csv", Header + "S,2017/18,600,,even,,\n");
        using PackFolder wrong = new PackFolder().With("targets.csv", Header + "S,2017/18,610,,even,,\n");

        (await ImportAsync(quarters)).Problems.Should().BeEmpty();
        (await ImportAsync(year)).Problems.Should().BeEmpty();
        (await ImportAsync(wrong)).Problems.Should().ContainSingle().Which.ToString().Should().Contain("so 10 is missing");
    }

    [Fact]
    public async Task Quarters_that_do_not_add_up_need_not()
    {
        using PackFolder pack = new PackFolder().With("measures.csv", Measures).With("targets.csv", Header + "P,2017/18,90,,as-given,,\nP,2017/18 Q1,80,,,,\n");

        (await ImportAsync(pack)).Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task A_target_for_a_quarter_that_is_signed_off_is_taken_with_a_remark_that_the_quarter_keeps_its_own()
    {
        var q1 = Period.FinancialQuarter(2017, 1);
        using PackFolder first = new PackFolder().With("measures.csv", Measures).With("targets.csv", Header + "P,2017/18 Q1,80,,,,\nP,2017/18 Q2,80,,,,\n");
        (await ImportAsync(first)).Remarks.Should().BeEmpty("nothing is signed off yet");
        await using (PerformanceDbContext context = database.NewContext())
        {
            var collection = new Collection { Period = q1, State = CollectionState.SignedOff };
            context.Add(collection);
            context.Add(AuditEntry.Of(Actor.Process("test"), new DateTime(2017, 7, 12, 9, 0, 0, DateTimeKind.Utc), "quarter.signed-off", "Signed off.", period: q1));
            await context.SaveChangesAsync();
            // The measure S was not in the edition, so there is no target of it that could be kept.
            context.Add(new SignedOffFigure { CollectionId = collection.Id, MeasureId = (await context.Measures.SingleAsync(m => m.Code == "P")).Id, Row = "{}" });
            await context.SaveChangesAsync();
        }

        (await ImportAsync(first)).Remarks.Should().BeEmpty("the same targets again are none that have no effect");
        using PackFolder later = new PackFolder().With("targets.csv", Header + "P,2017/18 Q1,85,,,,\nP,2017/18 Q2,85,,,,\nP,2017/18,90,,,,\nS,2017/18 Q1,100,,,,\nP,2018/19,90,,,,\n");
        DataPackReport outcome = await ImportAsync(later);

        outcome.Problems.Should().BeEmpty();
        outcome.Remarks.Select(r => r.ToString()).Should().Equal("targets.csv row 2, column period: “2017/18 Q1”: Q1 2017/18 was signed off on 12 July 2017 and keeps its target. And 1 more cell like it in this column.");
        await using PerformanceDbContext stored = database.NewContext();
        (await stored.Targets.SingleAsync(t => t.Period == q1 && t.Value == 85)).Should().NotBeNull("the target itself is stored");
    }

    private async Task<DataPackReport> ImportAsync(PackFolder pack)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"));
    }
}
