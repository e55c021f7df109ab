using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Delivery.Rules;

/// <summary>What came in, what was answered and what was answered in time in a quarter, such as complaints of a stage (field guide, section 10).</summary>
/// <param name="Received">How many came in; null where it is not known.</param>
/// <param name="Issued">How many responses were issued; null where it is not known.</param>
/// <param name="Within">How many of those were within the deadline; null where it is not known.</param>
/// <param name="PrintedPercent">A percentage that was printed where a count it could be worked out from is lost; null otherwise.</param>
public sealed record VolumeFigures(int? Received, int? Issued, int? Within, decimal? PrintedPercent = null)
{
    /// <summary>The decimals of percentages.</summary>
    public const int Decimals = 1;

    /// <summary>
    /// The percentage within the deadline as displayed: responses within of responses issued, rounded half away from zero to one decimal. Null where
    /// it is not known or nothing was issued.
    /// </summary>
    public decimal? Percent => Issued is > 0 && Within is { } within ? FigureFormat.Rounded(100m * within / Issued.Value, Decimals) : PrintedPercent is { } printed ? FigureFormat.Rounded(printed, Decimals) : null;

    /// <summary>The percentage in words: "91.6%", or why there is none.</summary>
    public string PercentText => Percent is { } percent ? FigureFormat.Display(percent, Decimals, "%") : Issued == 0 ? "No responses" : "Not known";

    /// <summary>The change in percentage points between the displayed percentages; null where there is one alone.</summary>
    public decimal? PointsSince(VolumeFigures? earlier) => Percent is { } now && earlier?.Percent is { } before ? now - before : null;

    /// <summary>How many went on to the next stage of those received at this one, as a displayed percentage; null where it cannot be said.</summary>
    /// <param name="next">The figures of the stage that they went on to, in the same quarter.</param>
    public decimal? EscalationRate(VolumeFigures? next) => Received is > 0 && next?.Received is { } on ? FigureFormat.Rounded(100m * on / Received.Value, Decimals) : null;

    /// <summary>What does not fit, in sentences without a full stop; empty where all does.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (Received < 0 || Issued < 0 || Within < 0) problems.Add("A count cannot be below 0");
        if (Within > Issued) problems.Add($"{Within} responses within the deadline are more than the {Issued} that were issued");
        return problems;
    }
}

/// <summary>An outcome of decisions and how many had it.</summary>
/// <param name="Text">"upheld, maladministration and injustice".</param>
/// <param name="Count">How many, 0 or more.</param>
/// <param name="Under">The outcome that it is a part of, or null.</param>
public sealed record OutcomeCount(string Text, int Count, string? Under = null);

/// <summary>A list of outcomes that must add up to the decisions made.</summary>
public static class OutcomeList
{
    /// <summary>What does not add up, in sentences without a full stop; empty where all does.</summary>
    /// <param name="decisions">How many decisions were made.</param>
    /// <param name="outcomes">The outcomes, with those that are parts of another.</param>
    public static IReadOnlyList<string> Problems(int decisions, IReadOnlyList<OutcomeCount> outcomes)
    {
        List<string> problems = [];
        int top = outcomes.Where(o => o.Under is null).Sum(o => o.Count);
        if (top != decisions) problems.Add($"The outcomes add up to {top}, and {decisions} decisions were made");
        foreach (OutcomeCount whole in outcomes.Where(o => o.Under is null))
        {
            List<OutcomeCount> parts = [.. outcomes.Where(o => o.Under == whole.Text)];
            if (parts.Count > 0 && parts.Sum(p => p.Count) is var sum && sum != whole.Count) problems.Add($"The parts of “{whole.Text}” add up to {sum} of {whole.Count}");
        }

        return problems;
    }
}
