using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry;

/// <summary>A figure that comes in by another way than a form, which asks nothing.</summary>
/// <param name="Row">Where it stands, as whoever sent it counts.</param>
/// <param name="Code">The measure's code.</param>
/// <param name="Period">The period.</param>
/// <param name="Figures">The figures, as they would be stored.</param>
internal sealed record UncheckedFigure(int Row, string Code, Period Period, ResultFigures Figures);

/// <summary>What a form would have said of a figure.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Sentence">Why it would have been refused, or what its form would have asked a reason for.</param>
internal sealed record UncheckedDoubt(UncheckedFigure Figure, string Sentence);

/// <summary>
/// Looks at figures that come in without a form as their forms would: those that an open quarter asks for. Nothing of it keeps them out, because whoever
/// brings figures in a file may know better; they are told before anything is stored.
/// </summary>
internal sealed class UncheckedFigures(PerformanceDbContext database, TimeProvider time)
{
    // Forms hold the history of their measures.
    private const int AtOnce = 400;

    /// <summary>What is doubtful, in the order of the figures. A fixed number of questions to the database for every so many measures.</summary>
    /// <param name="figures">The figures; what no open quarter asks for is passed over.</param>
    /// <param name="actor">Who brings them in: they are told nothing of figures that they may not see.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<IReadOnlyList<UncheckedDoubt>> DoubtsAsync(IReadOnlyList<UncheckedFigure> figures, Actor actor, CancellationToken stop)
    {
        var reader = new EntryFormReader(database, new ResultService(database, time), time);
        List<UncheckedDoubt> doubts = [];
        foreach (IGrouping<string, UncheckedFigure>[] some in figures.GroupBy(f => f.Code, StringComparer.OrdinalIgnoreCase).Chunk(AtOnce))
        {
            ILookup<string, EntryForm> forms = (await reader.ReadAsync([.. some.SelectMany(m => m).Select(f => (f.Code, f.Period))], actor, _ => true, stop)).ToLookup(f => f.Code, StringComparer.OrdinalIgnoreCase);
            foreach (IGrouping<string, UncheckedFigure> measure in some) doubts.AddRange(measure.SelectMany(figure => Of(figure, [.. measure], forms[measure.Key].FirstOrDefault(f => f.Period == figure.Period))));
        }

        return [.. doubts.OrderBy(d => d.Figure.Row)];
    }

    // Compared with what comes in with it, where that is not what is stored.
    private IEnumerable<UncheckedDoubt> Of(UncheckedFigure figure, List<UncheckedFigure> beside, EntryForm? form)
    {
        if (form is null) return [];
        HashSet<Period> coming = [.. beside.Select(f => f.Period)];
        EntryForm among = form with { Others = [.. form.Others.Where(o => !coming.Contains(o.Period)), .. beside.Where(f => f.Period != figure.Period).Select(f => f.Figures.ToFigure(f.Period))] };
        Judgement judged = EntryJudge.Of(among, figure.Figures, BritishDay.Today(time));
        IEnumerable<string> sentences = judged.Errors.Select(e => e.Message).Concat(figure.Figures.QualityNote is null ? judged.Doubts.Where(d => d.NeedsReason).Select(d => d.Message) : []);
        return sentences.Select(sentence => new UncheckedDoubt(figure, sentence));
    }
}
