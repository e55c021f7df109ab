using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Works out what the changed rules of a pack's measures do to what is reported already, by rating every quarter that has figures twice: by the rules as
/// they are stored, and by those of the pack. Figures and targets are those that are stored, so that only the rules make the difference.
/// </summary>
internal sealed class RuleRepaint(PackStage stage)
{
    private static readonly (string Column, Func<Measure, object?> Of, string Label, Func<Measure, string?> Text)[] Rules =
    [
        ("unit", m => m.Unit, MeasureLabels.Of(nameof(MeasureEdit.Unit)), m => m.Unit),
        ("decimals", m => m.Decimals, MeasureLabels.Of(nameof(MeasureEdit.Decimals)), m => Figure(m.Decimals)),
        ("good", m => m.Good, MeasureLabels.Of(nameof(MeasureEdit.Good)), m => RuleNames.Good(m.Good)),
        ("frequency", m => m.Frequency, MeasureLabels.Of(nameof(MeasureEdit.Frequency)), m => RuleNames.Often(m.Frequency)),
        ("calendar", m => m.Calendar, MeasureLabels.Of(nameof(MeasureEdit.Calendar)), m => RuleNames.Calendar(m.Calendar)),
        ("arrears", m => m.Arrears, MeasureLabels.Of(nameof(MeasureEdit.Arrears)), m => Figure(m.Arrears)),
        ("entry", m => m.Entry, MeasureLabels.Of(nameof(MeasureEdit.Entry)), m => RuleNames.Entered(m.Entry)),
        ("basis", m => m.Basis, MeasureLabels.Of(nameof(MeasureEdit.Basis)), m => RuleNames.Reported(m.Basis)),
        ("quarter_rule", m => m.QuarterRule, MeasureLabels.Of(nameof(MeasureEdit.QuarterRule)), m => RuleNames.PutTogether(m.QuarterRule)),
        ("year_rule", m => m.YearRule, MeasureLabels.Of(nameof(MeasureEdit.YearRule)), m => RuleNames.PutTogether(m.YearRule)),
        ("scheme", m => (m.SchemeName, m.IsDataOnly), MeasureLabels.Of(nameof(MeasureEdit.Scheme)), m => m.IsDataOnly ? MeasureRows.DataOnly : m.SchemeName),
        ("tolerance", m => (m.Tolerance, m.ToleranceKind), MeasureLabels.Of(nameof(MeasureEdit.Tolerance)), m => m.Tolerance is { } tolerance ? $"{Figure(tolerance)} ({Wording.LowerFirst(RuleNames.Tolerance(m.ToleranceKind!.Value))})" : null),
        ("trend", m => m.Trend, MeasureLabels.Of(nameof(MeasureEdit.Trend)), m => RuleNames.Trend(m.Trend)),
        ("no_change_band", m => m.NoChangeBand, MeasureLabels.Of(nameof(MeasureEdit.NoChangeBand)), m => m.NoChangeBand is { } band ? Figure(band) : null),
        ("partial", m => m.Partial, MeasureLabels.Of(nameof(MeasureEdit.Partial)), m => RuleNames.WhilePartIsMissing(m.Partial)),
    ];

    private static string Figure(decimal number) => FigureFormat.ToEdit(number, "number");

    /// <summary>What is repainted; refused with a sentence in each measure's row unless <paramref name="isTold"/>.</summary>
    public async Task<DataPackRepaints> ApplyAsync(IReadOnlyDictionary<string, PackRow> rowOf, bool isTold, CancellationToken stop)
    {
        Dictionary<int, (Measure Measure, string Columns)> changed = [];
        foreach (Measure measure in rowOf.Keys.Select(stage.FindMeasure).OfType<Measure>().Where(m => m.Id != 0))
        {
            if (ChangedColumns(measure) is { Length: > 0 } columns) changed[measure.Id] = (measure, columns);
        }

        if (changed.Count == 0) return DataPackRepaints.None;
        RemarkOnDates(rowOf);
        HashSet<Period> signedOff = [.. await stage.Database.Collections.Where(c => c.State == CollectionState.SignedOff).Select(c => c.Period).ToListAsync(stop)];
        List<Period> quarters = await QuartersAsync(changed, stop);
        List<DataPackRepaint> repaints = [];
        foreach (Period quarter in quarters) repaints.AddRange(await RepaintedAsync(quarter, changed, stop));
        if (repaints.Count == 0) return DataPackRepaints.None;

        List<string> counts = [];
        bool needTelling = false;
        foreach (IGrouping<string, DataPackRepaint> own in repaints.GroupBy(r => r.Code))
        {
            (Measure measure, string columns) = changed.Values.First(c => c.Measure.Code == own.Key);
            string sentence = $"What changes in {measure.Code} ({columns}) repaints {Number(own.Count(), "quarter")}: {string.Join(", ", own.SelectMany(r => r.Changes).GroupBy(c => c.What).Select(g => Number(g.Count(), g.Key)))}.";
            counts.Add(sentence);
            stage.Audit("measure.rules-changed", sentence, measure.Id, details: stage.SaysRules ? Details(measure) : null);
            // From a date on is what the pack asked for: it is said, and needs no second word.
            needTelling |= !HasNewDate(measure);
            if (!isTold && !HasNewDate(measure)) rowOf[measure.Code].Problem(null, $"{sentence} {stage.HowToRepaint} if that is meant; else leave the rules as they are, or give the measure with the new rules a new code.");
        }

        List<Period> stay = [.. quarters.Where(signedOff.Contains).Order()];
        if (stay.Count > 0) counts.Add($"{(stay.Count == 1 ? $"{stay[0].Label} is signed off and stays as it is" : $"{stay.Count} quarters are signed off and stay as they are: {string.Join(", ", stay.Select(q => q.Label))}")}.");
        return new DataPackRepaints([.. repaints.Take(DataPackRepaints.MostListed)], counts, repaints.Count) { NeedTelling = needTelling };
    }

    private static bool HasNewDate(Measure measure) => measure.EarlierRules.Exists(e => e.Id == 0);

    // Before the date nothing is repainted, and what figures mean another thing than now is not compared with them.
    private void RemarkOnDates(IReadOnlyDictionary<string, PackRow> rowOf)
    {
        foreach ((string code, PackRow row) in rowOf)
        {
            if (stage.FindMeasure(code) is not { } measure || measure.EarlierRules.Find(e => e.Id == 0) is not { } kept) continue;
            string since = $"new rules hold from {FigureFormat.Date(kept.Until.AddDays(1))}; quarters that end before it keep the earlier ones";
            row.Remark("rules_from", $"“{measure.Code}”: {since}.");
            stage.Audit("measure.rules-dated", $"{measure.Code}: {since}.", measure.Id);
        }
    }

    private IEnumerable<AuditDetail> Details(Measure measure)
    {
        Measure before = Before(measure);
        return Rules.Where(r => !Equals(r.Of(before), r.Of(measure))).Select(r => AuditDetail.OfRule(r.Label, r.Text(before), r.Text(measure)));
    }

    private Measure Before(Measure measure) => (Measure)stage.Database.Entry(measure).OriginalValues.ToObject();

    private string ChangedColumns(Measure measure)
    {
        Measure before = Before(measure);
        return string.Join(", ", Rules.Where(r => !Equals(r.Of(before), r.Of(measure))).Select(r => r.Column));
    }

    // Every quarter in which one of the measures has a figure, and those that were or are collected; the latest first.
    private async Task<List<Period>> QuartersAsync(Dictionary<int, (Measure Measure, string Columns)> changed, CancellationToken stop)
    {
        var figures = await stage.Database.Results.AsNoTracking().Where(r => changed.Keys.Contains(r.MeasureId)).Select(r => new { r.MeasureId, r.Period }).ToListAsync(stop);
        List<Period> collected = await stage.Database.Collections.Select(c => c.Period).ToListAsync(stop);
        return [.. figures.Select(f => EntryRules.QuarterOf(f.Period, changed[f.MeasureId].Measure.ToRules())).Concat(collected).Distinct().OrderDescending()];
    }

    private async Task<IEnumerable<DataPackRepaint>> RepaintedAsync(Period quarter, Dictionary<int, (Measure Measure, string Columns)> changed, CancellationToken stop)
    {
        var scorecards = new ScorecardService(stage.Database);
        var filter = new ScorecardFilter { MeasureIds = [.. changed.Keys] };
        QuarterlyScorecard before = await scorecards.GetAsync(quarter, filter, stop);
        QuarterlyScorecard after = await scorecards.WithAsync(
            quarter, filter, head => head with { Rules = changed[head.Id].Measure.ToRules(), Earlier = [.. changed[head.Id].Measure.EarlierRules], SchemeName = changed[head.Id].Measure.SchemeName }, stop);
        Dictionary<int, ScorecardRow> then = after.Rows.ToDictionary(r => r.MeasureId);
        return before.Rows.Where(r => then.ContainsKey(r.MeasureId)).Select(r => new DataPackRepaint(changed[r.MeasureId].Measure.Code, quarter, [.. Cells(r, then[r.MeasureId])])).Where(r => r.Changes.Count > 0);
    }

    private static IEnumerable<RepaintedCell> Cells(ScorecardRow before, ScorecardRow after) =>
        new[]
        {
            new RepaintedCell("status", before.Rating.LabelWithColour, after.Rating.LabelWithColour),
            new RepaintedCell("figure", before.ValueText, after.ValueText),
            new RepaintedCell("target", before.TargetText, after.TargetText),
            new RepaintedCell("short trend", before.ShortTrend.Label, after.ShortTrend.Label),
            new RepaintedCell("long trend", before.LongTrend.Label, after.LongTrend.Label),
            new RepaintedCell("comparison with last year", before.SinceLastYear.Label, after.SinceLastYear.Label),
        }.Where(c => c.Before != c.After);

    private static string Number(int count, string what) => count == 1 ? $"1 {what}"
        : string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{count:N0} {what switch { "status" => "statuses", "comparison with last year" => "comparisons with last year", _ => what + "s" }}");
}
