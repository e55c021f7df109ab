namespace PerformanceManagement.Core.Mail;

/// <summary>Hands a message over: to a mail server, or to a folder. The site has both; Core knows neither.</summary>
public interface IMailTransport
{
    /// <summary>Hands it over. Once it returns, somebody else answers for the message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="stop">Cancels the attempt.</param>
    /// <exception cref="MailProblemException">It was not taken.</exception>
    Task SendAsync(OutboxMessage message, CancellationToken stop);
}

/// <summary>Why a message was not taken.</summary>
public enum MailProblemKind
{
    /// <summary>This message was not taken now; another may be.</summary>
    NotNow,

    /// <summary>This message will never be taken.</summary>
    Never,

    /// <summary>No message is taken now: there is no server, or it does not know us.</summary>
    NoServer,
}

/// <summary>A message was not taken. Its own message is a sentence without an address, so that the log may have it.</summary>
public sealed class MailProblemException(string sentence, MailProblemKind kind, Exception? cause = null) : Exception(sentence, cause)
{
    /// <summary>Why.</summary>
    public MailProblemKind Kind { get; } = kind;
}
