using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Changes;

/// <summary>A change while it is made, inside its transaction.</summary>
/// <param name="database">Where it is made.</param>
/// <param name="actor">Who makes it.</param>
/// <param name="at">When, UTC: one moment for everything it stores.</param>
/// <param name="isSecondLook">Whether it is judged once more.</param>
public sealed class Change(PerformanceDbContext database, Actor actor, DateTime at, bool isSecondLook)
{
    private readonly List<(Measure Measure, Func<int, AuditEntry> Entry)> ofNew = [];

    /// <summary>Whether it is judged once more, because somebody changed one of its rows between its first reading and its writing.</summary>
    public bool IsSecondLook { get; } = isSecondLook;

    /// <summary>Who makes it.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; } = at;

    /// <summary>Writes it to the audit, which is stored with it.</summary>
    /// <param name="action">What was done, as a short key: "targets.set".</param>
    /// <param name="sentence">What was done, with a full stop.</param>
    /// <param name="measureId">The measure concerned, or null.</param>
    /// <param name="period">The period concerned, or null.</param>
    /// <param name="details">What was changed, before and after; null where the sentence says it all.</param>
    public void Audit(string action, string sentence, int? measureId = null, Period? period = null, IEnumerable<AuditDetail>? details = null) =>
        database.Audit.Add(AuditEntry.Of(Actor, At, action, sentence, measureId, period, details));

    /// <summary>Writes what is said of a new measure to the audit, in the same transaction: by its key, which it has once it is stored.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="action">What was done, as a short key: "measure.added".</param>
    /// <param name="sentence">What was done, with a full stop.</param>
    /// <param name="details">What it was added with.</param>
    public void AuditNew(Measure measure, string action, string sentence, IEnumerable<AuditDetail> details)
    {
        List<AuditDetail> with = [.. details];
        ofNew.Add((measure, id => AuditEntry.Of(Actor, At, action, sentence, id, details: with)));
    }

    /// <summary>Puts what is said of new measures beside what is tracked, once they are stored.</summary>
    /// <returns>Whether there is something to be saved by that.</returns>
    internal bool NameNew()
    {
        bool has = ofNew.Count > 0;
        foreach ((Measure measure, Func<int, AuditEntry> entry) in ofNew) database.Audit.Add(entry(measure.Id));
        ofNew.Clear();
        return has;
    }
}
