namespace PerformanceManagement.Core.Reports.Words;

/// <summary>The council whose name pages and papers carry. There is no default: a paper in another council's name is worse than one without.</summary>
public static class CouncilName
{
    /// <summary>What is said where it is missing.</summary>
    public const string Missing = "The council’s name is not set, so papers carry none. An administrator sets it under Settings; Council:Name in the configuration (the environment variable Council__Name) sets it too.";
}
