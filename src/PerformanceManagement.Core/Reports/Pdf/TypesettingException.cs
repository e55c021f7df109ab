namespace PerformanceManagement.Core.Reports.Pdf;

/// <summary>A document could not be typeset. The message is for a person; <see cref="Diagnostics"/> is for the log.</summary>
public sealed class TypesettingException : Exception
{
    /// <summary>A failure with what the typesetter said.</summary>
    public TypesettingException(string message, string diagnostics, Exception? cause = null)
        : base(message, cause) => Diagnostics = diagnostics;

    /// <summary>What the typesetter said, line by line.</summary>
    public string Diagnostics { get; }

    /// <summary>The message and the diagnostics, so that a log that prints the exception has both.</summary>
    public override string ToString() => $"{base.ToString()}{Environment.NewLine}Typesetter: {Diagnostics}";
}
