using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Schemes;

/// <summary>The council's rating schemes: shows them in all their versions, and keeps drafts. What is in force is never edited. Bringing a draft into force is <see cref="SchemeStartService"/>'s.</summary>
public sealed class RatingSchemeService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>All schemes in all their versions: drafts first, then those to come, those in force (the default first) and those that ended.</summary>
    public async Task<IReadOnlyList<SchemeVersion>> ListAsync(CancellationToken stop = default)
    {
        List<SchemeVersion> all = await WithNamesAsync(await database.AllSchemesQuery().ToListAsync(stop), stop);
        return [.. all.OrderBy(s => s.State).ThenByDescending(s => s.Scheme.IsDefault).ThenBy(s => s.Scheme.Name, StringComparer.OrdinalIgnoreCase).ThenByDescending(s => s.Scheme.InForceFrom)];
    }

    /// <summary>One version; null when there is none.</summary>
    public async Task<SchemeVersion?> FindAsync(int id, CancellationToken stop = default) =>
        (await WithNamesAsync(await database.SchemeQuery(id).ToListAsync(stop), stop)).FirstOrDefault();

    /// <summary>Stores a new draft or changes one: all of it, or nothing with a sentence for each thing that is wrong.</summary>
    /// <returns>What became of it: saved, refused or a conflict.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome> SaveDraftAsync(SchemeEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how measures are rated");
        RatingScheme draft = SchemeReader.Read(edit, out List<SchemeProblem> problems);
        if (problems.Count > 0) return problems.OnDraft();
        return (await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, draft, change, token), stop))!;
    }

    /// <summary>Deletes a draft.</summary>
    /// <returns>What became of it: deleted, or a conflict.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage rules.</exception>
    public async Task<Outcome> DeleteDraftAsync(int id, Guid version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "change how measures are rated");
        return (await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                StoredScheme? draft = await TrackedAsync(id, token);
                if (draft is not { IsDraft: true } || draft.Version != version) return new Conflict<SchemeVersion?>(await FindAsync(id, token));
                string summary = $"Deleted the draft of scheme “{draft.Name}”";
                database.RatingSchemes.Remove(draft);
                change.Audit("scheme.deleted", $"{summary}: {SchemeReader.Text(draft.ToScheme())}.", details: [AuditDetail.Of(AuditField.Rule, SchemeReader.Text(draft.ToScheme()), null)]);
                return new Saved(summary) { Id = id };
            },
            stop))!;
    }

    private async Task<Outcome?> StoreAsync(SchemeEdit edit, RatingScheme typed, Change change, CancellationToken stop)
    {
        if (await database.RatingSchemes.AnyAsync(s => s.InForceFrom == null && s.Id != edit.Id && s.Name == typed.Name, stop))
            return new Refused(nameof(edit.Name), $"There is a draft of “{typed.Name}” already: change that one, or give this one another name");

        StoredScheme? draft = edit.Id is { } id ? await TrackedAsync(id, stop) : null;
        if (edit.Id is { } known && (draft is not { IsDraft: true } || draft.Version != edit.Version)) return new Conflict<SchemeVersion?>(await FindAsync(known, stop));

        string? before = draft is null ? null : SchemeReader.Text(draft.ToScheme());
        if (draft is null)
        {
            draft = StoredScheme.Of(typed);
            database.RatingSchemes.Add(draft);
        }
        else
        {
            draft.Name = typed.Name;
            // Stamped even where only a status changed, so that two people who write at once notice each other.
            database.Entry(draft).State = EntityState.Modified;
            // Replaced, not changed: two statuses that change places would each need the other's place first.
            database.RemoveRange(draft.Statuses);
            draft.Statuses.Clear();
            draft.Statuses.AddRange(typed.Statuses.Select(StoredStatus.Of));
        }

        draft.SetById = change.Actor.UserId;
        draft.SetAt = change.At;
        string now = SchemeReader.Text(draft.ToScheme());
        string summary = $"Saved the draft of scheme “{draft.Name}”";
        change.Audit("scheme.drafted", before is null || before == now ? $"{summary}: {now}." : $"{summary}: {now}; before: {before}.", details: [AuditDetail.Of(AuditField.Rule, before, now)]);
        // Saved here already, because the page that follows needs the key.
        await database.SaveAsync(stop);
        return new Saved(summary) { Id = draft.Id };
    }

    private Task<StoredScheme?> TrackedAsync(int id, CancellationToken stop) => database.RatingSchemes.Include(s => s.Statuses).FirstOrDefaultAsync(s => s.Id == id, stop);

    private async Task<List<SchemeVersion>> WithNamesAsync(List<StoredScheme> schemes, CancellationToken stop)
    {
        int[] people = [.. schemes.Select(s => s.SetById).OfType<int>().Distinct()];
        Dictionary<int, string> names = await database.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, stop);
        var today = BritishDay.Today(time);
        return [.. schemes.Select(s => new SchemeVersion(s, s.SetById is { } id ? names.GetValueOrDefault(id) : null, today))];
    }
}
