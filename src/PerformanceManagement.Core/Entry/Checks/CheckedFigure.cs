using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>A figure about to be submitted, with all that the rules need to judge it. Pure: the rules ask nothing else.</summary>
/// <param name="Typed">The figure.</param>
/// <param name="Rules">The measure's rules.</param>
public sealed record CheckedFigure(EnteredFigure Typed, MeasureRules Rules)
{
    /// <summary>The figures before it that can be compared with it, the latest first.</summary>
    public IReadOnlyList<EnteredFigure> Earlier { get; init; } = [];

    /// <summary>Whether numerator and denominator are collected.</summary>
    public bool CollectsRatio { get; init; }

    /// <summary>The measure's title and definition, which may say that a figure is a difference; null for none.</summary>
    public string? Wording { get; init; }

    /// <summary>Every number of the measure's targets, by which somebody said what it can reach.</summary>
    public IReadOnlyList<decimal> Targets { get; init; } = [];

    /// <summary>What the measures it is made from make for the period; null where it is made from none, or they make nothing yet.</summary>
    public decimal? PartsMake { get; init; }

    /// <summary>The codes of the measures it is made from.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The measures that are made from it and have a figure of their own for the period.</summary>
    public IReadOnlyList<WholeFigure> Wholes { get; init; } = [];

    /// <summary>The figure, unrounded; null for none.</summary>
    public decimal? Value => Typed.Exact(Rules.Unit);

    /// <summary>The values before it, the latest first.</summary>
    public IReadOnlyList<decimal> EarlierValues => [.. Earlier.Select(e => e.Exact(Rules.Unit)!.Value)];

    /// <summary>A figure with those that it is compared with.</summary>
    /// <param name="typed">The figure.</param>
    /// <param name="stored">The measure's other figures; those of other lengths, of later periods and without a value do not matter.</param>
    /// <param name="breaks">The first periods of new methods; figures before the latest are not compared with.</param>
    /// <param name="rules">The measure's rules.</param>
    public static CheckedFigure Of(EnteredFigure typed, IEnumerable<EnteredFigure> stored, IReadOnlyCollection<Period> breaks, MeasureRules rules)
    {
        DateOnly comparableFrom = breaks.Where(b => b.Start <= typed.Period.Start).Select(b => b.Start).DefaultIfEmpty().Max();
        return new CheckedFigure(typed, rules)
        {
            Earlier = [.. stored.Where(f => f.Value is not null && EntryRules.IsBefore(f.Period, typed.Period) && f.Period.Start >= comparableFrom).OrderByDescending(f => f.Period)],
        };
    }

    /// <summary>Numbers as they are displayed, in a sentence: "322, 318 and 311".</summary>
    internal string InWords(IReadOnlyList<decimal> values) => SumOfParts.Names([.. values.Select(Rules.Display)]);
}

/// <summary>A measure that another goes into, with the figure that was entered for it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Value">The figure entered for it.</param>
/// <param name="OthersMake">What its other parts come to.</param>
/// <param name="Parts">How many parts it has.</param>
public sealed record WholeFigure(string Code, decimal Value, decimal OthersMake, int Parts);
