using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Ratings.Counts;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>How a profile counts, as its file says it.</summary>
public sealed record ReportCounting
{
    private const string Whole = "whole";
    private const string TwoDecimals = "two-decimals";
    private const string LeftOut = "left-out";
    private const string Carried = "carried";
    private const string SamePeriod = "same-period";
    private const string Outturn = "outturn";

    /// <summary>How percentages are written: "whole" or "two-decimals".</summary>
    public required string Percent { get; init; }

    /// <summary>What becomes of measures in arrears: "left-out" or "carried".</summary>
    public required string Arrears { get; init; }

    /// <summary>What figures are compared with, since last year: "same-period" or, where that is not held, last year's "outturn".</summary>
    public string LastYear { get; init; } = SamePeriod;

    /// <summary>How many earlier periods a long trend needs to be counted, 1 to 24.</summary>
    public int LeastLongTrend { get; init; } = 1;

    /// <summary>The rules.</summary>
    public CountingRules Rules => new(
        Percent == Whole ? PercentFormat.Whole : PercentFormat.TwoDecimals,
        Arrears == LeftOut ? ArrearsRule.LeftOut : ArrearsRule.Carried,
        LastYear == Outturn ? LastYearRule.Outturn : LastYearRule.SamePeriod,
        LeastLongTrend);

    /// <summary>What is wrong with it, in sentences.</summary>
    internal IEnumerable<string> Problems()
    {
        if (Percent is not (Whole or TwoDecimals)) yield return $"counting.percent is “{Percent}”, and can be {Whole} or {TwoDecimals}.";
        if (Arrears is not (LeftOut or Carried)) yield return $"counting.arrears is “{Arrears}”, and can be {LeftOut} or {Carried}.";
        if (LastYear is not (SamePeriod or Outturn)) yield return $"counting.lastYear is “{LastYear}”, and can be {SamePeriod} or {Outturn}.";
        if (LeastLongTrend is < 1 or > TrendSetting.MostPeriods) yield return $"counting.leastLongTrend is {LeastLongTrend}, and can be 1 to {TrendSetting.MostPeriods}.";
    }
}

/// <summary>A sentence about a count in its forms, by the denominator {m}.</summary>
public sealed record SentenceForms
{
    /// <summary>Where nothing could be counted.</summary>
    public required string None { get; init; }

    /// <summary>Where the denominator is one.</summary>
    public required string One { get; init; }

    /// <summary>Where it is more.</summary>
    public required string Many { get; init; }

    /// <summary>Where it is more and none of them is counted; null for <see cref="Many"/>.</summary>
    public string? Zero { get; init; }

    /// <summary>The form for n out of m.</summary>
    internal string For(int n, int m) => m switch
    {
        0 => None,
        1 => One,
        _ => n == 0 && Zero is { } zero ? zero : Many,
    };

    internal IEnumerable<(string Name, string? Text)> Texts => [("none", None), ("one", One), ("many", Many), ("zero", Zero)];
}

/// <summary>A sentence that is only said where there is something to say it of.</summary>
public sealed record NumberForms
{
    /// <summary>For one.</summary>
    public required string One { get; init; }

    /// <summary>For more.</summary>
    public required string Many { get; init; }

    /// <summary>The form for m.</summary>
    internal string For(int m) => m == 1 ? One : Many;

    internal IEnumerable<(string Name, string? Text)> Texts => [("one", One), ("many", Many)];
}

/// <summary>The sentences of a report's summary, as its profile words them.</summary>
public sealed record ReportSentences
{
    private static readonly string[] CountNames = ["n", "m", "percent"];
    private static readonly string[] StatusNames = [.. CountNames, "status"];
    private static readonly string[] TrendNames = [.. CountNames, "mark", "same", "worse", "samePercent", "worsePercent"];
    private static readonly string[] LongTrendNames = [.. TrendNames, "quarters"];
    private static readonly string[] NumberNames = ["m"];

    /// <summary>How many measures the committee has: {m}.</summary>
    public required SentenceForms Remit { get; init; }

    /// <summary>How many are on target: {n}, {m}, {percent}.</summary>
    public required SentenceForms OnTarget { get; init; }

    /// <summary>How many have a status, once for each: {status}, {n}, {m}, {percent}; null for no such sentences.</summary>
    public NumberForms? EachStatus { get; init; }

    /// <summary>How many are better than in the period before: {n}, {m}, {mark}, {percent}, {same}, {samePercent}, {worse}, {worsePercent}; null for no such sentence.</summary>
    public SentenceForms? LastQuarter { get; init; }

    /// <summary>The same against the mean of the periods before; {quarters} is over how many that is: "4 quarters".</summary>
    public SentenceForms? LongTerm { get; init; }

    /// <summary>The same against last year.</summary>
    public SentenceForms? LastYear { get; init; }

    /// <summary>What follows a comparison of which some are with the same period last year: {m}.</summary>
    public NumberForms WithSameLastYear { get; init; } = new() { One = "1 of them is compared with the same period last year.", Many = "{m} of them are compared with the same period last year." };

    /// <summary>What follows a comparison of which some are with last year's outturn: {m}.</summary>
    public NumberForms WithOutturn { get; init; } = new() { One = "1 of them is compared with last year’s outturn.", Many = "{m} of them are compared with last year’s outturn." };

    /// <summary>What follows a comparison with the mean of earlier periods, not all of which are held for some: {m}.</summary>
    public NumberForms OfFewer { get; init; } = new() { One = "For 1 of them not all of those earlier periods are held.", Many = "For {m} of them not all of those earlier periods are held." };

    /// <summary>What the mark on a denominator means.</summary>
    public required string Footnote { get; init; }

    /// <summary>What stands before the measures left out: {m}.</summary>
    public required NumberForms LeftOut { get; init; }

    /// <summary>What stands before those counted at their last known status: {m}.</summary>
    public required NumberForms Carried { get; init; }

    /// <summary>What is wrong with them, in sentences.</summary>
    internal IEnumerable<string> Problems() =>
    [
        .. Of("remit", Remit.Texts, NumberNames),
        .. Of("onTarget", OnTarget.Texts, CountNames),
        .. Of("eachStatus", EachStatus?.Texts, StatusNames),
        .. Of("lastQuarter", LastQuarter?.Texts, TrendNames),
        .. Of("longTerm", LongTerm?.Texts, LongTrendNames),
        .. Of("lastYear", LastYear?.Texts, TrendNames),
        .. Placeholders.Problems("sentences.footnote", Footnote, []),
        .. Of("leftOut", LeftOut.Texts, NumberNames),
        .. Of("carried", Carried.Texts, NumberNames),
        .. Of("withSameLastYear", WithSameLastYear.Texts, NumberNames),
        .. Of("withOutturn", WithOutturn.Texts, NumberNames),
        .. Of("ofFewer", OfFewer.Texts, NumberNames),
    ];

    private static IEnumerable<string> Of(string name, IEnumerable<(string Name, string? Text)>? forms, string[] known) =>
        (forms ?? []).Where(f => f.Text is not null).SelectMany(f => Placeholders.Problems($"sentences.{name}.{f.Name}", f.Text!, known));
}
