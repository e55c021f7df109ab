namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The council's name and colour.</summary>
public static class Council
{
    public static void AddCouncil(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CouncilOptions>()
            .BindConfiguration(CouncilOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<Theme>();
    }
}
