using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Search;

/// <summary>What is found without words that are stored: by the same rules as measures are.</summary>
public sealed class PeopleSearchTests
{
    private static readonly Actor Administrator = Actor.Process("Administrator");

    [Theory]
    [InlineData("housing", "Housing officer|Roads officer")]
    [InlineData("officers", "Housing officer|Roads officer")]
    [InlineData("contributor housing", "Roads officer")]
    [InlineData("roads@council.example", "Roads officer")]
    [InlineData("road cont", "Roads officer")]
    [InlineData("viewer roads", "")]
    [InlineData("  ", "")]
    public async Task People_are_found_by_name_then_by_role_directorate_and_address(string typed, string names)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        User housing = TestData.Person("housing"), roads = TestData.Person("roads");
        (housing.DisplayName, roads.DisplayName, roads.Directorate) = ("Housing officer", "Roads officer", new Directorate { Name = "Housing and Place" });
        context.AddRange(housing, roads);
        await context.SaveChangesAsync();
        context.UserRoles.Add(new() { UserId = roads.Id, RoleId = await context.Roles.Where(r => r.Name == Roles.Contributor).Select(r => r.Id).SingleAsync() });
        await context.SaveChangesAsync();
        var people = new PeopleSearchService(context);
        var looked = SearchedText.Read(typed);

        IReadOnlyList<FoundPerson> found = await people.FindAsync(looked, Administrator);

        found.Select(p => p.Name).Should().Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries));
        foreach (string role in Roles.All.Where(r => r != Roles.Administrator)) (await people.FindAsync(looked, new Actor(1, role, [role]))).Should().BeEmpty("{0} does not manage people", role);
    }

    [Fact]
    public void Nothing_is_looked_for_where_a_word_stands_in_none_of_the_texts()
    {
        string[] texts = ["Housing Scrutiny", "Q2 2026/27", "committee report"];

        WordMatch.MayFind(SearchedText.Read("housing report q2"), texts).Should().BeTrue();
        WordMatch.MayFind(SearchedText.Read("housing benefit"), texts).Should().BeFalse();
        WordMatch.MayFind(SearchedText.Read(""), texts).Should().BeFalse();
    }
}
