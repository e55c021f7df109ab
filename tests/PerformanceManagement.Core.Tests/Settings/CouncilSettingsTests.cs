using System.Security.Cryptography;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Settings;

public sealed class CouncilSettingsTests : IAsyncLifetime
{
    private static readonly Actor Administrator = Actor.Process("Administrator");
    private static readonly OfferedProfiles Profiles = new([("corporate-performance", "Corporate performance report"), ("plan-monitoring", "Plan monitoring report")], "plan-monitoring");
    private static readonly CouncilSettingsEdit Filled = new() { Name = "Eastmere District Council", BrandColour = "5B2A6E", Support = "performance@eastmere.example", ReportFrom = "Chief Executive", ApproversPrepareReports = true };

    private readonly SharedAnswers shared = new();
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_is_saved_is_in_force_for_whoever_asks_next_and_is_in_the_audit()
    {
        (await InForceAsync()).Should().BeEquivalentTo(new CouncilInForce());

        (await SaveAsync(Filled)).Should().BeOfType<Saved>();

        CouncilInForce council = await InForceAsync();
        (council.Name, council.ProductName, council.Colour.ToString(), council.Support, council.ReportFrom).Should().Be(("Eastmere District Council", "Performance", "#5b2a6e", "performance@eastmere.example", "Chief Executive"));
        (await AuditAsync()).Should().Equal("The council’s settings were changed: name “Eastmere District Council”; colour “#5b2a6e”; contact for help “performance@eastmere.example”; report from “Chief Executive”.");

        await SaveAsync(Filled with { Support = "  ", BrandColour = "#1D3C6B", Version = await VersionAsync() });
        (await AuditAsync())[^1].Should().Be("The council’s settings were changed: colour no longer “#5b2a6e”; contact for help no longer “performance@eastmere.example”.");
    }

    [Fact]
    public async Task What_the_configuration_sets_wins_and_leaves_what_is_stored_as_it_was()
    {
        await SaveAsync(Filled);
        CouncilConfiguration configured = Configured(("Council:Name", "Wellbridge Council"), ("Council:BrandColour", "#00703c"), ("Council:ApproversPrepareReports", "false"));

        CouncilInForce council = await InForceAsync(configured);
        (council.Name, council.Colour.ToString(), council.Support, council.ApproversPrepareReports).Should().Be(("Wellbridge Council", "#00703c", "performance@eastmere.example", false));
        // The form has no such fields then: what is not sent is neither asked for nor put.
        (await SaveAsync(new CouncilSettingsEdit { Support = "01234 567890", ReportFrom = "Chief Executive", Version = await VersionAsync() }, configured)).Should().BeOfType<Saved>();

        (await InForceAsync()).Should().BeEquivalentTo(new { Name = "Eastmere District Council", Support = "01234 567890", ApproversPrepareReports = true });
        Configured(("Database:SampleCouncil", "true")).Alone.Name.Should().Be("Wellbridge Council", "the sample council has a name of its own until somebody sets one");
    }

    [Theory]
    [InlineData("#ffcc00", "White text on #ffcc00 has a contrast of 1.5 to 1 and needs at least 4.5 to 1. Choose a darker colour")]
    [InlineData("#767677", null)]
    [InlineData("#777777", "White text on #777777 has a contrast of 4.4 to 1 and needs at least 4.5 to 1. Choose a darker colour")]
    [InlineData("blue", "“blue” is not a colour. Write it like #1d3c6b")]
    [InlineData("#1d3c6b}body{display:none", "“#1d3c6b}body{display:none” is not a colour. Write it like #1d3c6b")]
    public async Task A_colour_is_taken_where_white_text_can_be_read_on_it(string colour, string? problem)
    {
        Outcome? outcome = await SaveAsync(Filled with { BrandColour = colour });

        if (problem is null) outcome.Should().BeOfType<Saved>();
        else outcome.Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage(nameof(CouncilSettingsEdit.BrandColour), problem));
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_nothing_is_stored()
    {
        string[] fields = [.. (await SaveAsync(new CouncilSettingsEdit { Name = " \u200B ", Support = new string('x', 201), Profile = "our-own" })).Should().BeOfType<Refused>().Which.Problems.Select(p => p.Field)];

        fields.Should().Equal("Support", "Name", "Profile");
        await using PerformanceDbContext context = database.NewContext();
        (await context.CouncilSettings.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task The_second_of_two_is_shown_what_the_first_saved_also_when_nothing_was_stored_before()
    {
        await SaveAsync(Filled);

        (await SaveAsync(Filled with { Name = "Westmere Council" })).Should().BeOfType<Conflict<CouncilSettingsEdit>>().Which.Theirs.Name.Should().Be("Eastmere District Council");
        Guid? read = await VersionAsync();
        await SaveAsync(Filled with { Name = "Northmere Council", Version = read });
        (await SaveAsync(Filled with { Name = "Westmere Council", Version = read })).Should().BeOfType<Conflict<CouncilSettingsEdit>>().Which.Theirs.Name.Should().Be("Northmere Council");

        (await InForceAsync()).Name.Should().Be("Northmere Council");
    }

    [Fact]
    public async Task Another_profile_is_shown_first_then_counts_on_pages_and_in_papers()
    {
        await SaveAsync(Filled);
        var edit = Filled with { Profile = "corporate-performance", Version = await VersionAsync() };
        CountingRules before = await CountingAsync();

        CouncilSettingsEffect effect = (await SaveAsync(edit)).Should().BeOfType<Preview<CouncilSettingsEffect>>().Which.Effect;
        effect.Profile.Should().Be(("Plan monitoring report", "Corporate performance report"));
        (await InForceAsync()).Profile.Should().BeNull("nothing was stored yet");
        (await SaveAsync(edit with { IsConfirmed = true })).Should().BeOfType<Saved>();

        CountingRules after = await CountingAsync();
        (before.Percent, after.Percent).Should().Be((PercentFormat.Whole, PercentFormat.TwoDecimals));
        await using PerformanceDbContext context = database.NewContext();
        QuarterlyScorecard scorecard = await new ScorecardService(context, Papers(context), shared: new SharedScorecards()).GetAsync(TestData.Quarter, new ScorecardFilter());
        scorecard.Counting.Should().Be(after);
    }

    [Fact]
    public async Task A_scorecard_that_was_counted_before_is_counted_anew_on_every_instance()
    {
        var instance = new SharedScorecards();
        await SaveAsync(Filled);
        (await CountedAsync(instance)).Should().Be(PercentFormat.Whole);

        await SaveAsync(Filled with { Profile = "corporate-performance", IsConfirmed = true, Version = await VersionAsync() });

        (await CountedAsync(instance)).Should().Be(PercentFormat.TwoDecimals);
    }

    [Fact]
    public async Task What_approvers_may_do_says_whom_it_reaches_and_is_asked_by_the_one_question()
    {
        await using (PerformanceDbContext context = database.NewContext())
        {
            User director = TestData.Person("director"), both = TestData.Person("both");
            context.AddRange(director, both);
            await context.SaveChangesAsync();
            Dictionary<string, int> roles = await context.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id);
            context.UserRoles.AddRange(new() { UserId = director.Id, RoleId = roles[Roles.Approver] }, new() { UserId = both.Id, RoleId = roles[Roles.Approver] }, new() { UserId = both.Id, RoleId = roles[Roles.PerformanceOfficer] });
            await context.SaveChangesAsync();
        }

        await SaveAsync(Filled);
        var edit = Filled with { ApproversPrepareReports = false, Version = await VersionAsync() };

        CouncilSettingsEffect effect = (await SaveAsync(edit)).Should().BeOfType<Preview<CouncilSettingsEffect>>().Which.Effect;
        (effect.ApproversPrepareReports, effect.Approvers, effect.Profile).Should().Be((false, 1, null));
        await SaveAsync(edit with { IsConfirmed = true });

        IReadOnlyList<string> withheld = (await InForceAsync()).WithheldFromApprovers;
        Policies.Allows(Policies.Report, new Actor(1, "Director", [Roles.Approver]) { Withheld = withheld }).Should().BeFalse();
        Policies.Allows(Policies.Approve, new Actor(1, "Director", [Roles.Approver]) { Withheld = withheld }).Should().BeTrue();
        Policies.Allows(Policies.Report, new Actor(1, "Both", [Roles.Approver, Roles.PerformanceOfficer]) { Withheld = withheld }).Should().BeTrue("the other role gives it");
    }

    [Fact]
    public async Task Whoever_is_no_administrator_neither_sees_nor_changes_settings()
    {
        foreach (string role in Roles.All.Where(r => r != Roles.Administrator))
        {
            var actor = new Actor(1, role, [role]);
            await FluentActions.Awaiting(() => UseAsync(s => s.FindAsync(actor))).Should().ThrowAsync<NotPermittedException>();
            await FluentActions.Awaiting(() => UseAsync(s => s.SaveAsync(Filled, actor))).Should().ThrowAsync<NotPermittedException>();
            await FluentActions.Awaiting(() => LogoAsync(l => l.SaveAsync(new CouncilLogoEdit(null, null, "", null), actor))).Should().ThrowAsync<NotPermittedException>();
            await FluentActions.Awaiting(() => LogoAsync(l => l.RemoveAsync(null, actor))).Should().ThrowAsync<NotPermittedException>();
        }
    }

    [Fact]
    public async Task A_logo_is_kept_under_the_hash_of_its_picture_changed_by_one_at_a_time_and_taken_away()
    {
        var picture = new LogoPicture([1, 2, 3], 80, 20);
        (await LogoAsync(l => l.SaveAsync(new CouncilLogoEdit(null, null, " ", null), Administrator))).Should().BeOfType<Refused>().Which.Problems.Select(p => p.Field).Should().Equal("Picture", "AlternativeText");
        (await LogoAsync(l => l.SaveAsync(new CouncilLogoEdit(null, "The file is damaged", "Eastmere", null), Administrator))).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Be("The file is damaged");

        await LogoAsync(l => l.SaveAsync(new CouncilLogoEdit(picture, null, " Eastmere District Council ", null), Administrator));

        string hash = Convert.ToHexStringLower(SHA256.HashData(picture.Png));
        (await InForceAsync()).Logo.Should().Be(new LogoInForce("Eastmere District Council", 80, 20, hash));
        (await LogoAsync(l => l.PictureAsync(hash))).Should().Equal(1, 2, 3);
        (await LogoAsync(l => l.SaveAsync(new CouncilLogoEdit(picture, null, "Another", null), Administrator))).Should().BeOfType<Conflict<CouncilLogoView>>();
        Guid? version = (await LogoAsync(l => l.FindAsync(Administrator))).Version;
        await LogoAsync(l => l.SaveAsync(new CouncilLogoEdit(null, null, "Eastmere", version), Administrator));
        (await InForceAsync()).Logo.Should().Be(new LogoInForce("Eastmere", 80, 20, hash), "the picture stays where none is sent");
        (await LogoAsync(l => l.RemoveAsync(version, Administrator))).Should().BeOfType<Conflict<CouncilLogoView>>();
        await LogoAsync(async l => await l.RemoveAsync((await l.FindAsync(Administrator)).Version, Administrator));

        (await InForceAsync()).Logo.Should().BeNull();
        (await LogoAsync(l => l.RemoveAsync(null, Administrator))).Should().BeNull();
    }

    [Fact]
    public async Task Papers_are_from_whom_the_settings_say_and_the_configuration_of_papers_wins()
    {
        await SaveAsync(Filled);
        await using PerformanceDbContext context = database.NewContext();

        ReportOptions own = await Papers(context).OptionsAsync();
        ReportOptions fixedName = await Papers(context, new ReportOptions { CouncilName = "Eastmere and Westmere Councils", Template = "plan-monitoring-table" }).OptionsAsync();

        (own.CouncilName, own.Colour, own.ReportFrom).Should().Be(("Eastmere District Council", "#5b2a6e", "Chief Executive"));
        (fixedName.CouncilName, fixedName.Colour, fixedName.Template).Should().Be(("Eastmere and Westmere Councils", "#5b2a6e", "plan-monitoring-table"));
    }

    private static CouncilConfiguration Configured(params (string Key, string Value)[] settings) =>
        CouncilConfiguration.Of(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());

    private CouncilPapers Papers(PerformanceDbContext context, ReportOptions? options = null) =>
        new(new CouncilSettingsReader(context, CouncilConfiguration.Empty, shared), new CouncilLogoService(context, TimeProvider.System), Microsoft.Extensions.Options.Options.Create(options ?? new ReportOptions()), ReportSample.Profiles);

    private async Task<CountingRules> CountingAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        ReportProfile profile = await Papers(context).ProfileAsync();
        return profile.Texts.Counting.Rules;
    }

    private async Task<PercentFormat?> CountedAsync(SharedScorecards instance)
    {
        await using PerformanceDbContext context = database.NewContext();
        return (await new ScorecardService(context, Papers(context), shared: instance).GetAsync(TestData.Quarter, new ScorecardFilter())).Counting?.Percent;
    }

    private async Task<CouncilInForce> InForceAsync(CouncilConfiguration? configured = null)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await new CouncilSettingsReader(context, configured ?? CouncilConfiguration.Empty, configured is null ? shared : null).InForceAsync();
    }

    private Task<Outcome?> SaveAsync(CouncilSettingsEdit edit, CouncilConfiguration? configured = null) => UseAsync(s => s.SaveAsync(edit, Administrator), configured);

    private async Task<Guid?> VersionAsync() => (await UseAsync(s => s.FindAsync(Administrator))).Stored.Version;

    private async Task<T> UseAsync<T>(Func<CouncilSettingsService, Task<T>> use, CouncilConfiguration? configured = null)
    {
        await using PerformanceDbContext context = database.NewContext();
        CouncilConfiguration own = configured ?? CouncilConfiguration.Empty;
        return await use(new CouncilSettingsService(context, own, new CouncilSettingsReader(context, own, shared), Profiles, TimeProvider.System));
    }

    private async Task<T> LogoAsync<T>(Func<CouncilLogoService, Task<T>> use)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await use(new CouncilLogoService(context, TimeProvider.System));
    }

    private async Task<List<string>> AuditAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        return await context.Audit.OrderBy(a => a.Id).Select(a => a.Summary).ToListAsync();
    }
}
