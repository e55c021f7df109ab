using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry;

/// <summary>Finds what is unusual about a value about to be submitted: a warning a person may confirm, never an error.</summary>
public static class UnusualValue
{
    private const int MostCompared = 4;
    private const int FewestCompared = 3;
    private const decimal MovingRangeFactor = 2.66m;
    private const decimal AlwaysUsualShare = 0.10m;
    private const int AlwaysUsualSteps = 2;

    /// <summary>The warnings for the value of a period.</summary>
    /// <param name="typed">The figure about to be submitted.</param>
    /// <param name="stored">The measure's other figures; those of other lengths and of later periods do not matter.</param>
    /// <param name="breaks">The first periods of new methods; figures before the latest are not compared with.</param>
    /// <param name="rules">The measure's rules.</param>
    public static IReadOnlyList<string> Warnings(EnteredFigure typed, IEnumerable<EnteredFigure> stored, IReadOnlyCollection<Period> breaks, MeasureRules rules)
    {
        if (typed.Exact(rules.Unit) is not { } value) return [];
        DateOnly comparableFrom = breaks.Where(b => b.Start <= typed.Period.Start).Select(b => b.Start).DefaultIfEmpty().Max();
        List<(Period Period, decimal Value)> earlier =
        [
            .. from figure in stored
               where figure.Value is not null && EntryRules.IsBefore(figure.Period, typed.Period) && figure.Period.Start >= comparableFrom
               orderby figure.Period descending
               select (figure.Period, figure.Exact(rules.Unit)!.Value),
        ];

        List<string> warnings = [];
        if (rules.Unit == "%" && value > 100 && earlier.TrueForAll(e => e.Value <= 100)) warnings.Add($"{rules.Display(value)} is more than 100%.");
        if (value < 0 && earlier.Count > 0 && earlier.TrueForAll(e => e.Value >= 0)) warnings.Add($"{rules.Display(value)} is below zero, which this measure has not been before.");
        string? outOfLine = rules.Entry == EntryBasis.InPeriod ? AsFigure(value, earlier, rules) : AsStep(typed.Period, value, earlier, rules);
        if (outOfLine is not null) warnings.Add(outOfLine);
        return warnings;
    }

    private static string? AsFigure(decimal value, List<(Period Period, decimal Value)> earlier, MeasureRules rules)
    {
        decimal[] compared = [.. earlier.Take(MostCompared).Select(e => e.Value)];
        return OutOfLine(value, compared, rules) is { } word
            ? $"{rules.Display(value)} is unusually {word}: the last {compared.Length} values were {InWords(compared, rules)}."
            : null;
    }

    // A figure that grows through the year is judged by how much it grew.
    private static string? AsStep(Period period, decimal value, List<(Period Period, decimal Value)> earlier, MeasureRules rules)
    {
        Dictionary<Period, decimal> values = earlier.ToDictionary(e => e.Period, e => e.Value);
        bool StartsAgain(Period p) => rules.Entry == EntryBasis.YearToDate && p.Start == p.YearOf(rules.Calendar).Start;
        decimal? Step(Period p, decimal at) => StartsAgain(p) ? at : values.TryGetValue(p.Previous, out decimal before) ? at - before : null;

        if (Step(period, value) is not { } step) return null;
        if (step < 0 && !StartsAgain(period))
            return $"{rules.Display(value)} is less than the {rules.Display(value - step)} for {period.Previous.Label}. {(rules.Entry == EntryBasis.YearToDate ? "A figure for the year so far" : "A running total")} does not usually go down.";
        decimal[] compared = [.. earlier.Select(e => Step(e.Period, e.Value)).OfType<decimal>().Take(MostCompared)];
        return OutOfLine(step, compared, rules) is { } word
            ? $"{rules.Display(value)} means {rules.Display(step)} for {period.Label} alone, which is unusually {word}: the {compared.Length} before were {InWords(compared, rules)}."
            : null;
    }

    // Natural limits from the moving range (field guide, section 8), never tighter than a tenth of the mean or two of the last digit shown.
    private static string? OutOfLine(decimal value, decimal[] earlier, MeasureRules rules)
    {
        if (earlier.Length < FewestCompared) return null;
        decimal mean = earlier.Average();
        decimal movingRange = earlier.Zip(earlier.Skip(1), (a, b) => Math.Abs(a - b)).Average();
        decimal lastDigits = AlwaysUsualSteps * new decimal(1, 0, 0, false, (byte)rules.Decimals);
        decimal limit = Math.Max(lastDigits, Math.Max(MovingRangeFactor * movingRange, AlwaysUsualShare * Math.Abs(mean)));
        return value > mean + limit ? "high" : value < mean - limit ? "low" : null;
    }

    private static string InWords(decimal[] values, MeasureRules rules)
    {
        string[] texts = [.. values.Select(rules.Display)];
        return $"{string.Join(", ", texts[..^1])} and {texts[^1]}";
    }
}
