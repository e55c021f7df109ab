using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Plans;

/// <summary>What somebody typed for a plan item.</summary>
/// <param name="Key">The plan item's key.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Text">The text as typed; blank removes what there is.</param>
/// <param name="Version">The version of the text the form was filled from; null when there was none.</param>
public sealed record PlanNoteEdit(string Key, Period Quarter, string? Text, Guid? Version);

/// <summary>The text that somebody else saved meanwhile.</summary>
/// <param name="Text">The text stored now; null when it was removed.</param>
/// <param name="Version">The version to send to overwrite it.</param>
/// <param name="By">Who stored it; null when it was not by way of this form.</param>
/// <param name="At">When, UTC.</param>
public sealed record TheirText(string? Text, Guid? Version, string? By, DateTime? At);
