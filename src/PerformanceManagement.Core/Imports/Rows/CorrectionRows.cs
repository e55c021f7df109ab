using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in corrections of figures that were made after sign-off in the database that a pack was exported from: what each figure was, when it was
/// corrected and why. They come with their quarter; figures of a quarter that was signed off here are corrected on the site.
/// </summary>
internal sealed class CorrectionRows(PackStage stage, QuarterRows quarters)
{
    /// <summary>How a moment is written: UTC, to the last digit that is stored.</summary>
    public const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private const int MostNumber = 1_000_000;

    private readonly List<Read> read = [];
    private readonly Dictionary<int, int> keys = [];
    private Dictionary<(int, Period, DateTime), int> stored = [];

    /// <summary>What has become of the rows.</summary>
    public DataPackCounts Counts { get; private set; } = new(PackFiles.Corrections, 0, 0, 0);

    /// <summary>The key of a correction by its number in the pack; 0 where it has none yet, in a dry run.</summary>
    public int KeyOf(int number) => keys.GetValueOrDefault(number);

    /// <summary>Whether the pack names a correction by a number.</summary>
    public bool Has(int number) => read.Exists(r => r.Number == number);

    /// <summary>Reads the rows, with the measures as the pack leaves them.</summary>
    public async Task ApplyAsync(PackTable table, CancellationToken stop)
    {
        stored = await StoredQuery(stage.Database).ToDictionaryAsync(s => (s.MeasureId, s.Period, s.At), s => s.Id, stop);
        foreach (PackRow row in table.Rows) if (Of(row) is { } correction) read.Add(correction);
    }

    /// <summary>Stores them beside the figures, which are there by now.</summary>
    /// <param name="hasFigure">Whether the pack has a figure of a measure's period.</param>
    /// <param name="stores">Whether to store, or only to say what would be.</param>
    /// <param name="stop">Cancels.</param>
    public async Task StoreAsync(Func<Measure, Period, bool> hasFigure, bool stores, CancellationToken stop)
    {
        List<Read> added = [];
        foreach (Read correction in read)
        {
            if (stored.TryGetValue((correction.Measure.Id, correction.Period, correction.At), out int key)) keys[correction.Number] = key;
            else if (!quarters.IsBrought(correction.SignedOffIn)) correction.Row.Problem("signed_off_in", $"{correction.SignedOffIn.Label} does not come with this pack as signed off: a figure that was signed off here is corrected on the site.");
            else if (!hasFigure(correction.Measure, correction.Period)) correction.Row.Problem("period", $"values.csv has no figure of {correction.Measure.Code} for {correction.Period.Label} that was corrected.");
            else added.Add(correction);
        }

        Counts = Counts with { Added = added.Count, Unchanged = read.Count - added.Count };
        if (!stores || stage.Problems.Count > 0 || added.Count == 0) return;
        var writer = new ResultWriter(stage.Database);
        List<(Read Read, Restatement Stored)> made = [];
        foreach (Read correction in added)
        {
            MeasureResult result = await stage.Database.Results.AsNoTracking().SingleAsync(r => r.MeasureId == correction.Measure.Id && r.Period == correction.Period, stop);
            made.Add((correction, writer.Move(result.Id, correction.Was, new Correcting(correction.SignedOffIn, correction.Because), correction.At)));
        }

        await Changes.Changing.SaveAsync(stage.Database, stop);
        foreach ((Read correction, Restatement kept) in made) keys[correction.Number] = kept.Id;
        stage.Database.ChangeTracker.Clear();
    }

    internal static IQueryable<StoredMoment> StoredQuery(PerformanceDbContext database) =>
        from restatement in database.Restatements
        join result in database.Results on restatement.MeasureResultId equals result.Id
        where restatement.SignedOffIn != null
        select new StoredMoment(restatement.Id, result.MeasureId, result.Period, restatement.ReplacedAt);

    private Read? Of(PackRow row)
    {
        int? number = row.RequiredWhole("number", 1, MostNumber);
        Measure? measure = stage.MeasureOf(row);
        Period? period = row.Period("period", measure is null ? null : new PeriodUse(measure.Frequency, measure.Calendar));
        Period? quarter = row.ReportingQuarter("signed_off_in");
        string because = row.RequiredLine("because", TextLengths.Reason);
        DateTime? at = Moment(row);
        if (number is { } known && read.Exists(r => r.Number == known)) row.Problem("number", $"{known} is there twice.");
        if (measure is null || period is not { } of || quarter is not { } signedOffIn || at is not { } moment || number is not { } place || !row.IsSound || !stage.IsSound(measure)) return null;
        MeasureRules rules = measure.ToDatedRules().At(of.End);
        var was = new TypedFigures
        {
            Value = row.Figure("value", rules.Unit, rules.Decimals),
            Numerator = row.Figure("numerator", MeasureUnit.Of(rules.Unit).NumeratorUnit, rules.Decimals),
            Denominator = row.Figure("denominator", "number", rules.Decimals),
            YearToDate = row.Figure("year_to_date", rules.Unit, rules.Decimals),
            Reason = row.Word("reason", PackWords.Reasons),
        };
        bool hasFigure = was is not { Value: null, YearToDate: null, Numerator: null, Denominator: null };
        if (row.IsSound && (was.Reason is not null ? hasFigure : was.IsEmpty)) row.Problem("value", "A row says what the figure was before it was corrected: fill in a figure, or a reason why there was none.");
        return row.IsSound ? new Read(row, place, measure, of, signedOffIn, because, moment, was) : null;
    }

    private static DateTime? Moment(PackRow row)
    {
        string typed = row.RequiredLine("at", MomentFormat.Length);
        if (DateTime.TryParseExact(typed, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime at)) return at;
        if (typed.Length > 0) row.Problem("at", $"“{PackProblems.Shorten(typed)}” is not a moment as an export writes it, such as 2018-02-14T09:30:00.0000000Z.");
        return null;
    }

    private sealed record Read(PackRow Row, int Number, Measure Measure, Period Period, Period SignedOffIn, string Because, DateTime At, TypedFigures Was);
}

/// <summary>When a figure was corrected.</summary>
internal sealed record StoredMoment(int Id, int MeasureId, Period Period, DateTime At);
