namespace PerformanceManagement.Core.Mail;

/// <summary>A message as listed: to whom and what about, without what it says.</summary>
/// <param name="Id">The key.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Name">To whom.</param>
/// <param name="Subject">What about.</param>
/// <param name="State">Where it is.</param>
/// <param name="CreatedAt">When it was written, UTC.</param>
public sealed record ListedMail(int Id, string Kind, string Name, string Subject, MailState State, DateTime CreatedAt)
{
    /// <summary>When it was taken, UTC; null before.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>When it is tried next, UTC, while it waits.</summary>
    public DateTime NextAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it was not taken the last time; null for nothing.</summary>
    public string? Problem { get; init; }
}

/// <summary>A message with what it says, where whoever looks may read it.</summary>
/// <param name="Mail">The message as listed.</param>
/// <param name="Address">Where to; null where that may not be read.</param>
/// <param name="Text">What it says, as plain text; null where that may not be read.</param>
public sealed record ShownMail(ListedMail Mail, string? Address, string? Text);

/// <summary>A page of the outbox.</summary>
/// <param name="Items">The messages, the latest first.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Counts">How many there are in each state that has any.</param>
public sealed record OutboxList(IReadOnlyList<ListedMail> Items, int Page, IReadOnlyDictionary<MailState, int> Counts)
{
    /// <summary>How many a page shows at most.</summary>
    public const int PageSize = 50;

    /// <summary>How many messages pass the filter.</summary>
    public required int Total { get; init; }

    /// <summary>Whether the council sends no e-mail from here.</summary>
    public required bool IsOff { get; init; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}
