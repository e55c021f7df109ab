using System.Globalization;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>One culture for every thread, whatever the browser or the server says: dates and figures are British.</summary>
public static class BritishCulture
{
    public static void Fix()
    {
        var british = CultureInfo.GetCultureInfo("en-GB");
        CultureInfo.DefaultThreadCurrentCulture = british;
        CultureInfo.DefaultThreadCurrentUICulture = british;
        CultureInfo.CurrentCulture = british;
        CultureInfo.CurrentUICulture = british;
    }
}
