using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>
/// Whether a year's target is far from those of the years before: by more than a quarter of the latest of them, and by more than three times the furthest
/// that it has moved from one year to the next. Of a range its ends are looked at. Two of the last digit shown are never far.
/// </summary>
public static class FarTarget
{
    /// <summary>The doubt's name.</summary>
    public const string Key = "target";

    private const decimal FarShare = 0.25m;
    private const int FarMoves = 3;
    private const int MostYears = 5;
    private const int NeverFarSteps = 2;

    /// <summary>Why it is doubted; null where it is not.</summary>
    /// <param name="target">The year's target; null for none.</param>
    /// <param name="earlier">The measure's targets: of years before it those with a number are compared with.</param>
    /// <param name="year">The year.</param>
    /// <param name="rules">The measure's rules.</param>
    public static FigureDoubt? Doubt(TargetFigure? target, IEnumerable<TargetFigure> earlier, Period year, MeasureRules rules)
    {
        if (target is not { HasNumber: true, IsTarget: true }) return null;
        List<TargetFigure> before = [.. earlier.Where(t => t is { HasNumber: true, IsTarget: true } && t.Period.Length == year.Length && t.Period.End < year.Start).OrderByDescending(t => t.Period.End).Take(MostYears)];
        foreach (Func<TargetFigure, decimal?> end in new Func<TargetFigure, decimal?>[] { t => t.Value, t => t.Low, t => t.High })
        {
            if (end(target) is not { } set) continue;
            decimal[] compared = [.. before.Select(end).OfType<decimal>()];
            if (compared.Length == 0) continue;
            decimal moved = compared.Zip(compared.Skip(1), (now, then) => Math.Abs(now - then)).DefaultIfEmpty().Max();
            decimal near = Math.Max(NeverFarSteps * new decimal(1, 0, 0, false, (byte)rules.Decimals), Math.Max(FarShare * Math.Abs(compared[0]), FarMoves * moved));
            if (Math.Abs(set - compared[0]) <= near) continue;
            string earlierTexts = SumOfParts.Names([.. before.Where(t => end(t) is not null).Select(t => $"{FigureFormat.TargetText(t, rules.Decimals, rules.Unit)} for {t.Period.Label}")]);
            return new FigureDoubt(Key, "DoubtReason", $"{FigureFormat.TargetText(target, rules.Decimals, rules.Unit)} for {year.Label} is far from the earlier {(compared.Length == 1 ? "target" : "targets")}, {earlierTexts}.");
        }

        return null;
    }
}
