using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Scorecards.Kept;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Scorecards;

/// <summary>Scorecards that are shared are those that would be worked out from the database as it is now, on every instance, after any change.</summary>
public sealed class SharedScorecardsTests : IAsyncLifetime
{
    private static readonly Period Q2 = TestData.Quarter;
    private static readonly Period Q1 = Q2.Previous;
    private readonly SharedScorecards here = new();
    private readonly SharedScorecards there = new();
    private TestDatabase database = null!;
    private int person;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        PlanItem homes = TestData.Plan("P1", title: "A safe home");
        PlanItem streets = TestData.Plan("P2", title: "Clean streets", sortOrder: 2);
        Directorate[] directorates = [new() { Name = "Place" }, new() { Name = "People" }];
        var committee = new Committee { Name = "Overview and scrutiny" };
        User officer = TestData.Person();
        context.AddRange(officer, homes, streets, committee, directorates[0], directorates[1], TestData.Collection(Q1), TestData.Collection(Q2));
        await context.SaveChangesAsync();
        person = officer.Id;
        foreach (int n in Enumerable.Range(1, 9))
        {
            Measure measure = TestData.Measure($"KPI {n}");
            measure.QuarterRule = AggregationRule.Sum;
            measure.PlanItem = n % 3 == 0 ? null : n % 2 == 0 ? homes : streets;
            measure.Directorate = directorates[n % 2];
            if (n < 5) measure.Committees.Add(committee);
            measure.Targets.Add(TestData.Target(300 + n));
            foreach (int back in Enumerable.Range(0, 7)) measure.Results.Add(TestData.Result(Q2.Back(back), 290 + (n * back), note: back % 3 == 0 ? $"Note {n}, {back}" : null));
            context.Measures.Add(measure);
        }

        await context.SaveChangesAsync();
        List<Measure> all = await context.Measures.OrderBy(m => m.Id).ToListAsync();
        // KPI 1 is made from 2 and 3, of which 3 is made from 4 and 5.
        foreach ((int whole, int part) in new[] { (0, 1), (0, 2), (2, 3), (2, 4) }) context.MeasureParts.Add(new MeasurePart { WholeId = all[whole].Id, PartId = all[part].Id });
        await context.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_changes_never_leave_a_stale_scorecard_on_any_instance(int seed)
    {
        var random = new Random(seed);
        List<string> done = [];
        await MoreAsync(70);
        for (int step = 0; step < 25; step++)
        {
            // One instance looks after every change, the other now and then, with several changes behind it.
            done.Add(await ChangeAsync(random));
            foreach (Period quarter in new[] { Q2, Q1 })
            {
                List<string> expected = await SeenAsync(quarter, null);
                Differences(await SeenAsync(quarter, here), expected).Should().BeEmpty("of {0} after {1}", quarter.Label, string.Join(", ", done));
                if (random.Next(4) == 0) Differences(await SeenAsync(quarter, there), expected).Should().BeEmpty("on the other instance, of {0} after {1}", quarter.Label, string.Join(", ", done));
            }
        }

        done.Distinct().Should().HaveCountGreaterThan(8, "the changes have to be of many kinds");
    }

    [Fact]
    public async Task A_change_of_one_measure_works_out_that_measure_and_its_family_and_not_the_rest()
    {
        Dictionary<string, ScorecardRow> before = ByCode(await GetAsync(Q2, here));

        await SaveAsync(async c => (await ResultOf(c, "KPI 4", Q2)).Replace(Figures(999), null, TestData.Submitted));

        Dictionary<string, ScorecardRow> after = ByCode(await GetAsync(Q2, here));
        after.Where(r => !ReferenceEquals(r.Value, before[r.Key])).Select(r => r.Key).Should().BeEquivalentTo("KPI 1", "KPI 2", "KPI 3", "KPI 4", "KPI 5");
        after["KPI 4"].ValueText.Should().Be("999");
    }

    [Fact]
    public async Task What_shows_on_no_scorecard_works_out_nothing()
    {
        Dictionary<string, ScorecardRow> before = ByCode(await GetAsync(Q2, here));

        await SaveAsync(async c => c.PlanNotes.Add(new PlanNote { PlanItem = await c.PlanItems.FirstAsync(), Period = Q2, Text = "Going well." }));

        ByCode(await GetAsync(Q2, here)).Should().OnlyContain(r => ReferenceEquals(r.Value, before[r.Key]));
    }

    [Fact]
    public async Task What_is_not_stored_yet_is_seen_by_its_own_transaction_and_by_nobody_else()
    {
        await GetAsync(Q2, here);
        await using PerformanceDbContext context = database.NewContext();

        await using (await context.Database.BeginTransactionAsync())
        {
            (await ResultOf(context, "KPI 7", Q2)).Replace(Figures(999), null, TestData.Submitted);
            await context.SaveChangesAsync();
            ByCode(await new ScorecardService(context, shared: here).GetAsync(Q2, new ScorecardFilter()))["KPI 7"].ValueText.Should().Be("999");
        }

        // Taken back; the next change has the number that this one would have had.
        await SaveAsync(async c => (await c.Measures.SingleAsync(m => m.Code == "KPI 8")).Title = "Another");
        ByCode(await GetAsync(Q2, here))["KPI 7"].ValueText.Should().Be("290");
    }

    [Fact]
    public async Task A_filter_chooses_the_same_rows_as_the_database_does()
    {
        int place = await ReadAsync(c => c.Directorates.Where(d => d.Name == "Place").Select(d => d.Id).SingleAsync());
        int homes = await ReadAsync(c => c.PlanItems.Where(p => p.Key == "P1").Select(p => p.Id).SingleAsync());
        int committee = await ReadAsync(c => c.Committees.Select(d => d.Id).SingleAsync());
        int[] ids = await ReadAsync(c => c.Measures.OrderByDescending(m => m.Id).Take(2).Select(m => m.Id).ToArrayAsync());
        ScorecardFilter[] filters =
        [
            new() { DirectorateId = place }, new() { PlanItemId = homes }, new() { CommitteeId = committee }, new() { Search = "kpi 3" }, new() { MeasureIds = ids }, new() { MeasureId = ids[0] },
            new() { DirectorateId = place, PlanItemId = homes }, new() { DirectorateId = -1 }, new() { Service = "None such" }, new() { Portfolio = "None such" },
        ];

        foreach (ScorecardFilter filter in filters)
        {
            await using PerformanceDbContext context = database.NewContext();
            Texts(await new ScorecardService(context, shared: here).GetAsync(Q2, filter)).Should().Equal(Texts(await new ScorecardService(context).GetAsync(Q2, filter)), "{0}", filter);
        }
    }

    [Fact]
    public async Task A_quarter_without_measures_is_empty_after_a_change_of_what_is_made_from_what()
    {
        await SaveAsync(async c =>
        {
            foreach (Measure measure in await c.Measures.ToListAsync()) measure.FirstPeriod = Q2.Next;
        });
        (await GetAsync(Q2, here)).Rows.Should().BeEmpty();

        await SaveAsync(async c => c.Remove(await c.MeasureParts.OrderBy(p => p.Id).FirstAsync()));

        (await GetAsync(Q2, here)).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task No_more_rows_are_held_than_there_is_room_for()
    {
        var small = new SharedScorecards(mostRows: 20);

        foreach (int back in Enumerable.Range(0, 5)) await GetAsync(Q2.Back(back), small);

        small.Rows.Should().Be(18);
        await GetAsync(Q2, new SharedScorecards(mostRows: 1));
    }

    [Fact]
    public async Task Another_database_in_the_place_of_this_one_is_not_taken_for_it()
    {
        await GetAsync(Q2, here);
        await using PerformanceDbContext context = database.NewContext();
        (await ResultOf(context, "KPI 7", Q2)).Replace(Figures(999), null, TestData.Submitted);
        await context.SaveChangesAsync();
        // As a backup that is put back: an earlier number, other figures.
        await context.DataVersions.ExecuteUpdateAsync(row => row.SetProperty(v => v.Number, 1).SetProperty(v => v.Everything, 1));

        ByCode(await GetAsync(Q2, here))["KPI 7"].ValueText.Should().Be("999");
    }

    [Fact]
    public void It_is_known_how_far_a_change_of_every_kind_of_row_reaches()
    {
        // These change every scorecard; a kind of row that nobody has thought of does as well, and fails here until somebody has.
        string[] everything = ["Committee", "CouncilPlan", "CouncilSettings", "Directorate", "PlanItem", "StoredScheme", "StoredStatus", "TrendSetting"];
        using PerformanceDbContext context = database.NewContext();

        string[] unknown = [.. context.Model.GetEntityTypes().Where(t => !ChangeReach.IsKnown(t) && t.FindOwnership() is null).Select(t => t.ShortName()).Order(StringComparer.Ordinal)];

        context.Model.GetEntityTypes().Should().HaveCountGreaterThan(30);
        unknown.Should().BeEquivalentTo(everything);
    }

    // More than are gone through at once after a change.
    private Task MoreAsync(int count) => SaveAsync(async c =>
    {
        List<PlanItem> plan = await c.PlanItems.OrderBy(p => p.Id).ToListAsync();
        foreach (int n in Enumerable.Range(10, count))
        {
            Measure measure = TestData.Measure($"KPI {n}");
            measure.PlanItem = plan[n % 2];
            measure.Targets.Add(TestData.Target(300));
            foreach (int back in Enumerable.Range(0, 6)) measure.Results.Add(TestData.Result(Q2.Back(back), 295 + (n * (back + 1) % 9)));
            c.Measures.Add(measure);
        }
    });

    // What everybody sees of the rows, and what is beside it.
    private static List<string> Texts(QuarterlyScorecard scorecard) => [.. scorecard.Rows.Select(r => KeptRow.Of(r.AsShown()).ToJson()), scorecard.Counts.OnTarget.Sentence];

    // The same of a dashboard, which keeps what it counted and said of rows that did not change.
    private static IEnumerable<string> Texts(DashboardView view) =>
    [
        .. new[] { view.Scorecard.Counts.OnTarget }.Concat(view.Scorecard.Counts.Statuses.Select(s => s.Count))
            .Concat(new[] { view.Scorecard.Counts.ShortTrend, view.Scorecard.Counts.LongTrend, view.Scorecard.Counts.SinceLastYear }.SelectMany(t => t.All))
            .Select(c => $"{c.Sentence} {string.Join(", ", c.Members)}; {string.Join(", ", c.Excluded)}"),
        string.Join(", ", view.Scorecard.Counts.NotRated.Concat(view.Scorecard.Counts.DataOnly)),
        view.CountsBefore?.OnTarget.Sentence ?? "",
        .. view.Moves.Select(m => $"{m.Row.Code} {m.Kind} {m.From.Label}"),
        .. view.Attention.Select(a => $"{a.Row.Code}: {string.Join(", ", a.Reasons)}, {a.QuartersOff}"),
        string.Join(", ", view.Missing.Select(r => r.Code)),
        string.Join(", ", view.Commented.Select(r => r.Code)),
        .. view.Scorecard.Rows.Select(r => string.Join(' ', view.StripOf(r).Select(m => m.Rating?.Label))),
    ];

    // The lines that differ, and how many there are of each.
    private static string Differences(List<string> seen, List<string> expected)
    {
        if (seen.SequenceEqual(expected)) return "";
        ILookup<string, string> was = expected.ToLookup(line => line), now = seen.ToLookup(line => line);
        IEnumerable<string> others = was.Select(l => l.Key).Union(now.Select(l => l.Key)).Where(line => was[line].Count() != now[line].Count()).Select(line => $"{now[line].Count()} where {was[line].Count()} expected: {line}");
        return string.Join('\n', others.DefaultIfEmpty("the same lines in another order"));
    }

    private async Task<List<string>> SeenAsync(Period quarter, SharedScorecards? shared)
    {
        await using PerformanceDbContext context = database.NewContext();
        return [.. Texts(await GetAsync(quarter, shared)), .. Texts(await new DashboardService(new ScorecardService(context, shared: shared)).GetAsync(quarter, new ScorecardFilter()))];
    }

    private static Dictionary<string, ScorecardRow> ByCode(QuarterlyScorecard scorecard) => scorecard.Rows.ToDictionary(r => r.Code);

    private async Task<QuarterlyScorecard> GetAsync(Period quarter, SharedScorecards? shared)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new ScorecardService(context, shared: shared).GetAsync(quarter, new ScorecardFilter());
    }

    private async Task<T> ReadAsync<T>(Func<PerformanceDbContext, Task<T>> read)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await read(context);
    }

    private async Task SaveAsync(Func<PerformanceDbContext, Task> change)
    {
        await using PerformanceDbContext context = database.NewContext();
        await change(context);
        await context.SaveChangesAsync();
    }

    private static Task<MeasureResult> ResultOf(PerformanceDbContext context, string code, Period period) =>
        context.Results.Include(r => r.Restatements).SingleAsync(r => r.Period == period && context.Measures.Any(m => m.Id == r.MeasureId && m.Code == code));

    private static ResultDraft Figures(decimal? value, ReasonForNoValue? reason = null, string? note = null) => new() { Value = value, Reason = reason, Note = note };

    private async Task<string> ChangeAsync(Random random)
    {
        string kind = "";
        await SaveAsync(async c =>
        {
            List<Measure> measures = await c.Measures.Include(m => m.Committees).OrderBy(m => m.Id).ToListAsync();
            Measure measure = measures[random.Next(measures.Count)];
            kind = random.Next(15) switch
            {
                0 or 1 => await ReplaceAsync(c, measure, Figures(random.Next(200, 400), note: random.Next(2) == 0 ? $"Note {random.Next()}" : null)),
                2 => await ReplaceAsync(c, measure, Figures(null, ReasonForNoValue.Suppressed)),
                3 => await ReplaceAsync(c, measure, Figures(null, ReasonForNoValue.AwaitingData)),
                4 => Set("title", () => measure.Title = $"Title {random.Next(9)}"),
                5 => Set("rules", () => (measure.Decimals, measure.Good) = (random.Next(3), random.Next(2) == 0 ? GoodDirection.Lower : GoodDirection.Higher)),
                6 => await TargetAsync(c, measure),
                7 => await LinkAsync(c, measures),
                8 => await PlaceAsync(c, measure),
                9 => Set("break", () => c.MethodBreaks.Add(new MethodBreak { MeasureId = measure.Id, From = NewBreak(), Reason = "New count" })),
                10 => Set("override", () => c.RatingOverrides.Add(new RatingOverride { MeasureId = measure.Id, From = new DateOnly(2016, 1, 1).AddDays(random.Next(5000)), Tolerance = random.Next(1, 20), ToleranceKind = ToleranceKind.Percent, Reason = "Small numbers", SetById = person, SetAt = TestData.Submitted })),
                11 => await CollectionAsync(c),
                12 => await SetAsync("plan", async () => (await c.PlanItems.OrderBy(p => p.Id).FirstAsync()).SortOrder = random.Next(1, 5)),
                13 => Set("life", () => measure.FirstPeriod = random.Next(2) == 0 ? null : Q2.Back(random.Next(3))),
                _ => Set("committee", () => measure.Committees.Clear()),
            };

            Period NewBreak() => Q2.Back(random.Next(1, 130));
        });
        return kind;

        async Task<string> ReplaceAsync(PerformanceDbContext c, Measure measure, ResultDraft figures)
        {
            Period period = Q2.Back(random.Next(6));
            MeasureResult result = await c.Results.Include(r => r.Restatements).SingleAsync(r => r.MeasureId == measure.Id && r.Period == period);
            bool isSignedOff = await c.Collections.AnyAsync(x => x.Period == period && x.State == CollectionState.SignedOff);
            result.Replace(figures, null, TestData.Submitted, isSignedOff ? new Correcting(period, "Counted again") : null);
            return figures.Reason is { } reason ? $"{reason} in {measure.Code}" : $"value of {measure.Code}";
        }

        async Task<string> TargetAsync(PerformanceDbContext c, Measure measure)
        {
            Target target = await c.Targets.FirstAsync(t => t.MeasureId == measure.Id);
            target.Value = random.Next(250, 350);
            return "target";
        }

        async Task<string> LinkAsync(PerformanceDbContext c, List<Measure> measures)
        {
            if (await c.MeasureParts.OrderBy(p => p.Id).FirstOrDefaultAsync() is { } link && random.Next(2) == 0)
            {
                c.Remove(link);
                return "link gone";
            }

            // Only forward, so that nothing is made from itself.
            int whole = random.Next(measures.Count - 1);
            (int wholeId, int partId) = (measures[whole].Id, measures[random.Next(whole + 1, measures.Count)].Id);
            if (!await c.MeasureParts.AnyAsync(p => p.WholeId == wholeId && p.PartId == partId)) c.MeasureParts.Add(new MeasurePart { WholeId = wholeId, PartId = partId });
            return "link";
        }

        async Task<string> PlaceAsync(PerformanceDbContext c, Measure measure)
        {
            List<PlanItem> plan = await c.PlanItems.OrderBy(p => p.Id).ToListAsync();
            measure.PlanItemId = random.Next(3) == 0 ? null : plan[random.Next(plan.Count)].Id;
            return "place";
        }

        async Task<string> CollectionAsync(PerformanceDbContext c)
        {
            Collection collection = await c.Collections.SingleAsync(x => x.Period == Q1);
            if (collection.State == CollectionState.SignedOff)
            {
                c.SignedOffFigures.RemoveRange(await c.SignedOffFigures.Where(f => f.CollectionId == collection.Id).ToListAsync());
                collection.State = CollectionState.Open;
                return "opened again";
            }

            QuarterlyScorecard scorecard = await new ScorecardService(c).GetAsync(Q1, new ScorecardFilter());
            c.SignedOffFigures.AddRange(scorecard.Rows.Take(7).Select(row => SignedOffFigure.Of(collection, row)));
            collection.State = CollectionState.SignedOff;
            return "signed off";
        }

        static string Set(string kind, Action change)
        {
            change();
            return kind;
        }

        static async Task<string> SetAsync(string kind, Func<Task> change)
        {
            await change();
            return kind;
        }
    }
}
