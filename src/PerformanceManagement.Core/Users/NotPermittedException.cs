namespace PerformanceManagement.Core.Users;

/// <summary>A service refuses what the actor may not do. The message is a plain sentence for that person.</summary>
public sealed class NotPermittedException(string message) : Exception(message);
