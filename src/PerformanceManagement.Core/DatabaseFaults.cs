namespace PerformanceManagement.Core;

/// <summary>Tells why a database failed, in a sentence for whoever it kept from storing something; Core knows no database server, so that whoever registers one says it.</summary>
/// <param name="IsBusy">Whether another writer kept the database for longer than is waited for.</param>
/// <param name="IsClash">Whether another writer stored a row with the same key first.</param>
public sealed record DatabaseFaults(Func<Exception, bool> IsBusy, Func<Exception, bool> IsClash)
{
    /// <summary>The sentence; null where it was something else.</summary>
    public string? Sentence(Exception fault) =>
        IsBusy(fault) ? "The database is busy: another import, or somebody who saves, has not finished in time. Nothing was stored: try again in a while."
        : IsClash(fault) ? "Somebody else stored the same at the same moment. Nothing was stored: try again."
        : null;
}
