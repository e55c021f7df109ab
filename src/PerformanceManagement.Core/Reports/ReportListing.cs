using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Reports;

/// <summary>A quarter's paper for a committee, as a list offers it.</summary>
/// <param name="CommitteeId">Database key of the committee.</param>
/// <param name="Committee">Its name.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="MeetingDate">When the committee takes it, or null while that is not known.</param>
public sealed record ReportListing(int CommitteeId, string Committee, Period Quarter, DateOnly? MeetingDate);
