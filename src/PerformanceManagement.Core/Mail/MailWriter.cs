using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Core.Mail;

/// <summary>To whom a message goes.</summary>
/// <param name="UserId">Their key.</param>
/// <param name="Name">The name beside the address.</param>
/// <param name="Address">The address.</param>
public sealed record MailAddressee(int UserId, string Name, string Address);

/// <summary>Makes messages for the outbox. Whoever makes one adds it to the database in the transaction of what it tells of.</summary>
public sealed class MailWriter(CouncilSettingsReader settings, IOptions<MailOptions> options, MailSignal signal)
{
    /// <summary>Whether the council sends no e-mail from here, so that none is written.</summary>
    public bool IsOff => options.Value.Off;

    /// <summary>What all messages have in common at the moment.</summary>
    public async Task<MailFrame> FrameAsync(CancellationToken stop = default) => new(await settings.InForceAsync(stop), options.Value.SiteAddress);

    /// <summary>Says that something was put into the outbox and is stored by now.</summary>
    public void Ring() => signal.Ring();
}

/// <summary>What all messages have in common: whom they are from, where their links lead, and the foot.</summary>
/// <param name="Council">The council’s settings.</param>
/// <param name="Site">Where links begin; null for none.</param>
public sealed record MailFrame(CouncilInForce Council, string? Site)
{
    /// <summary>A message as it is put into the outbox.</summary>
    /// <param name="kind">What kind it is.</param>
    /// <param name="key">What there is one message of; null for any number.</param>
    /// <param name="to">To whom.</param>
    /// <param name="letter">What it says.</param>
    /// <param name="at">When it is written, UTC.</param>
    public OutboxMessage Message(string kind, string? key, MailAddressee to, MailLetter letter, DateTime at)
    {
        MailLetter whole = letter with { Subject = OneLine($"{Council.ProductName}: {letter.Subject}"), Foot = [.. letter.Foot, .. Foot()] };
        return new OutboxMessage
        {
            Kind = kind,
            Key = key,
            UserId = to.UserId,
            Address = to.Address,
            Name = OneLine(to.Name),
            Subject = whole.Subject,
            Text = whole.ToText(Site),
            Html = whole.ToHtml(Site),
            CreatedAt = at,
            NextAt = at,
        };
    }

    private IEnumerable<string> Foot()
    {
        yield return $"{Council.ProductName}, {Council.ShownName}. You get this because you enter or approve values there.";
        if (Council.Support is { Length: > 0 } support) yield return $"For help: {support}";
    }

    // A line break in a header would begin another header.
    private static string OneLine(string text)
    {
        string line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= OutboxMessage.SubjectLength ? line : line[..(OutboxMessage.SubjectLength - 1)] + "…";
    }
}
