using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Entry;

/// <summary>The figures that somebody else saved meanwhile.</summary>
/// <param name="Figures">What is stored now.</param>
/// <param name="By">Who stored it, or null when it came in a data pack.</param>
/// <param name="ById">Their key; the actor's own when they saved in another window.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ResultVersion">The version to send to overwrite the result.</param>
/// <param name="DraftVersion">The version to send to overwrite the draft.</param>
public sealed record TheirFigures(ResultFigures Figures, string? By, int? ById, DateTime At, Guid? ResultVersion, Guid? DraftVersion);
