namespace PerformanceManagement.Core.Imports;

/// <summary>How far the import of a pack has come.</summary>
/// <param name="File">The file that is read.</param>
/// <param name="Rows">How many rows of it are done.</param>
/// <param name="Percent">How much of the file that is, 0 to 100.</param>
public sealed record DataPackProgress(string File, int Rows, int Percent);
