namespace PerformanceManagement.Core.Changes;

/// <summary>What a change would do, in sentences.</summary>
/// <param name="Changes">What changes, a sentence each.</param>
/// <param name="Stays">What stays as it is although somebody might expect otherwise, a sentence each.</param>
public sealed record EffectInWords(IReadOnlyList<string> Changes, IReadOnlyList<string> Stays);
