namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>The words in braces that papers fill, for whoever writes a text.</summary>
public static class LiveWordNames
{
    /// <summary>Those that stand for something in every paper.</summary>
    public static IReadOnlyList<string> All => LiveWords.Names;

    /// <summary>Those before a measure's code.</summary>
    public static IReadOnlyList<string> OfMeasures => LiveWords.OfMeasures;
}
