using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Delivery;

/// <summary>Words of delivery on pages.</summary>
public static class DeliveryWords
{
    public static string Kind(DeliveryKind kind) => Wording.UpperFirst(DeliveryTree.Name(kind));

    /// <summary>The day by which things of a quarter were to be done: today, of a quarter before the present one its last day.</summary>
    public static DateOnly Day(Period quarter, ReportingChoices choices, DateOnly today) => quarter >= choices.PresentQuarter || quarter.End > today ? today : quarter.End;

    /// <summary>What a day that hides in words of completion was said to mean: "day" or "words"; null where none hides.</summary>
    public static string? DueMeans(string? text, DateOnly? on) => CompletionText.Read(text).Offered is null ? null : on is null ? "words" : "day";

    /// <summary>The steps of a scale to choose from, the highest first.</summary>
    public static IEnumerable<SelectListItem> Levels(IReadOnlyList<RiskLevel> levels, string? chosen) =>
        levels.Reverse().Select(l => new SelectListItem($"{l.Code}: {l.Word}", l.Code, l.Code == chosen)).Prepend(new SelectListItem("Choose", "", string.IsNullOrEmpty(chosen)));

    /// <summary>What is said of an item, in a few words: "Amber", "On track", "DII".</summary>
    public static string Said(DeliveryRow row, RiskScale scale) =>
        row.Rating?.Label ?? (row.Now?.Status is { } status ? DeliveryWording.Of(status) : row.Score(scale) is { } score ? scale.PrintInWords(score) : row.Now?.Score ?? "");

    public static string Due(DeliveryItem item, DateOnly today) => item.CompletedOn is { } done ? $"Completed on {FigureFormat.Date(done)}" : item.DueText is null ? "No date" : item.IsOverdue(today) ? $"{item.DueText} (overdue)" : item.DueText;
}
