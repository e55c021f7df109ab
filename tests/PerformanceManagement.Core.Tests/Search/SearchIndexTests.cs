using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Tests.Imports;
using PerformanceManagement.Core.Users;
using Xunit;
using static PerformanceManagement.Core.Tests.Search.SearchHouse;

namespace PerformanceManagement.Core.Tests.Search;

/// <summary>The words are those of what is stored, whatever was changed by which way.</summary>
public sealed class SearchIndexTests
{
    private static readonly string[] Words = ["housing", "repairs", "repaired", "tenant", "waste", "roads", "café", "school", "NI 156", "plan"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_changes_the_words_are_those_that_would_be_made_anew(int seed)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        var chance = new Random(seed);
        for (int step = 0; step < 25; step++) await database.SaveAsync(c => ChangeAsync(c, chance, step));

        List<string> kept = await database.WordsAsync();

        kept.Should().HaveCountGreaterThan(30);
        (await database.WordsAnewAsync()).Should().Equal(kept);
    }

    [Fact]
    public async Task A_data_pack_keeps_the_words_of_what_it_brings_and_changes()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        using var pack = new PackFolder();
        pack.With("measures.csv", "code,title,unit,decimals,good,frequency\nHOU 01,Households in temporary accommodation,households,0,lower,quarter\nHOU 02,Empty homes,homes,0,lower,quarter\n");
        pack.With("values.csv", "code,period,value,note\nHOU 01,2025-26-Q1,5,A contractor went bust\nHOU 01,2025-26-Q2,6,Nothing to say\nHOU 02,2025-26-Q1,7,\n");
        await ImportAsync(database, pack);
        List<string> first = await database.WordsAsync();
        (await database.CodesAsync("contractors bust")).Should().Equal("HOU 01");

        pack.With("values.csv", "code,period,value,note\nHOU 01,2025-26-Q1,5,The roof leaks\nHOU 01,2025-26-Q2,6,Nothing to say\nHOU 02,2025-26-Q1,7,Scaffolding\n");
        await ImportAsync(database, pack);

        (await database.CodesAsync("contractors")).Should().BeEmpty();
        (await database.CodesAsync("roof")).Should().Equal("HOU 01");
        (await database.CodesAsync("scaffolding")).Should().Equal("HOU 02");
        List<string> second = await database.WordsAsync();
        second.Should().NotEqual(first);
        (await database.WordsAnewAsync()).Should().Equal(second);
    }

    [Fact]
    public async Task A_refused_pack_leaves_the_words_as_they_were()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await database.SaveAsync(c =>
        {
            c.Measures.Add(Measure("HOU 01", "Households"));
            return Task.CompletedTask;
        });
        List<string> before = await database.WordsAsync();
        using var pack = new PackFolder();
        pack.With("measures.csv", "code,title,unit,decimals,good,frequency\nHOU 01,Families,households,0,lower,quarter\nHOU 02,Empty homes,homes,0,lower,never\n");

        await using (PerformanceDbContext context = database.NewContext())
            (await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"))).Accepted.Should().BeFalse();

        (await database.WordsAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task A_database_of_before_is_filled_once()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using (PerformanceDbContext context = database.NewContext())
        {
            context.Measures.Add(Measure("HOU 01", "Households", note: "Late"));
            await context.SaveChangesAsync();
        }

        (await database.WordsAsync()).Should().BeEmpty("it was filled past every service");
        (await database.WordsAnewAsync()).Should().HaveCount(6);
        await using PerformanceDbContext again = database.NewContext();
        await again.SearchNotes.ExecuteDeleteAsync();
        await SearchIndex.FillIfEmptyAsync(again);
        (await database.WordsAsync()).Should().NotContain(w => w.EndsWith("Note late", StringComparison.Ordinal), "one that has words is kept right by its changes");
    }

    private static async Task ImportAsync(TestDatabase database, PackFolder pack)
    {
        await using PerformanceDbContext context = database.NewContext();
        (await new DataPackImporter(context, TimeProvider.System).ImportAsync(pack.Path, Actor.Process("test"))).Problems.Should().BeEmpty();
    }

    private static async Task ChangeAsync(PerformanceDbContext context, Random chance, int step)
    {
        string text = string.Join(' ', Enumerable.Range(0, chance.Next(1, 5)).Select(_ => Words[chance.Next(Words.Length)]));
        List<Measure> measures = await context.Measures.Include(m => m.Results).OrderBy(m => m.Id).ToListAsync();
        Measure? measure = measures.Count == 0 ? null : measures[chance.Next(measures.Count)];
        switch (measure is null ? 0 : chance.Next(8))
        {
            case 0:
                context.Measures.Add(Measure($"M {step}", text, chance.Next(2) == 0 ? null : text, chance.Next(2) == 0 ? null : text));
                break;
            case 1:
                (measure!.Title, measure.Definition) = (text, chance.Next(2) == 0 ? null : text);
                break;
            case 2:
                measure!.Code = $"N-{step}";
                break;
            case 3 or 4:
                PutNote(measure!, text, chance);
                break;
            case 5:
                context.PlanItems.Add(TestData.Plan($"P{step}", title: text, sortOrder: step));
                break;
            case 6:
                context.DeliveryItems.Add(new DeliveryItem { Code = $"SR{step}", Title = text, Kind = DeliveryKind.Risk, About = text });
                break;
            default:
                if (await context.PlanItems.FirstOrDefaultAsync() is { } item) context.PlanItems.Remove(item);
                if (measures.FirstOrDefault(m => m.Results.Count == 0) is { } without) context.Measures.Remove(without);
                break;
        }
    }

    private static void PutNote(Measure measure, string text, Random chance)
    {
        MeasureResult figures = TestData.Result(value: chance.Next(9), note: chance.Next(4) == 0 ? null : text);
        if (measure.Results.Count > 0 && chance.Next(3) > 0) measure.Results[0].Replace(figures, null, TestData.Submitted);
        else measure.Results.Add(TestData.Result(TestData.Quarter.Back(measure.Results.Count), 1, note: text));
    }
}
