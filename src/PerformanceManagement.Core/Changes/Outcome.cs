namespace PerformanceManagement.Core.Changes;

/// <summary>
/// What became of a change that somebody asked for: <see cref="Saved"/>, <see cref="Refused"/>, <see cref="Conflict{T}"/> or
/// <see cref="Preview{T}"/>. Where what was to be changed is not there at all, a service answers null.
/// </summary>
public abstract record Outcome;

/// <summary>It was done, or had been done already.</summary>
/// <param name="Summary">One sentence that says what was done, without a full stop.</param>
public sealed record Saved(string Summary) : Outcome
{
    /// <summary>The key of what was saved, where a page about it follows; null otherwise.</summary>
    public int? Id { get; init; }
}

/// <summary>It was refused, and nothing was stored.</summary>
/// <param name="Problems">Why, field by field; at least one.</param>
public sealed record Refused(IReadOnlyList<FieldMessage> Problems) : Outcome
{
    /// <summary>The preview that asked something, where it is refused because that was not answered; null otherwise.</summary>
    public Outcome? Unanswered { get; init; }

    /// <summary>Refused for one reason.</summary>
    /// <param name="field">The field it is about, or "" for the whole.</param>
    /// <param name="message">The sentence.</param>
    public Refused(string field, string message)
        : this([new FieldMessage(field, message)])
    {
    }
}

/// <summary>Someone else changed the same meanwhile, and nothing was stored: both versions can be shown.</summary>
/// <typeparam name="T">What there is two versions of.</typeparam>
/// <param name="Theirs">What is stored now.</param>
public sealed record Conflict<T>(T Theirs) : Outcome;

/// <summary>What the change would do. Nothing was stored.</summary>
/// <typeparam name="T">What can be said of it.</typeparam>
/// <param name="Effect">What it would do.</param>
public sealed record Preview<T>(T Effect) : Outcome;
