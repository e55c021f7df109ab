namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What a column of the dashboard holds.</summary>
public enum DashboardCell
{
    Code,
    Measure,
    Value,
    Target,
    Status,
    ShortTrend,
    LongTrend,
    OverTime,
    Note,
}

/// <summary>A column of the dashboard: its heading and what stands under it are one thing, in the table and where a narrow screen stacks it.</summary>
/// <param name="Cell">What it holds.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Sort">How its heading sorts; null where it does not.</param>
/// <param name="Class">The class of its heading.</param>
public sealed record DashboardColumn(DashboardCell Cell, string Heading, DashboardSort? Sort, string Class)
{
    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<DashboardColumn> All { get; } =
    [
        new(DashboardCell.Code, "Code", DashboardSort.Code, "pm-measures__code"),
        new(DashboardCell.Measure, "Measure", DashboardSort.Measure, "pm-measures__title"),
        new(DashboardCell.Value, "Value", null, "pm-number pm-measures__value"),
        new(DashboardCell.Target, "Target", null, "pm-number pm-measures__target"),
        new(DashboardCell.Status, "Status", DashboardSort.Worst, "pm-measures__status"),
        new(DashboardCell.ShortTrend, "Short trend", DashboardSort.Worsened, "pm-measures__trend"),
        new(DashboardCell.LongTrend, "Long trend", null, "pm-measures__trend"),
        new(DashboardCell.OverTime, "8 quarters", null, "pm-measures__course"),
        new(DashboardCell.Note, "Note", null, "pm-measures__note"),
    ];
}
