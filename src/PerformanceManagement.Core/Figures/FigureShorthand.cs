using System.Text.RegularExpressions;

namespace PerformanceManagement.Core.Figures;

/// <summary>
/// The words and signs that stand where a figure would: the one list, which docs/data-packs.md repeats. What has one meaning is read; the
/// rest is told where to go. Signs in square brackets are those of official statistics (Government Statistical Service guidance).
/// </summary>
internal static partial class FigureShorthand
{
    private const string SayWhy = "leave the value blank and give a reason (awaiting, not-available or another)";

    private static readonly Dictionary<string, ReasonForNoValue> Reasons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["[c]"] = ReasonForNoValue.Suppressed,
        ["confidential"] = ReasonForNoValue.Suppressed,
        ["[x]"] = ReasonForNoValue.NotAvailable,
        ["n/a"] = ReasonForNoValue.NotAvailable,
        ["n.a."] = ReasonForNoValue.NotAvailable,
        ["na"] = ReasonForNoValue.NotAvailable,
        ["[n/a]"] = ReasonForNoValue.NotAvailable,
        ["data not available"] = ReasonForNoValue.NotAvailable,
        ["unavailable"] = ReasonForNoValue.NotAvailable,
        ["tbc"] = ReasonForNoValue.AwaitingData,
        ["to be confirmed"] = ReasonForNoValue.AwaitingData,
        ["awaited"] = ReasonForNoValue.AwaitingData,
        ["data awaited"] = ReasonForNoValue.AwaitingData,
        ["pending"] = ReasonForNoValue.AwaitingData,
        ["not yet available"] = ReasonForNoValue.AwaitingData,
        ["data not yet available"] = ReasonForNoValue.AwaitingData,
    };

    private static readonly HashSet<string> Zeros = new(["nil", "zero"], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["-"] = $"could mean nil, not available or not due: write 0, or {SayWhy}.",
        ["--"] = $"could mean nil, not available or not due: write 0, or {SayWhy}.",
        ["*"] = $"could mean suppressed or a note: for a number withheld because it is small, {WithReason("suppressed")}.",
        [".."] = $"is not a figure: {SayWhy}.",
        ["..."] = $"is not a figure: {SayWhy}.",
        [":"] = $"is not a figure: {SayWhy}.",
        ["?"] = $"is not a figure: {SayWhy}.",
        ["none"] = $"could mean nil or not available: write 0, or {SayWhy}.",
        ["no data"] = $"does not say whether data are still to come: {SayWhy}.",
        ["not applicable"] = $"is not a figure: {SayWhy}, such as not-due.",
        ["unknown"] = $"is not a figure: {SayWhy}.",
        ["c"] = $"is not a figure: for a confidential figure write [c], or {WithReason("suppressed")}.",
        ["x"] = $"is not a figure: for one that is not available write [x], or {WithReason("not-available")}.",
        ["z"] = $"is not a figure: {SayWhy}, such as not-due.",
        ["[z]"] = $"marks a figure that does not apply: {SayWhy}, such as not-due.",
        ["[w]"] = $"is not a figure: {SayWhy}.",
        ["[low]"] = "marks a figure that rounds to nothing: write the figure itself, or 0.",
    };

    static FigureShorthand()
    {
        foreach (ReasonForNoValue reason in Enum.GetValues<ReasonForNoValue>())
        {
            Reasons[ReasonText.Token(reason)] = reason;
            Reasons[ReasonText.Label(reason)] = reason;
        }
    }

    /// <summary>What is read as a reason, for documents and tests.</summary>
    public static IReadOnlyDictionary<string, ReasonForNoValue> ReasonWords => Reasons;

    public static ReasonForNoValue? Reason(string seen) => Reasons.TryGetValue(seen, out ReasonForNoValue reason) ? reason : null;

    public static bool IsZero(string seen) => Zeros.Contains(seen);

    /// <summary>What to say after the quoted text of a sign that has no one meaning, or of a sign of Excel's; null for anything else.</summary>
    public static string? Problem(string seen)
    {
        if (Elsewhere.TryGetValue(seen, out string? sentence)) return sentence;
        if (seen.Length > 1 && seen[0] == '#') return $"is how Excel shows that a cell could not be worked out or is too narrow: mend it there, or {SayWhy}.";
        if (MarkPattern().Match(seen) is { Success: true } mark)
        {
            return mark.Groups["mark"].Value.ToLowerInvariant() is "r" or "revised"
                ? "is marked as revised: write the figure alone. The figure it replaces is kept, and both are shown."
                : "has a mark behind it whose meaning is not known here: write the figure alone, and the words in the note.";
        }

        return null;
    }

    /// <summary>Takes "[p]", "(p)", "[e]" and their words off the end of a figure.</summary>
    public static (string Figure, ValueQuality? Quality) WithoutQuality(string seen)
    {
        Match match = QualityPattern().Match(seen);
        if (!match.Success) return (seen, null);
        return (match.Groups["figure"].Value, match.Groups["p"].Success ? ValueQuality.Provisional : ValueQuality.Estimated);
    }

    private static string WithReason(string token) => $"leave the value blank and give {token} as the reason";

    [GeneratedRegex(@"^(?<figure>.*[0-9%kmn].*?) ?(\[((?<p>p|prov|provisional)|e|est|estimate|estimated)\]|\(((?<p>p|prov|provisional)|e|est|estimate|estimated)\))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex QualityPattern();

    [GeneratedRegex(@"^.*[0-9].* ?[\[(](?<mark>[a-z]{1,8})[\])]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MarkPattern();
}
