using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Core.Reports;

/// <summary>Who papers are from and how they count, by the council's settings in force.</summary>
/// <param name="settings">The settings.</param>
/// <param name="logos">The logo.</param>
/// <param name="options">What the configuration sets of papers alone.</param>
/// <param name="profiles">The profiles there are.</param>
public sealed class CouncilPapers(CouncilSettingsReader settings, CouncilLogoService logos, IOptions<ReportOptions> options, ReportProfiles profiles) : ICouncilCounting
{
    /// <summary>Who papers are from.</summary>
    public async Task<ReportOptions> OptionsAsync(CancellationToken stop = default)
    {
        CouncilInForce council = await settings.InForceAsync(stop);
        return new ReportOptions
        {
            CouncilName = options.Value.CouncilName ?? council.Name,
            Colour = options.Value.Colour ?? council.Colour.ToString(),
            Profile = council.Profile ?? options.Value.Profile,
            Template = options.Value.Template,
            ReportFrom = council.ReportFrom,
            CoordinatedBy = council.CoordinatedBy,
            LeadOfficer = council.LeadOfficer,
        };
    }

    /// <summary>The profile that counts and words unless another is asked for.</summary>
    public async Task<ReportProfile> ProfileAsync(CancellationToken stop = default) => Of((await settings.InForceAsync(stop)).Profile);

    /// <summary>The logo at the top of papers; null for none.</summary>
    public async Task<ReportLogo?> LogoAsync(CancellationToken stop = default) =>
        (await settings.InForceAsync(stop)).Logo is { } logo && await logos.PictureAsync(logo.Sha256, stop) is { } png ? new ReportLogo(png, logo.AlternativeText) : null;

    /// <inheritdoc />
    public async Task<CouncilCounting> RulesAsync(bool anew, CancellationToken stop = default)
    {
        CouncilInForce council = anew ? await settings.NowAsync(stop) : await settings.InForceAsync(stop);
        return new CouncilCounting(Of(council.Profile).Texts.Counting.Rules, council.ValuesNeedApproval);
    }

    // A profile that was chosen, and whose file somebody took away since, must not take every page with it: the start says so, and so does the page of the settings.
    private ReportProfile Of(string? key) => profiles.Find(key) ?? profiles.Council;
}
