using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Who may come in and what they may do: Identity, the cookie, and a policy for each name in <see cref="Policies"/>.</summary>
public static class UserSetup
{
    /// <summary>The rate limit on attempts to sign in from one address.</summary>
    public const string SignInLimit = "sign-in";

    public static void AddUsers(this WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddPerformanceIdentity()
            .AddSignInManager<EnabledSignIns>()
            .AddClaimsPrincipalFactory<UserClaims>()
            .AddTokenProvider<DataProtectorTokenProvider<User>>(TokenOptions.DefaultProvider);
        services.Configure<DataProtectionTokenProviderOptions>(links => links.TokenLifespan = PasswordLinkService.Lifetime);
        services.AddSingleton<FirstSetUp>();
        services.ConfigureApplicationCookie(SetCookie);
        services.AddSingleton<DatabaseTickets>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<DatabaseTickets>((cookie, tickets) => cookie.SessionStore = tickets);
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>();
        AddPolicies(services);
        AddKeys(builder);
        AddSignInLimit(builder);
    }

    private static void SetCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "performance-sign-in";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/account/sign-in";
        cookie.AccessDeniedPath = "/errors/403";
        cookie.ReturnUrlParameter = "returnUrl";
        // A form sent after the sign-in ended is answered by the sign-in page itself, which carries what was typed; see ErrorsController.
        Func<RedirectContext<CookieAuthenticationOptions>, Task> redirect = cookie.Events.OnRedirectToLogin;
        cookie.Events.OnRedirectToLogin = async context =>
        {
            if (await KeptForm.OfAsync(context.Request) is not { } kept)
            {
                await redirect(context);
                return;
            }

            context.HttpContext.Items[typeof(KeptForm)] = kept;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        };
        // The address stays what was asked for; the page says that the role does not allow it.
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void AddPolicies(IServiceCollection services)
    {
        // Each request finds its sign-in in the database, where a changed password or role has ended it; nothing is left to check again.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromDays(1));
        AuthorizationBuilder authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (string policy in Policies.All)
            authorization.AddPolicy(policy, rule => rule.RequireAssertion(context => context.User.Identity?.IsAuthenticated == true && Policies.Allows(policy, CurrentUser.ActorOf(context.User))));
    }

    private static void AddKeys(WebApplicationBuilder builder)
    {
        // Without a lasting place for its keys, every restart would sign everybody out.
        IDataProtectionBuilder keys = builder.Services.AddDataProtection().SetApplicationName("PerformanceManagement");
        if (builder.Configuration["DataProtection:KeysFolder"] is { Length: > 0 } folder)
            keys.PersistKeysToFileSystem(Directory.CreateDirectory(folder));
    }

    // Lockout protects one account from many guesses; this protects many accounts from one guess each.
    private static void AddSignInLimit(WebApplicationBuilder builder)
    {
        int attempts = builder.Configuration.GetValue("SignIn:AttemptsPerMinute", 60);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = attempts, Window = TimeSpan.FromMinutes(1) }));
        });
    }
}
