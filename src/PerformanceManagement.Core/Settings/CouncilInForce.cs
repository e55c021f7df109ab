using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Settings;

/// <summary>The council's settings as they are in force, for pages, papers and the command line.</summary>
public sealed record CouncilInForce
{
    /// <summary>What the site is called where nobody called it anything.</summary>
    public const string UsualProductName = "Performance";

    /// <summary>What stands where the council's name should, until somebody sets it: never another council's.</summary>
    public const string NoName = "The council’s name is not set";

    /// <summary>The colour where nobody chose one.</summary>
    public static readonly Colour UsualColour = new(0x1d, 0x3c, 0x6b);

    /// <summary>The council's name; null until somebody sets it.</summary>
    public string? Name { get; init; }

    /// <summary>The name as pages show it.</summary>
    public string ShownName => Name ?? NoName;

    /// <summary>What the council calls this site.</summary>
    public string ProductName { get; init; } = UsualProductName;

    /// <summary>The colour of header and papers, dark enough for white text.</summary>
    public Colour Colour { get; init; } = UsualColour;

    /// <summary>Whom officers ask for help; null where nobody said.</summary>
    public string? Support { get; init; }

    /// <summary>The key of the profile by which measures are counted; null for the product's usual one.</summary>
    public string? Profile { get; init; }

    /// <summary>The title of who presents papers; null leaves the line out.</summary>
    public string? ReportFrom { get; init; }

    /// <summary>The title of who puts papers together; null leaves the line out.</summary>
    public string? CoordinatedBy { get; init; }

    /// <summary>Whom readers of a paper ask; null for the template's own words.</summary>
    public string? LeadOfficer { get; init; }

    /// <summary>Whether approvers prepare, download and publish committees' papers.</summary>
    public bool ApproversPrepareReports { get; init; } = true;

    /// <summary>Whether values are approved before they count as agreed.</summary>
    public bool ValuesNeedApproval { get; init; }

    /// <summary>Whether one may approve what one entered oneself.</summary>
    public bool OwnEntriesMayBeApproved { get; init; }

    /// <summary>The logo; null where there is none.</summary>
    public LogoInForce? Logo { get; init; }

    /// <summary>The policies that the council keeps from approvers.</summary>
    public IReadOnlyList<string> WithheldFromApprovers => ApproversPrepareReports ? [] : [Policies.Report];
}

/// <summary>The logo as pages name it.</summary>
/// <param name="AlternativeText">What it says.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Sha256">The hash of the picture.</param>
public sealed record LogoInForce(string AlternativeText, int Width, int Height, string Sha256);
