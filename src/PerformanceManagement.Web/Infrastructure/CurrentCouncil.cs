using Microsoft.AspNetCore.Diagnostics;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The council's settings as this request shows them. Scoped to a request.</summary>
public sealed class CurrentCouncil(CouncilSettingsReader settings, LastCouncil last, IHttpContextAccessor accessor)
{
    private CouncilInForce? known;

    /// <summary>The settings in force; on the page of a fault those that were read last, because the fault may be that nothing can be read.</summary>
    public async Task<CouncilInForce> GetAsync()
    {
        if (known is not null) return known;
        if (accessor.HttpContext?.Features.Get<IExceptionHandlerFeature>() is not null) return known = last.Known;
        return known = last.Known = await settings.InForceAsync(accessor.HttpContext?.RequestAborted ?? default);
    }
}

/// <summary>The settings as they were read last by this instance of the site; those of the configuration before that.</summary>
public sealed class LastCouncil(CouncilConfiguration configured)
{
    private CouncilInForce known = configured.Alone;

    public CouncilInForce Known
    {
        get => Volatile.Read(ref known);
        set => Volatile.Write(ref known, value);
    }
}
