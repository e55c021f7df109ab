namespace PerformanceManagement.Core.Figures;

/// <summary>
/// The rules that a measure had up to a day, where they have changed since (field guide, section 3: a rule changed holds from a date). What is not
/// among the dated ones, such as scheme and tolerance, has dates of its own or does not change how figures read.
/// </summary>
/// <param name="Until">The last day on which they held.</param>
/// <param name="Rules">The rules; only those that are dated count.</param>
public sealed record RulesUntil(DateOnly Until, MeasureRules Rules)
{
    /// <summary>The rules of now with the dated ones of then in their place.</summary>
    public MeasureRules In(MeasureRules now) => now with
    {
        Unit = Rules.Unit,
        Decimals = Rules.Decimals,
        Good = Rules.Good,
        Frequency = Rules.Frequency,
        Calendar = Rules.Calendar,
        Arrears = Rules.Arrears,
        Entry = Rules.Entry,
        Basis = Rules.Basis,
        QuarterRule = Rules.QuarterRule,
        YearRule = Rules.YearRule,
    };
}
