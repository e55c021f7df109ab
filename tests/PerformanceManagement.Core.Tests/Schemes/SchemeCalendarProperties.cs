using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerformanceManagement.Core.Schemes;
using Xunit;

namespace PerformanceManagement.Core.Tests.Schemes;

/// <summary>What holds for the days of schemes, however they are brought into force and taken back.</summary>
public sealed class SchemeCalendarProperties
{
    private static readonly DateOnly First = new(2020, 4, 1);

    [Fact]
    public void However_schemes_are_brought_into_force_a_name_has_one_version_a_day_and_the_council_one_default() =>
        Prop.ForAll(
            Gen.ListOf(from name in Gen.Elements("A", "B", "C") from day in Gen.Choose(1, 60) from isDefault in Gen.Elements(true, false) select (name, day, isDefault)).ToArbitrary(),
            changes =>
            {
                StoredScheme first = SchemeCalendarTests.Draft("A");
                (first.InForceFrom, first.IsDefault) = (First, true);
                List<StoredScheme> schemes = [first];
                foreach ((string name, int day, bool isDefault) in changes)
                {
                    StoredScheme draft = SchemeCalendarTests.Draft(name);
                    DateOnly from = First.AddDays(day);
                    if (SchemeCalendar.Problems(draft, from, isDefault, schemes, null).Count > 0) continue;
                    Start(draft, from, isDefault, schemes);
                }

                return Enumerable.Range(0, 65).Select(First.AddDays).All(day =>
                    schemes.Count(s => s.IsDefault && s.IsInForce(day)) == 1
                    && schemes.Where(s => s.IsInForce(day)).GroupBy(s => s.Name).All(versions => versions.Count() == 1)
                    && schemes.Where(s => s.InForceFrom <= day).All(s => schemes.Exists(o => o.Name == s.Name && o.IsInForce(day))));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Taking_a_scheme_back_restores_every_other_as_it_was() =>
        Prop.ForAll(
            (from before in Gen.Elements("A", "B") from day in Gen.Choose(1, 30) from isDefault in Gen.Elements(true, false) from name in Gen.Elements("A", "B", "C") from second in Gen.Elements(true, false) select (before, day, isDefault, name, second)).ToArbitrary(),
            c =>
            {
                StoredScheme first = SchemeCalendarTests.Draft("A");
                (first.InForceFrom, first.IsDefault) = (First, true);
                List<StoredScheme> schemes = [first];
                StoredScheme earlier = SchemeCalendarTests.Draft(c.before);
                if (SchemeCalendar.Problems(earlier, First.AddDays(c.day), c.isDefault, schemes, null).Count == 0) Start(earlier, First.AddDays(c.day), c.isDefault, schemes);
                string before = Days(schemes);
                StoredScheme draft = SchemeCalendarTests.Draft(c.name);
                if (SchemeCalendar.Problems(draft, First.AddDays(40), c.second, schemes, null).Count > 0) return true;

                Start(draft, First.AddDays(40), c.second, schemes);
                schemes.Remove(draft);
                bool may = SchemeCalendar.TakeBackProblem(draft, First, schemes) is null;
                if (SchemeCalendar.TakeBack(draft, schemes) is { } notNeeded) schemes.Remove(notNeeded);
                return may && draft.IsDraft && Days(schemes) == before;
            }).QuickCheckThrowOnFailure();

    private static void Start(StoredScheme draft, DateOnly from, bool isDefault, List<StoredScheme> schemes)
    {
        SchemeStart start = SchemeCalendar.Start(draft, from, isDefault, schemes);
        schemes.Add(draft);
        if (start.GoesOn is { } goesOn) schemes.Add(goesOn);
    }

    private static string Days(List<StoredScheme> schemes) => string.Join("; ", schemes.Select(s => $"{s.Name} {s.InForceFrom:O} {s.InForceTo:O} {s.IsDefault}"));
}
