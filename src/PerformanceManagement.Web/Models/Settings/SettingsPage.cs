using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Web.Models.Settings;

/// <summary>The form of the council's settings.</summary>
public sealed class SettingsForm
{
    public string? Name { get; set; }

    public string? ProductName { get; set; }

    public string? BrandColour { get; set; }

    public string? Support { get; set; }

    public string? Profile { get; set; }

    public string? ReportFrom { get; set; }

    public string? CoordinatedBy { get; set; }

    public string? LeadOfficer { get; set; }

    public bool ApproversPrepareReports { get; set; }

    public bool ValuesNeedApproval { get; set; }

    public bool OwnEntriesMayBeApproved { get; set; }

    public bool IsConfirmed { get; set; }

    public Guid? Version { get; set; }

    public static SettingsForm From(CouncilSettingsView found) => new()
    {
        Name = found.Stored.Name ?? found.InForce.Name,
        ProductName = found.Stored.ProductName ?? found.InForce.ProductName,
        BrandColour = found.Stored.BrandColour ?? found.InForce.Colour.ToString(),
        Support = found.Stored.Support,
        Profile = found.Stored.Profile ?? found.Profiles.UsualKey,
        ReportFrom = found.Stored.ReportFrom,
        CoordinatedBy = found.Stored.CoordinatedBy,
        LeadOfficer = found.Stored.LeadOfficer,
        ApproversPrepareReports = found.Stored.ApproversPrepareReports,
        ValuesNeedApproval = found.Stored.ValuesNeedApproval,
        OwnEntriesMayBeApproved = found.Stored.OwnEntriesMayBeApproved,
        Version = found.Stored.Version,
    };

    public CouncilSettingsEdit ToEdit() => new()
    {
        Name = Name,
        ProductName = ProductName,
        BrandColour = BrandColour,
        Support = Support,
        Profile = Profile,
        ReportFrom = ReportFrom,
        CoordinatedBy = CoordinatedBy,
        LeadOfficer = LeadOfficer,
        ApproversPrepareReports = ApproversPrepareReports,
        ValuesNeedApproval = ValuesNeedApproval,
        OwnEntriesMayBeApproved = OwnEntriesMayBeApproved,
        IsConfirmed = IsConfirmed,
        Version = Version,
    };
}

/// <summary>The page of the council's settings.</summary>
/// <param name="Settings">The settings as they stand.</param>
/// <param name="Form">What is typed.</param>
public sealed record SettingsPage(CouncilSettingsView Settings, SettingsForm Form)
{
    /// <summary>What they would do to others; null unless that was asked.</summary>
    public CouncilSettingsEffect? Effect { get; init; }

    /// <summary>The settings as someone stored them meanwhile; null unless whoever types has to choose.</summary>
    public CouncilSettingsEdit? Theirs { get; init; }

    /// <summary>The profiles to choose from.</summary>
    public IEnumerable<SelectListItem> Profiles => Settings.Profiles.All.Select(p => new SelectListItem(p.Name, p.Key));

    /// <summary>Why the profile that is chosen does not count; null where it does.</summary>
    public string? ProfileProblem => Settings.Profiles.NameOf(Settings.InForce.Profile) is not null ? null
        : $"The profile “{Settings.InForce.Profile}” is chosen, and its file is gone. {Settings.Profiles.NameOf(null)} counts in its place.";

    /// <summary>A setting that the configuration holds fast; null where it is typed here.</summary>
    public FixedSetting? Fixed(string field, string label) => Settings.Configuration.KeyOf(field) is { } key ? new FixedSetting(label, ValueOf(field), key) : null;

    private string ValueOf(string field) => field switch
    {
        nameof(SettingsForm.Name) => Settings.InForce.ShownName,
        nameof(SettingsForm.ProductName) => Settings.InForce.ProductName,
        nameof(SettingsForm.BrandColour) => Settings.InForce.Colour.ToString(),
        nameof(SettingsForm.Support) => Settings.InForce.Support ?? "",
        nameof(SettingsForm.Profile) => Settings.Profiles.NameOf(Settings.InForce.Profile) ?? Settings.InForce.Profile ?? "",
        nameof(SettingsForm.ReportFrom) => Settings.InForce.ReportFrom ?? "",
        nameof(SettingsForm.CoordinatedBy) => Settings.InForce.CoordinatedBy ?? "",
        nameof(SettingsForm.LeadOfficer) => Settings.InForce.LeadOfficer ?? "",
        nameof(SettingsForm.ApproversPrepareReports) => YesOrNo(Settings.InForce.ApproversPrepareReports),
        nameof(SettingsForm.ValuesNeedApproval) => YesOrNo(Settings.InForce.ValuesNeedApproval),
        nameof(SettingsForm.OwnEntriesMayBeApproved) => YesOrNo(Settings.InForce.OwnEntriesMayBeApproved),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>The lines of the settings that someone else stored, with what they are called.</summary>
    public static IEnumerable<(string Label, string Value)> LinesOf(CouncilSettingsEdit stored, OfferedProfiles profiles)
    {
        (string Label, string? Value)[] lines =
        [
            ("Name", stored.Name), ("Name of this service", stored.ProductName), ("Colour", stored.BrandColour), ("Contact for help", stored.Support),
            ("Profile", stored.Profile is null ? null : profiles.NameOf(stored.Profile) ?? stored.Profile), ("Report from", stored.ReportFrom), ("Report coordinated by", stored.CoordinatedBy),
            ("Whom to ask about a report", stored.LeadOfficer), ("Approvers prepare reports", YesOrNo(stored.ApproversPrepareReports)),
            ("Values are approved", YesOrNo(stored.ValuesNeedApproval)), ("People approve what they entered themselves", YesOrNo(stored.OwnEntriesMayBeApproved)),
        ];
        return lines.Select(l => (l.Label, l.Value ?? "Not set"));
    }

    private static string YesOrNo(bool value) => value ? "Yes" : "No";
}

/// <summary>A setting that is not changed on the page.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What it is.</param>
/// <param name="Key">What the configuration calls it.</param>
public sealed record FixedSetting(string Label, string Value, string Key);
