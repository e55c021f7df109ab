namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>Says where two versions of a measure differ.</summary>
public static class MeasureDifferences
{
    /// <summary>The fields that differ, in the order of the form.</summary>
    /// <param name="mine">What one person typed.</param>
    /// <param name="theirs">What is stored.</param>
    public static IReadOnlyList<MeasureFieldChange> Between(MeasureEdit mine, MeasureEdit theirs) => MeasureEditRow.Changes(mine, theirs, theirs);
}
