using FluentAssertions;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;
using Xunit;

namespace PerformanceManagement.Core.Tests.Schemes;

public sealed class SchemeCalendarTests
{
    private static readonly DateOnly April2013 = new(2013, 4, 1);
    private static readonly DateOnly October2026 = new(2026, 10, 1);

    public static TheoryData<string, bool, string, SchemeField, string> Refused => new()
    {
        { "RAG 5%", true, "2026-06-30", SchemeField.From, "Quarters up to 30 June 2026 are signed off and do not change: choose a later day" },
        { "New", false, "2020-01-01", SchemeField.From, "Quarters up to 30 June 2026 are signed off and do not change: choose a later day" },
        { "rag 5%", true, "2026-10-01", SchemeField.From, "Another version of “RAG 5%” is in force from 1 April 2027: choose a later day" },
        { "New", true, "2026-10-01", SchemeField.From, "“RAG 5%” is the council’s default from 1 April 2027: choose a later day, so that no day has two defaults" },
        { "RAG 5%", false, "2027-10-01", SchemeField.IsDefault, "No scheme would be the council’s default from 1 October 2027: make this the default, or bring another into force as the default first" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_day_that_overlaps_or_leaves_no_default_or_is_signed_off_is_refused(string name, bool isDefault, string from, SchemeField field, string sentence)
    {
        StoredScheme now = StoredScheme.Of(RatingScheme.Rag5(April2013));
        StoredScheme next = StoredScheme.Of(RatingScheme.Rag5(new DateOnly(2027, 4, 1)));
        now.InForceTo = new DateOnly(2027, 3, 31);

        IReadOnlyList<SchemeProblem> problems = SchemeCalendar.Problems(Draft(name), DateOnly.Parse(from, null), isDefault, [now, next, StoredScheme.Of(RatingScheme.AchievedFailed(April2013))], new DateOnly(2026, 6, 30));

        problems.Should().ContainSingle().Which.Should().Be(new SchemeProblem(field, null, sentence));
    }

    [Fact]
    public void A_new_version_begins_when_the_earlier_one_ends()
    {
        StoredScheme now = StoredScheme.Of(RatingScheme.Rag5(April2013));
        StoredScheme draft = Draft("RAG 5%");

        SchemeStart start = SchemeCalendar.Start(draft, October2026, true, [now, StoredScheme.Of(RatingScheme.AchievedFailed(April2013))]);

        start.Should().Be(new SchemeStart(now, null, null));
        now.InForceTo.Should().Be(new DateOnly(2026, 9, 30));
        (draft.InForceFrom, draft.InForceTo, draft.IsDefault).Should().Be((October2026, null, true));
    }

    [Fact]
    public void A_default_that_is_replaced_goes_on_for_the_measures_that_name_it()
    {
        StoredScheme now = StoredScheme.Of(RatingScheme.Rag5(April2013));
        StoredScheme draft = Draft("Stricter");

        SchemeStart start = SchemeCalendar.Start(draft, October2026, true, [now, StoredScheme.Of(RatingScheme.AchievedFailed(April2013))]);

        start.DefaultBefore.Should().BeSameAs(now);
        now.InForceTo.Should().Be(new DateOnly(2026, 9, 30));
        (start.GoesOn!.Name, start.GoesOn.InForceFrom, start.GoesOn.InForceTo, start.GoesOn.IsDefault).Should().Be(("RAG 5%", October2026, null, false));
        start.GoesOn.ToScheme().Ordered.Should().BeEquivalentTo(now.ToScheme().Ordered);
    }

    internal static StoredScheme Draft(string name)
    {
        StoredScheme draft = StoredScheme.Of(RatingScheme.Rag5(April2013));
        draft.Name = name;
        draft.InForceFrom = null;
        draft.IsDefault = false;
        return draft;
    }
}
