using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry.Progress;

/// <summary>Writes to people who owe values of an open quarter: the performance team's.</summary>
public sealed class ChaseService(PerformanceDbContext database, MailWriter mail, TimeProvider time, SharedAnswers? shared = null)
{
    /// <summary>What kind of message it is.</summary>
    public const string Kind = "chase";

    /// <summary>The longest message, in characters.</summary>
    public const int MessageLength = 2000;

    /// <summary>How many people can be written to at once.</summary>
    public const int Most = 500;

    /// <summary>For how long the same message to the same person counts as the same press of the button.</summary>
    public static readonly TimeSpan Once = TimeSpan.FromMinutes(1);

    /// <summary>Puts a message with what they owe into the outbox for each of some people.</summary>
    /// <param name="quarter">The open quarter.</param>
    /// <param name="personIds">To whom.</param>
    /// <param name="message">What is written to them, as typed.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved with whom it goes to and whom not, refused, or null where the quarter is not open.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<Outcome?> ChaseAsync(Period quarter, IReadOnlyCollection<int> personIds, string? message, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "write to people about what they owe");
        string text = (message ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (mail.IsOff) return new Refused("Message", "E-mail is switched off in the configuration, so nobody can be written to");
        List<FieldMessage> problems = [];
        if (personIds.Count == 0) problems.Add(new FieldMessage("People", "Select whom you write to"));
        else if (personIds.Count > Most) problems.Add(new FieldMessage("People", $"Write to at most {Most} people at once"));
        if (text.Length == 0) problems.Add(new FieldMessage("Message", "Enter what you write to them"));
        else if (text.Length > MessageLength) problems.Add(new FieldMessage("Message", $"The message must be {MessageLength:N0} characters or fewer; it has {text.Length:N0}"));
        if (problems.Count > 0) return new Refused(problems);

        var boards = new EntryBoardReader(database, shared);
        if (await boards.ReadAsync(null, stop) is not { } board || board.Open.All(c => c.Period != quarter)) return null;
        ILookup<int, ListedFigure> drafts = await boards.DraftsAsync(board, null, stop);
        ILookup<int, AskedValue> owed = board.TasksOf(quarter, drafts).Where(t => t.Task is { Waits: true, AskedOfId: not null }).ToLookup(t => t.Task.AskedOfId!.Value, t => new AskedValue(quarter, t.Task));
        MailFrame frame = await mail.FrameAsync(stop);
        Outcome? outcome = await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                List<MailAddressee> people = await PeopleQuery(database, [.. personIds.Distinct()]).ToListAsync(token);
                if (people.Count == 0) return new Refused("People", "None of these people can sign in any more, so nobody was written to");
                string same = Hash(quarter, text, actor);
                HashSet<int> already = await AlreadyQuery(database, $"/{same}/", change.At - Once).ToHashSetAsync(token);
                List<MailAddressee> to = people.FindAll(p => !already.Contains(p.UserId) && owed.Contains(p.UserId));
                foreach (MailAddressee person in to) database.Outbox.Add(frame.Message(Kind, KeyOf(person.UserId, same, change.At), person, Letter(quarter, text, [.. owed[person.UserId]], actor, BritishDay.Of(change.At)), change.At));
                if (to.Count > 0) change.Audit("quarter.chased", $"Wrote to {string.Join(", ", to.Select(p => p.Name))} about what they owe of {quarter.Label}: {text}", period: quarter);
                return new Saved(Words(to, people.Count(p => already.Contains(p.UserId)), people.Count(p => !already.Contains(p.UserId) && !owed.Contains(p.UserId)), personIds.Distinct().Count() - people.Count));
            },
            stop);
        if (outcome is Saved) mail.Ring();
        return outcome;
    }

    internal static IQueryable<MailAddressee> PeopleQuery(PerformanceDbContext database, List<int> userIds) =>
        database.Users.AsNoTracking().Where(u => EF.Parameter(userIds).Contains(u.Id) && u.DisabledAt == null && u.Email != null).OrderBy(u => u.DisplayName).Select(u => new MailAddressee(u.Id, u.DisplayName, u.Email!));

    internal static IQueryable<int> AlreadyQuery(PerformanceDbContext database, string same, DateTime after) =>
        database.Outbox.Where(m => m.Kind == Kind && m.UserId != null && m.CreatedAt > after && m.Key!.Contains(same)).Select(m => m.UserId!.Value);

    // By the minute, so that the database itself refuses the second of two that come at the same moment.
    private static string KeyOf(int userId, string same, DateTime at) => string.Create(CultureInfo.InvariantCulture, $"{Kind}/{userId}/{same}/{at:yyyy-MM-ddTHH:mm}");

    private static string Hash(Period quarter, string text, Actor actor) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{quarter.Token}\n{actor.UserId}\n{text}")).AsSpan(0, 16));

    private static MailLetter Letter(Period quarter, string text, IReadOnlyList<AskedValue> owed, Actor actor, DateOnly today) => new(
        owed.Count == 1 ? $"1 value of {quarter.Label} is still missing" : $"{owed.Count} values of {quarter.Label} are still missing",
        [
            new MailSection(null, [$"{actor.Name} writes:", .. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]),
            new MailSection("What is missing", []) { Items = DigestMaker.Lines(owed, today), Link = new MailLink("Enter values", "/enter") },
        ]);

    private static string Words(List<MailAddressee> to, int already, int oweNothing, int gone)
    {
        string[] others =
        [
            .. already == 0 ? Array.Empty<string>() : [already == 1 ? "1 was sent the same within the last minute and is not written to again" : $"{already} were sent the same within the last minute and are not written to again"],
            .. oweNothing == 0 ? Array.Empty<string>() : [oweNothing == 1 ? "1 owes nothing any more" : $"{oweNothing} owe nothing any more"],
            .. gone == 0 ? Array.Empty<string>() : [gone == 1 ? "1 is disabled" : $"{gone} are disabled"],
        ];
        string written = to.Count switch { 0 => "Nobody was written to", 1 => $"A message to {to[0].Name} is on its way", _ => $"Messages to {to.Count} people are on their way" };
        return others.Length == 0 ? written : $"{written}; {string.Join(", ", others)}";
    }
}
