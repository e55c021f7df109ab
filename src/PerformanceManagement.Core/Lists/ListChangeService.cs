using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Lists;

/// <summary>Adds, renames, merges, closes and opens directorates, services, portfolio holders and committees: the performance team's. Nothing is ever deleted.</summary>
public sealed class ListChangeService(PerformanceDbContext database, ListService lists, TimeProvider time)
{
    private const string What = "change the lists of directorates, services, portfolio holders and committees";

    /// <summary>Adds something to a list.</summary>
    /// <exception cref="NotPermittedException">The actor does not keep the lists.</exception>
    public Task<Outcome?> AddAsync(ListAdd add, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(actor, time, (change, token) => AddAsync(add, change, token), stop);
    }

    /// <summary>What a deed would do, before anything is typed: null for a merge, which depends on what it goes into, and where there is no such thing.</summary>
    public static EffectInWords? EffectOf(ListedDetails of, ListDeed deed) => deed switch
    {
        ListDeed.Rename => ListSentences.Rename(of),
        ListDeed.Close => ListSentences.Close(of),
        ListDeed.Reopen => ListSentences.Reopen(of),
        _ => null,
    };

    /// <summary>What a change would do. Nothing is stored.</summary>
    /// <returns>Its effect, why it cannot be done, or a conflict; null where nothing ever had that name.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the lists.</exception>
    public Task<Outcome?> PreviewAsync(ListChange edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(actor, time, (change, token) => DoAsync(edit, null, token), stop);
    }

    /// <summary>Makes a change: all that refers to it is changed with it, or nothing.</summary>
    /// <returns>What became of it; null where nothing ever had that name.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the lists.</exception>
    public Task<Outcome?> SaveAsync(ListChange edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(actor, time, (change, token) => DoAsync(edit, change, token), stop);
    }

    private async Task<Outcome?> AddAsync(ListAdd add, Change change, CancellationToken stop)
    {
        string name = TypedText.Name(add.Name);
        IReadOnlyList<ListedItem> items = await database.ListedAsync(add.Kind, stop);
        if (NameProblem(add.Kind, name, null, items) is { } problem) return new Refused(nameof(add.Name), problem);
        switch (add.Kind)
        {
            case ListKind.Directorate:
                database.Directorates.Add(new Directorate { Name = name });
                break;
            case ListKind.Committee:
                database.Committees.Add(new Committee { Name = name });
                break;
            default:
                database.ListedNames.Add(new ListedName { Kind = add.Kind, Name = name });
                break;
        }

        string summary = $"Added the {ListNames.One(add.Kind)} “{name}”";
        change.Audit("list.added", summary + ".");
        return new Saved(summary);
    }

    private async Task<Outcome?> DoAsync(ListChange edit, Change? change, CancellationToken stop)
    {
        IReadOnlyList<ListedItem> items = await database.ListedAsync(edit.Kind, stop);
        if (items.Named(edit.Of) is not { } item || item.Version != edit.Version) return await MeanwhileAsync(edit, items.Named(edit.Of), stop);
        string name = TypedText.Name(edit.Name);
        ListedItem? into = edit.Deed == ListDeed.Merge ? items.Named(name) : null;
        if (Problem(edit.Deed, item, name, into, items) is { } problem) return problem;

        ListedDetails of = await lists.DetailsAsync(item, stop);
        CommitteeMerge? committee = into is { Kind: ListKind.Committee } ? await CommitteeMerge.ReadAsync(database, item.Id!.Value, into.Id!.Value, stop) : null;
        EffectInWords effect = into is null ? EffectOf(of, edit.Deed)! : ListSentences.Merge(of, into, committee);
        if (change is null) return new Preview<EffectInWords>(effect);
        // What was looked at is not what would be done any more: its effect anew.
        if (change.IsSecondLook) return new Preview<EffectInWords>(effect);

        string one = ListNames.One(edit.Kind);
        switch (edit.Deed)
        {
            case ListDeed.Rename:
                await RenameAsync(item, name, stop);
                return Done(change, ListQueries.Renamed, $"Renamed the {one} “{item.Name}” to “{name}”", $": {ListSentences.Used(item)}");
            case ListDeed.Merge:
                await MergeAsync(item, into!, committee, stop);
                await SetClosedAsync(item, BritishDay.Today(time), stop);
                return Done(change, ListQueries.Merged, $"Merged the {one} “{item.Name}” into “{into!.Name}”", $": {ListSentences.Used(item)}");
            case ListDeed.Close:
                await SetClosedAsync(item, BritishDay.Today(time), stop);
                return Done(change, ListQueries.Closed, $"Closed the {one} “{item.Name}”", "");
            default:
                await SetClosedAsync(item, null, stop);
                return Done(change, ListQueries.Reopened, $"Opened the {one} “{item.Name}” again", "");
        }
    }

    private static Saved Done(Change change, string action, string summary, string more)
    {
        change.Audit(action, $"{summary}{more}.");
        return new Saved(summary);
    }

    private async Task<Outcome?> MeanwhileAsync(ListChange edit, ListedItem? now, CancellationToken stop)
    {
        AuditEntry? last = await database.LastListChangeQuery($"{ListNames.One(edit.Kind)} “{edit.Of}”").FirstOrDefaultAsync(stop);
        return now is null && last is null ? null : new Conflict<ListMeanwhile>(new ListMeanwhile(now, last?.Summary, last?.Actor, last?.At));
    }

    private static Refused? Problem(ListDeed deed, ListedItem item, string name, ListedItem? into, IReadOnlyList<ListedItem> items)
    {
        string one = ListNames.One(item.Kind);
        string? problem = deed switch
        {
            ListDeed.Rename => name == item.Name ? $"“{name}” is its name already" : NameProblem(item.Kind, name, item, items),
            ListDeed.Merge when name.Length == 0 => $"Select the {one} to merge it into",
            ListDeed.Merge when into is null => $"There is no {one} “{name}” to merge it into",
            ListDeed.Merge when into == item => $"A {one} cannot be merged into itself: select another",
            ListDeed.Merge when into.IsClosed => $"“{into.Name}” is closed: open it again first, or select another",
            _ => null,
        };
        if (problem is not null) return new Refused(nameof(ListChange.Name), problem);
        return deed switch
        {
            ListDeed.Close when item.IsClosed => new Refused("", $"“{item.Name}” is closed already"),
            ListDeed.Reopen when !item.IsClosed => new Refused("", $"“{item.Name}” is open already"),
            _ => null,
        };
    }

    private static string? NameProblem(ListKind kind, string name, ListedItem? own, IReadOnlyList<ListedItem> items)
    {
        if (name.Length == 0) return $"Enter the name of the {ListNames.One(kind)}";
        if (name.Length > TextLengths.Name) return $"The name must be {TextLengths.Name} characters or fewer; it has {name.Length}";
        if (items.Named(name) is not { } other || other == own) return null;
        string there = $"There is already a {ListNames.One(kind)} “{other.Name}”";
        return other.IsClosed ? $"{there}, which is closed: open it again, or choose another name" : own is null ? there : $"{there}: merge the two instead, or choose another name";
    }

    private async Task RenameAsync(ListedItem item, string name, CancellationToken stop)
    {
        switch (item.Kind)
        {
            case ListKind.Directorate:
                (await database.Directorates.SingleAsync(d => d.Id == item.Id, stop)).Name = name;
                return;
            case ListKind.Committee:
                (await database.Committees.SingleAsync(c => c.Id == item.Id, stop)).Name = name;
                return;
            default:
                await UseAsync(item, name, stop);
                if (item.Id is { } id) (await database.ListedNames.SingleAsync(l => l.Id == id, stop)).Name = name;
                await LookInsteadAsync(item, (name, name), stop);
                return;
        }
    }

    private async Task MergeAsync(ListedItem item, ListedItem into, CommitteeMerge? committee, CancellationToken stop)
    {
        var use = new ListUse(database, item);
        switch (item.Kind)
        {
            case ListKind.Directorate:
                foreach (Measure measure in await use.Measures!.ToListAsync(stop)) measure.DirectorateId = into.Id;
                foreach (DeliveryItem delivered in await use.Delivery!.ToListAsync(stop)) delivered.DirectorateId = into.Id;
                foreach (User person in await use.People!.ToListAsync(stop)) person.DirectorateId = into.Id;
                break;
            case ListKind.Committee:
                await TellInsteadAsync(item.Id!.Value, into.Id!.Value, stop);
                committee!.Apply(database);
                break;
            default:
                await UseAsync(item, into.Name, stop);
                break;
        }

        await LookInsteadAsync(item, (new ListUse(database, into).Value, into.Name), stop);
    }

    // Nothing is told of twice to the same committee.
    private async Task TellInsteadAsync(int from, int into, CancellationToken stop)
    {
        List<Dictionary<string, object>> told = await database.MeasureCommittees.Where(c => EF.Property<int>(c, "CommitteeId") == from || EF.Property<int>(c, "CommitteeId") == into).ToListAsync(stop);
        HashSet<int> already = [.. told.Where(t => (int)t["CommitteeId"] == into).Select(t => (int)t["MeasureId"])];
        foreach (Dictionary<string, object> row in told.Where(t => (int)t["CommitteeId"] == from))
        {
            database.MeasureCommittees.Remove(row);
            if (already.Add((int)row["MeasureId"])) database.MeasureCommittees.Add(new() { ["MeasureId"] = row["MeasureId"], ["CommitteeId"] = into });
        }

        Committee target = await database.Committees.SingleAsync(c => c.Id == into, stop);
        foreach (DeliveryItem item in await database.DeliveryOfCommitteeQuery(from).Include(i => i.Committees).ToListAsync(stop))
        {
            item.Committees.Remove(item.Committees.First(c => c.Id == from));
            if (!item.Committees.Contains(target)) item.Committees.Add(target);
        }
    }

    private async Task UseAsync(ListedItem item, string name, CancellationToken stop)
    {
        var use = new ListUse(database, item);
        foreach (Measure measure in await use.Measures!.ToListAsync(stop))
        {
            if (item.Kind == ListKind.Service) measure.Service = name;
            else measure.Portfolio = name;
        }

        if (use.Delivery is null) return;
        foreach (DeliveryItem delivered in await use.Delivery.ToListAsync(stop)) delivered.PortfolioHolder = name;
    }

    private async Task LookInsteadAsync(ListedItem item, (string Value, string Words) becomes, CancellationToken stop)
    {
        var use = new ListUse(database, item);
        foreach (SavedView view in await use.ViewsAsync(tracked: true, stop)) view.LookInsteadFor(use.Choice, (use.Value, item.Name), becomes);
    }

    private async Task SetClosedAsync(ListedItem item, DateOnly? day, CancellationToken stop)
    {
        switch (item)
        {
            case { Kind: ListKind.Directorate }:
                (await database.Directorates.SingleAsync(d => d.Id == item.Id, stop)).ClosedOn = day;
                break;
            case { Kind: ListKind.Committee }:
                (await database.Committees.SingleAsync(c => c.Id == item.Id, stop)).ClosedOn = day;
                break;
            case { Id: { } id }:
                (await database.ListedNames.SingleAsync(l => l.Id == id, stop)).ClosedOn = day;
                break;
            default:
                database.ListedNames.Add(new ListedName { Kind = item.Kind, Name = item.Name, ClosedOn = day });
                break;
        }
    }
}
