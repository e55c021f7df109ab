using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.SideBySide;

namespace PerformanceManagement.Web.Models.Compare;

/// <summary>Measures beside each other.</summary>
public sealed record ComparePage
{
    public required CompareFilter Filter { get; init; }

    public required ReportingChoices Choices { get; init; }

    public required ComparedMeasures Compared { get; init; }

    /// <summary>What was typed to be added and is no measure; null where nothing was.</summary>
    public MeasureChoice? Typed { get; init; }

    /// <summary>For each code of the address that does not exist, the nearest that do.</summary>
    public IReadOnlyList<(string Code, IReadOnlyList<NamedMeasure> Near)> Unknown { get; init; } = [];

    /// <summary>The codes shown, in their order.</summary>
    public IEnumerable<string> Codes => Compared.Measures.Select(m => m.Measure.Code);

    /// <summary>Which measures they are: "Parts of CHI 12", "Measures I watch"; null where they were chosen one by one.</summary>
    public string? Which
    {
        get
        {
            string where = string.Concat(Filter.Directorate is { } d ? $", {d.Name}" : "", Filter.Priority is { } p ? $", {p.NumberedTitle}" : "");
            return Compared.Whole is { } whole ? $"{whole.Code} and its parts"
                : Filter.Choice.Watched ? "Measures you watch"
                : Filter.Choice.Attention ? $"Needs attention{where}"
                : where.Length > 0 ? where[2..] : null;
        }
    }

    /// <summary>What the axes are, plainly.</summary>
    public string AboutAxes
    {
        get
        {
            if (Compared.Axis is not { } axis) return "";
            string time = $"All charts have the same time axis, from {Month(axis.From)} to {Month(axis.Until.AddDays(-1))}.";
            if (Compared.Measures.Count(m => m.Course is not null) < 2) return time;
            return axis.Scale is not null ? $"{time} They also have the same value axis, so heights can be compared."
                : Filter.IsOneScale ? $"{time} The measures are in different units, so each has its own value axis: compare shapes, not heights."
                : $"{time} Each has its own value axis: compare shapes, not heights.";
        }
    }

    /// <summary>What is said where more were chosen than are shown; null otherwise.</summary>
    public string? TooMany => Compared.LeftOut == 0 ? null : $"{Compared.Chosen} measures were chosen. A page compares up to {CompareChoice.Most}, so these are the first {CompareChoice.Most} of them.";

    /// <summary>The ends of lines and the dashes, where something is drawn.</summary>
    public bool HasTargets => Compared.Measures.Any(m => m.Course?.Chart.Targets.Any(t => t is not null) == true);

    private static string Month(DateOnly day) => day.ToString("MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture);
}
