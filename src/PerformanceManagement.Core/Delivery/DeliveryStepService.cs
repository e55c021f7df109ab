using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Delivery;

/// <summary>What is typed of a milestone, planned item or mitigation.</summary>
/// <param name="Code">The code of its item.</param>
/// <param name="Id">Its key; null for a new one.</param>
/// <param name="Version">The version that the form was filled from; null for a new one.</param>
public sealed record DeliveryStepEdit(string Code, int? Id, Guid? Version)
{
    /// <summary>The name of what it is.</summary>
    public string? Kind { get; init; }

    /// <summary>What is to be done.</summary>
    public string? Text { get; init; }

    /// <summary>What it stands under.</summary>
    public string? Group { get; init; }

    /// <summary>The job title of who does it.</summary>
    public string? Owner { get; init; }

    /// <summary>By when, in words.</summary>
    public string? Due { get; init; }

    /// <summary>Whether a day that hides in those words counts: "day" or "words".</summary>
    public string? DueMeans { get; init; }

    /// <summary>The day on which it was done.</summary>
    public string? DoneOn { get; init; }

    /// <summary>What became of it, in Markdown.</summary>
    public string? Update { get; init; }
}

/// <summary>The form of a step.</summary>
/// <param name="Item">Its item.</param>
/// <param name="Step">The stored step; null for a new one.</param>
public sealed record DeliveryStepForm(DeliveryItem Item, DeliveryStep? Step);

/// <summary>Adds, changes and removes milestones, planned items and mitigations: for whoever may write the item's updates.</summary>
public sealed class DeliveryStepService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>The form; null where there is no such item, or no such step of it.</summary>
    /// <param name="code">The item's code.</param>
    /// <param name="id">The step's key; null for a new one.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not change the item.</exception>
    public async Task<DeliveryStepForm?> FindAsync(string code, int? id, Actor actor, CancellationToken stop = default)
    {
        if (await ItemAsync(code, actor, stop) is not { } item) return null;
        if (id is null) return new DeliveryStepForm(item, null);
        return await StepQuery(database, item.Id, id.Value).AsNoTracking().FirstOrDefaultAsync(stop) is { } step ? new DeliveryStepForm(item, step) : null;
    }

    /// <summary>Stores a step.</summary>
    /// <returns>Saved, refused beside its fields, or a conflict with what somebody stored meanwhile; null where there is none.</returns>
    /// <exception cref="NotPermittedException">The actor may not change the item.</exception>
    public async Task<Outcome?> SaveAsync(DeliveryStepEdit edit, Actor actor, CancellationToken stop = default)
    {
        if (await ItemAsync(edit.Code, actor, stop) is not { } item) return null;
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, item, change, token), stop);
    }

    /// <summary>Removes a step.</summary>
    /// <returns>Saved, or a conflict where somebody changed it meanwhile; null where there is none.</returns>
    /// <exception cref="NotPermittedException">The actor may not change the item.</exception>
    public async Task<Outcome?> RemoveAsync(string code, int id, Guid? version, Actor actor, CancellationToken stop = default)
    {
        if (await ItemAsync(code, actor, stop) is not { } item) return null;
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await StepQuery(database, item.Id, id).FirstOrDefaultAsync(token) is not { } step) return null;
                if (step.Version != version) return new Conflict<DeliveryStep>(step);
                database.DeliverySteps.Remove(step);
                change.Audit("delivery.step-removed", $"{item.Code} {item.Title}: {DeliveryWording.Of(step.Kind)} {TypedText.Quoted(step.Text)} was removed.");
                return new Saved($"Removed from {item.Code}: {TypedText.Quoted(step.Text)}");
            },
            stop);
    }

    internal static IQueryable<DeliveryStep> StepQuery(PerformanceDbContext database, int itemId, int id) => database.DeliverySteps.Where(s => s.ItemId == itemId && s.Id == id);

    internal static IQueryable<int> LastQuery(PerformanceDbContext database, int itemId) => database.DeliverySteps.Where(s => s.ItemId == itemId).OrderByDescending(s => s.SortOrder).Select(s => s.SortOrder);

    private async Task<DeliveryItem?> ItemAsync(string code, Actor actor, CancellationToken stop)
    {
        if (await database.DeliveryItemQuery(code).FirstOrDefaultAsync(stop) is not { } item || !DeliveryTree.HasSteps(item.Kind)) return null;
        await database.RequireDeliveryAsync(item, actor, $"change {item.Code}", stop);
        return item;
    }

    private async Task<Outcome?> StoreAsync(DeliveryStepEdit edit, DeliveryItem item, Change change, CancellationToken stop)
    {
        DeliveryStep? stored = edit.Id is { } id ? await StepQuery(database, item.Id, id).FirstOrDefaultAsync(stop) : null;
        if (edit.Id is not null && stored is null) return null;
        if (stored is not null && stored.Version != edit.Version) return new Conflict<DeliveryStep>(stored);

        var fields = new DeliveryFields();
        string? text = fields.Text(nameof(edit.Text), edit.Text, DeliveryStep.TextLength);
        if (text is null) fields.Problem(nameof(edit.Text), "Say what is to be done");
        string? group = fields.Line(nameof(edit.Group), edit.Group, TextLengths.Name);
        string? owner = fields.Line(nameof(edit.Owner), edit.Owner, TextLengths.Name);
        CompletionText due = fields.Due(nameof(edit.Due), edit.Due, edit.DueMeans);
        if (due.ImpliedOn < item.StartsOn) fields.Problem(nameof(edit.Due), $"It would be due on {FigureFormat.Date(due.ImpliedOn!.Value)}, before {item.Code} starts on {FigureFormat.Date(item.StartsOn!.Value)}");
        DateOnly? doneOn = fields.Day(nameof(edit.DoneOn), edit.DoneOn);
        if (doneOn > BritishDay.Today(time)) fields.Problem(nameof(edit.DoneOn), $"{FigureFormat.Date(doneOn.Value)} is to come: enter the day on which it was done");
        string? update = fields.Text(nameof(edit.Update), edit.Update, DeliveryStep.UpdateLength);
        if (fields.Problems.Count > 0) return new Refused(fields.Problems);

        DeliveryStep step = stored ?? new DeliveryStep { ItemId = item.Id, Text = text!, SortOrder = await LastQuery(database, item.Id).FirstOrDefaultAsync(stop) + 1 };
        if (stored is null) database.DeliverySteps.Add(step);
        step.Kind = Enum.TryParse(edit.Kind, out DeliveryStepKind kind) && Enum.IsDefined(kind) ? kind : DeliveryTree.UsualStep(item.Kind);
        (step.Text, step.Group, step.Owner, step.DoneOn, step.Update) = (text!, group, owner, doneOn, update);
        step.SetDue(due);
        change.Audit(stored is null ? "delivery.step-added" : "delivery.step-changed", $"{item.Code} {item.Title}: {DeliveryWording.Of(step.Kind)} {TypedText.Quoted(step.Text)} was {(stored is null ? "added" : "changed")}.");
        return new Saved($"{(stored is null ? "Added to" : "Saved in")} {item.Code}: {TypedText.Quoted(step.Text)}");
    }
}
