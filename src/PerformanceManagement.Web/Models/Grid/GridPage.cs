using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Grid;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Entry;

namespace PerformanceManagement.Web.Models.Grid;

/// <summary>The page on which everything that is owed is entered in one table.</summary>
/// <param name="List">How much there is, and which page of it this is; null when no quarter is open, or where the page answers what was sent.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Query">The filters in the address.</param>
public sealed record GridPage(EntryList? List, IReadOnlyList<GridRow> Rows, EntryListQuery Query)
{
    /// <summary>The filters of the list, in whose words they are chosen.</summary>
    public EntryListPage Filters => new(List, Query, null) { Updates = new([], 0, 1) };

    /// <summary>Whether any row has numerator and denominator.</summary>
    public bool HasRatios => Rows.Any(r => r.Entry.CollectsRatio);

    /// <summary>Whether it answers something that was sent.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>What was stored, as a sentence; null for nothing.</summary>
    public string? Done { get; init; }

    /// <summary>The page as somebody finds it.</summary>
    public static GridPage Of(EntryGrid? grid, EntryListQuery query, int actorId) =>
        new(grid?.List, [.. RowsOf(grid?.Rows ?? [], actorId)], query);

    /// <summary>The page that answers what was sent: everything typed stands in it, with what became of it.</summary>
    /// <param name="sent">What was sent, in its order.</param>
    /// <param name="now">The rows as they are stored now.</param>
    /// <param name="answers">What became of the rows that were changed.</param>
    /// <param name="query">The filters in the address.</param>
    /// <param name="actorId">Who sent it.</param>
    public static GridPage Again(
        IReadOnlyList<GridRowForm> sent, IReadOnlyList<EntryGridRow> now, IReadOnlyDictionary<(string, Core.Periods.Period), EntryGridAnswer> answers, EntryListQuery query, int actorId)
    {
        Dictionary<(string, Core.Periods.Period), ResultForm> typed = sent.Where(s => s.Key is not null).DistinctBy(s => s.Key).ToDictionary(s => s.Key!.Value, s => s.Form);
        return new GridPage(
            null,
            [
                .. from row in RowsOf(now, actorId)
                   let answer = answers.GetValueOrDefault(row.Row.Key)
                   select answer is null ? row
                       : answer.Outcome is Saved saved ? row with { Said = saved.Summary }
                       : Unsaved(row, typed[row.Row.Key], answer, actorId),
            ],
            query)
        {
            IsAnswer = true,
            Done = Sentence(answers.Values.Count(a => a.Outcome is Saved && a.State == EntryState.Submitted), answers.Values.Count(a => a.Outcome is Saved && a.State != EntryState.Submitted)),
        };
    }

    /// <summary>"3 values submitted and 1 draft saved"; null for nothing.</summary>
    public static string? Sentence(int submitted, int drafts)
    {
        string? first = submitted switch { 0 => null, 1 => "1 value submitted", _ => $"{submitted} values submitted" };
        string? second = drafts switch { 0 => null, 1 => "1 draft saved", _ => $"{drafts} drafts saved" };
        return first is null ? second : second is null ? first : $"{first} and {second}";
    }

    private static IEnumerable<GridRow> RowsOf(IReadOnlyList<EntryGridRow> rows, int actorId)
    {
        bool hasRatios = rows.Any(r => r.Form.CollectsRatio);
        return rows.Select(r => new GridRow(r, GridRow.FormOf(r.Form)) { HasRatios = hasRatios, IsOwnDraft = r.Form.IsDraft && r.Form.StoredById == actorId });
    }

    private static GridRow Unsaved(GridRow row, ResultForm typed, EntryGridAnswer answer, int actorId)
    {
        ConflictPanel? conflict = answer.Outcome is Conflict<TheirFigures> other ? ConflictPanel.StandOn(other.Theirs, typed, row.Entry, actorId) : null;
        return row with
        {
            Form = typed,
            Problems = (answer.Outcome as Refused)?.Problems ?? [],
            Doubts = answer.Outcome.Effect<Doubts>()?.All ?? [],
            Conflict = conflict,
        };
    }
}
