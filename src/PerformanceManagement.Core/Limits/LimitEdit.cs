using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Limits;

/// <summary>A rebase with who set it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="From">The first period of the new limits.</param>
/// <param name="Reason">Why.</param>
/// <param name="SetAt">When it was set, UTC.</param>
/// <param name="Name">Who set it.</param>
/// <param name="Role">That person's role today; null for none.</param>
public sealed record StoredRebase(int Id, Period From, string Reason, DateTime SetAt, string Name, string? Role)
{
    /// <summary>The same as the rules see it, by the person's role, which is what pages for everyone name.</summary>
    public Rebase ToRebase() => new(From, Reason, Role ?? "The performance team") { On = BritishDay.Of(SetAt) };
}

/// <summary>Where the process limits of a measure start.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Rebases">Its rebases, the latest first.</param>
/// <param name="Points">Its own periods that may be shown, the oldest first.</param>
/// <param name="Signals">Its signals with the rebases, over all of those.</param>
public sealed record MeasureLimits(Measure Measure, MeasureRules Rules, IReadOnlyList<StoredRebase> Rebases, IReadOnlyList<SeriesPoint> Points, Signals Signals);

/// <summary>What was typed about a rebase.</summary>
/// <param name="Code">The measure's code.</param>
/// <param name="From">The token of the period, as chosen.</param>
/// <param name="Reason">Why, as typed.</param>
public sealed record LimitEdit(string Code, string? From, string? Reason);
