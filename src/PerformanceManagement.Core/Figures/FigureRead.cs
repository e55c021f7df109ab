namespace PerformanceManagement.Core.Figures;

/// <summary>
/// What a text in the place of a figure turned out to be: a figure, a reason why there is none, or nothing that has one meaning. The same
/// for forms, data packs and the command line.
/// </summary>
public sealed record FigureRead
{
    /// <summary>The figure, in the measure's unit and with at most <see cref="FigureFormat.MostDecimals"/> decimals; null when it is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>Why there is no figure, where the text is such a reason ("[c]", "TBC").</summary>
    public ReasonForNoValue? Reason { get; init; }

    /// <summary>How sure the figure is, where the text says so ("91.5 [p]").</summary>
    public ValueQuality? Quality { get; init; }

    /// <summary>What was done to the figure, as a sentence, where its reader should hear of it; null otherwise.</summary>
    public string? Remark { get; init; }

    /// <summary>What is wrong, as a sentence that starts with what was typed; null when it could be read.</summary>
    public string? Problem { get; init; }

    /// <summary>What was typed, between quotation marks and short enough for a message.</summary>
    internal string Quoted { get; init; } = "";

    /// <summary>The same where only a figure can stand, beside the value: a reason or a quality goes with the value.</summary>
    public FigureRead FigureOnly() => Alone("a reason why there is none goes with the value");

    /// <summary>The same for a target: a reason is no target, and words go where a target's words go.</summary>
    public FigureRead TargetOnly() => Alone("leave the figure blank, and write the words of a target where its words go");

    private FigureRead Alone(string where) =>
        Reason is not null ? new() { Quoted = Quoted, Problem = $"{Quoted} is not a figure: {where}." }
        : Quality is not null ? new() { Quoted = Quoted, Problem = $"{Quoted} says how sure a figure is: that goes with the value, so write the figure alone here." }
        : this;
}
