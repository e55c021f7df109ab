using Microsoft.Extensions.Configuration;
using PerformanceManagement.Core.Data.Sample;

namespace PerformanceManagement.Core.Settings;

/// <summary>
/// What the configuration (appsettings.json, the environment) sets of the council. It wins over what an administrator sets, so that whoever runs the server
/// can hold a setting fast.
/// </summary>
public sealed class CouncilConfiguration
{
    private static readonly (string Field, string Key)[] Keys =
    [
        (nameof(CouncilSettings.Name), "Council:Name"),
        (nameof(CouncilSettings.ProductName), "Council:ProductName"),
        (nameof(CouncilSettings.BrandColour), "Council:BrandColour"),
        (nameof(CouncilSettings.Support), "Council:Support"),
        (nameof(CouncilSettings.Profile), "Report:Profile"),
        (nameof(CouncilSettings.ReportFrom), "Report:ReportFrom"),
        (nameof(CouncilSettings.CoordinatedBy), "Report:CoordinatedBy"),
        (nameof(CouncilSettings.LeadOfficer), "Report:LeadOfficer"),
        (nameof(CouncilSettings.ApproversPrepareReports), "Council:ApproversPrepareReports"),
        (nameof(CouncilSettings.ValuesNeedApproval), "Council:ValuesNeedApproval"),
        (nameof(CouncilSettings.OwnEntriesMayBeApproved), "Council:OwnEntriesMayBeApproved"),
    ];

    private readonly Dictionary<string, string> set;
    private readonly string? usualName;

    private CouncilConfiguration(Dictionary<string, string> set, string? usualName) => (this.set, this.usualName) = (set, usualName);

    /// <summary>Nothing is set.</summary>
    public static CouncilConfiguration Empty { get; } = new([], null);

    /// <summary>The settings as they are where nothing is stored.</summary>
    public CouncilInForce Alone => Over(null, null);

    /// <summary>Reads what is set; an empty value sets nothing.</summary>
    public static CouncilConfiguration Of(IConfiguration settings) => new(
        Keys.Select(k => (k.Field, Value: settings[k.Key]?.Trim())).Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Field, v => v.Value!),
        settings.GetValue("Database:SampleCouncil", false) ? SampleCouncil.Name : null);

    /// <summary>The name of a setting in the configuration, "Council:Name", where it is set there; null where an administrator sets it.</summary>
    /// <param name="field">The property of <see cref="CouncilSettings"/>.</param>
    public string? KeyOf(string field) => set.ContainsKey(field) ? Keys.First(k => k.Field == field).Key : null;

    /// <summary>What is in force: what is set here, then what is stored, then the product's own.</summary>
    /// <param name="stored">What is stored; null for nothing.</param>
    /// <param name="logo">The logo; null for none.</param>
    internal CouncilInForce Over(CouncilSettings? stored, LogoInForce? logo) => new()
    {
        // There is no name of the product's own: a paper in another council's name is worse than one without.
        Name = Of(nameof(CouncilSettings.Name), stored?.Name) ?? usualName,
        ProductName = Of(nameof(CouncilSettings.ProductName), stored?.ProductName) ?? CouncilInForce.UsualProductName,
        Colour = Colour.TryParse(Of(nameof(CouncilSettings.BrandColour), stored?.BrandColour), out Colour colour) ? colour : CouncilInForce.UsualColour,
        Support = Of(nameof(CouncilSettings.Support), stored?.Support),
        Profile = Of(nameof(CouncilSettings.Profile), stored?.Profile),
        ReportFrom = Of(nameof(CouncilSettings.ReportFrom), stored?.ReportFrom),
        CoordinatedBy = Of(nameof(CouncilSettings.CoordinatedBy), stored?.CoordinatedBy),
        LeadOfficer = Of(nameof(CouncilSettings.LeadOfficer), stored?.LeadOfficer),
        ApproversPrepareReports = Of(nameof(CouncilSettings.ApproversPrepareReports), stored?.ApproversPrepareReports) ?? true,
        ValuesNeedApproval = Of(nameof(CouncilSettings.ValuesNeedApproval), stored?.ValuesNeedApproval) ?? false,
        OwnEntriesMayBeApproved = Of(nameof(CouncilSettings.OwnEntriesMayBeApproved), stored?.OwnEntriesMayBeApproved) ?? false,
        Logo = logo,
    };

    private bool? Of(string field, bool? stored) => set.TryGetValue(field, out string? value) ? bool.Parse(value) : stored;

    private string? Of(string field, string? stored) => set.TryGetValue(field, out string? value) ? value : stored;
}
