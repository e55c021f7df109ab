using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Brings in measures.csv. A column the file lacks leaves what is there; a blank cell clears it.</summary>
internal sealed class MeasureRows(PackStage stage)
{
    /// <summary>What stands in place of a scheme for a measure that is not rated.</summary>
    public const string DataOnly = "data only";
    internal const int MostArrears = 12;

    private MeasureLists lists = MeasureLists.None;
    private readonly Dictionary<string, PackRow> rowOf = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The row of each code.</summary>
    public IReadOnlyDictionary<string, PackRow> RowOf => rowOf;

    public async Task ApplyAsync(PackTable table, CancellationToken stop)
    {
        lists = stage.Lists ??= await MeasureLists.ReadAsync(stage.Database, stop);
        new RecodedRows(stage).Apply(table.Rows);
        Action<PackRow, object> count = stage.StartFile(PackFiles.Measures);
        foreach (PackRow row in table.Rows)
        {
            string code = row.RequiredLine("code", Measure.CodeLength);
            if (code.Length == 0) continue;
            if (!rowOf.TryAdd(code, row))
            {
                row.Problem("code", $"“{PackProblems.Shorten(code)}” is already in row {rowOf[code].Number}.");
                continue;
            }

            count(row, Read(row, code));
        }

        new RecodedRows(stage).RemarkOnTitles(rowOf);
        new PartRows(stage).Apply(rowOf);
        foreach ((string code, PackRow row) in rowOf.Where(r => r.Value.Has("replaced_by"))) ReadReplacement(row, stage.FindMeasure(code)!);
    }

    // Once all measures are known: the measure that takes its place may stand in a later row.
    private void ReadReplacement(PackRow row, Measure measure)
    {
        string? code = row.Line("replaced_by", Measure.CodeLength);
        Measure? other = code is null ? null : stage.FindMeasure(code);
        if (code is not null && other is null) row.Problem("replaced_by", $"There is no measure “{PackProblems.Shorten(code)}”, neither in measures.csv nor in the database.");
        else if (other == measure) row.Problem("replaced_by", "A measure cannot take its own place.");
        else if (other is not null && measure.LastPeriod is null) row.Problem("replaced_by", "A measure that was replaced has a last period: fill in last_period.");
        else if (other is null || other.Id == 0 || measure.ReplacedById != other.Id) (measure.ReplacedBy, measure.ReplacedById) = (other, other is { Id: > 0 and var id } ? id : null);
    }

    private Measure Read(PackRow row, string code)
    {
        Measure? measure = stage.FindMeasure(code);
        if (measure is null)
        {
            if (stage.FindEarlierCode(code) is not null) row.Problem("code", RecodedRows.Taken(code));
            stage.Add(measure = new Measure { Code = code, Title = "", Unit = "" });
        }

        measure.Title = row.RequiredLine("title", TextLengths.Title);
        measure.Unit = row.RequiredLine("unit", TextLengths.Unit);
        ReadWords(row, measure);
        ReadPlace(row, measure);
        ReadRules(row, measure);
        ReadRating(row, measure);
        ReadDates(row, measure);
        if (!row.IsSound) stage.MarkUnsound(measure);
        return measure;
    }

    private static void ReadWords(PackRow row, Measure measure)
    {
        if (row.Has("definition")) ReadDefinition(row, measure);
        if (row.Has("data_source")) measure.DataSource = row.Line("data_source", TextLengths.Reason);
        if (row.Has("how_collected")) measure.HowCollected = row.Text("how_collected", TextLengths.Definition);
        if (row.Has("quality_notes")) measure.QualityNotes = row.Text("quality_notes", TextLengths.Definition);
        if (row.Has("contact")) measure.Contact = row.Line("contact", TextLengths.Name);
        if (row.Has("service")) measure.Service = row.Line("service", TextLengths.Name);
        if (row.Has("portfolio")) measure.Portfolio = row.Line("portfolio", TextLengths.Name);
    }

    // From a period on: what was counted until then is kept beside it. Told again, it changes nothing.
    private static void ReadDefinition(PackRow row, Measure measure)
    {
        string? before = measure.Definition;
        measure.Definition = row.Text("definition", TextLengths.Definition);
        if (measure.Definition == before || row.Line("definition_from") is null || row.Period("definition_from", null) is not { } from || measure.Id == 0) return;
        DateOnly until = from.Start.AddDays(-1);
        if (measure.EarlierDefinitions.Exists(e => e.Until >= until))
            row.Problem("definition_from", $"The definition of {measure.Code} changed on {FigureFormat.Date(measure.EarlierDefinitions.Max(e => e.Until).AddDays(1))} already: a later one holds from a later day.");
        else
            measure.EarlierDefinitions.Add(new EarlierDefinition { Until = until, Text = before ?? "" });
    }

    private void ReadPlace(PackRow row, Measure measure)
    {
        if (row.Has("plan")) ReadPlanItem(row, measure);
        if (row.Has("directorate"))
        {
            measure.Directorate = row.Line("directorate", TextLengths.Name) is { } name ? NamedDirectorate(name) : null;
            if (measure.Directorate is null) measure.DirectorateId = null;
        }

        if (!row.Has("committees")) return;
        List<Committee> named = [.. row.List("committees", TextLengths.Name).Select(NamedCommittee)];
        if (named.Count == measure.Committees.Count && named.TrueForAll(measure.Committees.Contains)) return;
        measure.Committees.Clear();
        measure.Committees.AddRange(named);
        stage.MarkChanged(measure);
    }

    private void ReadPlanItem(PackRow row, Measure measure)
    {
        string? key = row.Line("plan", TextLengths.Key);
        PlanItem? item = key is null ? null : stage.FindPlanItem(key);
        if (key is not null && item is null) row.Problem("plan", $"There is no plan item “{PackProblems.Shorten(key)}”, neither in plan.csv nor in the database.");
        if (MeasurePlan.Put(measure, measure.PlanItem, item, stage.Plans)) stage.MarkChanged(measure);
    }

    private static void ReadRules(PackRow row, Measure measure)
    {
        if (row.Line("decimals") is null) row.RequiredLine("decimals", 1);
        measure.Decimals = row.Whole("decimals", 0, FigureFormat.MostDecimals) ?? measure.Decimals;
        measure.Good = row.RequiredWord("good", PackWords.Good) ?? measure.Good;
        if (row.RequiredWord("frequency", PackWords.Frequencies) is { } frequency)
        {
            measure.Frequency = frequency;
            // Terms exist only in the academic year, so that is what a blank means for them.
            if (row.Has("calendar") || measure.Id == 0)
                measure.Calendar = row.Word("calendar", PackWords.Calendars) ?? (frequency == Frequency.Term ? PeriodCalendar.Academic : PeriodCalendar.Financial);
            if (MeasurePeriods.CalendarProblem(frequency, measure.Calendar) is { } problem) row.Problem("calendar", problem);
        }

        if (row.Has("arrears")) measure.Arrears = row.Whole("arrears", 0, MostArrears) ?? 0;
        if (row.Has("entry")) measure.Entry = row.Word("entry", PackWords.Entries) ?? EntryBasis.InPeriod;
        if (row.Has("basis")) measure.Basis = row.Word("basis", PackWords.Bases) ?? ReportingBasis.InPeriod;
        if (row.Has("quarter_rule")) measure.QuarterRule = row.Word("quarter_rule", PackWords.Rules) ?? AggregationRule.None;
        if (row.Has("year_rule")) measure.YearRule = row.Word("year_rule", PackWords.Rules) ?? AggregationRule.None;
        if (row.YesOrNo("collects_ratio") is { } collects) measure.CollectsRatio = collects;
        if (measure.QuarterRule == AggregationRule.Weighted || measure.YearRule == AggregationRule.Weighted) measure.CollectsRatio = true;
        if (row.Has("trend")) measure.Trend = row.Word("trend", PackWords.Trends) ?? TrendBasis.Ongoing;
        if (row.Has("no_change_band")) measure.NoChangeBand = ReadBand(row, measure, "no_change_band");
        if (row.Has("benchmark_band")) measure.BenchmarkBand = ReadBand(row, measure, "benchmark_band");
        if (row.Has("flags")) measure.Flags = ReadFlags(row);
        if (row.Has("partial")) measure.Partial = row.Word("partial", PackWords.Partials) ?? PartialPeriods.Withheld;
    }

    private void ReadDates(PackRow row, Measure measure)
    {
        if (row.Has("first_period")) measure.FirstPeriod = row.Line("first_period") is null ? null : row.Period("first_period", null);
        if (row.Has("last_period")) measure.LastPeriod = row.Line("last_period") is null ? null : row.Period("last_period", null);
        if (measure is { FirstPeriod: { } first, LastPeriod: { } last } && last.End < first.Start) row.Problem("last_period", $"The last period, {last.Label}, is before the first, {first.Label}.");
        if (row.Line("rules_from") is null || row.Period("rules_from", null) is not { } from || measure.Id == 0) return;

        var before = (Measure)stage.Database.Entry(measure).OriginalValues.ToObject();
        // Told again, it changes nothing; so does a pack that only repeats what holds.
        if (Dated(before) == Dated(measure)) return;
        DateOnly until = from.Start.AddDays(-1);
        if (measure.EarlierRules.Exists(e => e.Until >= until))
            row.Problem("rules_from", $"The rules of {measure.Code} changed on {FigureFormat.Date(measure.EarlierRules.Max(e => e.Until).AddDays(1))} already: a later change holds from a later day.");
        else
            measure.EarlierRules.Add(before.ToRules().ToEarlier(until));
    }

    private static MeasureRules Dated(Measure measure) => new RulesUntil(default, measure.ToRules()).In(new MeasureRules("", 0, GoodDirection.None));

    private static decimal? ReadBand(PackRow row, Measure measure, string column)
    {
        decimal? band = row.Figure(column, DifferenceUnit(measure), measure.Decimals);
        if (band < 0) row.Problem(column, "A band cannot be negative.");
        return band;
    }

    // Points of a percentage are not a share of anything.
    internal static string? DifferenceUnit(Measure measure) => measure.Unit is "%" or "" ? null : measure.Unit;

    private static MeasureFlags ReadFlags(PackRow row)
    {
        var flags = MeasureFlags.None;
        foreach (string word in row.List("flags", TextLengths.Key))
        {
            if (PackWords.Flags.TryRead(word, out MeasureFlags flag)) flags |= flag;
            else row.Problem("flags", $"“{PackProblems.Shorten(word)}” is not one of {PackWords.Flags.Choices}.");
        }

        return flags;
    }

    private void ReadRating(PackRow row, Measure measure)
    {
        if (row.Has("scheme")) ReadScheme(row, measure);
        if (!row.Has("tolerance") && !row.Has("tolerance_kind")) return;
        ToleranceKind? kind = row.Word("tolerance_kind", PackWords.ToleranceKinds);
        measure.Tolerance = row.Figure("tolerance", kind == ToleranceKind.Units ? DifferenceUnit(measure) : null, measure.Decimals);
        measure.ToleranceKind = measure.Tolerance is null ? null : kind ?? ToleranceKind.Percent;
        if (measure.Tolerance < 0) row.Problem("tolerance", "A tolerance cannot be negative.");
        if (kind is not null && measure.Tolerance is null && row.Line("tolerance") is null)
            row.Problem("tolerance_kind", "There is no tolerance for it to go with: fill in tolerance, or leave both blank.");
    }

    private void ReadScheme(PackRow row, Measure measure)
    {
        string? name = row.Line("scheme", TextLengths.Name);
        measure.IsDataOnly = DataOnly.Equals(name, StringComparison.OrdinalIgnoreCase);
        measure.SchemeName = name is null || measure.IsDataOnly ? null : lists.Schemes.GetValueOrDefault(name, "");
        if (measure.SchemeName is "")
            row.Problem("scheme", $"There is no rating scheme “{PackProblems.Shorten(name!)}”. The schemes are {string.Join(", ", lists.Schemes.Keys.Order())}; write “{DataOnly}” for a measure without rating.");
    }

    private Directorate NamedDirectorate(string name)
    {
        if (lists.Directorates.TryGetValue(name, out Directorate? directorate)) return directorate;
        directorate = new Directorate { Name = name };
        lists.Directorates.Add(name, directorate);
        stage.Database.Directorates.Add(directorate);
        return directorate;
    }

    private Committee NamedCommittee(string name)
    {
        if (lists.Committees.TryGetValue(name, out Committee? committee)) return committee;
        committee = new Committee { Name = name };
        lists.Committees.Add(name, committee);
        stage.Database.Committees.Add(committee);
        return committee;
    }
}
