using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Reads what was typed of an update, for the kind of its item.</summary>
internal sealed class DeliveryUpdateReading
{
    private const int MostCases = 10_000_000;
    private readonly DeliveryFields fields = new();
    private readonly DeliveryUpdateEdit edit;
    private readonly string? because;
    private readonly string? narrative;
    private readonly string? achievements;
    private readonly string? nextSteps;
    private readonly string? evidence;
    private readonly DeliveryRating? rating;
    private readonly ActionStatus? status;
    private readonly int? percent;
    private readonly string? score;
    private readonly int? received;
    private readonly int? issued;
    private readonly int? within;
    private readonly string? outcomes;
    private readonly DateOnly? endedOn;
    private readonly DateOnly? nextReviewOn;
    private readonly DeliveryKind kind;

    public DeliveryUpdateReading(DeliveryUpdateEdit edit, DeliveryItem item, RiskScale scale, DateOnly today)
    {
        this.edit = edit;
        kind = item.Kind;
        because = fields.Line(nameof(edit.Because), edit.Because, TextLengths.Reason);
        narrative = fields.Text(nameof(edit.Narrative), edit.Narrative, DeliveryUpdate.NarrativeLength);
        achievements = fields.Text(nameof(edit.Achievements), edit.Achievements, DeliveryUpdate.PartLength);
        nextSteps = fields.Text(nameof(edit.NextSteps), edit.NextSteps, DeliveryUpdate.PartLength);
        evidence = fields.Text(nameof(edit.Evidence), edit.Evidence, EvidenceLines.MostLength);
        if (!EvidenceLines.TryRead(evidence, out _, out string? unread)) fields.Problem(nameof(edit.Evidence), unread);
        if (DeliveryTree.IsRated(kind))
        {
            rating = DeliveryRating.Find(edit.Rating);
            if (rating is null && edit.IsSubmitted) fields.Problem(nameof(edit.Rating), "Select a rating");
            else if (rating is null && !string.IsNullOrEmpty(edit.Rating)) fields.Problem(nameof(edit.Rating), "Select one of the ratings");
        }

        if (kind == DeliveryKind.PlannedAction)
        {
            status = Enum.TryParse(edit.Status, out ActionStatus typed) && Enum.IsDefined(typed) ? typed : null;
            if (status is null && (edit.IsSubmitted || !string.IsNullOrEmpty(edit.Status))) fields.Problem(nameof(edit.Status), "Select how the action stands");
            endedOn = fields.Day(nameof(edit.EndedOn), edit.EndedOn);
            bool hasEnded = status is ActionStatus.Complete or ActionStatus.Stopped;
            if (edit.IsSubmitted && hasEnded && string.IsNullOrWhiteSpace(edit.EndedOn)) fields.Problem(nameof(edit.EndedOn), $"Enter the day on which it was {(status == ActionStatus.Complete ? "completed" : "stopped")}: what is overdue goes by dates alone");
            else if (endedOn is not null && status is not null && !hasEnded) fields.Problem(nameof(edit.EndedOn), $"An action that is {DeliveryWording.Of(status.Value).ToLowerInvariant()} has not ended: take the day out, or change how it stands");
            else if (endedOn > today) fields.Problem(nameof(edit.EndedOn), $"{FigureFormat.Date(endedOn.Value)} is to come: enter the day on which it ended");
        }

        if (DeliveryTree.IsReviewed(kind)) nextReviewOn = fields.Day(nameof(edit.NextReviewOn), edit.NextReviewOn);
        if (kind == DeliveryKind.Partnership && edit.IsSubmitted && string.IsNullOrWhiteSpace(edit.Narrative)) fields.Problem(nameof(edit.Narrative), "Say what the review found");

        percent = DeliveryTree.HasPercentComplete(kind) ? fields.Whole(nameof(edit.PercentComplete), edit.PercentComplete?.TrimEnd('%', ' '), 0, 100) : null;
        if (kind == DeliveryKind.Risk)
        {
            bool isBlank = string.IsNullOrEmpty(edit.Likelihood) && string.IsNullOrEmpty(edit.Impact);
            if (scale.Score(edit.Likelihood, edit.Impact) is { } read) score = scale.Print(read);
            else if (edit.IsSubmitted || !isBlank) fields.Problem(string.IsNullOrEmpty(edit.Likelihood) ? nameof(edit.Likelihood) : nameof(edit.Impact), "Select a likelihood and an impact of the council’s scale");
        }

        if (kind != DeliveryKind.VolumeLine) return;
        received = fields.Whole(nameof(edit.Received), edit.Received, 0, MostCases);
        issued = fields.Whole(nameof(edit.Issued), edit.Issued, 0, MostCases);
        within = fields.Whole(nameof(edit.Within), edit.Within, 0, MostCases);
        if (within > issued) fields.Problem(nameof(edit.Within), $"{within} within the deadline are more than the {issued} that were issued");
        if (string.IsNullOrWhiteSpace(edit.Outcomes)) return;
        if (!OutcomeLines.TryRead(edit.Outcomes, out IReadOnlyList<OutcomeCount> lines, out string? wrong)) fields.Problem(nameof(edit.Outcomes), wrong);
        else if (OutcomeList.Problems(issued ?? 0, lines) is [{ } first, ..] && string.IsNullOrWhiteSpace(edit.Because)) fields.Problem(nameof(edit.Outcomes), $"{first}. Change it, or say why below");
        outcomes = OutcomeLines.Write(lines);
    }

    /// <summary>What is wrong, field by field.</summary>
    public IReadOnlyList<FieldMessage> Problems => fields.Problems;

    /// <summary>Writes it to an update.</summary>
    public void Into(DeliveryUpdate update)
    {
        (update.Rating, update.Status, update.PercentComplete, update.Score) = (rating?.Key, status, percent, score);
        (update.Received, update.Issued, update.Within, update.Outcomes) = (received, issued, within, outcomes);
        (update.EndedOn, update.NextReviewOn) = (endedOn, nextReviewOn);
        (update.Because, update.Narrative, update.Achievements, update.NextSteps) = (because, narrative, achievements, nextSteps);
        update.Evidence = evidence;
    }

    /// <summary>Passes on to the item what a submitted update says of it: when an action ended, or that it did not end after all; when it is reviewed next.</summary>
    /// <param name="database">Where.</param>
    /// <param name="itemId">The item's key.</param>
    /// <param name="endedBefore">The day of ending that the stored update said until now, or null.</param>
    /// <param name="stop">Cancels.</param>
    public async Task ToItemAsync(PerformanceDbContext database, int itemId, DateOnly? endedBefore, CancellationToken stop)
    {
        if (endedOn is null && endedBefore is null && nextReviewOn is null) return;
        DeliveryItem item = await database.DeliveryItems.SingleAsync(i => i.Id == itemId, stop);
        if (endedOn is not null || item.CompletedOn == endedBefore) item.CompletedOn = endedOn;
        if (nextReviewOn is not null) item.ReviewOn = nextReviewOn;
    }
}
