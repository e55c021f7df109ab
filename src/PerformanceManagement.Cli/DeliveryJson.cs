using System.Text.Json;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Rows;

namespace PerformanceManagement.Cli;

/// <summary>The JSON of <c>pm delivery list --json</c>. Programs rely on its names: docs/command-line.md describes each.</summary>
internal sealed record DeliveryJson(string Period, IReadOnlyList<DeliveryJson.ItemJson> Items)
{
    public static string Write(DeliveryPicture picture, DateOnly today) => JsonSerializer.Serialize(new DeliveryJson(picture.Quarter.Token, [.. picture.Rows.Select(row => Of(row, picture, today))]), RateJson.Options);

    /// <summary>What is said of an item in its quarter, in a few words; null for what is not rated, such as a partnership.</summary>
    public static string? Says(DeliveryRow row, DeliveryPicture picture) => row.Item.Kind switch
    {
        DeliveryKind.PlannedAction => row.Now?.Status is { } status ? DeliveryWording.Of(status) : "No update",
        DeliveryKind.Risk => row.Score(picture.Scale) is { } score ? picture.Scale.PrintInWords(score) : "Not scored",
        DeliveryKind.VolumeLine => row.Figures(picture.Quarter) is { } figures ? $"In time: {figures.PercentText}" : "No update",
        var kind when DeliveryTree.IsRated(kind) => row.Rating?.Label ?? "No update",
        _ => null,
    };

    /// <summary>When it is to be complete, in its own words, or that it is; null where it is not said.</summary>
    public static string? Due(DeliveryItem item) => item.CompletedOn is { } done ? $"Completed on {FigureFormat.Date(done)}" : item.DueText ?? (item.DueOn is { } day ? FigureFormat.Date(day) : null);

    private static ItemJson Of(DeliveryRow row, DeliveryPicture picture, DateOnly today) => new(
        row.Item.Code,
        JsonNamingPolicy.KebabCaseLower.ConvertName(row.Item.Kind.ToString()),
        row.Title,
        picture.Find(row.Item.ParentId)?.Item.Code,
        row.Rating is { } rating ? new RateJson.StatusJson(rating.Key, rating.Label) : null,
        row.Now?.Status is { } status ? new RateJson.StatusJson(PackWords.ActionStatuses[status], DeliveryWording.Of(status)) : null,
        row.Now?.Score,
        row.Now?.PercentComplete,
        row.Figures(picture.Quarter) is { } figures && row.Item.Kind == DeliveryKind.VolumeLine ? FiguresJson.Of(figures) : null,
        Says(row, picture),
        Due(row.Item),
        row.Item.DueOn,
        row.Item.IsOverdue(today),
        row.LeadOfficer);

    internal sealed record ItemJson(
        string Code, string Kind, string Title, string? Parent, RateJson.StatusJson? Rating, RateJson.StatusJson? Status, string? Score, int? PercentComplete, FiguresJson? Volumes, string? Display, string? Due, DateOnly? DueOn, bool IsOverdue, string? LeadOfficer);

    internal sealed record FiguresJson(int? Received, int? Issued, int? Within, decimal? Percent)
    {
        public static FiguresJson Of(VolumeFigures figures) => new(figures.Received, figures.Issued, figures.Within, figures.Percent);
    }
}
