using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Schemes;

/// <summary>What was typed: how a measure is to be rated.</summary>
/// <param name="Code">The measure.</param>
/// <param name="SchemeName">The scheme; blank for the council's default.</param>
/// <param name="Tolerance">A tolerance of its own, as typed; blank for the scheme's.</param>
/// <param name="ToleranceKind">What the tolerance is measured in.</param>
/// <param name="From">The first day, as typed.</param>
/// <param name="Reason">Why.</param>
/// <param name="Latest">The version of what was set last when the form was filled; null when nothing was.</param>
public sealed record RatingOverrideEdit(string Code, string? SchemeName, string? Tolerance, ToleranceKind ToleranceKind, string? From, string? Reason, Guid? Latest);

/// <summary>What a change would do.</summary>
/// <param name="From">The first day.</param>
/// <param name="Text">How it would be rated.</param>
/// <param name="Rating">What it does to the open quarter.</param>
/// <param name="EndsBefore">The day from which something set before takes over again; null when nothing does.</param>
public sealed record MeasureRatingEffect(DateOnly From, string Text, RatingEffect Rating, DateOnly? EndsBefore);
