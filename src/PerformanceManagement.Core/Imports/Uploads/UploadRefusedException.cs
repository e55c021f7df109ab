namespace PerformanceManagement.Core.Imports.Uploads;

/// <summary>A file from outside that is not read: too large, broken, or able to do harm. The message is a sentence for the person who sent it.</summary>
public sealed class UploadRefusedException : Exception
{
    /// <summary>Refuses, with a sentence for a person.</summary>
    public UploadRefusedException(string sentence) : base(sentence)
    {
    }

    /// <summary>Refuses because of a technical failure, with a sentence for a person.</summary>
    public UploadRefusedException(string sentence, Exception cause) : base(sentence, cause)
    {
    }
}
