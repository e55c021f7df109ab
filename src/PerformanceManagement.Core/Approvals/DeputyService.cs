using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Approvals;

/// <summary>What is typed of a deputy: the keys as chosen, the days as typed.</summary>
/// <param name="DirectorateId">For which directorate.</param>
/// <param name="UserId">Who.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record DeputyEdit(int? DirectorateId, int? UserId, string? From, string? Until);

/// <summary>A deputy as listed.</summary>
/// <param name="Id">The key.</param>
/// <param name="Directorate">For which directorate.</param>
/// <param name="Name">Who.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record ListedDeputy(int Id, string Directorate, string Name, DateOnly From, DateOnly Until);

/// <summary>Says who approves a directorate's values while its director is away: the performance team's.</summary>
public sealed class DeputyService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>How long somebody can stand in at most, in days: whoever does so for good is an approver.</summary>
    public const int MostDays = 366;

    /// <summary>Those who stand in or will, the first to begin before the others.</summary>
    public async Task<IReadOnlyList<ListedDeputy>> ListAsync(CancellationToken stop = default) => await ListQuery(database, BritishDay.Today(time)).ToListAsync(stop);

    /// <summary>Everybody who can stand in: whoever may sign in, by name.</summary>
    public async Task<IReadOnlyList<PossibleOwner>> PeopleAsync(CancellationToken stop = default) => await PeopleQuery(database).ToListAsync(stop);

    /// <summary>Lets somebody stand in.</summary>
    /// <returns>Saved, or refused beside its field.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<Outcome?> AddAsync(DeputyEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "say who approves in a director’s place");
        List<FieldMessage> problems = [];
        DateOnly? from = Read(edit.From, nameof(edit.From), "Enter the first day", problems);
        DateOnly? until = Read(edit.Until, nameof(edit.Until), "Enter the last day", problems);
        if (from > until) problems.Add(new FieldMessage(nameof(edit.Until), "The last day must not be before the first"));
        else if (until < BritishDay.Today(time)) problems.Add(new FieldMessage(nameof(edit.Until), "The last day has passed already"));
        else if (from is { } first && until > first.AddDays(MostDays)) problems.Add(new FieldMessage(nameof(edit.Until), "Somebody can stand in for a year at most: give them the role of an approver instead"));
        Directorate? directorate = await database.Directorates.AsNoTracking().FirstOrDefaultAsync(d => d.Id == edit.DirectorateId, stop);
        if (directorate is null) problems.Add(new FieldMessage(nameof(edit.DirectorateId), "Select a directorate"));
        PossibleOwner? person = (await PeopleAsync(stop)).FirstOrDefault(p => p.Id == edit.UserId);
        if (person is null) problems.Add(new FieldMessage(nameof(edit.UserId), "Select a person"));
        if (problems.Count > 0) return new Refused(problems);

        return await database.ChangeAsync(
            actor,
            time,
            (change, _) =>
            {
                database.ApprovalDeputies.Add(new ApprovalDeputy { DirectorateId = directorate!.Id, UserId = person!.Id, From = from!.Value, Until = until!.Value });
                string summary = $"{person.Name} approves for {directorate.Name} from {FigureFormat.Date(from.Value)} to {FigureFormat.Date(until.Value)}";
                change.Audit("deputy.added", summary + ".");
                return Task.FromResult<Outcome?>(new Saved(summary));
            },
            stop);
    }

    /// <summary>Ends it, whether it has begun or not.</summary>
    /// <returns>Saved; null where there is no such deputy.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<Outcome?> RemoveAsync(int id, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "say who approves in a director’s place");
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                ApprovalDeputy? deputy = await database.ApprovalDeputies.Include(d => d.Directorate).Include(d => d.User).FirstOrDefaultAsync(d => d.Id == id, token);
                if (deputy is null) return null;
                database.ApprovalDeputies.Remove(deputy);
                string summary = $"{deputy.User!.DisplayName} no longer approves for {deputy.Directorate!.Name}";
                change.Audit("deputy.removed", summary + ".");
                return new Saved(summary);
            },
            stop);
    }

    internal static IQueryable<ListedDeputy> ListQuery(PerformanceDbContext database, DateOnly today) =>
        database.ApprovalDeputies.AsNoTracking().Where(d => d.Until >= today).OrderBy(d => d.From).ThenBy(d => d.Id).Select(d => new ListedDeputy(d.Id, d.Directorate!.Name, d.User!.DisplayName, d.From, d.Until));

    internal static IQueryable<PossibleOwner> PeopleQuery(PerformanceDbContext database) =>
        database.Users.AsNoTracking().Where(u => u.DisabledAt == null).OrderBy(u => u.DisplayName).Select(u => new PossibleOwner(u.Id, u.Directorate == null ? u.DisplayName : u.DisplayName + " (" + u.Directorate.Name + ")"));

    private static DateOnly? Read(string? typed, string field, string missing, List<FieldMessage> problems)
    {
        if (!string.IsNullOrWhiteSpace(typed) && DateParser.TryRead(typed, out DateOnly day, out missing!)) return day;
        problems.Add(new FieldMessage(field, missing));
        return null;
    }
}
