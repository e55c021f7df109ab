using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Dashboards.Views;

/// <summary>Views of the dashboard that people keep by name. Everybody may keep their own; the performance team shares them with everybody, and changes what is shared.</summary>
public sealed class SavedViewService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>How many views a person may keep.</summary>
    public const int Most = 100;

    private const string Sharing = "share views with everybody";

    /// <summary>Whether somebody may share views with everybody.</summary>
    public static bool MayShare(Actor actor) => Policies.Allows(Policies.ManageRules, actor);

    /// <summary>What the actor finds.</summary>
    /// <exception cref="NotPermittedException">The actor may not look at the dashboard.</exception>
    public async Task<SavedViewList> ListAsync(Actor actor, CancellationToken stop = default)
    {
        int userId = Reader(actor);
        List<OwnedView> found = await SavedViewQueries.FoundQuery(database, userId).ToListAsync(stop);
        SavedViewItem[] items = [.. found.Select(f => Of(f, actor)).OrderBy(i => i.Name, StringComparer.CurrentCultureIgnoreCase)];
        return new SavedViewList([.. items.Where(i => i.IsOwn)], [.. items.Where(i => !i.IsOwn)]);
    }

    /// <summary>A view; null when there is none, or none that the actor may see.</summary>
    /// <exception cref="NotPermittedException">The actor may not look at the dashboard.</exception>
    public async Task<SavedViewItem?> FindAsync(int id, Actor actor, CancellationToken stop = default)
    {
        int userId = Reader(actor);
        return await SavedViewQueries.OneQuery(database, userId, id).FirstOrDefaultAsync(stop) is { } found ? Of(found, actor) : null;
    }

    /// <summary>Keeps a new view.</summary>
    /// <param name="edit">What was typed.</param>
    /// <param name="content">What it shows.</param>
    /// <param name="actor">Whose it is.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved with its key; refused where its name is missing, too long or taken, or where they keep too many.</returns>
    /// <exception cref="NotPermittedException">The actor may not look at the dashboard, or may not share.</exception>
    public async Task<Outcome?> SaveAsync(SavedViewEdit edit, ViewContent content, Actor actor, CancellationToken stop = default)
    {
        int userId = Reader(actor);
        if (edit.IsShared) actor.Require(Policies.ManageRules, Sharing);
        if (content.Filter.Length > SavedView.FilterLength) return new Refused("", "This view has too many filters to be kept. Take some off first");
        string name = edit.Name?.Trim() ?? "";
        SavedView? view = null;
        Outcome? outcome = await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                List<KeyedName> names = await NamesAsync(userId, token);
                if (names.Count >= Most) return new Refused("", $"You can keep up to {Most} views. Delete one first");
                if (ProblemOf(name, names, except: null) is { } problem) return problem;
                view = Of(userId, name, edit, content);
                database.SavedViews.Add(view);
                change.Audit("view.saved", $"Saved the view {name} of the dashboard{(view.IsShared ? ", shared with everybody" : "")}: {view.Shown}.");
                return new Saved($"Saved the view {name}");
            },
            stop);
        return outcome is Saved saved ? saved with { Id = view!.Id } : outcome;
    }

    /// <summary>Gives a view another name, shares it or stops sharing it.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="edit">What was typed.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved, refused, or what is stored now where somebody changed it meanwhile; null when there is no such view.</returns>
    /// <exception cref="NotPermittedException">It is another's, or the actor may not share.</exception>
    public async Task<Outcome?> ChangeAsync(int id, SavedViewEdit edit, Actor actor, CancellationToken stop = default)
    {
        Reader(actor);
        if (edit.IsShared) actor.Require(Policies.ManageRules, Sharing);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await FindAsync(id, actor, token) is not { } found) return null;
                RequireChange(found);
                SavedView view = await database.SavedViews.SingleAsync(v => v.Id == id, token);
                if (view.Version != edit.Version) return new Conflict<SavedViewItem>(found);
                string name = edit.Name?.Trim() ?? "";
                if (ProblemOf(name, await NamesAsync(view.OwnerId, token), id) is { } problem) return problem;
                (string before, bool wasShared) = (view.Name, view.IsShared);
                (view.Name, view.IsShared) = (name, edit.IsShared);
                // What happened, in as many words as it needs.
                string said = string.Join("; ", new[]
                {
                    before == name ? null : $"it was {before}",
                    wasShared == edit.IsShared ? null : edit.IsShared ? "it is shared with everybody" : "it is no longer shared",
                }.OfType<string>());
                string summary = $"Changed the view {name}{(said.Length == 0 ? "" : $": {said}")}";
                change.Audit("view.changed", summary + ".");
                return new Saved(summary) { Id = id };
            },
            stop);
    }

    /// <summary>Deletes a view; what it showed stays.</summary>
    /// <returns>Saved, or what is stored now where somebody changed it meanwhile; null when there is no such view.</returns>
    /// <exception cref="NotPermittedException">It is another's.</exception>
    public async Task<Outcome?> RemoveAsync(int id, Guid? version, Actor actor, CancellationToken stop = default)
    {
        Reader(actor);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await FindAsync(id, actor, token) is not { } found) return null;
                RequireChange(found);
                SavedView view = await database.SavedViews.SingleAsync(v => v.Id == id, token);
                if (view.Version != version) return new Conflict<SavedViewItem>(found);
                database.SavedViews.Remove(view);
                change.Audit("view.deleted", $"Deleted the view {view.Name} of the dashboard: {view.Shown}.");
                return new Saved($"Deleted the view {view.Name}");
            },
            stop);
    }

    private static SavedView Of(int ownerId, string name, SavedViewEdit edit, ViewContent content) => new()
    {
        OwnerId = ownerId,
        Name = name,
        IsShared = edit.IsShared,
        Filter = content.Filter,
        Shown = content.Shown[..Math.Min(content.Shown.Length, SavedView.ShownLength)],
        Quarter = content.Quarter,
    };

    private static Refused? ProblemOf(string name, List<KeyedName> names, int? except) =>
        name.Length == 0 ? new Refused(nameof(SavedViewEdit.Name), "Give the view a name")
        : name.Length > TextLengths.ViewName ? new Refused(nameof(SavedViewEdit.Name), $"The name has {name.Length} characters; at most {TextLengths.ViewName} can be kept")
        : names.Any(n => n.Id != except && n.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ? new Refused(nameof(SavedViewEdit.Name), $"There is already a view named “{name}”: give this one another name")
        : null;

    private static SavedViewItem Of(OwnedView found, Actor actor)
    {
        SavedView view = found.View;
        bool isOwn = view.OwnerId == actor.UserId;
        return new SavedViewItem(view.Id, view.Name, found.Owner, isOwn, view.IsShared, new ViewContent(view.Filter, view.Shown, view.Quarter), view.Version)
        {
            MayChange = isOwn || (view.IsShared && MayShare(actor)),
        };
    }

    private static void RequireChange(SavedViewItem view)
    {
        if (!view.MayChange) throw new NotPermittedException("You cannot change another person’s view. Ask the performance team, or save one of your own.");
    }

    private static int Reader(Actor actor)
    {
        actor.Require(Policies.Read, "keep views of the dashboard");
        return actor.UserId ?? throw new NotPermittedException("Only somebody who has signed in can keep views of the dashboard.");
    }

    private Task<List<KeyedName>> NamesAsync(int ownerId, CancellationToken stop) =>
        database.SavedViews.AsNoTracking().Where(v => v.OwnerId == ownerId).Select(v => new KeyedName(v.Id, v.Name)).ToListAsync(stop);

    private sealed record KeyedName(int Id, string Name);
}
