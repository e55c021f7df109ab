using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Tests;

/// <summary>What tests put into a database, each made in one place: a test names what it is about, and the rest is as usual.</summary>
public static class TestData
{
    /// <summary>The quarter that is open.</summary>
    public static readonly Period Quarter = Period.FinancialQuarter(2026, 2);

    /// <summary>When figures were submitted.</summary>
    public static readonly DateTime Submitted = new(2026, 10, 5, 13, 32, 0, DateTimeKind.Utc);

    /// <summary>A measure: households in temporary accommodation by the quarter, lower is better, its last quarter standing for the year.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="title">Its short name.</param>
    /// <param name="unit">What it counts.</param>
    /// <param name="decimals">How many decimals it is shown with.</param>
    /// <param name="good">Which way is better.</param>
    /// <param name="frequency">How often it is entered.</param>
    /// <param name="quarterRule">How its months make a quarter.</param>
    /// <param name="yearRule">How its periods make a year.</param>
    /// <param name="target">The target of 2026/27; null for none.</param>
    /// <param name="last">The period of the last of its values; null for the open quarter.</param>
    /// <param name="values">Its values up to that period; null for a period without one.</param>
    public static Measure Measure(
        string code = "HOU 01",
        string title = "Households in temporary accommodation",
        string unit = "households",
        int decimals = 0,
        GoodDirection good = GoodDirection.Lower,
        Frequency frequency = Frequency.Quarter,
        AggregationRule quarterRule = AggregationRule.Last,
        AggregationRule yearRule = AggregationRule.Last,
        decimal? target = null,
        Period? last = null,
        params IReadOnlyList<decimal?> values)
    {
        var measure = new Measure { Code = code, Title = title, Unit = unit, Decimals = decimals, Good = good, Frequency = frequency, QuarterRule = quarterRule, YearRule = yearRule };
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value) measure.Results.Add(Result((last ?? Quarter).Back(values.Count - 1 - i), value));
        }

        if (target is { } goal) measure.Targets.Add(Target(goal));
        return measure;
    }

    /// <summary>A figure; of the open quarter where no other period is named.</summary>
    public static MeasureResult Result(Period? period = null, decimal? value = null, DateTime? at = null, ReasonForNoValue? reason = null, string? note = null, DateOnly? noteDate = null) => new()
    {
        Period = period ?? Quarter,
        Value = value,
        SubmittedAt = at ?? Submitted,
        Reason = reason,
        Note = note,
        NoteDate = noteDate,
    };

    /// <summary>A target; of 2026/27 where no other period is named.</summary>
    public static Target Target(decimal? value = 330, Period? period = null, string? words = null) => new() { Period = period ?? Period.FinancialYear(2026), Value = value, Words = words };

    /// <summary>A quarter that is collected; the open one where no other is named.</summary>
    public static Collection Collection(Period? quarter = null, CollectionState state = CollectionState.Open, DateOnly? dueOn = null) => new() { Period = quarter ?? Quarter, State = state, DueOn = dueOn };

    /// <summary>An item of the plan.</summary>
    public static PlanItem Plan(string key = "P1", PlanItemKind kind = PlanItemKind.Priority, string title = "A safe home", PlanItem? parent = null, string? number = null, int sortOrder = 1) =>
        new() { Key = key, Kind = kind, Title = title, Parent = parent, Number = number, SortOrder = sortOrder };

    /// <summary>A person, without a password.</summary>
    public static User Person(string name = "officer")
    {
        string email = $"{name}@council.example";
        return new User { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), DisplayName = $"The {name}" };
    }
}
