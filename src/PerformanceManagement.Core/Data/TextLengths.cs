namespace PerformanceManagement.Core.Data;

/// <summary>The longest texts the database holds, in characters, where the entity itself does not say. SQLite does not enforce lengths, so forms and imports check them.</summary>
public static class TextLengths
{
    /// <summary>A title of a measure or a plan item.</summary>
    public const int Title = 300;

    /// <summary>A name of a person, directorate, committee, service, portfolio, scheme or area.</summary>
    public const int Name = 200;

    /// <summary>A name of a view of the dashboard.</summary>
    public const int ViewName = 100;

    /// <summary>An e-mail address; the length of Identity's own column.</summary>
    public const int Email = 256;

    /// <summary>A definition.</summary>
    public const int Definition = 4000;

    /// <summary>A unit of a measure.</summary>
    public const int Unit = 60;

    /// <summary>A number or key of a plan item, a key of a status, a key of an action.</summary>
    public const int Key = 60;

    /// <summary>A label of a status.</summary>
    public const int StatusLabel = 80;

    /// <summary>A reason for a break in method, or where a benchmark was published.</summary>
    public const int Reason = 500;

    /// <summary>The sentence of an audit row.</summary>
    public const int AuditSummary = 2000;

    internal const int PeriodToken = 16;

    internal const int EnumName = 20;
}
