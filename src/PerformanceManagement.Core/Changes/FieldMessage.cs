namespace PerformanceManagement.Core.Changes;

/// <summary>A sentence about a field of a form.</summary>
/// <param name="Field">The property of what was typed, "Rows[2].Value" where it stands in a list, or "" for the whole.</param>
/// <param name="Message">The sentence.</param>
public sealed record FieldMessage(string Field, string Message)
{
    /// <summary>A sentence about a field in a list.</summary>
    /// <param name="list">The property that holds the list.</param>
    /// <param name="place">The place in it as it was typed; 0 for the first.</param>
    /// <param name="field">The property of what stands there.</param>
    /// <param name="message">The sentence.</param>
    public static FieldMessage In(string list, int place, string field, string message) => new($"{list}[{place}].{field}", message);
}
