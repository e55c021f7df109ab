using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Scorecards;

/// <summary>The council's own comparisons as scorecards use them.</summary>
public sealed class ComparedScorecardTests
{
    private const string Code = "HOU 02";

    [Fact]
    public async Task A_scorecard_takes_the_long_trend_the_council_has_set()
    {
        await using EntryHouse house = await WithValues();
        (await RowAsync(house)).LongTrend.Against.Should().HaveCount(4);

        await house.Change(async d => await d.TrendSettings.AddAsync(new TrendSetting { Frequency = Frequency.Quarter, Periods = 2, LeastPeriods = 2 }));

        (await RowAsync(house)).LongTrend.Against.Select(p => p.Token).Should().Equal("2026/27 Q1", "2025/26 Q4");
    }

    [Fact]
    public async Task Figures_are_read_as_far_back_as_the_longest_trend_reaches_and_for_other_measures_no_further()
    {
        await using EntryHouse house = await EntryHouse.CreateAsync();
        await house.AddMeasure(Code, m => m.Frequency = Frequency.Year, [.. Enumerable.Range(2014, 12).Select(year => (Period.FinancialYear(year).Token, 100m + year))]);
        await house.AddMeasure("HOU 03", null, [.. Enumerable.Range(2014, 12).Select(year => (Period.FinancialQuarter(year, 2).Token, 100m + year))]);
        await house.Change(async d => await d.TrendSettings.AddAsync(new TrendSetting { Frequency = Frequency.Year, Periods = 10 }));

        (await RowAsync(house)).LongTrend.Against.Should().HaveCount(10);
        (await RowAsync(house, "HOU 03")).Series[0].Period.Token.Should().Be("2022/23 Q2");
    }

    [Fact]
    public async Task An_annual_measure_in_arrears_has_its_whole_long_trend()
    {
        await using EntryHouse house = await EntryHouse.CreateAsync();
        await house.AddMeasure(Code, m => (m.Frequency, m.Arrears) = (Frequency.Year, 1), [.. Enumerable.Range(2018, 8).Select(year => (Period.FinancialYear(year).Token, 100m + year))]);

        ScorecardRow row = await RowAsync(house, Code, Period.FinancialQuarter(2026, 3));

        row.Reported.Period.Token.Should().Be("2024/25");
        row.LongTrend.Against.Select(p => p.Token).Should().Equal("2023/24", "2022/23", "2021/22");
    }

    [Fact]
    public async Task An_annual_measure_is_compared_with_its_last_outturn_and_others_with_last_year()
    {
        await using EntryHouse house = await WithValues();
        await house.AddMeasure("HOU 03", m => m.Frequency = Frequency.Year, ("2024/25", 40), ("2025/26", 38));

        (await RowAsync(house)).SinceLastYearName.Should().Be("Since last year");
        ScorecardRow annual = await RowAsync(house, "HOU 03");
        annual.SinceLastYearName.Should().Be("Since last outturn");
        annual.SinceLastYear.Explanation.Should().Be("38 in 2025/26 against 40 in 2024/25, lower is better: improved.");
    }

    [Fact]
    public async Task A_figure_in_arrears_has_the_last_known_one_beside_it()
    {
        await using EntryHouse house = await EntryHouse.CreateAsync();
        await house.AddMeasure(Code, m => m.Results.Add(new MeasureResult { Period = EntryHouse.Quarter, Reason = ReasonForNoValue.InArrears, SubmittedAt = house.Clock.Now }), ("2025/26 Q4", 337), ("2026/27 Q1", 334));
        await house.AddMeasure("HOU 03", m => m.Results.Add(new MeasureResult { Period = EntryHouse.Quarter, Reason = ReasonForNoValue.InArrears, SubmittedAt = house.Clock.Now }));

        ScorecardRow row = await RowAsync(house);

        (row.ValueText, row.ValueRemark).Should().Be(("In arrears", "last known 334, Q1 2026/27"));
        row.ShortTrend.Explanation.Should().Be("Not comparable: there is no value for Q2 2026/27 (in arrears).");
        (await RowAsync(house, "HOU 03")).ValueRemark.Should().BeNull("nothing is known yet");
    }

    [Fact]
    public async Task The_effect_of_other_long_trends_is_told_and_nothing_is_stored()
    {
        await using EntryHouse house = await WithValues();

        Outcome outcome = await house.Read(c => Trends(c, house).PreviewAsync([new(Frequency.Quarter, "1", "1", null)], house.Officer));

        TrendEffect effect = outcome.Should().BeOfType<Preview<TrendEffect>>().Which.Effect;
        effect.Quarter.Should().Be(EntryHouse.Quarter);
        effect.Changes.Should().ContainSingle().Which.Should().Match<TrendChange>(c => c.Code == Code && c.Before.Result == TrendResult.Improved && c.After.Result == TrendResult.Worsened);
        (await house.Read(d => d.TrendSettings.AnyAsync())).Should().BeFalse();
    }

    [Fact]
    public async Task A_signed_off_quarter_keeps_the_trends_it_was_signed_off_with()
    {
        await using EntryHouse house = await WithValues();
        await house.Read(c => new SignOffService(c, new ScorecardService(c), house.Clock).SignOffAsync(EntryHouse.Quarter, house.Officer));
        ScorecardRow before = await RowAsync(house);

        await house.Read(c => Trends(c, house).SaveAsync([new(Frequency.Quarter, "1", "1", null)], house.Officer));
        await house.Read(async c =>
            await Measures(c, house).SaveAsync(new MeasureComparisonEdit(Code, TrendBasis.YearOnYear, "500", "1", (await Measures(c, house).FindAsync(Code))!.Measure.Version), house.Officer));

        (await RowAsync(house)).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Who_does_not_manage_rules_changes_no_comparison()
    {
        await using EntryHouse house = await WithValues();

        await house.Invoking(h => h.Read(c => Trends(c, h).SaveAsync([], house.Owner))).Should().ThrowAsync<NotPermittedException>();
        await house.Invoking(h => h.Read(c => Measures(c, h).SaveAsync(new MeasureComparisonEdit(Code, TrendBasis.Ongoing, null, null, Guid.Empty), house.Owner)))
            .Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task A_suppressed_figure_of_ours_and_what_is_made_of_it_are_set_beside_no_other_area()
    {
        await using EntryHouse house = await EntryHouse.CreateAsync();
        await house.AddMeasure(
            Code,
            m =>
            {
                (m.QuarterRule, m.YearRule) = (AggregationRule.Sum, AggregationRule.Sum);
                m.Results.Add(new MeasureResult { Period = Period.Parse("2025/26 Q3"), Reason = ReasonForNoValue.Suppressed, SubmittedAt = house.Clock.Now });
                m.Benchmarks.AddRange(new (string Period, string Area)[] { ("2025/26", "England"), ("2025/26 Q3", "Alder"), ("2026/27 Q2", "Birch") }.Select(b => new Benchmark { Period = Period.Parse(b.Period), Area = b.Area, Value = 50 }));
            },
            ("2025/26 Q1", 40), ("2025/26 Q2", 41), ("2025/26 Q4", 42), ("2026/27 Q2", 43));

        MeasureBenchmarks benchmarks = (await house.Read(async c => await new BenchmarkService(c).GetAsync(await new ScorecardService(c).GetAsync(EntryHouse.Quarter, new ScorecardFilter())))).Single().Value;

        benchmarks.Areas.Select(a => (a.Area, a.Result)).Should().Equal(("Alder", BenchmarkResult.Favourable), ("Birch", BenchmarkResult.Favourable), ("England", BenchmarkResult.NotCompared));
        benchmarks.Areas[0].Explanation.Should().Be("Ours, 43 in Q2 2026/27, against 50 for Alder in Q3 2025/26, lower is better: favourable. Our figure for Q3 2025/26 is suppressed, so this is the one reported, 3 quarters later.");
        benchmarks.Areas[2].Explanation.Should().Contain("as this measure adds up, ours for Q2 2026/27 is not like it");
    }

    // 340, 340, 340, 300 and then 320: better than the mean of four, worse than the quarter before.
    private static async Task<EntryHouse> WithValues()
    {
        EntryHouse house = await EntryHouse.CreateAsync();
        await house.AddMeasure(Code, null, ("2025/26 Q2", 340), ("2025/26 Q3", 340), ("2025/26 Q4", 340), ("2026/27 Q1", 300), ("2026/27 Q2", 320));
        return house;
    }

    private static TrendSettingService Trends(PerformanceDbContext context, EntryHouse house) => new(context, new ScorecardService(context), house.Clock);

    private static MeasureComparisonService Measures(PerformanceDbContext context, EntryHouse house) => new(context, new ScorecardService(context), house.Clock);

    private static async Task<ScorecardRow> RowAsync(EntryHouse house, string code = Code, Period? quarter = null) =>
        (await house.Read(c => new ScorecardService(c).GetAsync(quarter ?? EntryHouse.Quarter, new ScorecardFilter()))).Rows.Single(r => r.Code == code);
}
