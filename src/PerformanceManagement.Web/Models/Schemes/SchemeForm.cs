using System.Globalization;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Web.Models.Schemes;

/// <summary>The form of a draft.</summary>
public sealed class SchemeForm
{
    /// <summary>The button that stores; all others only change the form.</summary>
    public const string Save = "save";

    /// <summary>The button that adds a status before the worst.</summary>
    public const string Add = "add";

    /// <summary>The buttons of a status: with its place, as in "up-1".</summary>
    public const string Up = "up", Down = "down", Remove = "remove";

    public string? Name { get; set; }

    public ToleranceKind Kind { get; set; }

    /// <summary>The statuses, best first.</summary>
    public List<StatusForm> Statuses { get; set; } = [];

    public Guid? Version { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Do { get; set; }

    /// <summary>A form with two empty statuses.</summary>
    public static SchemeForm Empty()
    {
        var form = new SchemeForm();
        form.Statuses.Add(form.NewStatus());
        form.Statuses[0].LargestShortfall = "0";
        form.Statuses.Add(form.NewStatus());
        return form;
    }

    /// <summary>A form filled from a scheme.</summary>
    public static SchemeForm From(RatingScheme scheme, Guid? version) => new()
    {
        Name = scheme.Name,
        Kind = scheme.Ordered.FirstOrDefault(s => s.LargestShortfall > 0)?.Kind ?? ToleranceKind.Percent,
        Statuses = [.. scheme.Ordered.Select(StatusForm.From)],
        Version = version,
    };

    /// <summary>A form for a new draft with everything of a scheme.</summary>
    public static SchemeForm CopyOf(RatingScheme scheme) => From(scheme, null);

    // The last status accepts any shortfall, whatever stood there when it was another's place.
    public SchemeEdit ToEdit(int? id) => new(id, Name, Kind, [.. Statuses.Select((s, place) => s.ToEdit(isFirst: place == 0, isLast: place == Statuses.Count - 1))], Version);

    /// <summary>Does what a button of the statuses says; nothing is stored. A button that means nothing changes nothing.</summary>
    public void Rearrange()
    {
        string[] parts = (Do ?? "").Split('-');
        if (parts[0] == Add && Statuses.Count < SchemeRules.MostStatuses)
        {
            Statuses.Insert(Math.Max(0, Statuses.Count - 1), NewStatus());
            return;
        }

        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int place) || place >= Statuses.Count) return;
        StatusForm moved = Statuses[place];
        int to = parts[0] switch { Up => place - 1, Down => place + 1, _ => place };
        if (parts[0] == Remove) Statuses.RemoveAt(place);
        else if (to >= 0 && to < Statuses.Count) (Statuses[place], Statuses[to]) = (Statuses[to], moved);
    }

    private StatusForm NewStatus() => new()
    {
        Shape = Enum.GetValues<StatusShape>().Except(Statuses.Select(s => s.Shape)).FirstOrDefault(),
        Colour = Enum.GetValues<StatusColour>().Except(Statuses.Select(s => s.Colour)).FirstOrDefault(),
    };
}

/// <summary>A status on the form.</summary>
public sealed class StatusForm
{
    /// <summary>The key of the status it was copied from; blank for a new one.</summary>
    public string? Key { get; set; }

    public string? Label { get; set; }

    public string? ShortLabel { get; set; }

    public StatusShape Shape { get; set; }

    public StatusColour Colour { get; set; }

    public string? LargestShortfall { get; set; }

    /// <summary>What it asks of the comparison with the same period last year.</summary>
    public LastYearCondition LastYear { get; set; }

    /// <summary>How it would be drawn; null until it has a label.</summary>
    public Rating? Drawn => string.IsNullOrWhiteSpace(Label)
        ? null
        : new Rating { Outcome = RatingOutcome.Rated, Status = new RatedStatus(Key ?? "", Label, ShortLabel ?? Label, Shape, Colour, 0, false), Explanation = "" };

    public static StatusForm From(SchemeStatus status) => new()
    {
        Key = status.Key,
        Label = status.Label,
        ShortLabel = status.ShortLabel,
        Shape = status.Shape,
        Colour = status.Colour,
        LargestShortfall = status.LargestShortfall is { } limit ? FigureFormat.AsSet(limit, 0, "number") : null,
        LastYear = status.LastYear,
    };

    // The first and the last ask nothing of last year, whatever was chosen when they stood elsewhere.
    public StatusEdit ToEdit(bool isFirst, bool isLast) =>
        new(Key, Label, ShortLabel, Shape, Colour, isLast ? null : LargestShortfall ?? "", isFirst || isLast ? LastYearCondition.Any : LastYear);
}
