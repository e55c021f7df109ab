using System.Globalization;
using PerformanceManagement.Core.Entry.Progress;
using PerformanceManagement.Core.Mail;

namespace PerformanceManagement.Web.Models.Outbox;

/// <summary>What the address of the outbox asks for.</summary>
public sealed record OutboxQuery
{
    /// <summary>A state by its name; what is none shows all.</summary>
    public string? State { get; init; }

    /// <summary>The page, from 1.</summary>
    public string? Page { get; init; }

    public MailState? Chosen => Enum.GetValues<MailState>().Cast<MailState?>().FirstOrDefault(s => s.ToString() == State);

    public int PageNumber => QueryKey.Page(Page);

    public Dictionary<string, string> ToRoute(int page)
    {
        Dictionary<string, string> route = [];
        if (Chosen is { } state) route["state"] = state.ToString();
        if (page > 1) route["page"] = page.ToString(CultureInfo.InvariantCulture);
        return route;
    }
}

/// <summary>A page of the outbox.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="List">What was found.</param>
public sealed record OutboxPage(OutboxQuery Query, OutboxList List)
{
    public IReadOnlyList<FilterSelect> Selects => [FilterSelect.Of("state", "State", "All states", "", Enum.GetValues<MailState>(), s => (s.ToString(), MailWords.Of(s)), Query.Chosen?.ToString())];

    /// <summary>"1 to 50 of 62 messages".</summary>
    public string Range
    {
        get
        {
            int first = ((List.Page - 1) * OutboxList.PageSize) + 1;
            string all = List.Total == 1 ? "1 message" : $"{List.Total:N0} messages";
            return List.Pages == 1 ? all : $"{first:N0} to {first + List.Items.Count - 1:N0} of {all}";
        }
    }

    public int Failed => List.Counts.GetValueOrDefault(MailState.Failed);
}

/// <summary>What pages call messages and where they are.</summary>
public static class MailWords
{
    public static string Of(MailState state) => state switch
    {
        MailState.Waiting => "Waiting",
        MailState.Sent => "Sent",
        MailState.Failed => "Failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string? Tag(MailState state) => state switch
    {
        MailState.Waiting => "govuk-tag--blue",
        MailState.Failed => "govuk-tag--red",
        _ => null,
    };

    /// <summary>What kind of message it is.</summary>
    public static string Kind(string kind) => kind switch
    {
        DigestWriter.Kind => "Daily message",
        ChaseService.Kind => "Reminder from the performance team",
        "returned" => "Value returned",
        _ => kind,
    };
}
