using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>What a dashboard says of a row beside what its measure came to in the quarters before. Pure.</summary>
internal sealed class JudgedRow
{
    private readonly QuarterMark?[] before;

    private JudgedRow(SharedRow row, QuarterMark?[] before)
    {
        this.before = before;
        Row = row.Row;
        Move = StatusMove.Of(row.Row, before.FirstOrDefault());
        Attention = AttentionItem.Of(row.Row, row.Variation, before);
        Awaited = AwaitedOfRow.Of(row.Row);
        IsCommented = Commentary.IsCurrent(row.Row);
    }

    public ScorecardRow Row { get; }

    /// <summary>How its status moved; null where it did not.</summary>
    public StatusMove? Move { get; }

    /// <summary>Its place on the attention list; null where there is no reason to look at it.</summary>
    public AttentionItem? Attention { get; }

    public Awaited Awaited { get; }

    /// <summary>Whether it has a note for the quarter.</summary>
    public bool IsCommented { get; }

    /// <summary>What is said of a row. Rows never change, so it is made again only beside other marks.</summary>
    public static JudgedRow Of(SharedRow row, EarlierMarks earlier) => row.Beside<JudgedRow>(earlier.Held, known =>
    {
        QuarterMark?[] before = earlier.Of(row.Row.MeasureId);
        return known is not null && known.before.AsSpan().SequenceEqual(before, ReferenceEqualityComparer.Instance) ? known : new JudgedRow(row, before);
    });
}

/// <summary>What a dashboard says of some rows that stand next to each other, in their order.</summary>
internal sealed class JudgedRun
{
    private readonly List<StatusMove> moves = [];
    private readonly List<AttentionItem> attention = [];
    private readonly List<ScorecardRow> withoutFigure = [], withoutCommentary = [], commented = [];

    private readonly HashSet<int> measureIds = [];

    private JudgedRun(IEnumerable<JudgedRow> rows)
    {
        foreach (JudgedRow row in rows)
        {
            measureIds.Add(row.Row.MeasureId);
            if (row.Move is { } move) moves.Add(move);
            if (row.Attention is { } item) attention.Add(item);
            if (row.Awaited == Awaited.Figure) withoutFigure.Add(row.Row);
            else if (row.Awaited == Awaited.Commentary) withoutCommentary.Add(row.Row);
            if (row.IsCommented) commented.Add(row.Row);
        }
    }

    public IReadOnlyList<StatusMove> Moves => moves;

    public IReadOnlyList<AttentionItem> Attention => attention;

    /// <summary>Those whose figure is awaited.</summary>
    public IReadOnlyList<ScorecardRow> WithoutFigure => withoutFigure;

    /// <summary>Those whose commentary is awaited.</summary>
    public IReadOnlyList<ScorecardRow> WithoutCommentary => withoutCommentary;

    /// <summary>Those with a note for the quarter.</summary>
    public IReadOnlyList<ScorecardRow> Commented => commented;

    /// <summary>What is said of a run of rows; once, as long as the marks before of its measures are the same ones.</summary>
    public static JudgedRun Of(RowRun<SharedRow> run, EarlierMarks earlier) => run.Made(
        rows => new JudgedRun(rows.Select(row => JudgedRow.Of(row, earlier))),
        beside: earlier.Held,
        stillHolds: (judged, before) => before is HeldMarks then && earlier.ChangedSince(then) is { } changed && !changed.Any(judged.measureIds.Contains));
}
