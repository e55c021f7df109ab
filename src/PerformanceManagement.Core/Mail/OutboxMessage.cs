using System.Globalization;

namespace PerformanceManagement.Core.Mail;

/// <summary>Where a message is.</summary>
public enum MailState
{
    /// <summary>It waits to be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>A mail server took it.</summary>
    Sent,

    /// <summary>It was tried as often as is of use, and nobody took it.</summary>
    Failed,
}

/// <summary>An e-mail to one person: written with the change it tells of, sent beside it, and kept so that somebody can see what became of it.</summary>
public sealed class OutboxMessage
{
    /// <summary>The longest subject, in characters.</summary>
    public const int SubjectLength = 200;

    /// <summary>The longest sentence that says why it was not sent, in characters.</summary>
    public const int ProblemLength = 500;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>What kind of message it is, as a short key: "digest", "chase".</summary>
    public required string Kind { get; init; }

    /// <summary>What there is one message of: "digest/12/2026-10-20"; null where there may be any number.</summary>
    public string? Key { get; init; }

    /// <summary>To whom; null once they are no user any more.</summary>
    public int? UserId { get; init; }

    /// <summary>The address.</summary>
    public required string Address { get; init; }

    /// <summary>The name beside the address.</summary>
    public required string Name { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>What it says, as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The same as HTML.</summary>
    public required string Html { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Where it is.</summary>
    public MailState State { get; set; }

    /// <summary>From when it may be tried, UTC: while one process sends it, when another would take it over.</summary>
    public DateTime NextAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When a mail server took it, UTC; null before.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>Why it was not taken the last time it was tried; null for nothing.</summary>
    public string? Problem { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>The key of a message of which there is one a person and day.</summary>
    /// <param name="kind">What kind it is.</param>
    /// <param name="userId">To whom.</param>
    /// <param name="day">The British day.</param>
    internal static string KeyOf(string kind, int userId, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{kind}/{userId}/{day:yyyy-MM-dd}");
}
