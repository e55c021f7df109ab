using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in what has changed of measures in time: earlier rules, places, codes and definitions, breaks in method, schemes and tolerances from a day on, rebased limits. It comes with a
/// measure that is new; of a measure that is there, the same passes and anything else is refused, because its page shows the effect first.
/// </summary>
internal sealed class MeasureHistoryRows(PackStage stage)
{
    /// <summary>Reads the files that are there. After the measures, before everything that is read by their rules.</summary>
    public async Task ApplyAsync(Func<string, PackTable?> tableOf, CancellationToken stop)
    {
        if (tableOf(PackFiles.EarlierRules) is { } rules) Each(rules, PackFiles.EarlierRules, Rules);
        if (tableOf(PackFiles.EarlierPlaces) is { } places) Each(places, PackFiles.EarlierPlaces, Place);
        if (tableOf(PackFiles.EarlierCodes) is { } codes) Each(codes, PackFiles.EarlierCodes, Code);
        if (tableOf(PackFiles.EarlierDefinitions) is { } definitions) Each(definitions, PackFiles.EarlierDefinitions, Definition);
        if (tableOf(PackFiles.MethodBreaks) is { } breaks)
        {
            await stage.Database.MethodBreaks.LoadAsync(stop);
            Each(breaks, PackFiles.MethodBreaks, Break);
        }

        if (tableOf(PackFiles.RatingChanges) is { } ratings)
        {
            await stage.Database.RatingOverrides.LoadAsync(stop);
            Each(ratings, PackFiles.RatingChanges, Rating);
        }

        if (tableOf(PackFiles.LimitRebases) is not { } rebases) return;
        await stage.Database.LimitRebases.LoadAsync(stop);
        Each(rebases, PackFiles.LimitRebases, Rebase);
    }

    private void Each(PackTable table, string file, Func<PackRow, Measure, object?> read)
    {
        Action<PackRow, object> count = stage.StartFile(file);
        foreach (PackRow row in table.Rows)
            if (stage.MeasureOf(row) is { } measure && read(row, measure) is { } entity) count(row, entity);
    }

    private static EarlierRules? Rules(PackRow row, Measure measure)
    {
        DateOnly? until = row.RequiredDate("until");
        var rules = new EarlierRules
        {
            Unit = row.RequiredLine("unit", TextLengths.Unit),
            Decimals = row.RequiredWhole("decimals", 0, FigureFormat.MostDecimals) ?? 0,
            Good = row.RequiredWord("good", PackWords.Good) ?? default,
            Frequency = row.RequiredWord("frequency", PackWords.Frequencies) ?? default,
            Calendar = row.RequiredWord("calendar", PackWords.Calendars) ?? default,
            Arrears = row.RequiredWhole("arrears", 0, MeasureRows.MostArrears) ?? 0,
            Entry = row.RequiredWord("entry", PackWords.Entries) ?? default,
            Basis = row.RequiredWord("basis", PackWords.Bases) ?? default,
            QuarterRule = row.RequiredWord("quarter_rule", PackWords.Rules) ?? default,
            YearRule = row.RequiredWord("year_rule", PackWords.Rules) ?? default,
        };
        if (row.IsSound && MeasurePeriods.CalendarProblem(rules.Frequency, rules.Calendar) is { } problem) row.Problem("calendar", problem);
        if (until is not { } day || !row.IsSound) return null;
        rules.Until = day;
        return Stored(
            row,
            measure,
            measure.EarlierRules,
            measure.EarlierRules.Find(e => e.Until == day),
            rules,
            (one, other) => one.ToRulesUntil() == other.ToRulesUntil());
    }

    private EarlierPlace? Place(PackRow row, Measure measure)
    {
        DateOnly? until = row.RequiredDate("until");
        string? key = row.Line("plan", TextLengths.Key);
        PlanItem? item = key is null ? null : stage.FindPlanItem(key);
        if (key is not null && item is null) row.Problem("plan", $"There is no plan item “{PackProblems.Shorten(key)}”, neither in plan.csv nor in the database.");
        return until is { } day && row.IsSound
            ? Stored(row, measure, measure.EarlierPlaces, measure.EarlierPlaces.Find(e => e.Until == day), new EarlierPlace { Until = day, PlanItem = item }, (one, other) => one.PlanItemId == other.PlanItem?.Id)
            : null;
    }

    private EarlierCode? Code(PackRow row, Measure measure)
    {
        string earlier = row.RequiredLine("earlier", Measure.CodeLength);
        DateTime at = SetAt(row, "given_up");
        if (!row.IsSound) return null;
        EarlierCode? there = stage.FindEarlierCode(earlier);
        if (there is { Id: > 0 } && there.MeasureId == measure.Id) return there;
        if (there is null && measure.Id == 0 && stage.FindMeasure(earlier) is null) return stage.Add(measure, new EarlierCode { Code = earlier, GivenUpAt = at });
        row.Problem("earlier", measure.Id == 0 ? $"“{PackProblems.Shorten(earlier)}” is or was the code of another measure." : IsThere(measure));
        return null;
    }

    private static EarlierDefinition? Definition(PackRow row, Measure measure)
    {
        DateOnly? until = row.RequiredDate("until");
        string text = row.Text("definition", TextLengths.Definition) ?? "";
        return until is { } day && row.IsSound
            ? Stored(row, measure, measure.EarlierDefinitions, measure.EarlierDefinitions.Find(e => e.Until == day), new EarlierDefinition { Until = day, Text = text }, (one, other) => one.Text == other.Text)
            : null;
    }

    private static MethodBreak? Break(PackRow row, Measure measure)
    {
        Period? from = row.Period("period", new PeriodUse(measure.Frequency, measure.Calendar));
        string reason = row.RequiredLine("reason", TextLengths.Reason);
        return from is { } period && row.IsSound
            ? Stored(row, measure, measure.Breaks, measure.Breaks.Find(b => b.From == period), new MethodBreak { From = period, Reason = reason }, (one, other) => one.Reason == other.Reason)
            : null;
    }

    private RatingOverride? Rating(PackRow row, Measure measure)
    {
        DateOnly? from = row.RequiredDate("from");
        string? scheme = row.Line("scheme", TextLengths.Name);
        ToleranceKind? kind = row.Word("tolerance_kind", PackWords.ToleranceKinds);
        decimal? tolerance = row.Figure("tolerance", kind == ToleranceKind.Units ? MeasureRows.DifferenceUnit(measure) : null, FigureFormat.MostDecimals);
        if ((tolerance is null) != (kind is null) && row.IsSound) row.Problem("tolerance", "A tolerance and its kind go together: fill in both, or neither.");
        if (tolerance < 0) row.Problem("tolerance", "A tolerance cannot be negative.");
        string? known = scheme is null ? null : stage.Database.RatingSchemes.Local.FirstOrDefault(s => !s.IsDraft && s.Name.Equals(scheme, StringComparison.OrdinalIgnoreCase))?.Name;
        if (scheme is not null && known is null) row.Problem("scheme", $"There is no rating scheme “{PackProblems.Shorten(scheme)}”, neither in schemes.csv nor in the database.");
        string reason = row.RequiredLine("reason", TextLengths.Reason);
        DateTime at = SetAt(row);
        return from is { } day && row.IsSound
            ? Stored(
                row,
                measure,
                measure.Overrides,
                measure.Overrides.Find(o => o.From == day),
                new RatingOverride { From = day, SchemeName = known, Tolerance = tolerance, ToleranceKind = kind, Reason = reason, SetAt = at },
                (one, other) => (one.SchemeName, one.Tolerance, one.ToleranceKind, one.Reason) == (other.SchemeName, other.Tolerance, other.ToleranceKind, other.Reason))
            : null;
    }

    private LimitRebase? Rebase(PackRow row, Measure measure)
    {
        Period? from = row.Period("period", new PeriodUse(measure.Frequency, measure.Calendar));
        string reason = row.RequiredLine("reason", TextLengths.Reason);
        DateTime at = SetAt(row);
        return from is { } period && row.IsSound
            ? Stored(row, measure, measure.Rebases, measure.Rebases.Find(r => r.From == period), new LimitRebase { From = period, Reason = reason, SetAt = at }, (one, other) => one.Reason == other.Reason)
            : null;
    }

    // The day is what pages say of it; noon is on that day in the United Kingdom, too.
    private DateTime SetAt(PackRow row, string column = "set_on") => row.Line(column) is not null && row.Date(column) is { } day ? day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc) : stage.Now;

    private static T? Stored<T>(PackRow row, Measure measure, List<T> all, T? there, T read, Func<T, T, bool> isSame)
        where T : class
    {
        if (there is not null && isSame(there, read)) return there;
        if (measure.Id == 0 && there is null)
        {
            all.Add(read);
            return read;
        }

        row.Problem(null, there is not null && measure.Id == 0
            ? $"{measure.Code} already has a row for the same time."
            : IsThere(measure));
        return null;
    }

    private static string IsThere(Measure measure) => $"{measure.Code} is there already, and what has changed of it in time is set on its page, where the effect is shown first. Leave the row out.";
}
