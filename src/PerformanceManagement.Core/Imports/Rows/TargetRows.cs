using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Targets;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Brings in targets.csv. Number, range and words of a row are read together; of the other columns, one that the file lacks leaves what is there.</summary>
internal sealed class TargetRows(PackStage stage)
{
    private readonly Dictionary<(Measure, Period), Target> targets = [];

    public async Task ApplyAsync(PackTable table, CancellationToken stop)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Targets);
        var keys = new FigureKeys(stage);
        var kept = new KeptTargets(stage);
        Dictionary<int, Measure> measures = stage.Measures.Where(m => m.Id != 0).ToDictionary(m => m.Id);
        foreach (Target known in await stage.Database.Targets.ToListAsync(stop)) targets.Add((measures[known.MeasureId], known.Period), known);
        List<(PackRow Row, Measure Measure, Target Target)> profiled = [];
        foreach (PackRow row in table.Rows)
        {
            if (keys.Read(row) is not { } about)
            {
                Figures(row, null, FigureFormat.MostDecimals);
                continue;
            }

            MeasureRules rules = about.Measure.ToDatedRules().At(about.Period.End);
            string? unit = stage.IsSound(about.Measure) ? rules.Unit : null;
            Target read = Figures(row, unit, rules.Decimals);
            Target target = targets.GetValueOrDefault(about, read);
            if (ReferenceEquals(target, read)) Add(read, about.Measure, about.Period);
            else (target.Value, target.Low, target.High, target.Words) = (read.Value, read.Low, read.High, read.Words);
            ReadKind(row, target, about.Measure, about.Period, unit);
            Check(row, target, about.Measure, rules.Good);
            kept.Note(row, about.Measure, target);
            if (row.IsSound && target.Profile is not null && row.Has("profile")) profiled.Add((row, about.Measure, target));
            count(row, target);
        }

        foreach ((PackRow row, Measure measure, Target target) in profiled) CheckProfile(row, measure, target);
        await kept.RemarkAsync(stop);
    }

    private static Target Figures(PackRow row, string? unit, int decimals) => new()
    {
        Value = row.TargetFigure("value", unit, decimals),
        Low = row.TargetFigure("low", unit, decimals),
        High = row.TargetFigure("high", unit, decimals),
        Words = row.Line("words", Target.WordsLength),
    };

    private static void ReadKind(PackRow row, Target target, Measure measure, Period period, string? unit)
    {
        if (row.Has("kind")) target.Kind = row.Word("kind", PackWords.TargetKinds) ?? TargetKind.Target;
        if (row.Has("floor")) target.Floor = row.TargetFigure("floor", unit, measure.Decimals);
        if (row.Has("profile")) target.Profile = row.Word("profile", PackWords.Profiles);
        if (target.Profile is not null && period.Length != PeriodLength.Year)
            row.Problem("profile", "A profile says how a year’s target is spread over its periods, so only the row of a year has one.");
        if (row.Has("baseline")) target.Baseline = row.TargetFigure("baseline", unit, measure.Decimals);
        if (row.Has("baseline_period")) target.BaselinePeriod = row.Line("baseline_period") is null ? null : row.Period("baseline_period", unit is null ? null : new PeriodUse(measure.Frequency, measure.Calendar));
        if (row.IsSound && (target.Baseline is null) != (target.BaselinePeriod is null))
            row.Problem(target.Baseline is null ? "baseline" : "baseline_period", "A baseline is a figure with its period: fill in both, or neither.");
    }

    private void Check(PackRow row, Target target, Measure measure, GoodDirection good)
    {
        var figure = target.ToFigure();
        if (target.Kind == TargetKind.NoTarget && figure.HasFigure)
            row.Problem("kind", $"“{PackWords.TargetKinds[target.Kind]}” means that there is no target in figures: leave value, low and high blank.");
        if (target is { Kind: not (TargetKind.Target or TargetKind.NoTarget or TargetKind.BaselinePeriod), Value: null } && row.IsSound)
            row.Problem("value", $"“{PackWords.TargetKinds[target.Kind]}” goes with one figure: fill in value.");
        if (target is { Kind: TargetKind.Target, Words: null } && !figure.HasNumber && row.IsSound)
            row.Problem(null, "There is no target in it: fill in value, low and high, or words (such as NO TARGET SET), or write no-target or baseline in kind.");
        if (target.Value is not null && (target.Low is not null || target.High is not null))
            row.Problem("value", "A target is one figure or a range: fill in value, or low and high.");
        if (target.Low > target.High) row.Problem("low", TargetCheck.UpsideDown + ".");
        if (!stage.IsSound(measure)) return;
        if (TargetCheck.DirectionProblem(good, figure) is { } problem)
        {
            bool isAboutKind = target.Kind != TargetKind.Target;
            string field = isAboutKind ? "kind" : target.Value is not null ? "value" : target.Low is not null ? "low" : "high";
            string way = isAboutKind ? "" : good == GoodDirection.None ? ": write expected or baseline in kind" : ": use the column value";
            row.Problem(field, $"{measure.Code} {problem}{way}.");
        }
        else if (row.IsSound && TargetCheck.FloorProblem(good, figure) is { } floor)
        {
            row.Problem(row.Has("floor") ? "floor" : "value", floor + ".");
        }
    }

    // However it was spread, the periods of a measure that adds up make the year's target, whether they come with it or were there.
    private void CheckProfile(PackRow row, Measure measure, Target year)
    {
        MeasureRules rules = measure.ToRules();
        if (!stage.IsSound(measure) || !TargetProfileRule.AddsUp(rules)) return;
        if (!TargetPeriods.IsYearOf(year.Period, rules) || TargetPeriods.Of(year.Period, rules) is not { Count: > 0 } periods) return;
        if (year.Value is not { } value)
        {
            row.Problem("profile", "Only a target of one figure can be spread: leave profile blank.");
            return;
        }

        List<ProfilePart> parts = [.. periods.Select(p => new ProfilePart(p) { Target = targets.GetValueOrDefault((measure, p))?.Value })];
        if (TargetProfileRule.WhyNotAsGiven(value, parts, rules) is { } problem) row.Problem("profile", problem + ".");
    }

    private void Add(Target target, Measure measure, Period period)
    {
        target.Period = period;
        measure.Targets.Add(target);
        targets.Add((measure, period), target);
    }
}
