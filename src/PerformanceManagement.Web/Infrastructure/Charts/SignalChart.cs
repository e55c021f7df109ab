using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Web.Infrastructure.Charts;

/// <summary>What an XmR chart draws.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Series">The comparable periods with their targets, gaps included.</param>
/// <param name="Stretches">The stretches between rebases.</param>
/// <param name="Description">The same in sentences, for those who do not see it.</param>
public sealed record SignalChart(string Caption, TrendSeries Series, IReadOnlyList<SignalStretch> Stretches, string Description)
{
    /// <summary>The chart of a measure's signals.</summary>
    public static SignalChart Of(string caption, Signals signals, MeasureRules rules, IReadOnlyCollection<TargetFigure> targets)
    {
        var series = TrendSeries.Of(caption, rules, signals.Series, targets, []);
        var places = signals.Series.Select((point, index) => (point.Period, index)).ToDictionary(p => p.Period, p => p.index);
        SignalStretch[] stretches =
        [
            .. signals.Segments.Select(s => new SignalStretch([.. s.Points.Select(p => (places[p.Period], p))], s.Limits, s.Rebase is null ? null : $"Rebased from {s.Rebase.From.Label}")),
        ];
        IEnumerable<string> levels = stretches.Where(s => s.Limits is not null).Select(s =>
            $"Mean {SignalSentence.Level(s.Limits!.Mean, rules)}, limits {SignalSentence.Level(s.Limits.Lower, rules)} to {SignalSentence.Level(s.Limits.Upper, rules)} from {s.Points[0].Point.Period.Label} to {s.Points[^1].Point.Period.Label}; special causes in {s.Points.Count(p => p.Point.Cause != SpecialCause.None)} of {s.Points.Count} points.");
        return new SignalChart(caption, series, stretches, string.Join(' ', levels.Prepend(ChartDescription.Of(series)).Concat(signals.Segments.Select(s => s.Rebase).OfType<Rebase>().Select(SignalSentence.About))));
    }
}

/// <summary>A stretch of points that share their limits.</summary>
/// <param name="Points">The points, with their places in the series.</param>
/// <param name="Limits">Their limits; null for a run chart.</param>
/// <param name="RebaseLabel">What is written where it starts with a rebase; null otherwise.</param>
public sealed record SignalStretch(IReadOnlyList<(int Index, SignalPoint Point)> Points, ProcessLimits? Limits, string? RebaseLabel);
