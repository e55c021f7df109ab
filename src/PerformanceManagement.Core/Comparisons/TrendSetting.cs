using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Comparisons;

/// <summary>The council's long trend for measures of one frequency (field guide, section 5). Without a row, <see cref="TrendRule.LongTrendPeriods"/> and one period.</summary>
public sealed class TrendSetting
{
    /// <summary>The most periods a long trend may average over.</summary>
    public const int MostPeriods = 24;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The frequency. Unique.</summary>
    public Frequency Frequency { get; set; }

    /// <summary>How many periods before the reported one the mean is taken over, 1 to <see cref="MostPeriods"/>.</summary>
    public int Periods { get; set; }

    /// <summary>How many of them need a value, 1 to <see cref="Periods"/>.</summary>
    public int LeastPeriods { get; set; } = 1;

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>A measure's rules with the council's long trend for its frequency; as they are where the council has set none.</summary>
    public static MeasureRules Applied(MeasureRules rules, IEnumerable<TrendSetting> settings) =>
        settings.FirstOrDefault(s => s.Frequency == TrendRule.LongTrendFrequency(rules)) is { } set
            ? rules with { LongTrendPeriods = set.Periods, LeastPeriods = set.LeastPeriods }
            : rules;
}
