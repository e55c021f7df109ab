using System.Globalization;

namespace PerformanceManagement.Core.Figures;

/// <summary>The one place where a figure becomes text and is rounded. British separators, half away from zero.</summary>
public static class FigureFormat
{
    /// <summary>The most decimals a figure is stored or shown with.</summary>
    public const int MostDecimals = 4;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A figure as it is displayed and compared: rounded half away from zero (field guide, section 4).</summary>
    public static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>A figure with its sign and unit mark: "97.36%", "£1,234", "£432k", "£11.27m", "4:35", "354". Other units stand in a column of their own.</summary>
    public static string Display(decimal value, int decimals, string unit) => Mark(Rounded(value, decimals), decimals, unit);

    /// <summary>A figure with its unit in words, for sentences: "354 households", "4.5 days", "3.2 per 1,000", "94%", "4 min 35 s".</summary>
    public static string InWords(decimal value, int decimals, string unit) => MeasureUnit.Of(unit).Duration is { } duration
        ? duration.InWords(value, decimals)
        : Display(value, decimals, unit) + UnitWords(Rounded(value, decimals) == 1 && decimals == 0 ? One(unit) : unit);

    /// <summary>A target as it was set: at least the measure's decimals, more when it has more ("487.5").</summary>
    public static string AsSet(decimal value, int decimals, string unit) =>
        Mark(value, Math.Max(decimals, DecimalsOf(value)), unit);

    /// <summary>A figure as it was set, to be typed over: the field says the unit, so only time in two parts has its marks.</summary>
    public static string ToEdit(decimal value, string unit) => AsSet(value, 0, MeasureUnit.Of(unit).Duration is null ? "number" : unit);

    /// <summary>A figure as somebody would type it: without grouping or marks, "4:35" for time in two parts.</summary>
    public static string Typed(decimal value, string unit) => MeasureUnit.Of(unit).Duration is { } duration
        ? duration.InCell(value, DecimalsOf(value))
        : value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>How many decimals a figure has, trailing zeros not counted.</summary>
    public static int DecimalsOf(decimal value) => (decimal.GetBits(value / 1.000000000000000000000000000000000m)[3] >> 16) & 0xFF;

    /// <summary>A limit as it was set, with its unit in words: "2.5 days", "1 household".</summary>
    public static string AsSetInWords(decimal value, string unit) => MeasureUnit.Of(unit).Duration is { } duration
        ? duration.InWords(value, DecimalsOf(value))
        : AsSet(value, 0, unit) + UnitWords(value == 1 ? One(unit) : unit);

    /// <summary>A target, range or words, as it was set; null when there is none.</summary>
    public static string? TargetText(TargetFigure? target, int decimals, string unit)
    {
        if (target is null) return null;
        if (target is { IsTarget: false, HasFigure: false }) return target.Words is null ? KindText(target.Kind) : $"{KindText(target.Kind)} ({target.Words})";
        string? figures = (target.Value, target.Low, target.High) switch
        {
            ({ } value, _, _) => WithKind(AsSet(value, decimals, unit), target.Kind, isCount: decimals == 0 && MeasureUnit.Of(unit).Kind is not (UnitKind.Percent or UnitKind.Money or UnitKind.Duration)) + (target.Floor is { } floor ? $", floor {AsSet(floor, decimals, unit)}" : ""),
            (_, { } low, { } high) when low == high => AsSet(low, decimals, unit),
            (_, { } low, { } high) => $"{AsSet(low, decimals, unit)} to {AsSet(high, decimals, unit)}",
            (_, { } low, null) => $"{AsSet(low, decimals, unit)} or more",
            (_, null, { } high) => $"{AsSet(high, decimals, unit)} or less",
            _ => null,
        };
        return figures is null ? target.Words : target.Words is null ? figures : $"{figures} ({target.Words})";
    }

    /// <summary>What a target starts from: "from 45% in 2015/16"; null when no baseline is known.</summary>
    public static string? BaselineText(TargetFigure? target, int decimals, string unit) =>
        target is { Baseline: { } baseline, BaselinePeriod: { } period } ? $"from {AsSet(baseline, decimals, unit)} in {period.Label}" : null;

    /// <summary>A percentage of two counts, whole: "80%".</summary>
    public static string WholePercent(decimal percent) => Rounded(percent, 0).ToString("0", British) + "%";

    /// <summary>How many there are: "4,000".</summary>
    public static string Count(int count) => count.ToString("#,0", British);

    /// <summary>A date in a table: "5 October 2026".</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", British);

    /// <summary>What a numerator over a denominator is multiplied by to give the unit: 100 for %, 1,000 for a rate per 1,000, else 1.</summary>
    public static decimal RatioFactor(string unit) => MeasureUnit.Of(unit).RatioFactor;

    // "more than 50%", "fewer than 10", "less than 5%", "1,700, baseline".
    private static string WithKind(string figure, TargetKind kind, bool isCount) => kind switch
    {
        TargetKind.AtLeast => $"at least {figure}",
        TargetKind.AtMost => $"no more than {figure}",
        TargetKind.MoreThan => $"more than {figure}",
        TargetKind.FewerThan => isCount ? $"fewer than {figure}" : $"less than {figure}",
        TargetKind.Expected => $"{figure}, expected",
        TargetKind.BaselinePeriod => $"{figure}, baseline",
        _ => figure,
    };

    private static string KindText(TargetKind kind) => kind == TargetKind.BaselinePeriod ? "Sets the baseline" : "No target";

    // "1 household", "1 family": units are written in the plural.
    internal static string One(string unit) =>
        unit.EndsWith("ies", StringComparison.Ordinal) ? unit[..^3] + "y"
        : unit.EndsWith("sses", StringComparison.Ordinal) || unit.EndsWith("xes", StringComparison.Ordinal) ? unit[..^2]
        : unit.EndsWith('s') && !unit.EndsWith("ss", StringComparison.Ordinal) ? unit[..^1]
        : unit;

    private static string UnitWords(string unit) => MeasureUnit.Of(unit).Kind switch
    {
        UnitKind.Percent or UnitKind.Money or UnitKind.Number or UnitKind.Duration => "",
        _ when unit.StartsWith("rate ", StringComparison.Ordinal) => unit["rate".Length..],
        _ => " " + unit,
    };

    private static string Mark(decimal value, int decimals, string unit)
    {
        var known = MeasureUnit.Of(unit);
        if (known.Duration is { } duration) return duration.InCell(value, decimals);
        string figure = Math.Abs(value).ToString("N" + decimals, British);
        return $"{(value < 0 ? "-" : "")}{known.Prefix}{figure}{known.NumberSuffix}";
    }
}
