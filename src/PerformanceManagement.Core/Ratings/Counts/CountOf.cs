using System.Globalization;
using System.Text;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Ratings.Counts;

/// <summary>A measure left out of a count, and why.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Reason">Why, in a few words or a sentence.</param>
public sealed record LeftOut(string Code, string Reason)
{
    /// <summary>The reason without what differs from measure to measure: "Not comparable", of a sentence that goes on to say why.</summary>
    public string InShort => Reason.Split(':')[0];
}

/// <summary>A measure in arrears that is counted at its last known status.</summary>
/// <param name="Code">Its code.</param>
/// <param name="LastKnown">Its last known rating.</param>
public sealed record CarriedMeasure(string Code, LastKnownRating LastKnown)
{
    /// <summary>"KPI 15 counted at its Q2 2016/17 status, in arrears".</summary>
    public string Text => $"{Code} counted at its {LastKnown.Period.Label} status, in arrears";
}

/// <summary>
/// A count that explains itself: who is in it, out of whom, and who is left out and why (field guide, section 7).
/// Members, others and those left out together are all the measures, each once.
/// </summary>
/// <param name="Name">What is counted: "On target".</param>
/// <param name="Members">The codes counted.</param>
/// <param name="Others">The codes of the rest of the denominator.</param>
/// <param name="Excluded">Those left out of the denominator, and why.</param>
public sealed record CountOf(string Name, IReadOnlyList<string> Members, IReadOnlyList<string> Others, IReadOnlyList<LeftOut> Excluded)
{
    /// <summary>Those of the denominator that are counted at their last known status.</summary>
    public IReadOnlyList<CarriedMeasure> Carried { get; init; } = [];

    /// <summary>How the percentage is written.</summary>
    public CountingRules Rules { get; init; } = CountingRules.Standard;

    /// <summary>What makes a measure part of the denominator: "rated" or "compared".</summary>
    public string Condition { get; init; } = "rated";

    /// <summary>How many.</summary>
    public int Count => Members.Count;

    /// <summary>How many could have been: the denominator.</summary>
    public int Of => Members.Count + Others.Count;

    /// <summary>All measures, those left out included.</summary>
    public int All => Of + Excluded.Count;

    /// <summary>The percentage, unrounded; null when nothing could be counted.</summary>
    public decimal? Percent => Of == 0 ? null : Count * 100m / Of;

    /// <summary>"80%", or null when nothing could be counted.</summary>
    public string? PercentText => Percent is { } percent ? Rules.PercentText(percent) : null;

    /// <summary>The denominator and who is not in it: "5 of 6 rated; 1 awaiting data".</summary>
    public string Denominator => DenominatorWith(_ => "");

    /// <summary>The same with the codes of those left out: "5 of 6 rated; 1 awaiting data (DIGI TU 01)".</summary>
    public string DenominatorByName => DenominatorWith(left => $" ({string.Join(", ", left.Select(l => l.Code))})");

    /// <summary>The figures in words: "4 of 5 measures (80%)".</summary>
    public string Result => PercentText is { } percent ? $"{FigureFormat.Count(Count)} of {FigureFormat.Count(Of)} {(Of == 1 ? "measure" : "measures")} ({percent})" : "nothing to count";

    /// <summary>The whole count in words: "On target: 4 of 5 measures (80%). 5 of 6 rated; 1 awaiting data."</summary>
    public string Sentence => $"{Name}: {Result}. {Denominator}.{string.Concat(Carried.Select(c => $" {c.Text}."))}";

    private string DenominatorWith(Func<IEnumerable<LeftOut>, string> who)
    {
        var text = new StringBuilder($"{FigureFormat.Count(Of)} of {FigureFormat.Count(All)} {Condition}");
        foreach (IGrouping<string, LeftOut> reason in Excluded.GroupBy(e => e.InShort).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"; {FigureFormat.Count(reason.Count())} {AfterNumber(reason.Key)}{who(reason)}");
        return text.ToString();
    }

    // "1 awaiting data", "1 with 2 of 3 parts entered"; "N/A" and other initials stay as they are.
    private static string AfterNumber(string reason) =>
        char.IsDigit(reason[0]) ? $"with {reason}"
        : Wording.LowerFirstWord(reason);
}

/// <summary>How many measures have a status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Count">Who has it, out of those rated.</param>
public sealed record StatusCount(RatedStatus Status, CountOf Count)
{
    /// <summary>Their codes.</summary>
    public IReadOnlyList<string> Members => Count.Members;
}

/// <summary>A comparison counted over many measures; the three counts have one denominator.</summary>
/// <param name="Improved">Those that improved.</param>
/// <param name="NoChange">Those that did not change.</param>
/// <param name="Worsened">Those that worsened.</param>
public sealed record TrendCount(CountOf Improved, CountOf NoChange, CountOf Worsened)
{
    /// <summary>How many could be compared and judged: the denominator.</summary>
    public int Of => Improved.Of;

    /// <summary>How many of them are compared with the same period last year in place of what the comparison is named after.</summary>
    public int WithSameLastYear { get; init; }

    /// <summary>How many of them are compared with last year's outturn.</summary>
    public int WithOutturn { get; init; }

    /// <summary>How many of them are compared with a mean that lacks some of its periods.</summary>
    public int OfFewer { get; init; }

    /// <summary>Those left out, and why.</summary>
    public IReadOnlyList<LeftOut> Excluded => Improved.Excluded;

    /// <summary>The three counts, the best first.</summary>
    public IReadOnlyList<CountOf> All => [Improved, NoChange, Worsened];
}
