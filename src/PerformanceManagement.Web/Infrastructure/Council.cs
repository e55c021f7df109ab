using Microsoft.AspNetCore.Authentication;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The council that runs this site: its settings, and what the configuration sets of them.</summary>
public static class Council
{
    public static void AddCouncil(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CouncilOptions>().BindConfiguration(CouncilOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<SecurityContactOptions>().BindConfiguration(SecurityContactOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<LastCouncil>();
        builder.Services.AddScoped<CurrentCouncil>();
        builder.Services.AddScoped<IClaimsTransformation, ApproverClaims>();
    }

    /// <summary>Says in the log what of the settings somebody should see to.</summary>
    public static async Task WarnOfSettingsAsync(this WebApplication app, IServiceProvider services)
    {
        CouncilInForce council = await services.GetRequiredService<CouncilSettingsReader>().InForceAsync();
        OfferedProfiles profiles = app.Services.GetRequiredService<OfferedProfiles>();
        if (council.Name is null) app.Logger.LogWarning("{Problem}", CouncilName.Missing);
        if (profiles.NameOf(council.Profile) is null)
            app.Logger.LogWarning("The settings choose the profile {Profile}, and there is no such file. {Usual} counts in its place until an administrator chooses another", council.Profile, profiles.NameOf(null));
    }
}
