using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>The part of Identity that site and command line share: who may sign in, with what password.</summary>
public static class IdentitySetup
{
    /// <summary>The shortest password, in characters. Length is asked for, not odd signs: National Cyber Security Centre, "three random words".</summary>
    public const int ShortestPassword = 12;

    /// <summary>Wrong passwords before an account is locked.</summary>
    public const int TriesBeforeLockout = 5;

    /// <summary>How long an account stays locked.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Registers users, roles, their stores and the services that work with Identity. The site adds sign-in, its cookie and the tokens of links to what this returns.
    /// </summary>
    public static IdentityBuilder AddPerformanceIdentity(this IServiceCollection services)
    {
        services.AddScoped<UserService>();
        services.AddScoped<UserListService>();
        services.AddScoped<UserAccessService>();
        services.AddScoped<PasswordLinkService>();
        services.AddScoped<FirstUserService>();
        return services.AddIdentityCore<User>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Addresses are user names here, and some have an apostrophe.
                options.User.AllowedUserNameCharacters += "'";
                options.Password.RequiredLength = ShortestPassword;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
                options.Lockout.AllowedForNewUsers = true;
                options.Lockout.MaxFailedAccessAttempts = TriesBeforeLockout;
                options.Lockout.DefaultLockoutTimeSpan = Lockout;
            })
            .AddRoles<IdentityRole<int>>()
            .AddErrorDescriber<PlainIdentityErrors>()
            .AddEntityFrameworkStores<PerformanceDbContext>();
    }
}
