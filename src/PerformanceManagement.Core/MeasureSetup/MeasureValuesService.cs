using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>
/// The figures of a measure for any period, changed in a table by the performance team. Rows are read as those of values.csv are, and written by the one
/// writer: what members saw in a signed-off quarter stays, and is corrected with a reason instead.
/// </summary>
public sealed class MeasureValuesService(PerformanceDbContext database, TimeProvider time)
{
    private const string Deed = "change the figures of any period";
    private const int YearsAtOnce = 10;
    private static readonly string[] Columns = ["value", "numerator", "denominator", "year_to_date", "reason", "quality", "note"];
    private static readonly string[] Fields = [nameof(ValuesRowEdit.Value), nameof(ValuesRowEdit.Numerator), nameof(ValuesRowEdit.Denominator), nameof(ValuesRowEdit.YearToDate), nameof(ValuesRowEdit.Reason), nameof(ValuesRowEdit.Quality), nameof(ValuesRowEdit.Note)];
    private static readonly Dictionary<string, int> Places = Columns.Index().ToDictionary(c => c.Item, c => c.Index);

    /// <summary>The table of a year; null when there is no such measure.</summary>
    /// <param name="code">The measure's code.</param>
    /// <param name="year">A year of the measure's own calendar; null, or one of another, for the present one.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<ValuesTable?> FindAsync(string code, Period? year, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Deed);
        if (await MeasureQuery(database, code).FirstOrDefaultAsync(stop) is not { } measure) return null;
        Period shown = year is { Length: PeriodLength.Year } asked && asked.Calendar == measure.Calendar ? asked : Period.Containing(BritishDay.Today(time), PeriodLength.Year, measure.Calendar);
        return await TableAsync(measure, shown, actor, stop);
    }

    /// <summary>Stores the rows that were changed: all of them, or nothing.</summary>
    /// <returns>Saved, refused, a conflict with the stored <see cref="ValuesTable"/>, or null when there is no such measure.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public Task<Outcome?> SaveAsync(ValuesEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Deed);
        return database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    internal static IQueryable<Measure> MeasureQuery(PerformanceDbContext database, string code) => database.Measures.AsNoTracking().AsSingleQuery().Include(m => m.EarlierRules).Where(m => m.Code == code);

    private async Task<ValuesTable> TableAsync(Measure measure, Period year, Actor actor, CancellationToken stop)
    {
        List<Period> periods = PeriodsOf(measure, year);
        Dictionary<(int, Period), MeasureResult> stored = await new ResultWriter(database).LoadAsync(periods.Select(p => (measure.Id, p)).ToHashSet(), stop);
        CollectedQuarters quarters = await CollectedQuarters.ReadAsync(database, measure.Id, stop);
        FigureReader reader = await FigureReader.OpenAsync(database, [measure.Id], stop, actor);
        return new ValuesTable
        {
            Measure = measure,
            Year = year,
            Rows = [.. periods.Select(p => reader.IsHidden(measure.Id, p)
                ? new ValuesRow(p, Hidden(p, stored.GetValueOrDefault((measure.Id, p))), "It is not shown or changed here, because it is suppressed, or a suppressed figure could be worked out from it.")
                : new ValuesRow(p, RowOf(measure, p, stored.GetValueOrDefault((measure.Id, p))), new ResultPlace(measure, p, stored.ContainsKey((measure.Id, p)), quarters).Lock(WayIn.History, actor).Because))],
            HasRatio = measure.CollectsRatio || stored.Values.Any(r => r.Numerator is not null),
        };
    }

    // The measure's own periods, then the quarters and the year that they make up. Of what is taken once a year, ten.
    private static List<Period> PeriodsOf(Measure measure, Period year)
    {
        MeasureRules rules = measure.ToDatedRules().At(year.End);
        PeriodLength own = new PeriodUse(rules.Frequency, rules.Calendar).Length;
        IEnumerable<Period> periods = own == PeriodLength.Year
            ? Enumerable.Range(0, YearsAtOnce).Select(n => year.Back(YearsAtOnce - 1 - n))
            : [.. year.Parts(own), .. own == PeriodLength.Month && year.Calendar != PeriodCalendar.Calendar ? year.Parts(PeriodLength.Quarter) : [], year];
        MeasureLife life = measure.ToLife();
        return [.. periods.Where(p => MeasurePeriods.Fit(measure, p) && life.Holds(p))];
    }

    private static ValuesRowEdit RowOf(Measure measure, Period period, MeasureResult? stored)
    {
        if (stored is null) return Filled(new ValuesRowEdit { Period = period.UrlToken, Quality = PackWords.Qualities[ValueQuality.Actual] });
        MeasureRules rules = measure.ToDatedRules().At(period.End);
        string? Figure(decimal? figure, string unit) => figure is { } set ? FigureFormat.ToEdit(set, unit) : null;
        return Filled(new ValuesRowEdit
        {
            Period = period.UrlToken,
            Value = Figure(stored.Value, rules.Unit),
            Numerator = Figure(stored.Numerator, "number"),
            Denominator = Figure(stored.Denominator, "number"),
            YearToDate = Figure(stored.YearToDate, rules.Unit),
            Reason = stored.Reason is { } reason ? PackWords.Reasons[reason] : null,
            Quality = PackWords.Qualities[stored.Quality],
            Note = stored.Note,
            Version = stored.Version.ToString("N"),
        });
    }

    private static ValuesRowEdit Hidden(Period period, MeasureResult? stored) =>
        Filled(new ValuesRowEdit { Period = period.UrlToken, Reason = PackWords.Reasons[ReasonForNoValue.Suppressed], Version = stored?.Version.ToString("N") });

    private static ValuesRowEdit Filled(ValuesRowEdit row) => row with { Filled = row.Typed };

    private async Task<Outcome?> StoreAsync(ValuesEdit edit, Change change, CancellationToken stop)
    {
        if (await MeasureQuery(database, edit.Code).FirstOrDefaultAsync(stop) is not { } measure) return null;
        ValuesTable now = await TableAsync(measure, edit.Year, change.Actor, stop);
        Dictionary<string, ValuesRow> rowOf = now.Rows.ToDictionary(r => r.Period.UrlToken);
        List<(int Place, ValuesRowEdit Typed, ValuesRow Stored)> touched =
            [.. edit.Rows.Index().Where(r => r.Item.Typed != (r.Item.Filled ?? "") && rowOf.ContainsKey(r.Item.Period ?? "")).Select(r => (r.Index, r.Item, rowOf[r.Item.Period!]))];
        if (touched.Count == 0) return new Saved($"Nothing was changed: the figures of {measure.Code} stay as they are");
        if (touched.Exists(t => (t.Typed.Version ?? "") != (t.Stored.Stored.Version ?? ""))) return new Conflict<ValuesTable>(now);

        List<FieldMessage> problems = [.. touched.Where(t => t.Stored.LockedBecause is not null).Select(t => FieldMessage.In(nameof(edit.Rows), t.Place, nameof(ValuesRowEdit.Value), t.Stored.LockedBecause!))];
        Dictionary<(int, Period), MeasureResult> stored = await new ResultWriter(database).LoadAsync(touched.Select(t => (measure.Id, t.Stored.Period)).ToHashSet(), stop);
        CollectedQuarters quarters = await CollectedQuarters.ReadAsync(database, measure.Id, stop);
        var writer = new ResultWriter(database);
        var by = new ResultChange(WayIn.History, change.Actor, change.At);
        int changed = 0;
        foreach ((int place, ValuesRowEdit typed, ValuesRow row) in touched.Where(t => t.Stored.LockedBecause is null))
        {
            MeasureResult? before = stored.GetValueOrDefault((measure.Id, row.Period));
            if (Read(measure, row.Period, typed, before, place, problems) is not { } after || (before is not null && before.SameAs(after))) continue;
            writer.Write(new ResultPlace(measure, row.Period, before is not null, quarters), before, after, by);
            changed++;
        }

        if (problems.Count > 0) return new Refused(problems);
        return new Saved(changed == 0 ? $"Nothing was changed: the figures of {measure.Code} stay as they are" : $"Saved {(changed == 1 ? "1 figure" : $"{changed} figures")} of {measure.Code} {measure.Title}");
    }

    private static TypedFigures? Read(Measure measure, Period period, ValuesRowEdit typed, MeasureResult? before, int place, List<FieldMessage> said)
    {
        var problems = new PackProblems();
        var row = new PackRow(PackFiles.Values, place, Places, [typed.Value ?? "", typed.Numerator ?? "", typed.Denominator ?? "", typed.YearToDate ?? "", typed.Reason ?? "", typed.Quality ?? "", typed.Note ?? ""], problems);
        TypedFigures read = new ValueReader(new Dictionary<string, string>()).Read(row, measure, period, before, rulesAreSound: true);
        said.AddRange(problems.InOrder.Select(p => FieldMessage.In(nameof(ValuesEdit.Rows), place, p.Column is { } column ? Fields[Places[column]] : nameof(ValuesRowEdit.Value), Sentence(p.Sentence, before is not null))));
        return problems.Count == 0 ? read : null;
    }

    // Nothing that was entered is taken away: it is replaced, or a reason stands in its place.
    private static string Sentence(string sentence, bool hasFigure) => sentence.StartsWith("There is no value and no reason why", StringComparison.Ordinal)
        ? hasFigure ? "A figure that was entered is not deleted: enter another, or choose why there is none." : "Enter a figure, or choose why there is none."
        : sentence;
}
