using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Schemes;

public sealed class MeasureRatingServiceTests
{
    private static readonly RatingOverrideEdit TenPoints = new("A 4", null, "10", ToleranceKind.Points, "1/7/2026", "Agreed with the committee", null);

    [Fact]
    public async Task A_tolerance_of_its_own_rates_the_measure_from_its_day_and_says_who_set_it()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();

        var preview = ((Preview<MeasureRatingEffect>)(await house.Ratings(s => s.PreviewAsync(TenPoints, house.Officer)))!).Effect;
        preview.Rating.Sentences.Should().Equal("1 measure would move from significantly below target (red) to slightly below target (amber).");
        (await house.Read(d => d.RatingOverrides.CountAsync())).Should().Be(0, "nothing is stored before it is asked for");
        Outcome? saved = await house.Ratings(s => s.SaveAsync(TenPoints, house.Officer));

        saved.Should().Be(new Saved("A 4 Calls answered A 4 is rated from 1 July 2026: The council’s default scheme, with a tolerance of its own: 10 percentage points"));
        (await house.Scorecard()).Rows[3].Rating.Explanation.Should().Contain("within the 10 percentage point tolerance set for this measure, under scheme 'RAG 5%'");
        MeasureRating rating = (await house.Ratings(s => s.FindAsync("A 4")))!;
        rating.History.Single().Should().Match<OverrideInHistory>(h => h.By == "The officer" && h.Rule.Reason == "Agreed with the committee" && h.Rule.From == new DateOnly(2026, 7, 1));
        (await house.Audit("measure.rating")).Should().Equal("Rated from 1 July 2026: The council’s default scheme, with a tolerance of its own: 10 percentage points (Agreed with the committee).");
    }

    [Fact]
    public async Task Another_scheme_holds_until_the_next_day_that_was_set()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        await house.Ratings(s => s.SaveAsync(TenPoints with { From = "1/10/2026" }, house.Officer));
        Guid latest = (await house.Ratings(s => s.FindAsync("A 4")))!.Latest!.Rule.Version;
        RatingOverrideEdit earlier = TenPoints with { SchemeName = "achieved/failed", Tolerance = "", Latest = latest };

        var preview = ((Preview<MeasureRatingEffect>)(await house.Ratings(s => s.PreviewAsync(earlier, house.Officer)))!).Effect;
        await house.Ratings(s => s.SaveAsync(earlier, house.Officer));

        preview.EndsBefore.Should().Be(new DateOnly(2026, 10, 1));
        (await house.Scorecard()).Rows[3].Rating.Key.Should().Be("failed");
        (await house.Ratings(s => s.FindAsync("A 4")))!.History.Select(h => h.Text).Should().Equal("The council’s default scheme, with a tolerance of its own: 10 percentage points", "Achieved/Failed");
    }

    [Fact]
    public async Task What_was_set_for_the_same_day_is_replaced_and_the_audit_keeps_it()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        await house.Ratings(s => s.SaveAsync(TenPoints, house.Officer));
        Guid latest = (await house.Ratings(s => s.FindAsync("A 4")))!.Latest!.Rule.Version;

        await house.Ratings(s => s.SaveAsync(TenPoints with { Tolerance = "12", Latest = latest, Reason = "A slip" }, house.Officer));

        (await house.Read(d => d.RatingOverrides.SingleAsync())).Tolerance.Should().Be(12);
        (await house.Audit("measure.rating"))[1].Should().EndWith("Set before for the same day: The council’s default scheme, with a tolerance of its own: 10 percentage points (Agreed with the committee).");
    }

    [Fact]
    public async Task The_second_of_two_who_set_it_is_shown_what_the_first_set()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        await house.Ratings(s => s.SaveAsync(TenPoints, house.Officer));

        Outcome? second = await house.Ratings(s => s.SaveAsync(TenPoints with { Tolerance = "8" }, house.Officer));

        second.Should().BeOfType<Conflict<OverrideInHistory>>().Which.Theirs.Text.Should().EndWith("10 percentage points");
        (await house.Read(d => d.RatingOverrides.SingleAsync())).Tolerance.Should().Be(10);
    }

    public static TheoryData<RatingOverrideEdit, string, string> Refused => new()
    {
        { TenPoints with { Tolerance = "1,5" }, "Tolerance", "“1,5” is not a figure that can be read safely: use a full stop for the decimal point, as in 1.5" },
        { TenPoints with { Tolerance = "-1" }, "Tolerance", "A tolerance is 0 or more" },
        { TenPoints with { Tolerance = "0" }, "Tolerance", "The tolerance must be more than 0% of target, which “Met or exceeded target” accepts already: no value could be “Slightly below target”" },
        { TenPoints with { From = "30/6/2026" }, "From", "Quarters up to 30 June 2026 are signed off and do not change: choose a later day" },
        { TenPoints with { From = "tomorrow" }, "From", "“tomorrow” is not a date: write it like 30/11/2026 or 30 November 2026" },
        { TenPoints with { Reason = " " }, "Reason", "Say why, for those who ask later" },
        { TenPoints with { SchemeName = "Traffic lights" }, "SchemeName", "Scheme “Traffic lights” is not in force on 1 July 2026" },
        { TenPoints with { Tolerance = "" }, "", "Nothing would change: the measure is rated like this already" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_is_refused_with_a_sentence_beside_its_field(RatingOverrideEdit edit, string field, string sentence)
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();

        Outcome? outcome = await house.Ratings(s => s.SaveAsync(edit, house.Officer));

        outcome.Should().BeOfType<Refused>().Which.Problems.Single().Should().Be(new FieldMessage(field, sentence));
        (await house.Read(d => d.RatingOverrides.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task Points_are_for_measures_in_percent_and_a_measure_for_information_has_no_tolerance()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        await house.Change(d => d.Measures.Where(m => m.Code == "A 1").ExecuteUpdateAsync(m => m.SetProperty(x => x.Unit, "days")));
        await house.Change(d => d.Measures.Where(m => m.Code == "A 2").ExecuteUpdateAsync(m => m.SetProperty(x => x.Good, GoodDirection.None)));

        (await Message("A 1")).Should().Be("Percentage points are for measures in percent, and this one is in days: choose its own unit");
        (await Message("A 2")).Should().Be("A 2 is reported for information and has no status");

        async Task<string> Message(string code) => ((Refused)(await house.Ratings(s => s.PreviewAsync(TenPoints with { Code = code }, house.Officer)))!).Problems.Single().Message;
    }

    [Fact]
    public async Task A_process_sets_no_rating_because_someone_has_to_answer_for_it()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();

        await house.Invoking(h => h.Ratings(s => s.SaveAsync(TenPoints, Actor.Process("import")))).Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task The_public_reads_what_is_in_force_and_by_which_role_and_no_name()
    {
        await using SchemeHouse house = await SchemeHouse.CreateAsync();
        StoredScheme draft = await house.Draft("3");
        await house.Starts(s => s.StartAsync(new SchemeStartEdit(draft.Id, "1/7/2026", true, draft.Version), house.Officer));
        await house.Ratings(s => s.SaveAsync(TenPoints, house.Officer));
        await house.Change(async d =>
        {
            d.UserRoles.Add(new() { UserId = house.Officer.UserId!.Value, RoleId = (await d.Roles.SingleAsync(r => r.Name == Roles.PerformanceOfficer)).Id });
            (await d.Measures.SingleAsync(m => m.Code == "A 1")).IsDataOnly = true;
            d.TrendSettings.Add(new TrendSetting { Frequency = Core.Periods.Frequency.Quarter, Periods = 6, LeastPeriods = 2 });
        });

        HowRatingsWork page = await house.Public();

        page.Schemes.Select(s => (s.Scheme.Name, s.SetByRole, s.Measures)).Should().Equal(("RAG 5%", Roles.PerformanceOfficer, 3), ("Achieved/Failed", null, 0));
        page.Schemes[0].OwnTolerances.Should().Equal(new OwnTolerance("A 4", "Calls answered A 4", "10 percentage points", new DateOnly(2026, 7, 1)));
        page.Schemes[0].Examples[1].Rating.Explanation.Should().Contain("within the 3% tolerance of scheme 'RAG 5%' (in force from July 2026)");
        page.NotRated.Should().Be(1);
        page.LongTrends.Single(t => t.Frequency == Core.Periods.Frequency.Quarter).Periods.Should().Be(6);
        page.LongTrends.Single(t => t.Frequency == Core.Periods.Frequency.Month).Periods.Should().Be(12);
        page.SignedOff.Should().Be(SchemeHouse.Quarter.Previous);
        System.Text.Json.JsonSerializer.Serialize(page.Schemes).Should().NotContain("Agreed with the committee").And.NotContain("The officer");
    }
}
