namespace PerformanceManagement.Cli;

/// <summary>The configuration does not let the command work; the message says what to set.</summary>
public sealed class SettingsException(string message, Exception? cause = null) : Exception(message, cause);
