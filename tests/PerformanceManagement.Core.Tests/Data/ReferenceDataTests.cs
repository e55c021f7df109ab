using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

public sealed class ReferenceDataTests
{
    [Fact]
    public async Task A_new_database_has_the_two_schemes_with_their_statuses_and_every_role()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();

        List<StoredScheme> schemes = await context.RatingSchemes.Include(scheme => scheme.Statuses).OrderByDescending(scheme => scheme.Name).ToListAsync();
        schemes.Select(scheme => scheme.Name).Should().Equal("RAG 5%", "Achieved/Failed");
        schemes[0].ToScheme().Ordered.Select(status => status.LargestShortfall).Should().Equal(0m, 5m, null);
        schemes[1].ToScheme().Ordered.Select(status => status.Key).Should().Equal("achieved", "failed");
        (await context.Roles.Select(role => role.Name).ToListAsync()).Should().BeEquivalentTo(Roles.All);
    }

    [Fact]
    public async Task Adding_reference_data_again_adds_nothing_and_keeps_what_the_council_changed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (PerformanceDbContext context = database.NewContext())
        {
            StoredScheme scheme = await context.RatingSchemes.SingleAsync(found => found.IsDefault);
            scheme.Name = "RAG ten per cent";
            await context.SaveChangesAsync();
        }

        await using (PerformanceDbContext context = database.NewContext())
        {
            await ReferenceData.EnsureAsync(context);
            (await context.RatingSchemes.Select(scheme => scheme.Name).ToListAsync()).Should().BeEquivalentTo(["RAG ten per cent", "Achieved/Failed"]);
            (await context.Roles.CountAsync()).Should().Be(Roles.All.Count);
        }
    }
}
