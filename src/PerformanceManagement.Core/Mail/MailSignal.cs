namespace PerformanceManagement.Core.Mail;

/// <summary>Wakes whoever sends what stands in the outbox.</summary>
public sealed class MailSignal : WorkSignal;
