using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings.Status;

public sealed class SchemeRulesTests
{
    private static readonly DateOnly April2017 = new(2017, 4, 1);

    // A change to the shipped RAG scheme, the field, the status's place and what is said.
    private static readonly Dictionary<string, (Action<List<StoredStatus>> Change, SchemeField Field, int? Place, string Sentence)> Bad = new()
    {
        ["one status"] = (s => s.RemoveRange(0, 2), SchemeField.Statuses, null, "A scheme needs at least two statuses"),
        ["nine statuses"] = (s => { s.RemoveAt(2); s.AddRange(Enumerable.Range(2, 7).Select(n => StoredStatus.Of(Status(n, $"Status {n}", n == 8 ? null : 10 + n)))); }, SchemeField.Statuses, null, "A scheme has at most 8 statuses"),
        ["no label"] = (s => s[1].Label = " ", SchemeField.Label, 1, "Give the second status a label"),
        ["a label without letters"] = (s => { s[1].Label = "…"; s[1].Key = SchemeRules.KeyOf("…"); }, SchemeField.Label, 1, "The label “…” needs a letter or a digit"),
        ["two equal labels"] = (s => s[2].Label = "SLIGHTLY below target", SchemeField.Label, 2, "Two statuses have the label “SLIGHTLY below target”"),
        ["two equal short labels"] = (s => s[2].ShortLabel = "On target", SchemeField.ShortLabel, 2, "Two statuses have the short label “On target”"),
        ["two equal keys"] = (s => s[2].Key = "met", SchemeField.Label, 2, "“Significantly below target” would have the same name in files as “Met or exceeded target” (met): word it differently"),
        ["two that look alike"] = (s => { s[2].Shape = StatusShape.Triangle; s[2].Colour = StatusColour.Amber; }, SchemeField.Shape, 2, "“Significantly below target” would look like “Slightly below target”: both are an amber triangle"),
        ["a best status that wants more than the target"] = (s => s[0].LargestShortfall = -1, SchemeField.LargestShortfall, 0, "The best status must accept a shortfall of 0, so that a target that is met is on target"),
        ["a shortfall below zero"] = (s => s[1].LargestShortfall = -5, SchemeField.LargestShortfall, 1, "A shortfall is 0 or more"),
        ["a shortfall that does not rise"] = (s => s[1].LargestShortfall = 0, SchemeField.LargestShortfall, 1, "“Slightly below target” must accept more than “Met or exceeded target”, which accepts 0% of target: no value could have it"),
        ["a status that hides those after it"] = (s => s[1].LargestShortfall = null, SchemeField.LargestShortfall, 1, "Give the largest shortfall that “Slightly below target” accepts: only the last status accepts any"),
        ["a gap at the end"] = (s => s[2].LargestShortfall = 10, SchemeField.LargestShortfall, 2, "A shortfall of more than 10% of target has no status: the last status must accept any"),
        ["percent and points in one scheme"] = (s => { s[0].LargestShortfall = 2; s[1].Kind = ToleranceKind.Points; }, SchemeField.Kind, 1, "“Met or exceeded target” is measured in percent of the target and “Slightly below target” in percentage points: measure all statuses alike, because which is the larger would depend on the measure"),
    };

    public static TheoryData<string> BadSchemes => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(BadSchemes))]
    public void A_scheme_that_cannot_rate_everything_once_is_refused_with_a_sentence(string bad)
    {
        var scheme = StoredScheme.Of(RatingScheme.Rag5(April2017));
        Bad[bad].Change(scheme.Statuses);

        SchemeRules.Problems(scheme.ToScheme()).Should().ContainSingle().Which.Should().Be(new SchemeProblem(Bad[bad].Field, Bad[bad].Place, Bad[bad].Sentence));
    }

    [Fact]
    public void A_scheme_needs_a_name()
    {
        RatingScheme scheme = RatingScheme.Rag5(April2017) with { Name = "  " };

        SchemeRules.Problems(scheme).Should().ContainSingle().Which.Field.Should().Be(SchemeField.Name);
    }

    [Fact]
    public void The_shipped_schemes_and_those_like_them_have_no_problems()
    {
        SchemeRules.Problems(RatingScheme.Rag5(April2017)).Should().BeEmpty();
        SchemeRules.Problems(RatingScheme.AchievedFailed(April2017)).Should().BeEmpty();
        SchemeRules.Problems(Scheme(ToleranceKind.Points, 0, 2, 5, null)).Should().BeEmpty();
        SchemeRules.Problems(Scheme(ToleranceKind.Units, 1, null)).Should().BeEmpty("green may have a tolerance");
        RatingScheme mixed = Scheme(ToleranceKind.Points, 0, 2, null);
        mixed = mixed with { Statuses = [mixed.Statuses[0] with { Kind = ToleranceKind.Percent }, .. mixed.Statuses.Skip(1)] };
        SchemeRules.Problems(mixed).Should().BeEmpty("nothing is nothing, whatever it is measured in");
    }

    [Theory]
    [InlineData("Slightly below target", "slightly-below-target")]
    [InlineData("  Met – or exceeded!", "met-or-exceeded")]
    [InlineData("Hasn’t started", "hasnt-started")]
    [InlineData("Ar darged: bodlon â’r canlyniad", "ar-darged-bodlon-ar-canlyniad")]
    [InlineData("On target", "on-target-status")]
    [InlineData("Not rated", "not-rated-status")]
    [InlineData("?", "")]
    public void A_key_is_made_from_the_label(string label, string key) => SchemeRules.KeyOf(label).Should().Be(key);

    [Fact]
    public void A_long_label_makes_a_key_that_can_be_stored() => SchemeRules.KeyOf(new string('a', 80)).Length.Should().BeLessThanOrEqualTo(60);

    [Fact]
    public void What_a_status_accepts_is_said_in_words()
    {
        Words(RatingScheme.Rag5(April2017)).Should().Equal("The target is met or beaten", "The target is missed, but by no more than 5% of target", "The target is missed by more than 5% of target");
        Words(RatingScheme.AchievedFailed(April2017)).Should().Equal("The target is met or beaten", "The target is missed, by any amount");
        Words(Scheme(ToleranceKind.Points, 1, 2.5m, null)).Should().Equal(
            "The target is met, or missed by no more than 1 percentage point",
            "The target is missed by more than 1 percentage point, but by no more than 2.5 percentage points",
            "The target is missed by more than 2.5 percentage points");
        Words(Scheme(ToleranceKind.Units, 0, 3, null)).Last().Should().Be("The target is missed by more than 3 in the measure’s own unit");
    }

    [Fact]
    public void An_example_just_has_its_status_and_is_rated_by_the_rule_itself()
    {
        SchemeExamples.Of(RatingScheme.Rag5(April2017)).Select(e => e.Rating.Explanation).Should().Equal(
            "200 against a target of 200, higher is better: target met, scheme 'RAG 5%' (in force from April 2017): met or exceeded target.",
            "190 against a target of 200, higher is better: 5.0% below target, within the 5% tolerance of scheme 'RAG 5%' (in force from April 2017): slightly below target.",
            "189 against a target of 200, higher is better: 5.5% below target, beyond the 5% tolerance of scheme 'RAG 5%' (in force from April 2017): significantly below target.");
        SchemeExamples.Of(Scheme(ToleranceKind.Points, 0, 2.5m, null))[2].Rating.Explanation.Should().StartWith("87.4% against a target of 90.0%, higher is better: 2.6 percentage points below target, beyond the 2.5 percentage point tolerance");
        SchemeExamples.Of(Scheme(ToleranceKind.Percent, 0, 150, null))[1].Rating.Explanation.Should().StartWith("500 against a target of 200, lower is better: 150.0% over target, within the 150% tolerance");
    }

    internal static RatingScheme Scheme(ToleranceKind kind, params decimal?[] limits) => new()
    {
        Name = "Ours",
        InForceFrom = April2017,
        Statuses = [.. limits.Select((limit, n) => Status(n, $"Status {n}", limit, kind))],
    };

    private static SchemeStatus Status(int order, string label, decimal? limit, ToleranceKind kind = ToleranceKind.Percent) => new()
    {
        Order = order,
        Key = SchemeRules.KeyOf(label),
        Label = label,
        ShortLabel = label,
        Shape = (StatusShape)(order % 5),
        Colour = (StatusColour)((order + (order / 5)) % 5),
        LargestShortfall = limit,
        Kind = kind,
    };

    private static IEnumerable<string> Words(RatingScheme scheme) => scheme.Ordered.Select((_, place) => SchemeWords.Accepts(scheme.Ordered, place));
}
