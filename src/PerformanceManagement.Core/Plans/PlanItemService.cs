using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Plans;

/// <summary>Adds, renames, numbers, moves, closes and opens the items of the plan: the performance team's. Nothing is ever deleted.</summary>
public sealed class PlanItemService(PerformanceDbContext database, TimeProvider time)
{
    internal const string What = "change the council plan";

    /// <summary>A plan as it is edited, in a fixed number of questions; null where there is no such plan.</summary>
    /// <param name="plan">The plan, as addresses name it; blank for the one that holds today.</param>
    /// <param name="withClosed">Whether closed items are shown.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<PlanEditor?> ListAsync(string? plan, bool withClosed, CancellationToken stop = default)
    {
        PlanCalendar calendar = await database.PlanCalendarAsync(stop);
        if (!calendar.TryRead(plan, BritishDay.Today(time), out int? of)) return null;
        List<PlanItem> all = await database.PlanQuery().Where(i => i.PlanId == of).ToListAsync(stop);
        Dictionary<int, int> measures = await database.PlanMeasureCountsQuery().ToDictionaryAsync(c => c.PlanItemId, c => c.Count, stop);
        Dictionary<int, int> delivery = await database.PlanDeliveryCountsQuery().ToDictionaryAsync(c => c.PlanItemId, c => c.Count, stop);
        ILookup<int?, PlanItem> open = PlanOutline.InOrder(all).Where(i => i.ClosedOn is null).ToLookup(i => i.ParentId);
        return new PlanEditor(
            [
                .. PlanOutline.Of([.. all.Where(i => withClosed || i.ClosedOn is null)]).Select(l => new PlanEditorRow(l.Item, l.Depth, measures.GetValueOrDefault(l.Item.Id), delivery.GetValueOrDefault(l.Item.Id))
                {
                    HasBefore = l.Item.ClosedOn is null && open[l.Item.ParentId].First() != l.Item,
                    HasAfter = l.Item.ClosedOn is null && open[l.Item.ParentId].Last() != l.Item,
                }),
            ],
            all.Count(i => i.ClosedOn is not null))
        {
            Plan = calendar.Choice(of),
            Plans = calendar.Choices,
        };
    }

    /// <summary>The form of a new item; null where there is nothing that it could go under.</summary>
    /// <param name="under">The key of the item it goes under; null for the top of the plan.</param>
    /// <param name="plan">The plan whose top it goes to, as addresses name it; blank for the one that holds today.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<PlanItemForm?> NewAsync(string? under, string? plan, CancellationToken stop = default)
    {
        PlanCalendar calendar = await database.PlanCalendarAsync(stop);
        if (!calendar.TryRead(plan, BritishDay.Today(time), out int? of)) return null;
        List<PlanItem> all = await database.PlanQuery().ToListAsync(stop);
        PlanItem? above = string.IsNullOrEmpty(under) ? null : Find(all, under);
        if (above is null && !string.IsNullOrEmpty(under)) return null;
        if (above is not null) of = above.PlanId;
        return new PlanItemForm(null, above, Places(all, of, null)) { Plan = calendar.Choice(of) };
    }

    /// <summary>The form of an item; null where there is none.</summary>
    /// <param name="key">The item's key, in any capitals.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<PlanItemForm?> FindAsync(string key, CancellationToken stop = default)
    {
        List<PlanItem> all = await database.PlanQuery().ToListAsync(stop);
        if (Find(all, key) is not { } item) return null;
        return new PlanItemForm(item, all.Find(i => i.Id == item.ParentId), Places(all, item.PlanId, item)) { Plan = (await database.PlanCalendarAsync(stop)).Choice(item.PlanId) };
    }

    /// <summary>What closing an open item, or opening a closed one, does; null where there is no such item.</summary>
    public async Task<EffectInWords?> ClosingEffectAsync(string key, CancellationToken stop = default)
    {
        List<PlanItem> all = await database.PlanQuery().ToListAsync(stop);
        if (Find(all, key) is not { } item) return null;
        return item.ClosedOn is null ? PlanSentences.Close(item, await UseAsync(all, item, stop)) : PlanSentences.Reopen(item, ClosedWith(all, item).Count - 1);
    }

    /// <summary>What a change of an item would do. Nothing is stored.</summary>
    /// <returns>Its effect, why it cannot be done, or a conflict with the item as it is stored; null where there is none.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the plan.</exception>
    public Task<Outcome?> PreviewAsync(PlanItemEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(actor, time, (_, token) => StoreAsync(edit, null, token), stop);
    }

    /// <summary>Adds an item, or changes one.</summary>
    /// <returns>What became of it; null where there is no such item.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the plan.</exception>
    public Task<Outcome?> SaveAsync(PlanItemEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    /// <summary>Moves an item before the open one before it, or after the one after it, under the same.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="isUp">Whether it moves up.</param>
    /// <param name="version">The version that the page showed.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    /// <returns>What became of it; null where there is no such item.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the plan.</exception>
    public Task<Outcome?> MoveAsync(string key, bool isUp, Guid? version, Actor actor, CancellationToken stop = default) => ChangeItemAsync(
        key,
        version,
        actor,
        (change, all, item) =>
        {
            List<PlanItem> beside = [.. all.Where(i => i.ParentId == item.ParentId && i.PlanId == item.PlanId).OrderBy(i => i.SortOrder).ThenBy(i => i.Id)];
            int at = beside.IndexOf(item);
            int other = isUp ? beside.FindLastIndex(at == 0 ? 0 : at - 1, at, i => i.ClosedOn is null) : beside.FindIndex(at + 1, i => i.ClosedOn is null);
            if (other < 0) return new Refused("", $"{item.NumberedTitle} is the {(isUp ? "first" : "last")} where it stands already");
            string beyond = beside[other].NumberedTitle;
            beside.RemoveAt(at);
            beside.Insert(other, item);
            Reorder(beside);
            string summary = $"Moved {item.NumberedTitle} {(isUp ? "before" : "after")} {beyond}";
            change.Audit("plan.moved", $"{item.Key}: {summary}.");
            return new Saved(summary) { Id = item.Id };
        },
        stop);

    /// <summary>Closes an open item with what is open below it, or opens a closed one with what was closed with it.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="isOpen">Whether it is to be open.</param>
    /// <param name="version">The version that the page showed.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    /// <returns>What became of it; null where there is no such item.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the plan.</exception>
    public Task<Outcome?> SetOpenAsync(string key, bool isOpen, Guid? version, Actor actor, CancellationToken stop = default) => ChangeItemAsync(
        key,
        version,
        actor,
        (change, all, item) =>
        {
            if (item.ClosedOn is null == isOpen) return new Refused("", $"{item.NumberedTitle} is {(isOpen ? "open" : "closed")} already");
            if (isOpen && item.Parent is { ClosedOn: not null } above) return new Refused("", $"{item.NumberedTitle} stands under {above.NumberedTitle}, which is closed: open that first, or move this under another");
            List<PlanItem> with = isOpen ? ClosedWith(all, item) : [.. PlanOutline.Below(all, item).Where(i => i.ClosedOn is null)];
            foreach (PlanItem each in with) each.ClosedOn = isOpen ? null : BritishDay.Today(time);
            string summary = $"{(isOpen ? "Opened" : "Closed")} {item.NumberedTitle}{(isOpen ? " again" : "")}{(with.Count > 1 ? $", with {Figures.Wording.Counted(with.Count - 1, "item", "items")} below it" : "")}";
            change.Audit(isOpen ? "plan.reopened" : "plan.closed", $"{item.Key}: {summary}.");
            return new Saved(summary) { Id = item.Id };
        },
        stop);

    // Of an item as the page showed it, with the whole plan, tracked.
    private Task<Outcome?> ChangeItemAsync(string key, Guid? version, Actor actor, Func<Change, List<PlanItem>, PlanItem, Outcome> deed, CancellationToken stop)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                List<PlanItem> all = await database.PlanItems.ToListAsync(token);
                if (Find(all, key) is not { } item) return null;
                return item.Version == version ? deed(change, all, item) : new Conflict<PlanItem>(item);
            },
            stop);
    }

    private async Task<Outcome?> StoreAsync(PlanItemEdit edit, Change? change, CancellationToken stop)
    {
        List<PlanItem> all = await database.PlanItems.ToListAsync(stop);
        PlanItem? stored = edit.Of is null ? null : Find(all, edit.Of);
        if (edit.Of is not null && stored is null) return null;
        int? plan = stored?.PlanId;
        if (stored is null && !(await database.PlanCalendarAsync(stop)).TryRead(edit.Plan, BritishDay.Today(time), out plan)) return null;
        var reading = PlanItemReading.Of(edit, stored, all, plan);
        if (stored is not null && stored.Version != edit.Version)
        {
            // A second click on the button is no conflict.
            return reading.IsSame(stored) ? Done(stored, isNew: false) : new Conflict<PlanItem>(stored);
        }

        if (reading.Problems.Count > 0) return new Refused(reading.Problems);
        if (change is null || change.IsSecondLook) return new Preview<EffectInWords>(stored is null ? PlanSentences.Add(reading) : PlanSentences.Change(stored, reading, await UseAsync(all, stored, stop)));

        PlanItem item = stored ?? database.PlanItems.Add(new PlanItem { Key = reading.Key, Title = "", PlanId = plan, SortOrder = all.Select(i => i.SortOrder).DefaultIfEmpty(0).Max() + 1 }).Entity;
        string what = stored is null ? $"Added {reading.NumberedTitle}{(reading.Under is { } above ? $" under {above.NumberedTitle}" : "")}" : PlanSentences.Changed(stored, reading);
        if (stored is not null && stored.ParentId != reading.Under?.Id) item.SortOrder = all.Max(i => i.SortOrder) + 1;
        (item.Title, item.Number, item.Kind, item.Parent, item.ParentId) = (reading.Title, reading.Number, reading.Kind, reading.Under, reading.Under?.Id);
        change.Audit(stored is null ? "plan.added" : "plan.changed", $"{item.Key}: {what}.");
        return Done(item, stored is null);
    }

    private static Saved Done(PlanItem item, bool isNew) => new($"{(isNew ? "Added" : "Saved")}: {item.NumberedTitle}") { Id = item.Id };

    private static PlanItem? Find(List<PlanItem> all, string key) => all.Find(i => i.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    // Where it is, open or not; else open ones outside of it that something may stand under.
    private static IReadOnlyList<PlanLine> Places(List<PlanItem> all, int? plan, PlanItem? item)
    {
        HashSet<int> own = item is null ? [] : [.. PlanOutline.Below(all, item).Select(i => i.Id)];
        return [.. PlanOutline.Of([.. all.Where(i => i.PlanId == plan)]).Where(l => !own.Contains(l.Item.Id) && (l.Item.Id == item?.ParentId || (l.Item.ClosedOn is null && PlanLevels.UsualUnder(l.Item.Kind) is not null)))];
    }

    // What was closed on the same day below it was closed with it.
    private static List<PlanItem> ClosedWith(List<PlanItem> all, PlanItem item) => [.. PlanOutline.Below(all, item).Where(i => i.ClosedOn == item.ClosedOn)];

    // Only those that change places are touched.
    private static void Reorder(List<PlanItem> beside)
    {
        List<int> orders = [.. beside.Select(i => i.SortOrder).Order()];
        for (int i = 0; i < beside.Count; i++)
        {
            if (i > 0 && orders[i] <= orders[i - 1]) orders[i] = orders[i - 1] + 1;
            if (beside[i].SortOrder != orders[i]) beside[i].SortOrder = orders[i];
        }
    }

    private async Task<PlanUse> UseAsync(List<PlanItem> all, PlanItem item, CancellationToken stop)
    {
        IReadOnlyList<PlanItem> below = PlanOutline.Below(all, item);
        HashSet<int> ids = [.. below.Select(i => i.Id)];
        List<PlanItemCount> measures = await database.PlanMeasureCountsQuery().ToListAsync(stop), delivery = await database.PlanDeliveryCountsQuery().ToListAsync(stop);
        List<Period> texts = [.. (await database.PlanOpenTextsQuery().ToListAsync(stop)).Where(t => ids.Contains(t.PlanItemId)).Select(t => t.Quarter)];
        if (item.Kind == PlanItemKind.WayOfWorking) texts.AddRange(await database.PlanReportTextsQuery($":{item.Key}").ToListAsync(stop));
        return new PlanUse
        {
            Below = below.Count - 1,
            OpenBelow = below.Skip(1).Count(i => i.ClosedOn is null),
            Measures = measures.Where(c => ids.Contains(c.PlanItemId)).Sum(c => c.Count),
            Own = measures.Where(c => c.PlanItemId == item.Id).Sum(c => c.Count),
            Delivery = delivery.Where(c => ids.Contains(c.PlanItemId)).Sum(c => c.Count),
            Texts = texts.Count,
            TextQuarters = [.. texts.Distinct().Order()],
            SignedOff = [.. (await SignedOffQuarter.PeriodsQuery(database).ToListAsync(stop)).Order()],
            NamedBy = item.Kind == PlanItemKind.WayOfWorking ? [.. (await database.TemplatesThatNameQuery(item.Title).ToListAsync(stop)).Select(t => t.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)] : [],
        };
    }
}
