using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Results;

/// <summary>
/// A figure that was corrected after its quarter had been signed off (a restatement). What members saw stays as it was printed;
/// later quarters use the corrected figure, and wherever either is shown it is marked. Holds no person's name: published papers show it.
/// </summary>
public sealed record Correction
{
    /// <summary>What marks a restated figure in tables; every key explains it.</summary>
    public const string Mark = "[r] restated";

    /// <summary>Database key of the restatement.</summary>
    public required int Id { get; init; }

    /// <summary>The period of the figure.</summary>
    public required Period Period { get; init; }

    /// <summary>The quarter that had been signed off with the figure.</summary>
    public required Period SignedOffIn { get; init; }

    /// <summary>What it was; null when it must not be shown any more, because the figure has been suppressed.</summary>
    public CorrectedFigure? Was { get; init; }

    /// <summary>What it was corrected to; null when it must not be shown.</summary>
    public CorrectedFigure? Now { get; init; }

    /// <summary>Why, as the person gave it.</summary>
    public required string Because { get; init; }

    /// <summary>The day, in the United Kingdom, on which it was corrected.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What it was, in the words of a quarter that was signed off with the correction; null for a correction read now.</summary>
    public string? ShownWas { get; init; }

    /// <summary>What it was corrected to, in those words; null for a correction read now.</summary>
    public string? ShownNow { get; init; }

    /// <summary>What it was, as displayed.</summary>
    public string WasText(MeasureRules rules) => ShownWas ?? Text(Was, rules);

    /// <summary>What it was corrected to, as displayed.</summary>
    public string NowText(MeasureRules rules) => ShownNow ?? Text(Now, rules);

    /// <summary>"Q2 2026/27 was restated on 3 February 2027 by a performance officer: was 354, now 361. Reason: late returns."</summary>
    /// <param name="rules">The measure's rules, by which figures are written.</param>
    /// <param name="by">Who corrected it: a display name on internal pages, the role in published papers.</param>
    public string Sentence(MeasureRules rules, string by = "a performance officer")
    {
        string reason = Because.Trim();
        return $"{Period.Label} was restated on {FigureFormat.Date(On)} by {by}: was {WasText(rules)}, now {NowText(rules)}. Reason: {reason}{(reason.Length > 0 && char.IsPunctuation(reason[^1]) ? "" : ".")}";
    }

    private static string Text(CorrectedFigure? figure, MeasureRules rules) =>
        figure is null ? "withheld" : CellText.Of(figure.Value, figure.Numerator, figure.Denominator, null, figure.Reason, rules);
}

/// <summary>A figure before or after a correction.</summary>
/// <param name="Value">The value, or the year so far where only that is known; null when there is none.</param>
/// <param name="Reason">Why there is none.</param>
public sealed record CorrectedFigure(decimal? Value, ReasonForNoValue? Reason)
{
    /// <summary>The numerator, where collected.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>The denominator, where collected.</summary>
    public decimal? Denominator { get; init; }
}
