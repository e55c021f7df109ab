using FluentAssertions;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Html;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Word;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Reports.Paper;
using Xunit;

namespace PerformanceManagement.Core.Tests.Ratings;

/// <summary>
/// Every combination of frequency, calendar, entry, basis, rules and arrears, with every pattern of present and missing figures around the
/// reported period: row, explanations, counts, paper and signals are worked out, and nothing throws.
/// </summary>
public sealed class EveryCombinationTests
{
    private static readonly Period Quarter = Period.FinancialQuarter(2017, 3);
    private static readonly RatingScheme Scheme = new()
    {
        Name = "RAG 5%",
        InForceFrom = new DateOnly(2010, 4, 1),
        Statuses =
        [
            new SchemeStatus { Key = "green", Label = "Met", ShortLabel = "Green", Order = 0, LargestShortfall = 0, Kind = ToleranceKind.Percent },
            new SchemeStatus { Key = "amber", Label = "Slightly below", ShortLabel = "Amber", Order = 1, LargestShortfall = 5, Kind = ToleranceKind.Percent },
            new SchemeStatus { Key = "red", Label = "Significantly below", ShortLabel = "Red", Order = 2, LargestShortfall = null, Kind = ToleranceKind.Percent },
        ],
    };

    public static TheoryData<Frequency, PeriodCalendar> Kinds => new()
    {
        { Frequency.Month, PeriodCalendar.Financial }, { Frequency.Month, PeriodCalendar.Academic }, { Frequency.Month, PeriodCalendar.Calendar },
        { Frequency.Quarter, PeriodCalendar.Financial }, { Frequency.Quarter, PeriodCalendar.Academic },
        { Frequency.Term, PeriodCalendar.Academic },
        { Frequency.HalfYear, PeriodCalendar.Financial },
        { Frequency.Year, PeriodCalendar.Financial }, { Frequency.Year, PeriodCalendar.Academic }, { Frequency.Year, PeriodCalendar.Calendar },
        { Frequency.Survey, PeriodCalendar.Financial }, { Frequency.Survey, PeriodCalendar.Academic }, { Frequency.Survey, PeriodCalendar.Calendar },
    };

    [Fact]
    public void Every_frequency_is_tried() =>
        Kinds.Select(k => (Frequency)k[0]).Distinct().Should().BeEquivalentTo(Enum.GetValues<Frequency>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_throws_whatever_is_missing(Frequency frequency, PeriodCalendar calendar)
    {
        List<ScorecardRow> rows = [];
        int tried = 0, combination = 0;
        foreach (MeasureRules rules in Combinations(frequency, calendar))
        {
            Period[] around = [.. Around(rules)];
            // Of months there are six times as many combinations, so they share the patterns out among them.
            int step = frequency == Frequency.Month ? 8 : 1;
            for (int pattern = combination++ % step; pattern < 1 << around.Length; pattern += step)
            {
                EnteredFigure[] figures = [.. around.SelectMany((period, i) => Figure(period, (pattern >> i & 1) == 1, tried + i))];
                ScorecardRow row = Evaluate(rules with { Good = (GoodDirection)(tried % 4), Partial = (PartialPeriods)(tried % 2), Trend = (TrendBasis)(tried / 2 % 2) }, figures, around, tried);
                // Enough of them to be counted and printed together, of every kind.
                if (tried++ % 97 == 0) rows.Add(row);
            }
        }

        tried.Should().BeGreaterThan(800);
        var scorecard = new QuarterlyScorecard(Quarter, rows, new CountingRules(Arrears: ArrearsRule.Carried));
        scorecard.Counts.OnTarget.All.Should().Be(rows.Count);
        foreach (ShippedTemplate template in ShippedTemplates.All)
        {
            QuarterlyReport paper = ReportBuilder.Build(new ReportRequest
            {
                Council = "Wellbridge Council",
                Committee = "Overview",
                Scorecard = scorecard,
                Plan = [],
                Comments = new Dictionary<int, string>(),
                Options = new ReportOptions(),
                Template = template.Definition,
                Sentences = ReportSample.Profiles.Council.Texts.Sentences,
            });
            paper.Sections.Should().NotBeEmpty();
            HtmlRenderer.Render(paper).Should().NotBeEmpty();
            WordRenderer.Render(paper).Should().NotBeEmpty();
        }
    }

    private static IEnumerable<MeasureRules> Combinations(Frequency frequency, PeriodCalendar calendar) =>
        from entry in Enum.GetValues<EntryBasis>()
        from basis in Enum.GetValues<ReportingBasis>()
        from quarterRule in frequency == Frequency.Month ? Enum.GetValues<AggregationRule>() : [AggregationRule.None]
        from yearRule in Enum.GetValues<AggregationRule>()
        from arrears in new[] { 0, 1, 2 }
        select new MeasureRules(yearRule == AggregationRule.Weighted ? "%" : "number", 1, GoodDirection.Higher)
        {
            Frequency = frequency,
            Calendar = calendar,
            Entry = entry,
            Basis = basis,
            QuarterRule = quarterRule,
            YearRule = yearRule,
            Arrears = arrears,
            Tolerance = null,
        };

    // The reported period's own parts or itself, what is compared with it, and the longer periods it falls in.
    private static IEnumerable<Period> Around(MeasureRules rules)
    {
        Period reported = ReportedSeries.Of(rules, []).ReportedPeriod(Quarter) ?? Period.Month(2017, 12);
        Period entry = rules.Frequency == Frequency.Month && reported.Length != PeriodLength.Month ? reported.Parts(PeriodLength.Month)[^1] : reported;
        return new[] { entry, entry.Previous, entry.Back(2), entry.SameLastYear, reported, reported.YearOf(rules.Calendar) }.Distinct();
    }

    private static IEnumerable<EnteredFigure> Figure(Period period, bool isPresent, int turn)
    {
        var figure = new EnteredFigure(period) { Quality = (ValueQuality)(turn % 3) };
        if (isPresent)
        {
            yield return (turn % 4) switch
            {
                0 => figure with { Value = 12.34m },
                1 => figure with { Value = 49.505m, Numerator = 50, Denominator = 101 },
                2 => figure with { Value = 3m, YearToDate = 9m, Forecast = 20 },
                _ => figure with { YearToDate = 7m },
            };
            yield break;
        }

        switch (turn % 5)
        {
            case 0: yield return figure with { Numerator = 0, Denominator = 0 }; break;
            case 1: yield return figure with { Reason = (ReasonForNoValue)(turn % Enum.GetValues<ReasonForNoValue>().Length) }; break;
            case 2: yield return figure with { Reason = ReasonForNoValue.Suppressed, Suppression = SuppressionCause.Part }; break;
            default: break;
        }
    }

    private static ScorecardRow Evaluate(MeasureRules rules, EnteredFigure[] figures, Period[] around, int turn)
    {
        string what = $"{rules} with {string.Join("; ", figures.Select(f => f.ToString()))}";
        try
        {
            TargetFigure[] targets = [.. around.Where((_, i) => (turn >> i & 1) == 1).Select(p => new TargetFigure(p, 50m)).Append(new TargetFigure(around[0].YearOf(rules.Calendar).Previous, 40m))];
            var head = new ScorecardMeasure { Id = turn, Code = $"K{turn}", Title = "A measure", Rules = rules };
            ScorecardRow row = ScorecardRowMaker.Make(head, Quarter, [], Scheme, figures, targets, turn % 7 == 0 ? [around[0].Previous] : [], null, _ => (Scheme, rules), []);
            ReportedSeries series = ReportedSeries.Of(rules, figures);
            foreach (Period period in row.Series.TakeLast(3).Select(p => p.Period).Concat(around))
            {
                if (period.Length != series.Length && period.Length != PeriodLength.Year) continue;
                _ = series.Explain(period);
                _ = series.ExplainInPeriod(period);
                _ = series.ExplainYearToDate(period);
                _ = series.ExplainYearSoFar(period);
            }

            _ = SignalRule.Analyse(series.OwnPeriodsUpTo(row.Reported.Period), rules, targets, row.Breaks, []);
            Written(row).Should().NotContainNulls();
            return row;
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{what}: {fault.Message}", fault);
        }
    }

    private static IEnumerable<string> Written(ScorecardRow row) =>
    [
        row.ValueText, row.TargetText, row.YearTargetText, row.Rating.Explanation, row.Rating.LabelWithColour,
        row.ShortTrend.Explanation, row.LongTrend.Explanation, row.SinceLastYear.Explanation, row.ValueRemark ?? "", row.YearSoFarExplanation ?? "",
        .. row.EarlierQuarters.Select(q => row.Text(q.Point)), .. (row.MonthOnMonth ?? []).Select(m => m.Trend.Explanation),
    ];
}
