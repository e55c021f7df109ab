using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>MVC, and the order in which a request passes through the site.</summary>
public static class PageSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        IServiceCollection services = builder.Services;
        services.AddControllersWithViews(mvc =>
        {
            mvc.Filters.Add<AutoValidateAntiforgeryTokenAttribute>();
            mvc.Filters.Add<OneVersionFilter>();
            mvc.Filters.Add<UnknownPeriodFilter>();
            mvc.Filters.Add<NotPermittedFilter>();
            mvc.Filters.Add<KeptFormFilter>();
            mvc.Filters.Add<EarlierCodeFilter>();
            mvc.ModelBinderProviders.Insert(0, new PeriodBinderProvider());
            FormWording.Set(mvc.ModelBindingMessageProvider);
        });
        services.AddAntiforgery(token =>
        {
            token.Cookie.Name = "performance-form";
            token.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(tempData => tempData.Cookie.Name = "performance-message");
        services.AddResponseCompression(compression =>
        {
            // Compressed pages leak only what an attacker can guess beside text of their own, many times, with the victim's
            // cookie. The sign-in cookie is SameSite=Lax and the one secret in a page, the form token, changes every time.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.AddScoped<MeasureFinder>();
        services.AddScoped<DashboardFinder>();
        services.AddSingleton<Charts.ChartPicture>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<MeasureHealth>("measures");
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.Use(HeadRequests.AnswerAsGet);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseResponseCompression();
        app.UseBuiltFiles();
        app.UseRouting();
        app.Use(RequestLog.RememberEndpoint);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        Theme.Map(app);
        LogoFile.Map(app);
        WellKnown.Map(app);
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapControllers();
    }
}
