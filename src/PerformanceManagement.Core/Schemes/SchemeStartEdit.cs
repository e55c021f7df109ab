namespace PerformanceManagement.Core.Schemes;

/// <summary>From when a draft is to be in force.</summary>
/// <param name="Id">The draft.</param>
/// <param name="From">The first day, as typed.</param>
/// <param name="IsDefault">Whether it is to be the council's default.</param>
/// <param name="Version">The version of the draft that the person saw.</param>
public sealed record SchemeStartEdit(int Id, string? From, bool IsDefault, Guid Version);

/// <summary>What bringing a draft into force would do.</summary>
/// <param name="From">The first day.</param>
/// <param name="Start">What else changes.</param>
/// <param name="Rating">What it does to the open quarter.</param>
public sealed record SchemeStartEffect(DateOnly From, SchemeStart Start, RatingEffect Rating);
