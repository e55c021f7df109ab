using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Delivery;

/// <summary>The page of one item.</summary>
/// <param name="Picture">The item first, then what lies directly under it.</param>
/// <param name="Choices">What there is to choose from.</param>
/// <param name="Today">Today in Britain.</param>
/// <param name="MayWrite">Whether who looks may write its update.</param>
public sealed record DeliveryItemPage(DeliveryPicture Picture, ReportingChoices Choices, DateOnly Today, bool MayWrite)
{
    public DeliveryRow Row => Picture.Rows[0];

    public IReadOnlyList<DeliveryRow> Under => [.. Picture.Rows.Skip(1)];

    /// <summary>What became of the decisions of a line of volumes.</summary>
    public IReadOnlyList<OutcomeCount> Outcomes => OutcomeLines.TryRead(Row.Now?.Outcomes, out IReadOnlyList<OutcomeCount> outcomes, out _) ? outcomes : [];

    /// <summary>How the share in time moved, and how many went on to the next stage; empty where neither can be said.</summary>
    public string VolumesSaid
    {
        get
        {
            if (Row.Figures(Picture.Quarter) is not { } now) return "";
            List<string> said = [];
            if (now.PointsSince(Row.Figures(Picture.Quarter.Previous)) is { } points)
                said.Add(points == 0 ? $"The share in time is as it was in {Picture.Quarter.Previous.Label}." : $"The share in time is {FigureFormat.Display(Math.Abs(points), VolumeFigures.Decimals, "number")} percentage points {(points > 0 ? "higher" : "lower")} than in {Picture.Quarter.Previous.Label}.");
            if (Picture.NextStage is { } next && now.EscalationRate(next) is { } rate) said.Add($"{FigureFormat.Display(rate, VolumeFigures.Decimals, "%")} went on to the next stage.");
            return string.Join(' ', said);
        }
    }

    /// <summary>The volumes of the quarter and of those that it is compared with, where there are some.</summary>
    public IReadOnlyList<(Period Quarter, VolumeFigures Figures)> Volumes =>
        Row.Item.Kind != DeliveryKind.VolumeLine ? [] : [.. new[] { Picture.Quarter, Picture.Quarter.Previous, Picture.Quarter.Back(4), Picture.Quarter.Back(8) }.Select(q => (q, Row.Figures(q))).Where(q => q.Item2 is not null).Select(q => (q.q, q.Item2!))];
}

/// <summary>The risks of a quarter on the council's matrix.</summary>
public sealed record RiskMatrixPage(DeliveryPicture Picture, ReportingChoices Choices)
{
    /// <summary>The likelihoods, the highest first.</summary>
    public IEnumerable<int> Likelihoods => Enumerable.Range(1, Picture.Scale.Likelihoods.Count).Reverse();

    /// <summary>The impacts, the lowest first.</summary>
    public IEnumerable<int> Impacts => Enumerable.Range(1, Picture.Scale.Impacts.Count);

    public IReadOnlyList<DeliveryRow> At(RiskScore score) => [.. Picture.Rows.Where(r => r.Score(Picture.Scale) == score)];

    public int Unscored => Picture.Rows.Count(r => r.Score(Picture.Scale) is null);

    public int Rose => Picture.Rows.Count(r => r.Movement(Picture.Scale) == RiskMovement.Rose);

    public int AboveAppetite => Picture.Rows.Count(r => r.Score(Picture.Scale) is { } s && Picture.Scale.IsAboveAppetite(s));
}
