using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in the column was of measures.csv: the code a measure had before. It is given the new one before anything else is read, so that its figures,
/// targets, notes and signed-off rows stay with it and every file of the pack may name it by the new code.
/// </summary>
internal sealed class RecodedRows(PackStage stage)
{
    private const string Column = "was";

    public void Apply(IReadOnlyList<PackRow> rows)
    {
        Dictionary<string, int> rowOf = new(StringComparer.OrdinalIgnoreCase);
        foreach (PackRow row in rows.Where(r => r.Line("code") is not null)) rowOf.TryAdd(row.Line("code")!, row.Number);
        Dictionary<string, int> renamed = new(StringComparer.OrdinalIgnoreCase);
        foreach (PackRow row in rows)
        {
            if (row.Line("code") is not { Length: <= Measure.CodeLength } code || row.Line(Column, Measure.CodeLength) is not { } was) continue;
            string before = PackProblems.Shorten(was);
            if (!renamed.TryAdd(was, row.Number))
                row.Problem(Column, $"“{before}” is already renamed in row {renamed[was]}.");
            else if (!was.Equals(code, StringComparison.OrdinalIgnoreCase) && rowOf.TryGetValue(was, out int other))
                row.Problem(Column, $"“{before}” has a row of its own, {other}: a code that is given up cannot be a measure’s in the same pack.");
            else
                Recode(row, code, was);
        }
    }

    /// <summary>Says where a new measure looks like one that the pack lacks: its figures would stay behind under the old code.</summary>
    public void RemarkOnTitles(IReadOnlyDictionary<string, PackRow> rowOf)
    {
        if (rowOf.Keys.All(code => stage.FindMeasure(code) is not { Id: 0 })) return;
        ILookup<string, Measure> lacking = stage.Measures.Where(m => m.Id != 0 && !rowOf.ContainsKey(m.Code)).ToLookup(m => m.Title, StringComparer.OrdinalIgnoreCase);
        foreach ((string code, PackRow row) in rowOf)
        {
            if (stage.FindMeasure(code) is not { Id: 0 } measure || lacking[measure.Title].FirstOrDefault() is not { } same) continue;
            stage.Problems.Remark(
                PackFiles.Measures,
                row.Number,
                "code",
                $"“{code}” is a new measure with the title of {same.Code}, which the pack lacks: if it is that measure under a new code, write {same.Code} in a column “was”, and its figures, targets and notes stay with it.");
        }
    }

    /// <summary>That a code was another measure's, whose old addresses lead there.</summary>
    public static string Taken(string code) => $"“{PackProblems.Shorten(code)}” was the code of another measure, whose old addresses lead there still: choose another code.";

    private void Recode(PackRow row, string code, string was)
    {
        Measure? before = stage.FindMeasure(was);
        Measure? present = stage.FindMeasure(code);
        // The same pack again finds it under its new code.
        if (before is null && present is not null) return;
        if (before is null)
        {
            row.Problem(Column, $"There is no measure “{PackProblems.Shorten(was)}” in the database: leave the cell blank for a new measure.");
        }
        else if (present is not null && present != before)
        {
            row.Problem(Column, $"{before.Code} and {present.Code} are two measures already, each with figures of its own: one cannot take the code of the other.");
        }
        else if (stage.FindEarlierCode(code) is { } taken && taken.MeasureId != before.Id)
        {
            row.Problem("code", Taken(code));
        }
        else if (before.Code != code)
        {
            stage.Audit("measure.recoded", $"Measure {before.Code} has the code {code} from now on ({stage.Origin}). Its figures, targets and notes stay with it.", before.Id, details: stage.SaysRules ? [AuditDetail.OfRule("Code", before.Code, code)] : null);
            stage.Recode(before, code);
        }
    }
}
