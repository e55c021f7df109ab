using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Web.Models.Schemes;

/// <summary>The page on which a draft is written.</summary>
/// <param name="Id">The draft; null for a new one.</param>
/// <param name="Form">What is typed.</param>
/// <param name="CopyOf">The scheme it was copied from; null unless it is new and a copy.</param>
/// <param name="Conflict">What someone stored meanwhile; null unless the officer has to choose.</param>
public sealed record SchemeDraftPage(int? Id, SchemeForm Form, SchemeVersion? CopyOf = null, Conflict<SchemeVersion?>? Conflict = null)
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Percent of the target", nameof(ToleranceKind.Percent)),
        new("Percentage points, for measures in percent", nameof(ToleranceKind.Points)),
        new("The measure’s own unit", nameof(ToleranceKind.Units)),
    ];

    public static IReadOnlyList<SelectListItem> Shapes { get; } = [.. Enum.GetNames<StatusShape>().Select(n => new SelectListItem(n, n))];

    public static IReadOnlyList<SelectListItem> Colours { get; } = [.. Enum.GetNames<StatusColour>().Select(n => new SelectListItem(n, n))];

    /// <summary>What a status may ask of last year.</summary>
    public static IReadOnlyList<SelectListItem> Conditions { get; } =
    [
        new("Nothing", nameof(LastYearCondition.Any)),
        new("As good or better", nameof(LastYearCondition.AsGood)),
        new("Better", nameof(LastYearCondition.Better)),
    ];

    public string Heading => Id is not null ? "Change a draft" : CopyOf is not null ? $"Copy “{CopyOf.Scheme.Name}” to a draft" : "Write a new scheme";

    /// <summary>Someone else's draft beside this one, line by line.</summary>
    public IReadOnlyList<(string Name, string Theirs, string Mine)> Differences
    {
        get
        {
            if (Conflict?.Theirs is not { } theirs) return [];
            SchemeForm stored = SchemeForm.From(theirs.Scheme, theirs.Version);
            return
            [
                ("Name", stored.Name ?? "–", Form.Name ?? "–"),
                ("Measured in", SchemeWords.Kind(stored.Kind), SchemeWords.Kind(Form.Kind)),
                .. Enumerable.Range(0, Math.Max(stored.Statuses.Count, Form.Statuses.Count)).Select(n => ($"Status {n + 1}", Line(stored, n), Line(Form, n))),
            ];
        }
    }

    private static string Line(SchemeForm form, int place)
    {
        if (place >= form.Statuses.Count) return "–";
        StatusForm status = form.Statuses[place];
        string limit = place == form.Statuses.Count - 1 ? "any" : status.LargestShortfall ?? "";
        return $"{status.Label} ({status.ShortLabel}), {status.Colour.ToString().ToLowerInvariant()} {status.Shape.ToString().ToLowerInvariant()}, up to {limit}{(place > 0 && SchemeWords.Condition(status.LastYear) is { } asks ? ", " + asks : "")}";
    }
}
