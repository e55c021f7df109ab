namespace PerformanceManagement.Core.Periods;

/// <summary>The kind of year a period belongs to (field guide, section 2).</summary>
public enum PeriodCalendar
{
    /// <summary>April to March, written <c>2017/18</c>.</summary>
    Financial,

    /// <summary>September to August, written <c>AY2016/17</c>.</summary>
    Academic,

    /// <summary>January to December, written <c>2015</c>. Months belong to this calendar whatever their measure's.</summary>
    Calendar,
}
