using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Models.Users;

/// <summary>The secret of a link on its way to the one page that shows it: in the sealed cookie of messages, and gone once it was read.</summary>
internal static class ShownOnce
{
    private const string Name = "PasswordLink";

    public static void Keep(ITempDataDictionary messages, MadePasswordLink made)
    {
        if (made.Secret is { } secret) messages[Name] = secret;
    }

    public static string? Take(ITempDataDictionary messages) => messages[Name] as string;
}
