using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Web.Models.Reports;

/// <summary>The preview of a committee report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Checks">What to see to before it is published; empty for who only reads.</param>
/// <param name="Profiles">The profiles it can be seen by.</param>
/// <param name="Profile">The one it is seen by.</param>
public sealed record ReportPage(QuarterlyReport Report, Period Quarter, int CommitteeId, IReadOnlyList<ReportCheck> Checks, ReportProfiles Profiles, ReportProfile Profile)
{
    private const int MostShownOpen = 8;

    /// <summary>The profile as it stands in an address: null for the council's own.</summary>
    public string? ProfileKey => Profile == Profiles.Council ? null : Profile.Key;

    /// <summary>The profiles to choose from; null where there is no choice.</summary>
    public FilterSelect? ProfileSelect => Profiles.All.Count < 2 ? null
        : new("profile", "Wording and counting", [.. Profiles.All.Select(p => new SelectListItem(p.Texts.Name, p.Key, p == Profile))]);

    /// <summary>A short list is shown; a long one is opened, so that the report itself stays in sight.</summary>
    public bool ChecksAreOpen => Checks.Count <= MostShownOpen;
}

/// <summary>Something to see to before a report is published.</summary>
/// <param name="Text">A plain sentence.</param>
/// <param name="Code">The measure, or null when it is about the paper.</param>
/// <param name="Owner">Who enters the measure, or null.</param>
public sealed record ReportCheck(string Text, string? Code, string? Owner);
