using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Delivery;

/// <summary>The form of an update.</summary>
public sealed class DeliveryUpdateText
{
    public string? Rating { get; set; }

    public string? Because { get; set; }

    public string? Status { get; set; }

    public string? PercentComplete { get; set; }

    public string? Likelihood { get; set; }

    public string? Impact { get; set; }

    public string? Received { get; set; }

    public string? Issued { get; set; }

    public string? Within { get; set; }

    public string? Outcomes { get; set; }

    public string? Narrative { get; set; }

    public string? Achievements { get; set; }

    public string? NextSteps { get; set; }

    public string? Evidence { get; set; }

    public string? EndedOn { get; set; }

    public string? NextReviewOn { get; set; }

    public Guid? Version { get; set; }

    public static DeliveryUpdateText From(DeliveryUpdateForm form)
    {
        DeliveryUpdate? stored = form.Stored;
        RiskScore? score = form.Scale.Find(stored?.Score);
        return new DeliveryUpdateText
        {
            Rating = stored?.Rating,
            Because = stored?.Because,
            Status = stored?.Status?.ToString(),
            PercentComplete = stored?.PercentComplete?.ToString(CultureInfo.InvariantCulture),
            Likelihood = score is { } l ? form.Scale.LikelihoodOf(l).Code : null,
            Impact = score is { } i ? form.Scale.ImpactOf(i).Code : null,
            Received = stored?.Received?.ToString(CultureInfo.InvariantCulture),
            Issued = stored?.Issued?.ToString(CultureInfo.InvariantCulture),
            Within = stored?.Within?.ToString(CultureInfo.InvariantCulture),
            Outcomes = stored?.Outcomes,
            Narrative = stored?.Narrative,
            Achievements = stored?.Achievements,
            NextSteps = stored?.NextSteps,
            Evidence = stored?.Evidence,
            EndedOn = (stored is null ? form.Item.CompletedOn : stored.EndedOn) is { } ended ? FigureFormat.Date(ended) : null,
            NextReviewOn = (stored is null ? form.Item.ReviewOn : stored.NextReviewOn) is { } review ? FigureFormat.Date(review) : null,
            Version = stored?.Version,
        };
    }

    /// <summary>The form with the words of the quarter before, to start from.</summary>
    public DeliveryUpdateText WithWordsOf(DeliveryUpdate before)
    {
        (Narrative, Achievements, NextSteps) = (before.Narrative, before.Achievements, before.NextSteps);
        return this;
    }

    public DeliveryUpdateEdit ToEdit(string code, Period quarter, bool isSubmitted) => new(code, quarter, Version)
    {
        Rating = Rating,
        Because = Because,
        Status = Status,
        PercentComplete = PercentComplete,
        Likelihood = Likelihood,
        Impact = Impact,
        Received = Received,
        Issued = Issued,
        Within = Within,
        Outcomes = Outcomes,
        Narrative = Narrative,
        Achievements = Achievements,
        NextSteps = NextSteps,
        Evidence = Evidence,
        EndedOn = EndedOn,
        NextReviewOn = NextReviewOn,
        IsSubmitted = isSubmitted,
    };
}

/// <summary>The page on which an update is written.</summary>
/// <param name="Update">The item, and what is stored.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Conflict">What someone saved meanwhile; null unless the officer has to choose.</param>
public sealed record DeliveryUpdatePage(DeliveryUpdateForm Update, DeliveryUpdateText Form, DeliveryUpdate? Conflict = null)
{
    public bool IsAnswer { get; init; }

    public bool ShowsForm => IsAnswer || Update.ClosedBecause is null;

    /// <summary>Why it is returned, as typed.</summary>
    public string? ReturnedBecause { get; init; }

    public IEnumerable<SelectListItem> Ratings => DeliveryRating.All.Reverse().Select(r => new SelectListItem($"{r.Label}: {r.Meaning}", r.Key, r.Key == Form.Rating));

    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<ActionStatus>().Select(s => new SelectListItem(DeliveryWording.Of(s), s.ToString(), s.ToString() == Form.Status));

    public IEnumerable<SelectListItem> Likelihoods => DeliveryWords.Levels(Update.Scale.Likelihoods, Form.Likelihood);

    public IEnumerable<SelectListItem> Impacts => DeliveryWords.Levels(Update.Scale.Impacts, Form.Impact);
}
