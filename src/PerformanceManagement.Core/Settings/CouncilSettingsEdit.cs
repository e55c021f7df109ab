namespace PerformanceManagement.Core.Settings;

/// <summary>What is typed of the council's settings. What the configuration sets is not looked at.</summary>
public sealed record CouncilSettingsEdit
{
    /// <summary>The council's name.</summary>
    public string? Name { get; init; }

    /// <summary>What the site is called; empty for the usual name.</summary>
    public string? ProductName { get; init; }

    /// <summary>The colour as #rrggbb, in any capitals, with or without the #; empty for the usual one.</summary>
    public string? BrandColour { get; init; }

    /// <summary>Whom officers ask for help.</summary>
    public string? Support { get; init; }

    /// <summary>The key of the profile; empty for the usual one.</summary>
    public string? Profile { get; init; }

    /// <summary>The title of who presents papers.</summary>
    public string? ReportFrom { get; init; }

    /// <summary>The title of who puts papers together.</summary>
    public string? CoordinatedBy { get; init; }

    /// <summary>Whom readers of a paper ask.</summary>
    public string? LeadOfficer { get; init; }

    /// <summary>Whether approvers prepare papers.</summary>
    public bool ApproversPrepareReports { get; init; }

    /// <summary>Whether values are approved before they count as agreed.</summary>
    public bool ValuesNeedApproval { get; init; }

    /// <summary>Whether one may approve what one entered oneself.</summary>
    public bool OwnEntriesMayBeApproved { get; init; }

    /// <summary>The version of the stored settings that the form was filled from; null where nothing was stored.</summary>
    public Guid? Version { get; init; }

    /// <summary>Whether it is to be stored although it changes what others see or may do.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>The settings as they stand, for the page that changes them.</summary>
/// <param name="InForce">What is in force.</param>
/// <param name="Stored">What is typed in the form: what is stored.</param>
public sealed record CouncilSettingsView(CouncilInForce InForce, CouncilSettingsEdit Stored)
{
    /// <summary>The profiles to choose from.</summary>
    public required OfferedProfiles Profiles { get; init; }

    /// <summary>What the configuration sets, which is not changed here.</summary>
    public required CouncilConfiguration Configuration { get; init; }
}

/// <summary>What other settings would do to what others see, and to what they may do.</summary>
public sealed record CouncilSettingsEffect
{
    /// <summary>The name of the profile that counts now, and of the one that would; null where that stays.</summary>
    public (string From, string To)? Profile { get; init; }

    /// <summary>How many reports somebody works on that are not published; they would be counted by the other profile.</summary>
    public int ReportsInWork { get; init; }

    /// <summary>Whether approvers would prepare papers from now on, or no longer; null where that stays.</summary>
    public bool? ApproversPrepareReports { get; init; }

    /// <summary>Whether values would be approved from now on, or no longer; null where that stays.</summary>
    public bool? ValuesNeedApproval { get; init; }

    /// <summary>How many submitted values of open quarters nobody has approved: they would be marked so.</summary>
    public int NotApproved { get; init; }

    /// <summary>How many people are approvers and nothing else that prepares papers.</summary>
    public int Approvers { get; init; }
}

/// <summary>The profiles there are, by name.</summary>
/// <param name="All">Each with its key.</param>
/// <param name="UsualKey">The key of the one that counts where none is chosen.</param>
public sealed record OfferedProfiles(IReadOnlyList<(string Key, string Name)> All, string UsualKey)
{
    /// <summary>The name of a profile; null for one that is not there.</summary>
    public string? NameOf(string? key) => All.Where(p => p.Key == (string.IsNullOrEmpty(key) ? UsualKey : key)).Select(p => p.Name).FirstOrDefault();
}
