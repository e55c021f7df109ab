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

/// <summary>Something wrong with what was typed.</summary>
/// <param name="Frequency">The frequency.</param>
/// <param name="Field"><see cref="LongTrendSetting.Periods"/> or <see cref="LongTrendSetting.LeastPeriods"/>.</param>
/// <param name="Message">The sentence.</param>
public sealed record TrendSettingProblem(Frequency Frequency, string Field, string Message);

/// <summary>What became of an edit.</summary>
public abstract record TrendSettingOutcome;

/// <summary>It was stored.</summary>
/// <param name="Summary">What was stored, without a full stop.</param>
public sealed record TrendSettingsSaved(string Summary) : TrendSettingOutcome;

/// <summary>It was not stored: this is what it would change.</summary>
/// <param name="Effect">The change in the open quarter.</param>
public sealed record TrendSettingsTried(TrendEffect Effect) : TrendSettingOutcome;

/// <summary>It was refused and nothing was stored.</summary>
/// <param name="Problems">Why.</param>
public sealed record TrendSettingsRefused(IReadOnlyList<TrendSettingProblem> Problems) : TrendSettingOutcome;

/// <summary>Someone else saved meanwhile; nothing was stored.</summary>
/// <param name="Theirs">What is stored now.</param>
public sealed record TrendSettingsConflict(IReadOnlyList<LongTrendSetting> Theirs) : TrendSettingOutcome;
