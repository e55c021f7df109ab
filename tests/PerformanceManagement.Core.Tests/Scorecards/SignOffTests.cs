using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Scorecards;

public sealed class SignOffTests
{
    private static readonly Period Q2 = Period.Parse("2017/18 Q2");
    private static readonly Actor Officer = new(null, "Performance officer", [Roles.PerformanceOfficer]);

    [Fact]
    public async Task A_signed_off_quarter_keeps_its_colour_when_the_tolerance_changes()
    {
        await using TestDatabase database = await OpenQuarterAsync();
        await SignOffAsync(database);
        string[] before = await OutputsAsync(database);

        await using (PerformanceDbContext context = database.NewContext())
        {
            foreach (StoredStatus status in await context.Set<StoredStatus>().Where(s => s.Key == "slightly-below").ToListAsync()) status.LargestShortfall = 0.5m;
            foreach (Target target in await context.Targets.Where(t => t.Period == Q2).ToListAsync()) target.Value += 1;
            Measure measure = await context.Measures.SingleAsync(m => m.Code == "NI 156");
            measure.Decimals = 2;
            measure.Good = GoodDirection.Higher;
            context.Results.Add(new MeasureResult { MeasureId = measure.Id, Period = Period.Parse("2016/17 Q2"), Value = 1, SubmittedAt = DateTime.UnixEpoch });
            await context.SaveChangesAsync();
        }

        string[] after = await OutputsAsync(database);
        after.Should().Equal(before, "members saw Q2 like this");
        (await ScorecardAsync(database, Q2)).Rows.Single(r => r.Code == "NI 156").Rating.Key.Should().Be("slightly-below");
        (await ScorecardAsync(database, Q2.Next)).Rows.Single(r => r.Code == "NI 156").Rules.Good.Should().Be(GoodDirection.Higher, "an open quarter follows the rules as they are");
    }

    [Fact]
    public async Task A_signed_off_quarter_stays_to_the_byte_when_another_scheme_or_tolerance_comes_into_force()
    {
        await using TestDatabase database = await OpenQuarterAsync();
        await SignOffAsync(database);
        string[] before = await OutputsAsync(database);

        await using (PerformanceDbContext context = database.NewContext())
        {
            var user = new User { UserName = "officer", DisplayName = "Officer" };
            context.Users.Add(user);
            await context.SaveChangesAsync();
            Actor officer = Officer with { UserId = user.Id };
            var schemes = new RatingSchemeService(context, TimeProvider.System);
            var scorecards = new ScorecardService(context);
            var starts = new SchemeStartService(context, schemes, scorecards, TimeProvider.System);
            var saved = (Saved)await schemes.SaveDraftAsync(
                new SchemeEdit(null, "Strict", ToleranceKind.Percent, [new(null, "Good", null, StatusShape.Diamond, StatusColour.Blue, "0"), new(null, "Bad", null, StatusShape.Cross, StatusColour.Grey, null)], null), officer);
            Guid version = (await schemes.FindAsync(saved.Id!.Value))!.Version;

            // The quarter's own days are closed to it; the day after them is not.
            (await starts.StartAsync(new SchemeStartEdit(saved.Id!.Value, "30/9/2017", true, version), officer)).Should().BeOfType<Refused>();
            (await starts.StartAsync(new SchemeStartEdit(saved.Id!.Value, "1/10/2017", true, version), officer)).Should().BeOfType<Saved>();
            (await new MeasureRatingService(context, scorecards, TimeProvider.System).SaveAsync(new RatingOverrideEdit("NI 156", "RAG 5%", "50", ToleranceKind.Units, "1/10/2017", "Agreed", null), officer)).Should().BeOfType<Saved>();
        }

        (await OutputsAsync(database)).Should().Equal(before, "members saw Q2 like this");
        ScorecardRow next = (await ScorecardAsync(database, Q2.Next)).Rows.Single(r => r.Code == "NI 156");
        (next.Rules.Tolerance, next.Rules.ToleranceKind).Should().Be((50m, ToleranceKind.Units), "the next quarter follows the rules as they are");
    }

    [Fact]
    public async Task A_quarter_reads_the_same_the_moment_after_it_is_signed_off()
    {
        await using TestDatabase database = await OpenQuarterAsync();
        string[] open = await OutputsAsync(database);

        string? summary = await SignOffAsync(database);

        summary.Should().Be("Signed off Q2 2017/18: 6 measures, 4 of 5 rated on target");
        (await OutputsAsync(database)).Should().Equal(open);
        await using PerformanceDbContext context = database.NewContext();
        (await context.Audit.SingleAsync(a => a.Action == "quarter.signed-off")).Summary.Should().Be(summary + ".");
        (await context.SignedOffFigures.CountAsync()).Should().Be(6);
    }

    [Fact]
    public async Task A_signed_off_status_names_the_version_of_the_scheme_that_gave_it()
    {
        await using TestDatabase database = await OpenQuarterAsync();
        await SignOffAsync(database);

        QuarterlyScorecard scorecard = await ScorecardAsync(database, Q2);

        scorecard.Rows.Where(r => r.Rating.Status is not null).Should().NotBeEmpty()
            .And.OnlyContain(r => r.Rating.SchemeName == "RAG 5%" && r.Rating.SchemeInForceFrom == new DateOnly(2013, 4, 1));
    }

    [Fact]
    public async Task A_filter_still_narrows_a_signed_off_quarter()
    {
        await using TestDatabase database = await OpenQuarterAsync();
        await SignOffAsync(database);
        await using PerformanceDbContext context = database.NewContext();

        QuarterlyScorecard scorecard = await new ScorecardService(context).GetAsync(Q2, new ScorecardFilter { Search = "NI 156" });

        scorecard.Rows.Should().ContainSingle().Which.Code.Should().Be("NI 156");
    }

    [Fact]
    public async Task A_quarter_is_signed_off_once_and_by_those_who_may()
    {
        await using TestDatabase database = await OpenQuarterAsync();
        await using PerformanceDbContext context = database.NewContext();
        var service = new SignOffService(context, new ScorecardService(context), TimeProvider.System);

        await service.Invoking(s => s.SignOffAsync(Q2, new Actor(1, "Contributor", [Roles.Contributor]))).Should().ThrowAsync<NotPermittedException>();
        (await service.SignOffAsync(Q2, Officer)).Should().BeOfType<Saved>();
        (await service.SignOffAsync(Q2, Officer)).Should().BeNull("it is not open any more");
    }

    private static async Task<TestDatabase> OpenQuarterAsync()
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        DataPackReport outcome = await new DataPackImporter(context, TimeProvider.System).ImportAsync(Path.Combine(AppContext.BaseDirectory, "Packs", "medway-2017-18-q2"), Actor.Process("test"));
        outcome.Problems.Should().BeEmpty();
        context.Collections.Add(new Collection { Period = Q2, State = CollectionState.Open });
        await context.SaveChangesAsync();
        return database;
    }

    private static async Task<string?> SignOffAsync(TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        return (await new SignOffService(context, new ScorecardService(context), TimeProvider.System).SignOffAsync(Q2, Officer) as Saved)?.Summary;
    }

    private static async Task<QuarterlyScorecard> ScorecardAsync(TestDatabase database, Period quarter)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new ScorecardService(context).GetAsync(quarter, new ScorecardFilter());
    }

    // The scorecard, and the paper as model and workbook; PDF and HTML draw the same model.
    private static async Task<string[]> OutputsAsync(TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        var services = new ServiceCollection();
        services.AddReports(new ConfigurationBuilder().Build());
        services.AddSingleton(context);
        services.AddSingleton(new ScorecardService(context));
        await using ServiceProvider provider = services.BuildServiceProvider();
        QuarterlyReport report = (await provider.GetRequiredService<QuarterlyReportService>().GetAsync("Business Support Overview and Scrutiny", Q2))!;
        var collection = new Collection { Period = Q2 };
        string rows = string.Join('\n', (await new ScorecardService(context).GetAsync(Q2, new ScorecardFilter())).Rows.Select(r => SignedOffFigure.Of(collection, r).Row));
        return [rows, report.ToJson(), Convert.ToBase64String(ExcelRenderer.Render(report))];
    }
}
