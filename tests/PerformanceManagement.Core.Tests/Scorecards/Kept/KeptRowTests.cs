using System.Text;
using System.Text.Json;
using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Scorecards.Kept;
using Xunit;

namespace PerformanceManagement.Core.Tests.Scorecards.Kept;

/// <summary>What was kept at sign-off, in each format there ever was: stored examples, which are never written anew (README beside them).</summary>
public sealed class KeptRowTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scorecards", "Kept");

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Path.Combine(Folder, "Format1"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_examples_of_many_kinds() => Examples.Should().HaveCountGreaterThan(12);

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_row_of_the_first_format_shows_what_it_showed(string example) =>
        Seen(KeptRow.Read(Text("Format1", example, "json"), 1).ToRow()).Should().Be(Text("Shown", example, "txt"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_row_of_the_second_format_shows_what_it_showed(string example) =>
        Seen(KeptRow.Read(Text("Format2", example, "json"), 2).ToRow()).Should().Be(Text("Shown", example, "txt"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_row_of_the_first_format_is_carried_over_to_the_second_to_the_byte(string example) =>
        KeptRow.Of(KeptRow.Read(Text("Format1", example, "json"), 1).ToRow()).ToJson().Should().Be(Text("Format2", example, "json"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_read_is_written_again_to_the_byte(string example)
    {
        string kept = Text("Format2", example, "json");

        KeptRow.Read(kept, 2).ToJson().Should().Be(kept);
        KeptRow.Of(KeptRow.Read(kept, 2).ToRow()).ToJson().Should().Be(kept, "the words in which it was shown are kept, and not made anew");
    }

    [Fact]
    public void The_words_that_were_kept_are_shown_whatever_the_code_would_say_today()
    {
        string kept = Text("Format2", "rated-red", "json");
        ScorecardRow row = KeptRow.Read(kept, 2).ToRow();
        string was = row.ValueText;

        ScorecardRow otherwise = row with { Rules = row.Rules with { Unit = "£m", Decimals = 4, Good = GoodDirection.Range } };

        otherwise.ValueText.Should().Be(was);
        otherwise.TargetText.Should().Be(row.TargetText);
        otherwise.SuccessIs.Should().Be(row.SuccessIs);
        otherwise.Text(otherwise.Series[0]).Should().Be(row.Text(row.Series[0]));
        otherwise.Marks.Should().Be(row.Marks);
    }

    [Theory]
    [InlineData("\"Code\":", "\"Kode\":", "an unknown member, and one that is missing")]
    [InlineData("{\"Format\":2,", "{\"Format\":2,\"Later\":1,", "an unknown member")]
    [InlineData("{\"Format\":2,", "{", "no format")]
    [InlineData("{\"Format\":2,", "{\"Format\":3,", "another format")]
    [InlineData("\"Outcome\":\"Rated\"", "\"Outcome\":\"Guessed\"", "a word that stands for nothing")]
    public void What_is_not_a_row_of_the_format_is_refused(string part, string instead, string because)
    {
        string kept = Text("Format2", "rated-red", "json");
        kept.Should().Contain(part);

        FluentActions.Invoking(() => KeptRow.Read(kept.Replace(part, instead, StringComparison.Ordinal), 2).ToRow()).Should().Throw<JsonException>(because);
    }

    [Fact]
    public void Every_member_of_a_row_is_kept()
    {
        ScorecardRow full = Full();

        ScorecardRow read = KeptRow.Read(KeptRow.Of(full).ToJson(), 2).ToRow();

        read.Should().BeEquivalentTo(full.AsShown(), options => options.WithStrictOrdering().RespectingRuntimeTypes());
        foreach (System.Reflection.PropertyInfo member in typeof(ScorecardRow).GetProperties().Where(p => p.SetMethod is not null && p.Name is not (nameof(ScorecardRow.UsesOutturn) or nameof(ScorecardRow.RestatedSince))))
            member.GetValue(full with { Shown = full.AsShown().Shown }).Should().NotBeNull($"{member.Name} has a value here, so that this test would miss it");
    }

    [Fact]
    public void Every_choice_has_a_word_that_never_changes()
    {
        foreach (System.Reflection.PropertyInfo list in typeof(KeptWords).GetProperties())
        {
            object words = list.GetValue(null)!;
            Type choice = words.GetType().GetGenericArguments()[0];
            var known = (System.Collections.IEnumerable)words.GetType().GetProperty("Choices")!.GetValue(words)!;
            known.Cast<object>().Should().BeEquivalentTo(Enum.GetValues(choice).Cast<object>(), choice.Name);
        }
    }

    // Everything that pages and papers take from a row, figures and texts.
    private static string Seen(ScorecardRow row)
    {
        var seen = new StringBuilder();
        void Line(string name, object? text) => seen.Append(name).Append(": ").AppendLine(text is null ? "none" : Convert.ToString(text, System.Globalization.CultureInfo.InvariantCulture));
        void Rated(string name, Rating? rating) => Line(name, rating is null ? null : $"{rating.Key} | {rating.Label} | {rating.ShortLabel} | {rating.Status?.Shape} {rating.Status?.Colour} | {rating.NotRatedBecause} | {rating.Shortfall} | {rating.Accepts} | {rating.Explanation}");
        void Trend(string name, DirectionOfTravel? trend) => Line(name, trend is null ? null : $"{trend.Key} | {trend.Label} | {trend.Movement} | {string.Join(", ", trend.Against.Select(p => p.Label))} | {trend.Value} | {trend.Explanation}");
        void Point(string name, SeriesPoint? point) => Line(name, point is null ? null : $"{point.Period.Label} | {row.Text(point)} | {ScorecardRow.Remark(point, row.Quarter)} | {point.Value} | {row.Number(point)} | {point.Numerator}/{point.Denominator} | {point.MissingToken} | {point.Origin}");
        Line("measure", $"{row.MeasureId} | {row.Code} | {row.Title} | {row.Flags} | {row.Directorate} | {row.Service} | {row.Portfolio} | {row.OwnerId}");
        Line("plan", string.Join(" > ", row.PlanPath.Select(p => $"{p.Kind} {p.NumberedTitle} ({p.Id}, {p.SortOrder})")));
        Line("rules", $"{row.Rules.Unit} | {row.Rules.Decimals} | {row.Rules.Good} | {row.Rules.Frequency} | {row.Rules.Calendar} | {row.Rules.Arrears} | {row.Rules.Entry} | {row.Rules.Basis} | {row.Rules.QuarterRule} | {row.Rules.YearRule} | {row.Rules.IsDataOnly} | {row.Rules.Tolerance} {row.Rules.ToleranceKind} | {row.Rules.Trend} | {row.Rules.NoChangeBand} | {row.Rules.Partial} | {row.Rules.LongTrendPeriods} of {row.Rules.LeastPeriods}");
        Line("quarter", row.Quarter.Label);
        Line("value", $"{row.ValueText} | {row.ValueRemark} | {row.FigureExplanation} | {row.YearSoFarExplanation}");
        Line("targets", $"{row.TargetText} | {row.YearTargetText} | {row.SuccessIs} | {row.SinceLastYearName} | {row.Marks}");
        Point("reported", row.Reported);
        Rated("rating", row.Rating);
        Trend("short", row.ShortTrend);
        Trend("long", row.LongTrend);
        Trend("last year", row.SinceLastYear);
        Trend("outturn", row.SinceOutturn);
        foreach (MonthComparison month in row.MonthOnMonth ?? []) Trend(month.Month.Label, month.Trend);
        Point("previous year", row.PreviousYear);
        Point("year so far", row.YearSoFar);
        Rated("year rating", row.YearSoFarRating);
        Line("forecast", $"{row.ForecastText} | {row.ForecastMark} | {row.ForecastName} | {row.Forecast?.Explanation}");
        Rated("forecast rating", row.Forecast?.Rating);
        foreach (QuarterFigure quarter in row.EarlierQuarters) Point(quarter.Quarter.Label, quarter.Point);
        foreach (SeriesPoint point in row.Series) Point("series", point);
        Line("breaks", string.Join(", ", row.Breaks.Select(b => b.Label)));
        Line("note", row.Note is { } note ? $"{note.Period.Label} | {note.Text} | {note.Date:yyyy-MM-dd}" : null);
        return seen.ToString();
    }

    private static ScorecardRow Full()
    {
        Period quarter = Period.FinancialQuarter(2026, 2);
        var point = new SeriesPoint(quarter)
        {
            Value = 1.50m,
            Numerator = 3,
            Denominator = 2,
            Quality = ValueQuality.Provisional,
            Label = "Autumn",
            JudgedStatus = "met",
            Origin = PointOrigin.WorkedOut,
            PartsPresent = 2,
            PartsExpected = 3,
            PartLength = PeriodLength.Month,
            PartialBy = AggregationRule.Average,
            IsSimpleMean = true,
            PartsDisagree = 1.4m,
            MadeFrom = "A and B",
            IsRestated = true,
            IsAddedLater = true,
            PartsWithoutCases = 1,
        };
        SeriesPoint hidden = new(quarter.Previous) { Reason = ReasonForNoValue.Suppressed, Suppression = SuppressionCause.Protects };
        SeriesPoint faulty = new(quarter.Back(2)) { FaultReference = "F-1" };
        SeriesPoint absent = new(quarter.Back(3)) { AbsentBecause = "Measured from Q1 2026/27" };
        var target = new TargetFigure(quarter, 2, Words: "by March") { Kind = TargetKind.AtMost, Floor = 3, Profile = TargetProfile.LastYear, Baseline = 5, BaselinePeriod = quarter.SameLastYear };
        var rating = new Rating
        {
            Outcome = RatingOutcome.Rated,
            Status = new RatedStatus("near", "Slightly below", "Near", StatusShape.Diamond, StatusColour.Blue, 1, true),
            IsJudged = true,
            Shortfall = 0.5m,
            ShortfallPercent = 25,
            SchemeName = "RAG",
            SchemeInForceFrom = new DateOnly(2026, 4, 1),
            Accepts = "All",
            Explanation = "Because.",
        };
        var trend = new DirectionOfTravel(TrendResult.Increased, [quarter.Previous, quarter.Back(2)], 1.25m, "Up.") { Movement = 1, IsJudgement = true, Instead = ComparedInstead.PeriodAlone, Held = 2, Wanted = 4 };
        return new ScorecardRow
        {
            MeasureId = 7,
            Code = "A 1",
            Title = "A measure",
            Flags = MeasureFlags.Key | MeasureFlags.Context,
            Directorate = "Place",
            Service = "Streets",
            Portfolio = "Environment",
            OwnerId = 3,
            Rules = new MeasureRules("days", 1, GoodDirection.Lower)
            {
                Frequency = Frequency.Month,
                Calendar = PeriodCalendar.Academic,
                Arrears = 1,
                Entry = EntryBasis.Running,
                Basis = ReportingBasis.YearToDate,
                QuarterRule = AggregationRule.Weighted,
                YearRule = AggregationRule.Maximum,
                IsDataOnly = true,
                Tolerance = 2,
                ToleranceKind = ToleranceKind.Units,
                Trend = TrendBasis.YearOnYear,
                NoChangeBand = 0.1m,
                Partial = PartialPeriods.Shown,
                BenchmarkBand = 0.2m,
                LongTrendPeriods = 6,
                LeastPeriods = 2,
            },
            PlanPath = [new PlanPlace(1, "P1", PlanItemKind.Priority, "1", "Homes", 1), new PlanPlace(2, "W1", PlanItemKind.WayOfWorking, null, "Digital", 9)],
            Quarter = quarter,
            Reported = point,
            FigureExplanation = "Made so.",
            YearSoFarExplanation = "So far so.",
            Target = target,
            YearTarget = target with { Period = quarter.YearOf(PeriodCalendar.Financial) },
            Rating = rating,
            LastKnown = new LastKnownRating(quarter.Previous, rating),
            ShortTrend = trend,
            LongTrend = trend with { Result = TrendResult.Worsened },
            SinceLastYear = trend with { Result = TrendResult.NotComparable },
            SinceOutturn = trend,
            MonthOnMonth = [new MonthComparison(quarter.Parts(PeriodLength.Month)[0], trend)],
            Series = [absent, faulty, hidden, point],
            Breaks = [quarter.Back(2)],
            PreviousYear = hidden,
            YearSoFar = point,
            YearSoFarRating = rating with { Outcome = RatingOutcome.NotRated, Status = null, NotRatedBecause = "Not due" },
            Forecast = new Forecast { Year = quarter.YearOf(PeriodCalendar.Financial), Origin = ForecastOrigin.Owner, Value = 3, AsAt = quarter, Target = target, Basis = "Given.", Rating = rating },
            EarlierQuarters = [new QuarterFigure(quarter.Previous, hidden)],
            Note = new LatestNote(quarter, "Late returns.", new DateOnly(2026, 10, 2)),
            QualityNote = "A hotel closed.",
            Restated = [new Correction { Id = 4, Period = quarter.Previous, SignedOffIn = quarter.Previous, Was = new CorrectedFigure(3, null) { Numerator = 6, Denominator = 2 }, Now = new CorrectedFigure(null, ReasonForNoValue.NotAvailable), Because = "Late.", On = new DateOnly(2026, 9, 1) }],
        };
    }

    private static string Text(string folder, string example, string ending) => File.ReadAllText(Path.Combine(Folder, folder, $"{example}.{ending}"));
}
