using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The council's name and colour.</summary>
public static class Council
{
    public static void AddCouncil(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CouncilOptions>()
            .BindConfiguration(CouncilOptions.Section)
            .PostConfigure<IConfiguration>((council, settings) => council.Name = CouncilName.Of(settings) ?? CouncilOptions.NoName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<SecurityContactOptions>().BindConfiguration(SecurityContactOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Theme>();
    }
}
