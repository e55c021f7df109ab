using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Mail;

/// <summary>Tells whoever enters a value that it was returned: at once where they had no message that day, else with the next morning's.</summary>
internal static class ReturnedMail
{
    /// <summary>What kind of message it is.</summary>
    internal const string Kind = "returned";

    /// <summary>Puts it into the outbox, in the transaction of the change.</summary>
    internal static async Task TellReturnedAsync(this MailWriter mail, PerformanceDbContext database, CollectionTask task, string measure, string because, Change change, CancellationToken stop)
    {
        if (mail.IsOff || await AddresseeQuery(database, task.MeasureId, task.GivenToId).FirstOrDefaultAsync(stop) is not { } to || to.UserId == change.Actor.UserId) return;
        DateOnly today = BritishDay.Of(change.At);
        string key = OutboxMessage.KeyOf(Kind, to.UserId, today);
        if (await OutboxQueries.TakenQuery(database, [key, OutboxMessage.KeyOf(DigestWriter.Kind, to.UserId, today)]).AnyAsync(stop)) return;
        var letter = new MailLetter($"{measure} was returned to you",
        [
            new MailSection(null, [$"{change.Actor.Name} returned {measure}, {task.Period.Label}, and wrote:", because, "Correct it or say more, and submit it again."])
            {
                Link = new MailLink("Open the value", $"/enter/{task.Period.UrlToken}/{Uri.EscapeDataString(await CodeQuery(database, task.MeasureId).FirstAsync(stop))}"),
            },
            new MailSection(null, ["If more is returned to you today, tomorrow’s message lists it."]),
        ]);
        database.Outbox.Add((await mail.FrameAsync(stop)).Message(Kind, key, to, letter, change.At));
    }

    internal static IQueryable<MailAddressee> AddresseeQuery(PerformanceDbContext database, int measureId, int? givenToId) =>
        from measure in database.Measures
        where measure.Id == measureId
        from user in database.Users
        where user.Id == (givenToId ?? measure.OwnerId) && user.DisabledAt == null && user.Email != null
        select new MailAddressee(user.Id, user.DisplayName, user.Email!);

    internal static IQueryable<string> CodeQuery(PerformanceDbContext database, int measureId) => database.Measures.Where(m => m.Id == measureId).Select(m => m.Code);
}
