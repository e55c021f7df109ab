namespace PerformanceManagement.Core.Settings;

/// <summary>
/// What an administrator has set for the whole council: one row, or none before anything was set. What is null here is the product's own, and what the
/// configuration sets wins (<see cref="CouncilConfiguration"/>).
/// </summary>
public sealed class CouncilSettings
{
    /// <summary>The key of the one row.</summary>
    public const int OnlyId = 1;

    /// <summary>The longest line, in characters.</summary>
    public const int LineLength = 200;

    /// <summary>Database key; always <see cref="OnlyId"/>, so that two who save first at the same moment meet.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>The council's name as it signs its papers.</summary>
    public string? Name { get; set; }

    /// <summary>What the council calls this site.</summary>
    public string? ProductName { get; set; }

    /// <summary>The colour of the header, as #rrggbb.</summary>
    public string? BrandColour { get; set; }

    /// <summary>Whom officers ask for help: a mailbox, a telephone number, or both.</summary>
    public string? Support { get; set; }

    /// <summary>The key of the profile by which measures are counted.</summary>
    public string? Profile { get; set; }

    /// <summary>The title of who presents committees' papers.</summary>
    public string? ReportFrom { get; set; }

    /// <summary>The title of who puts them together.</summary>
    public string? CoordinatedBy { get; set; }

    /// <summary>Whom readers of a paper ask.</summary>
    public string? LeadOfficer { get; set; }

    /// <summary>Whether approvers prepare, download and publish committees' papers; null for the product's own way, which is that they do.</summary>
    public bool? ApproversPrepareReports { get; set; }

    /// <summary>Whether values are approved before they count as agreed; null for the product's own way, which is that they are not.</summary>
    public bool? ValuesNeedApproval { get; set; }

    /// <summary>Whether one may approve what one entered oneself; null for the product's own way, which is that one may not.</summary>
    public bool? OwnEntriesMayBeApproved { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>The council's logo: one row, or none. Made anew from what was uploaded, so that it holds the picture and nothing else.</summary>
public sealed class CouncilLogo
{
    /// <summary>The longest alternative text, in characters.</summary>
    public const int AlternativeTextLength = 150;

    /// <summary>Database key; always <see cref="CouncilSettings.OnlyId"/>.</summary>
    public int Id { get; init; } = CouncilSettings.OnlyId;

    /// <summary>The picture, as PNG.</summary>
    public required byte[] Png { get; set; }

    /// <summary>What it says, for those who do not see it.</summary>
    public required string AlternativeText { get; set; }

    /// <summary>Its width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Its height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>The hash of the picture, SHA-256 in hexadecimal: its address and its tag.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
