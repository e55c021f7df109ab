using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;

namespace PerformanceManagement.Core.Imports;

/// <summary>Brings in targets.csv. A row is the whole truth about its target: number, range and words are read together.</summary>
internal sealed class TargetRows(PackStage stage)
{
    public async Task ApplyAsync(PackTable table, CancellationToken stop)
    {
        Action<object> count = stage.StartFile(PackFiles.Targets);
        var keys = new FigureKeys(stage);
        List<Target> known = await stage.Database.Targets.ToListAsync(stop);
        Dictionary<(int, Period), Target> existing = known.ToDictionary(t => (t.MeasureId, t.Period));
        foreach (PackRow row in table.Rows)
        {
            var target = new Target { Value = row.Figure("value"), Low = row.Figure("low"), High = row.Figure("high"), Words = row.Line("words", Target.WordsLength) };
            if (keys.Read(row) is not { } about) continue;
            Check(row, target, about.Measure);
            count(Store(target, about.Measure, about.Period, existing));
        }
    }

    /// <summary>Why a target does not go with a measure's good direction; null when it does.</summary>
    public static string? DirectionProblem(GoodDirection good, Target target) => good switch
    {
        GoodDirection.None when target.Value is not null || target.Low is not null || target.High is not null =>
            "has no good direction, so it can have a target in words but not in figures",
        GoodDirection.Higher or GoodDirection.Lower when target.Low is not null || target.High is not null =>
            "is better the " + PackWords.Good[good] + " it is, so its target is one figure: use the column value",
        _ => null,
    };

    private void Check(PackRow row, Target target, Measure measure)
    {
        bool isEmpty = target is { Value: null, Low: null, High: null, Words: null };
        if (isEmpty && row.IsSound)
            row.Problem(null, "There is no target in it: fill in value, low and high, or words (such as NO TARGET SET).");
        if (target.Value is not null && (target.Low is not null || target.High is not null))
            row.Problem("value", "A target is one figure or a range: fill in value, or low and high.");
        if (target.Low > target.High)
            row.Problem("low", "The lower end of the range is above its upper end.");
        if (stage.IsSound(measure) && DirectionProblem(measure.Good, target) is { } problem)
            row.Problem(target.Value is not null ? "value" : target.Low is not null ? "low" : "high", $"{measure.Code} {problem}.");
    }

    private static Target Store(Target read, Measure measure, Period period, Dictionary<(int, Period), Target> existing)
    {
        if (measure.Id == 0 || !existing.TryGetValue((measure.Id, period), out Target? target))
        {
            read.Period = period;
            measure.Targets.Add(read);
            return read;
        }

        target.Value = read.Value;
        target.Low = read.Low;
        target.High = read.High;
        target.Words = read.Words;
        return target;
    }
}
