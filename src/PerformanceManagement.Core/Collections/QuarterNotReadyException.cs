namespace PerformanceManagement.Core.Collections;

/// <summary>A quarter cannot be signed off as it stands; the message is a sentence for a person.</summary>
public sealed class QuarterNotReadyException : Exception
{
    /// <summary>Without a sentence.</summary>
    public QuarterNotReadyException()
    {
    }

    /// <summary>With a sentence.</summary>
    public QuarterNotReadyException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and what led to it.</summary>
    public QuarterNotReadyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
