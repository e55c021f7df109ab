using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Grid;

namespace PerformanceManagement.Web.Models.Grid;

/// <summary>Why rows were not stored, for the summary above the table.</summary>
public static class GridProblems
{
    /// <summary>What keeps one row from being stored, with its measure; nothing where it was.</summary>
    /// <param name="answer">What became of it.</param>
    /// <param name="place">Its place in the table.</param>
    public static IEnumerable<FieldMessage> Of(EntryGridAnswer answer, int place)
    {
        FieldMessage At(FieldMessage said) => FieldMessage.In(nameof(GridForm.Rows), place, $"Form.{(said.Field.Length == 0 ? nameof(ResultSubmission.Value) : GridRow.FieldOf(said.Field))}", $"{answer.Form.Code}, {answer.Form.Period.Label}: {said.Message}");
        return answer.Outcome switch
        {
            Refused refused => refused.Problems.Select(At),
            Preview<Doubts> doubted => doubted.Effect.Warnings.Select(At),
            Conflict<TheirFigures> => [At(new FieldMessage("", "was saved meanwhile; both versions stand in its row"))],
            _ => [],
        };
    }
}
