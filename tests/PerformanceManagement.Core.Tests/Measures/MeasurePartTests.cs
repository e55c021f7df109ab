using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Tests.Imports;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Measures;

public sealed class MeasurePartTests
{
    private const string Columns = "code,title,unit,decimals,good,frequency,made_from\n";

    [Fact]
    public async Task Parts_are_added_and_taken_away_and_the_audit_says_by_whom()
    {
        await using EntryHouse house = await HouseAsync();

        ((Saved)await AddAsync(house, "A", "B")).Summary.Should().Be("A Households in temporary accommodation is now made from B Households in temporary accommodation as well");
        await AddAsync(house, "A", "C");

        MeasureParts found = (await house.Read(c => Service(c, house).FindAsync("A", house.Officer)))!;
        found.Parts.Select(p => p.Code).Should().Equal("B", "C");
        found.Fitting.Select(p => p.Code).Should().Equal("D", EntryHouse.Code);
        (await house.Read(c => Service(c, house).FindAsync("B", house.Officer)))!.Wholes.Select(p => p.Code).Should().Equal("A");
        ((Saved)(await house.Read(c => Service(c, house).RemoveAsync("A", "b", house.Officer)))!).Summary.Should().Contain("no longer made from B");
        (await house.Read(c => c.Audit.Where(a => a.Action == "measure.parts").CountAsync())).Should().Be(3);
        (await house.Read(c => c.MeasureParts.CountAsync())).Should().Be(1);
    }

    [Theory]
    [InlineData("A", "A", "A cannot be made from itself")]
    [InlineData("A", "B", "A is made from B already")]
    [InlineData("C", "A", "That would be a circle: C is made from A, which is made from B, which is made from C")]
    [InlineData("A", "no such", "There is no measure “no such”")]
    [InlineData("A", " ", "Enter the code of a measure")]
    [InlineData("A", "MONTHS", "MONTHS is taken by the month, and A by the quarter: only like measures can be added up")]
    public async Task What_cannot_be_is_refused_with_a_plain_sentence(string whole, string part, string sentence)
    {
        await using EntryHouse house = await HouseAsync();
        await AddAsync(house, "A", "B");
        await AddAsync(house, "B", "C");

        (await AddAsync(house, whole, part)).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage("Part", sentence));

        (await house.Read(c => c.MeasureParts.CountAsync())).Should().Be(2);
    }

    [Fact]
    public async Task Only_the_performance_team_says_what_a_measure_is_made_from()
    {
        await using EntryHouse house = await HouseAsync();

        await house.Invoking(h => h.Read(c => Service(c, h).AddAsync("A", "B", h.Owner))).Should().ThrowAsync<NotPermittedException>();
        await house.Invoking(h => h.Read(c => Service(c, h).FindAsync("A", h.Owner))).Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task A_data_pack_says_what_is_made_from_what_and_the_same_again_changes_nothing()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        using var folder = new PackFolder();
        folder.With("measures.csv", Columns + "W,Whole,incidents,0,lower,quarter,A;B\nA,First,incidents,0,lower,quarter,\nB,Second,incidents,0,lower,quarter,\n");

        (await ImportAsync(database, folder)).Problems.Should().BeEmpty();
        DataPackReport again = await ImportAsync(database, folder);

        again.ChangesAnything.Should().BeFalse();
        (await NamesAsync(database)).Should().Equal("W from A", "W from B");
        folder.With("measures.csv", Columns + "W,Whole,incidents,0,lower,quarter,B\n");
        (await ImportAsync(database, folder)).Files.Single().Changed.Should().Be(1);
        (await NamesAsync(database)).Should().Equal("W from B");
    }

    [Theory]
    [InlineData("A,First,incidents,0,lower,quarter,B\nB,Second,incidents,0,lower,quarter,A\n", "A measure cannot be made from itself: A is made from B, which is made from A.")]
    [InlineData("A,First,incidents,0,lower,quarter,A\n", "A measure cannot be made from itself: A is made from A.")]
    [InlineData("A,First,incidents,0,lower,quarter,X\n", "There is no measure “X”, neither in measures.csv nor in the database.")]
    [InlineData("A,First,incidents,0,lower,quarter,B\nB,Second,days,0,lower,quarter,\n", "A cannot be made from B: B is in “days”, and A in “incidents”.")]
    public async Task A_data_pack_that_makes_a_circle_or_adds_up_what_is_unlike_is_refused(string rows, string sentence)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        using var folder = new PackFolder();
        folder.With("measures.csv", Columns + rows);

        (await ImportAsync(database, folder)).Problems.Should().ContainSingle().Which.ToString().Should().EndWith($"column made_from: {sentence}");
    }

    private static async Task<EntryHouse> HouseAsync()
    {
        EntryHouse house = await EntryHouse.CreateAsync();
        foreach (string code in new[] { "A", "B", "C", "D" }) await house.AddMeasure(code);
        await house.AddMeasure("MONTHS", m => m.Frequency = Frequency.Month);
        return house;
    }

    private static MeasurePartService Service(Core.Data.PerformanceDbContext context, EntryHouse house) => new(context, house.Clock);

    private static async Task<Outcome> AddAsync(EntryHouse house, string whole, string part) =>
        (await house.Read(c => Service(c, house).AddAsync(whole, part, house.Officer)))!;

    private static async Task<DataPackReport> ImportAsync(TestDatabase database, PackFolder folder)
    {
        await using Core.Data.PerformanceDbContext context = database.NewContext();
        return await new DataPackImporter(context, TimeProvider.System).ImportAsync(folder.Path, Actor.Process("test"));
    }

    private static async Task<string[]> NamesAsync(TestDatabase database)
    {
        await using Core.Data.PerformanceDbContext context = database.NewContext();
        Dictionary<int, string> codes = await context.Measures.ToDictionaryAsync(m => m.Id, m => m.Code);
        return [.. (await context.MeasureParts.ToListAsync()).Select(p => $"{codes[p.WholeId]} from {codes[p.PartId]}").Order()];
    }
}
