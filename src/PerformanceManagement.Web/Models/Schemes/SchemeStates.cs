using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Models.Schemes;

/// <summary>A version of a scheme in words.</summary>
public static class SchemeStates
{
    public static string Text(SchemeState state) => state switch
    {
        SchemeState.Draft => "Draft",
        SchemeState.Coming => "To come",
        SchemeState.InForce => "In force",
        SchemeState.Ended => "Ended",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>"From 1 April 2013 to 30 September 2026"; "Not in force" for a draft.</summary>
    public static string Days(RatingScheme scheme) => scheme.InForceFrom is not { } from ? "Not in force"
        : scheme.InForceTo is { } to ? $"{FigureFormat.Date(from)} to {FigureFormat.Date(to)}"
        : $"From {FigureFormat.Date(from)}";

    /// <summary>"Performance officer, 22 November 2026 at 09:00"; that it was shipped where nobody wrote it.</summary>
    public static string SetBy(SchemeVersion known) => known.SetAt is { } at ? $"{known.SetBy ?? (known.Stored.SetById is null ? Actor.OfPack : "Someone who has left")}, {BritishTime.Text(at)}" : "Came with the system";
}
