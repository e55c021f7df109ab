namespace PerformanceManagement.Web.Infrastructure;

/// <summary>A measure's code inside an address. A slash in it ("NI 59/60") stays escaped there, because only the rest of a path may hold one.</summary>
public static class RouteCode
{
    /// <summary>The code as it is.</summary>
    public static string Read(string code) => code.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
