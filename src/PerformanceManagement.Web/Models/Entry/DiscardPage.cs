using PerformanceManagement.Core.Entry;

namespace PerformanceManagement.Web.Models.Entry;

/// <summary>The question whether a draft is to be thrown away.</summary>
/// <param name="Entry">The draft as it stands.</param>
public sealed record DiscardPage(EntryForm Entry);
