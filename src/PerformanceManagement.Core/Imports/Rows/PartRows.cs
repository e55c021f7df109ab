using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in the column made_from of measures.csv once all measures are known, since a part may stand in a later row than its whole.
/// What the measures were made from before counts too: a change of a measure's rules must still fit what it belongs to.
/// </summary>
internal sealed class PartRows(PackStage stage)
{
    private const string Column = "made_from";

    public void Apply(IReadOnlyDictionary<string, PackRow> rowOf)
    {
        foreach ((string code, PackRow row) in rowOf.Where(r => r.Value.Has(Column)))
            Read(row, stage.FindMeasure(code)!);

        Dictionary<int, Measure> byId = stage.Measures.ToDictionary(KeyOf);
        ILookup<string, string> partsOf = stage.Measures.SelectMany(m => m.Parts, (whole, part) => (Whole: whole.Code, Part: byId[PartKeyOf(part)].Code)).ToLookup(p => p.Whole, p => p.Part, StringComparer.OrdinalIgnoreCase);
        HashSet<string> named = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string whole, string part) in partsOf.SelectMany(g => g, (g, part) => (g.Key, part)))
        {
            if ((rowOf.GetValueOrDefault(whole) ?? rowOf.GetValueOrDefault(part)) is not { } row) continue;
            Check(row, whole, part);
            // A circle is told once, where it is first met.
            if (named.Contains(whole) || SumOfParts.Circle(whole, part, partsOf) is not { } circle) continue;
            row.Problem(Column, $"A measure cannot be made from itself: {SumOfParts.Sentence(circle)}.");
            named.UnionWith(circle);
        }
    }

    private void Read(PackRow row, Measure whole)
    {
        List<Measure> wanted = [];
        foreach (string code in row.List(Column, Measure.CodeLength))
        {
            if (stage.FindMeasure(code) is { } part) wanted.Add(part);
            else row.Problem(Column, $"There is no measure “{PackProblems.Shorten(code)}”, neither in measures.csv nor in the database.");
        }

        HashSet<int> keys = [.. wanted.Select(KeyOf)];
        bool changes = whole.Parts.RemoveAll(p => !keys.Contains(PartKeyOf(p))) > 0;
        HashSet<int> present = [.. whole.Parts.Select(PartKeyOf)];
        foreach (Measure part in wanted.Where(p => !present.Contains(KeyOf(p))))
        {
            Add(whole, part);
            changes = true;
        }

        if (changes) stage.MarkChanged(whole);
    }

    private void Check(PackRow row, string whole, string part)
    {
        (Measure wholeMeasure, Measure partMeasure) = (stage.FindMeasure(whole)!, stage.FindMeasure(part)!);
        if (!stage.IsSound(wholeMeasure) || !stage.IsSound(partMeasure)) return;
        if (SumOfParts.Unfit(wholeMeasure.Code, wholeMeasure.ToRules(), partMeasure.ToRules()) is { } unfit)
            row.Problem(Column, $"{wholeMeasure.Code} cannot be made from {partMeasure.Code}: {partMeasure.Code} {unfit}.");
    }

    // A measure of this very pack has no key yet but the one it is tracked by, which the database replaces when it is saved.
    private void Add(Measure whole, Measure part)
    {
        var link = new MeasurePart();
        whole.Parts.Add(link);
        var key = stage.Database.Entry(link).Property(l => l.PartId);
        key.CurrentValue = KeyOf(part);
        key.IsTemporary = part.Id == 0;
    }

    private int KeyOf(Measure measure) => stage.Database.Entry(measure).Property(m => m.Id).CurrentValue;

    private int PartKeyOf(MeasurePart part) => stage.Database.Entry(part).Property(p => p.PartId).CurrentValue;
}
