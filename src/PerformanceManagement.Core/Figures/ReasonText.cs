namespace PerformanceManagement.Core.Figures;

/// <summary>The one registry of tokens and words for reasons and qualities.</summary>
public static class ReasonText
{
    /// <summary>The token in data packs and JSON: "awaiting".</summary>
    public static string Token(ReasonForNoValue reason) => reason switch
    {
        ReasonForNoValue.NotDue => "not-due",
        ReasonForNoValue.AwaitingData => "awaiting",
        ReasonForNoValue.NotAvailable => "not-available",
        ReasonForNoValue.InArrears => "in-arrears",
        ReasonForNoValue.MethodChanged => "method-changed",
        ReasonForNoValue.Suppressed => "suppressed",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>What stands in the cell: "Awaiting data".</summary>
    public static string Label(ReasonForNoValue reason) => reason switch
    {
        ReasonForNoValue.NotDue => "Not due",
        ReasonForNoValue.AwaitingData => "Awaiting data",
        ReasonForNoValue.NotAvailable => "Not available",
        ReasonForNoValue.InArrears => "In arrears",
        ReasonForNoValue.MethodChanged => "Method changed",
        ReasonForNoValue.Suppressed => "Suppressed",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>What a contributor chooses: "Awaiting data: late from a named source".</summary>
    public static string Hint(ReasonForNoValue reason) => reason switch
    {
        ReasonForNoValue.NotDue => "It is not taken in this period, for instance a termly or annual measure",
        ReasonForNoValue.AwaitingData => "It is late; say in the note who will provide it and when",
        ReasonForNoValue.NotAvailable => "There is no figure for this period and none will come",
        ReasonForNoValue.InArrears => "It is reported later; the last known period is shown instead",
        ReasonForNoValue.MethodChanged => "The method changed, so a figure would mislead",
        ReasonForNoValue.Suppressed => "The numbers are so small that people could be identified",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>What it means, for a reader: "The figure is late".</summary>
    public static string Meaning(ReasonForNoValue reason) => reason switch
    {
        ReasonForNoValue.NotDue => "The measure is not taken in this period, for instance because it is taken once a term or a year",
        ReasonForNoValue.AwaitingData => "The figure is late; it is still expected from whoever provides it",
        ReasonForNoValue.NotAvailable => "There is no figure for this period and none will come",
        ReasonForNoValue.InArrears => "The figure always comes later; the last known one is shown beside it, with its period",
        ReasonForNoValue.MethodChanged => "The way it is counted changed, so a figure would mislead",
        ReasonForNoValue.Suppressed => "The numbers are so small that people could be identified, so the figure is withheld",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>The reason of a token; null when there is no such reason.</summary>
    public static ReasonForNoValue? FromToken(string token) =>
        Enum.GetValues<ReasonForNoValue>().Cast<ReasonForNoValue?>().FirstOrDefault(r => Token(r!.Value) == token);

    /// <summary>The token of a quality: "provisional".</summary>
    public static string Token(ValueQuality quality) => quality switch
    {
        ValueQuality.Actual => "actual",
        ValueQuality.Provisional => "provisional",
        ValueQuality.Estimated => "estimated",
        _ => throw new ArgumentOutOfRangeException(nameof(quality), quality, null),
    };
}
