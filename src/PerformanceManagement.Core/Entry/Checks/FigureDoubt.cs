namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>What is doubtful about something that was typed: it can be stored, once somebody says why it is right.</summary>
/// <param name="Key">The rule's name, which never changes.</param>
/// <param name="Field">The field it is about, by the names of <see cref="ResultSubmission"/>.</param>
/// <param name="Message">Why, with the numbers, as a sentence.</param>
/// <param name="NeedsReason">Whether a reason is asked for, which stays with the figure; else a tick will do.</param>
public sealed record FigureDoubt(string Key, string Field, string Message, bool NeedsReason = true);
