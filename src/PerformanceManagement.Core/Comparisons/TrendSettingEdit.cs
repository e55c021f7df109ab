using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Comparisons;

/// <summary>The long trend of measures of one frequency, as it stands.</summary>
/// <param name="Frequency">The frequency.</param>
/// <param name="Periods">How many periods the mean is taken over.</param>
/// <param name="LeastPeriods">How many of them need a value.</param>
/// <param name="Version">The version of what is stored; null while nothing is, and the product's own numbers hold.</param>
public sealed record LongTrendSetting(Frequency Frequency, int Periods, int LeastPeriods, Guid? Version);

/// <summary>What was typed for one frequency.</summary>
/// <param name="Frequency">The frequency.</param>
/// <param name="Periods">How many periods, as typed.</param>
/// <param name="LeastPeriods">How many of them need a value, as typed.</param>
/// <param name="Version">The version the form was filled from; null when nothing was stored.</param>
public sealed record TrendSettingEdit(Frequency Frequency, string? Periods, string? LeastPeriods, Guid? Version);
