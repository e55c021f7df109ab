using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>What was typed into the form of a draft.</summary>
/// <param name="Id">The draft; null for a new one.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">What the shortfalls are measured in.</param>
/// <param name="Statuses">The statuses, best first.</param>
/// <param name="Version">The version of the draft the form was filled from; null for a new one.</param>
public sealed record SchemeEdit(int? Id, string? Name, ToleranceKind Kind, IReadOnlyList<StatusEdit> Statuses, Guid? Version);

/// <summary>A status as it was typed.</summary>
/// <param name="Key">The key of the status it was copied from, which stays when the words change; blank for a new one.</param>
/// <param name="Label">The label.</param>
/// <param name="ShortLabel">The label for a narrow column; blank for the same.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Colour">The colour.</param>
/// <param name="LargestShortfall">The largest shortfall, as typed; blank accepts any.</param>
/// <param name="LastYear">What it asks of the comparison with the same period last year.</param>
public sealed record StatusEdit(string? Key, string? Label, string? ShortLabel, StatusShape Shape, StatusColour Colour, string? LargestShortfall, LastYearCondition LastYear = LastYearCondition.Any);
