using System.Globalization;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Comparisons;

/// <summary>The page on which the long trends of all measures are set.</summary>
/// <param name="Form">What is typed.</param>
public sealed record TrendSettingsPage(TrendSettingsForm Form)
{
    /// <summary>What it would change; null until that is asked.</summary>
    public TrendEffect? Preview { get; init; }

    /// <summary>What someone saved meanwhile; null unless the officer has to choose.</summary>
    public IReadOnlyList<LongTrendSetting>? Theirs { get; init; }

    /// <summary>"Monthly measures".</summary>
    public static string NameOf(Frequency frequency) => frequency switch
    {
        Frequency.Month => "Monthly measures",
        Frequency.Quarter => "Quarterly measures",
        Frequency.Term => "Termly measures",
        Frequency.Survey => "Surveys",
        Frequency.HalfYear => "Half-yearly measures",
        Frequency.Year => "Annual measures",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, null),
    };
}

/// <summary>The form of the long trends.</summary>
public sealed class TrendSettingsForm
{
    /// <summary>A row for each frequency, in the order of the page.</summary>
    public List<TrendSettingRow> Rows { get; set; } = [];

    /// <summary>"preview" to see what it would change; anything else saves.</summary>
    public string? Step { get; set; }

    public bool IsPreview => Step == "preview";

    public static TrendSettingsForm From(IReadOnlyList<LongTrendSetting> settings) => new()
    {
        Rows = [.. settings.Select(s => new TrendSettingRow { Frequency = s.Frequency, Periods = Text(s.Periods), LeastPeriods = Text(s.LeastPeriods), Version = s.Version })],
    };

    public IReadOnlyList<TrendSettingEdit> ToEdits() => [.. Rows.DistinctBy(r => r.Frequency).Select(r => new TrendSettingEdit(r.Frequency, r.Periods, r.LeastPeriods, r.Version))];

    /// <summary>Takes the versions of what is stored now, and leaves what is typed.</summary>
    public void StandOn(IReadOnlyList<LongTrendSetting> stored)
    {
        foreach (TrendSettingRow row in Rows) row.Version = stored.First(s => s.Frequency == row.Frequency).Version;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The long trend of one frequency on the form.</summary>
public sealed class TrendSettingRow
{
    public Frequency Frequency { get; set; }

    public string? Periods { get; set; }

    public string? LeastPeriods { get; set; }

    public Guid? Version { get; set; }
}
