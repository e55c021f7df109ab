using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry.Progress;

/// <summary>How far an open quarter is, for the performance team.</summary>
public sealed class ProgressService(PerformanceDbContext database, CouncilSettingsReader settings, IOptions<MailOptions> mail, TimeProvider time, SharedAnswers? shared = null)
{
    // A person who was chased longer ago than this was not chased about what is open now.
    private const int ChasedDays = 90;

    /// <summary>How far a quarter is. A fixed number of questions to the database.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="by">By what it is shown.</param>
    /// <param name="directorate">Only values of a directorate, by its name; null for all.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <returns>Null where the quarter is not open.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<QuarterProgress?> GetAsync(Period quarter, ProgressBy by, string? directorate, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "see how far everybody is");
        if (await new EntryBoardReader(database, shared).ReadAsync(null, stop) is not { } board || board.Open.FirstOrDefault(c => c.Period == quarter) is not { } collection) return null;
        Dictionary<(int, Period), DateTime> drafted = await FigureOccasions.DraftedAtQuery(database, [.. board.Periods]).ToDictionaryAsync(d => (d.MeasureId, d.Period), d => d.SavedAt, stop);
        IReadOnlyDictionary<ProgressPlace, ProgressCounts> all = board.PlacesOf(quarter, drafted);
        var places = all.Where(p => string.IsNullOrEmpty(directorate) || string.Equals(p.Key.Directorate, directorate, StringComparison.OrdinalIgnoreCase)).ToList();
        DateOnly today = BritishDay.Today(time);
        bool isOfPeople = by == ProgressBy.Person;
        Dictionary<int, ProgressPerson> people = isOfPeople ? await PeopleQuery(database, [.. places.Select(p => p.Key.PersonId).OfType<int>().Distinct()]).ToDictionaryAsync(p => p.Id, stop) : [];
        Dictionary<int, DateTime> chased = isOfPeople ? await OutboxQueries.LastQuery(database, ChaseService.Kind, time.GetUtcNow().UtcDateTime.AddDays(-ChasedDays)).ToDictionaryAsync(l => l.UserId, l => l.At, stop) : [];
        IEnumerable<ProgressRow> rows = by switch
        {
            ProgressBy.Directorate => places.GroupBy(p => p.Key.Directorate).Select(g => Row(g.Key, g, today)),
            ProgressBy.Service => places.GroupBy(p => p.Key.Service).Select(g => Row(g.Key, g, today)),
            ProgressBy.Person => places.GroupBy(p => p.Key.PersonId).Select(g => OfPerson(g.Key, Row(null, g, today), people, chased)),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
        };
        rows = rows.Where(r => r.Asked + r.Excused > 0).OrderBy(r => r.Name is null);
        if (isOfPeople) rows = ((IOrderedEnumerable<ProgressRow>)rows).ThenByDescending(r => r.Overdue).ThenByDescending(r => r.Waiting);
        return new QuarterProgress(quarter, collection.DueOn, by, [.. ((IOrderedEnumerable<ProgressRow>)rows).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase)], Row("All", places, today))
        {
            Directorates = [.. all.Keys.Select(p => p.Directorate).OfType<string>().Distinct().Order(StringComparer.OrdinalIgnoreCase)],
            IsApproved = (await settings.InForceAsync(stop)).ValuesNeedApproval,
            CanChase = !mail.Value.Off,
        };
    }

    internal static IQueryable<ProgressPerson> PeopleQuery(PerformanceDbContext database, List<int> userIds) =>
        database.Users.AsNoTracking().Where(u => EF.Parameter(userIds).Contains(u.Id)).Select(u => new ProgressPerson(u.Id, u.DisplayName, u.DisabledAt != null));

    private static ProgressRow Row(string? name, IEnumerable<KeyValuePair<ProgressPlace, ProgressCounts>> places, DateOnly today)
    {
        ProgressCounts sum = default;
        int overdue = 0;
        foreach ((ProgressPlace place, ProgressCounts counts) in places)
        {
            sum = sum.Plus(counts);
            if (place.DueOn < today) overdue += counts.Waiting;
        }

        return new ProgressRow(name)
        {
            Asked = sum.Asked,
            NotEntered = sum.Missing,
            Drafts = sum.Drafts,
            Returned = sum.Returned,
            Submitted = sum.Submitted,
            Approved = sum.Approved,
            Overdue = overdue,
            Excused = sum.Excused,
            LastAt = sum.LastAt,
        };
    }

    private static ProgressRow OfPerson(int? id, ProgressRow row, Dictionary<int, ProgressPerson> people, Dictionary<int, DateTime> chased) =>
        id is not { } key || !people.TryGetValue(key, out ProgressPerson? person) ? row
        : row with { Name = person.Name, PersonId = key, IsDisabled = person.IsDisabled, ChasedAt = chased.TryGetValue(key, out DateTime at) ? at : null };

    internal sealed record ProgressPerson(int Id, string Name, bool IsDisabled);
}
