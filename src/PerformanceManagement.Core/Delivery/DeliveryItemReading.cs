using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Reads what was typed of an item: every field with its sentence, then what it refers to.</summary>
internal sealed class DeliveryItemReading
{
    private const int MostWorkingDays = 365;

    private readonly DeliveryFields fields = new();
    private readonly DeliveryItemEdit edit;
    private readonly DeliveryItem? stored;
    private readonly string title;
    private readonly string? about;
    private readonly string? partners;
    private readonly string? lead;
    private readonly string? portfolio;
    private readonly string? tranche;
    private readonly string? reference;
    private readonly string? closedBecause;
    private readonly CompletionText due;
    private readonly DateOnly? startsOn;
    private readonly DateOnly? completedOn;
    private readonly DateOnly? reviewOn;
    private readonly DateOnly? closedOn;
    private readonly string? inherent;
    private readonly string? target;
    private readonly int? workingDays;
    private readonly decimal? targetPercent;
    private DeliveryItem? parent;
    private DeliveryItem? next;
    private Directorate? directorate;
    private int? ownerId;
    private List<Committee> committees = [];
    private List<PlanItem> planItems = [];
    private List<Measure> measures = [];

    public DeliveryItemReading(DeliveryItemEdit edit, DeliveryItem? stored, RiskScale scale, DateOnly today)
    {
        (this.edit, this.stored) = (edit, stored);
        string code = edit.Code ?? "";
        if (code.Length == 0) fields.Problem(nameof(edit.Code), "Give it a code, which it keeps when the year changes");
        else if (code.Length > DeliveryItem.CodeLength) fields.Problem(nameof(edit.Code), $"The code must be {DeliveryItem.CodeLength} characters or fewer; it has {code.Length}");
        title = fields.Line(nameof(edit.Title), edit.Title, TextLengths.Title) ?? "";
        if (title.Length == 0 && fields.IsSound(nameof(edit.Title))) fields.Problem(nameof(edit.Title), "Give it a title");
        about = fields.Text(nameof(edit.About), edit.About, DeliveryItem.AboutLength);
        partners = fields.Text(nameof(edit.Partners), edit.Partners, DeliveryItem.AboutLength);
        lead = fields.Line(nameof(edit.LeadOfficer), edit.LeadOfficer, TextLengths.Name);
        portfolio = fields.Line(nameof(edit.PortfolioHolder), edit.PortfolioHolder, TextLengths.Name);
        tranche = fields.Line(nameof(edit.Tranche), edit.Tranche, TextLengths.Name);
        reference = fields.Line(nameof(edit.Reference), edit.Reference, TextLengths.Name);
        closedBecause = fields.Line(nameof(edit.ClosedBecause), edit.ClosedBecause, TextLengths.Reason);
        startsOn = fields.Day(nameof(edit.StartsOn), edit.StartsOn);
        completedOn = fields.Day(nameof(edit.CompletedOn), edit.CompletedOn);
        reviewOn = fields.Day(nameof(edit.ReviewOn), edit.ReviewOn);
        closedOn = fields.Day(nameof(edit.ClosedOn), edit.ClosedOn);
        due = fields.Due(nameof(edit.Due), edit.Due, edit.DueMeans);
        if (startsOn > due.ImpliedOn) fields.Problem(nameof(edit.Due), $"It would be complete on {FigureFormat.Date(due.ImpliedOn!.Value)}, before it starts on {FigureFormat.Date(startsOn!.Value)}");
        if (stored?.Steps.FirstOrDefault(s => s.DueOn < startsOn) is { } early)
            fields.Problem(nameof(edit.StartsOn), $"{TypedText.Quoted(early.Text)} is due on {FigureFormat.Date(early.DueOn!.Value)}, before it would start. Change that date first");
        if (completedOn > today) fields.Problem(nameof(edit.CompletedOn), $"{FigureFormat.Date(completedOn.Value)} is to come: enter the day on which it was completed");
        if (closedBecause is not null && closedOn is null && fields.IsSound(nameof(edit.ClosedOn))) fields.Problem(nameof(edit.ClosedOn), "Enter the day from which it is no longer reported, or take the reason out");
        inherent = fields.Score(nameof(edit.Inherent), edit.Inherent, scale);
        target = fields.Score(nameof(edit.Target), edit.Target, scale);
        workingDays = fields.Whole(nameof(edit.WorkingDays), edit.WorkingDays, 1, MostWorkingDays);
        if (string.IsNullOrWhiteSpace(edit.TargetPercent)) return;
        if (!FigureParser.TryRead(edit.TargetPercent, "%", VolumeFigures.Decimals, out decimal percent, out string? wrong)) fields.Problem(nameof(edit.TargetPercent), wrong);
        else if (percent is < 0 or > 100) fields.Problem(nameof(edit.TargetPercent), "Enter a percentage from 0 to 100");
        else targetPercent = percent;
    }

    /// <summary>The item above, once it is found; or null.</summary>
    public DeliveryItem? Parent => parent;

    /// <summary>What is wrong, field by field.</summary>
    public IReadOnlyList<FieldMessage> Problems => fields.Problems;

    /// <summary>Notes what is wrong with a field.</summary>
    public void Problem(string field, string sentence) => fields.Problem(field, sentence);

    /// <summary>Finds what it refers to, each with a question of its own.</summary>
    public async Task LinkAsync(PerformanceDbContext database, MeasureOwnerService owners, CancellationToken stop)
    {
        await ParentAsync(database, stop);
        if (Number(edit.Directorate) is { } place && (directorate = await database.Directorates.FirstOrDefaultAsync(d => d.Id == place, stop)) is null) Problem(nameof(edit.Directorate), "Select one of the directorates");
        if (Number(edit.Owner) is { } user)
        {
            ownerId = user;
            if (user != stored?.OwnerId && (await owners.OwnersAsync(stop: stop)).All(o => o.Id != user)) Problem(nameof(edit.Owner), "That person may not enter updates. Select somebody else");
        }

        committees = edit.Committees.Count == 0 ? [] : await database.Committees.Where(c => edit.Committees.Contains(c.Id)).ToListAsync(stop);
        planItems = edit.PlanItems.Count == 0 ? [] : await database.PlanItems.Where(p => edit.PlanItems.Contains(p.Id)).ToListAsync(stop);
        await MeasuresAsync(database, stop);
        if (edit.Kind != DeliveryKind.VolumeLine || PlainText.Line(edit.EscalatesTo ?? "") is not { Length: > 0 } code) return;
        next = await database.DeliveryItems.FirstOrDefaultAsync(i => i.Code == code && i.Kind == DeliveryKind.VolumeLine, stop);
        if (next is null || next.Code.Equals(edit.Code, StringComparison.OrdinalIgnoreCase)) Problem(nameof(edit.EscalatesTo), $"There is no other line with the code {TypedText.Quoted(code)}");
    }

    /// <summary>Writes it to an item.</summary>
    public void Into(DeliveryItem item)
    {
        (item.Title, item.About, item.LeadOfficer, item.PortfolioHolder, item.Reference) = (title, about, lead, portfolio, reference);
        (item.Parent, item.ParentId) = (parent, parent?.Id);
        (item.Directorate, item.DirectorateId, item.OwnerId) = (directorate, directorate?.Id, ownerId);
        (item.StartsOn, item.CompletedOn, item.ReviewOn, item.ClosedOn, item.ClosedBecause) = (startsOn, completedOn, reviewOn, closedOn, closedBecause);
        item.SetDue(due);
        item.Source = item.Kind == DeliveryKind.ActionPlan && Enum.TryParse(edit.Source, out ActionSource source) && Enum.IsDefined(source) ? source : null;
        item.Tranche = item.Kind == DeliveryKind.PlannedAction ? tranche : null;
        (item.InherentScore, item.TargetScore) = item.Kind == DeliveryKind.Risk ? (inherent, target) : (null, null);
        item.Partners = item.Kind == DeliveryKind.Partnership ? partners : null;
        (item.WorkingDays, item.TargetPercent) = item.Kind == DeliveryKind.VolumeLine ? (workingDays, targetPercent) : (null, null);
        (item.EscalatesTo, item.EscalatesToId) = (next, next?.Id);
        Replace(item.Committees, committees);
        Replace(item.PlanItems, planItems);
        Replace(item.Measures, measures);
    }

    private async Task ParentAsync(PerformanceDbContext database, CancellationToken stop)
    {
        if (PlainText.Line(edit.Parent ?? "") is not { Length: > 0 } code)
        {
            if (DeliveryTree.NeedsParent(edit.Kind)) Problem(nameof(edit.Parent), $"Enter the code of the {DeliveryTree.Name(DeliveryTree.UsualParent(edit.Kind)!.Value)} that it belongs to");
            return;
        }

        parent = await database.DeliveryItems.Include(i => i.Parent!.Parent).FirstOrDefaultAsync(i => i.Code == code, stop);
        if (parent is null) Problem(nameof(edit.Parent), $"There is nothing with the code {TypedText.Quoted(code)}");
        else if (IsUnderItself()) Problem(nameof(edit.Parent), $"{edit.Code} would be under itself");
        else if (!DeliveryTree.MayHold(parent.Kind, edit.Kind)) Problem(nameof(edit.Parent), $"{parent.Code} is {DeliveryTree.WithArticle(parent.Kind)}, which holds no {DeliveryTree.Name(edit.Kind)}");
    }

    private bool IsUnderItself()
    {
        for (DeliveryItem? above = parent; above is not null; above = above.Parent)
            if (above.Code.Equals(edit.Code, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private async Task MeasuresAsync(PerformanceDbContext database, CancellationToken stop)
    {
        string[] codes = [.. (edit.Measures ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (codes.Length == 0) return;
        measures = await database.Measures.Where(m => codes.Contains(m.Code)).OrderBy(m => m.Code).ToListAsync(stop);
        string[] unknown = [.. codes.Where(c => !measures.Exists(m => m.Code.Equals(c, StringComparison.OrdinalIgnoreCase)))];
        if (unknown.Length > 0) Problem(nameof(edit.Measures), $"There is no measure {string.Join(", ", unknown.Take(5).Select(TypedText.Quoted))}{(unknown.Length > 5 ? $" and {unknown.Length - 5} more" : "")}");
        else if (!edit.LinksEnded && measures.Where(m => m.LastPeriod is not null && stored?.Measures.Any(s => s.Id == m.Id) != true).ToList() is { Count: > 0 } ended)
            Problem(nameof(edit.Measures), $"{string.Join(", ", ended.Take(5).Select(m => $"{m.Code} ended with {m.LastPeriod!.Value.Label}"))}. Take it out, or say below that the link is meant");
    }

    private static int? Number(string? key) => string.IsNullOrEmpty(key) ? null : int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0;

    private static void Replace<T>(IList<T> there, List<T> wanted)
        where T : class
    {
        foreach (T gone in there.Except(wanted).ToList()) there.Remove(gone);
        foreach (T added in wanted.Except(there).ToList()) there.Add(added);
    }
}
