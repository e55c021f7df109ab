using Microsoft.Extensions.Configuration;
using PerformanceManagement.Core.Data.Sample;

namespace PerformanceManagement.Core.Reports.Words;

/// <summary>The council whose name pages and papers carry. There is no default: a paper in another council's name is worse than one without.</summary>
public static class CouncilName
{
    /// <summary>What is said where it is missing.</summary>
    public const string Missing = "The council’s name is not set, so papers carry none. Set Council:Name (the environment variable Council__Name) to the name the council signs its papers with.";

    /// <summary>The name that is set, or the sample council's where that is what the database was asked to hold; null otherwise.</summary>
    public static string? Of(IConfiguration settings) =>
        settings["Council:Name"] is { Length: > 0 } name ? name.Trim()
        : settings.GetValue("Database:SampleCouncil", false) ? SampleCouncil.Name
        : null;
}
