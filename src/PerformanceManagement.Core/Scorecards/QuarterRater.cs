using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Rates an open quarter by any rules, from what was read of it. A fault in one measure stays in its row.</summary>
/// <param name="quarter">The quarter.</param>
/// <param name="reader">Knows which families of measures could not be worked out.</param>
/// <param name="plan">Where measures stand in the plan.</param>
/// <param name="counting">How the council counts; null for the product's own way.</param>
/// <param name="faults">Where a fault in one measure is reported; null lets it through.</param>
internal sealed class QuarterRater(Period quarter, FigureReader reader, PlanPaths plan, CountingRules? counting, MeasureFaults? faults)
{
    public required IReadOnlyList<ScorecardMeasure> Heads { get; init; }

    public required ILookup<int, Correction> Corrections { get; init; }

    /// <summary>The figures of a measure, as far back as its frequency is compared.</summary>
    public required Func<int, Frequency, IEnumerable<EnteredFigure>> FiguresOf { get; init; }

    public required ILookup<int, TargetFigure> Targets { get; init; }

    public required ILookup<int, Period> Breaks { get; init; }

    /// <summary>The signed-off quarters that a measure was not in.</summary>
    public required ILookup<int, Period> Missed { get; init; }

    public required IReadOnlyDictionary<int, MeasureNote> Notes { get; init; }

    /// <summary>The periods of a measure whose figures nobody has approved, where the council approves values.</summary>
    public required ILookup<int, Period> NotApproved { get; init; }

    /// <summary>The scorecard by a set of rules.</summary>
    public QuarterlyScorecard Rate(RatingRules rules) => new(quarter, [.. PlanPaths.InOrder(Heads.Select(head => Row(rules, head)))], counting);

    private ScorecardRow Row(RatingRules rules, ScorecardMeasure head)
    {
        try
        {
            return reader.FaultOf(head.Id) is { } fault ? throw new InvalidOperationException("Its family of measures could not be worked out.", fault) : Made(rules, head);
        }
        catch (Exception fault) when (faults.IsOwn(fault))
        {
            return ScorecardRowMaker.Faulty(head, quarter, plan.To(head.PlanItemId, quarter), faults!.Report(head.Id, fault));
        }
    }

    private ScorecardRow Made(RatingRules rules, ScorecardMeasure head)
    {
        if (head.Life.OutsideQuarter(quarter, head.Rules) is { } absent)
            return ScorecardRowMaker.Absent(head, quarter, plan.To(head.PlanItemId, quarter), absent);
        (RatingScheme? scheme, MeasureRules own) = rules.For(head.Id, head.SchemeName, head.Rules, quarter.End);
        ScorecardRow row = ScorecardRowMaker.Make(
            head with { Rules = own },
            quarter,
            plan.To(head.PlanItemId, quarter),
            scheme,
            [.. head.Dated.Seen(FiguresOf(head.Id, head.Rules.Frequency), quarter.End)],
            head.Targets ?? [.. Targets[head.Id]],
            [.. Breaks[head.Id]],
            Notes.TryGetValue(head.Id, out MeasureNote? note) ? new LatestNote(note.Period, note.Text, note.Date) : null,
            // A figure in arrears is rated by what held in its own time.
            day => rules.For(head.Id, head.SchemeName, head.Rules, day),
            [.. Corrections[head.Id]]);
        row = AddedLater.Marked(row, [.. Missed[head.Id]]);
        // A quarter of months is approved when all of its months are.
        return row.Reported.Value is not null && NotApproved[head.Id].Any(row.Reported.Period.Contains) ? row with { IsNotApproved = true } : row;
    }
}
