using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Results;

/// <summary>What a contributor has saved and not yet submitted. Seen only where values are entered.</summary>
public sealed class ResultDraft : ResultFigures
{
    private DateTime savedAt;
    private int savedById;

    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; init; }

    /// <summary>The period.</summary>
    public Period Period { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public DateTime SavedAt
    {
        get => savedAt;
        init => savedAt = value;
    }

    /// <summary>Who saved it.</summary>
    public int SavedById
    {
        get => savedById;
        init => savedById = value;
    }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>Replaces what was saved before. A draft keeps no history: nobody has seen it.</summary>
    /// <param name="figures">What is saved now.</param>
    /// <param name="by">Who saves it.</param>
    /// <param name="at">When, UTC.</param>
    public void Replace(ResultFigures figures, int by, DateTime at)
    {
        CopyFrom(figures);
        savedAt = at;
        savedById = by;
    }
}
