using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Targets;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>Reads what was chosen for a measure, with a sentence where it cannot be done.</summary>
internal sealed class YearChoiceReader(TargetFacts facts, IReadOnlyDictionary<string, YearRow> rows)
{
    /// <summary>What was chosen, without what belongs to another choice: a target typed beside "Retire" is not one.</summary>
    public static YearChoice Of(YearRowEdit typed) => typed.Decision switch
    {
        YearDecision.Change => new YearChoice(YearDecision.Change, Line(typed.Target)),
        YearDecision.Replace => new YearChoice(YearDecision.Replace, ReplacedBy: Line(typed.ReplacedBy)),
        YearDecision.Retire => new YearChoice(YearDecision.Retire),
        _ => YearChoice.Keep,
    };

    /// <summary>The choice with what it was made by, or why it cannot be.</summary>
    public (YearChoice? Choice, FieldMessage? Problem) Read(YearChoice choice, YearRow row, int place)
    {
        FieldMessage Problem(string field, string message) => FieldMessage.In(nameof(YearEdit.Rows), place, field, $"{row.Code}: {message}");
        switch (choice.Decision)
        {
            case YearDecision.Change:
                if (choice.Target is null) return (null, Problem(nameof(YearRowEdit.Target), $"enter the target for {row.Year.Label}, or keep the measure"));
                if (!facts.Measures.TryGetValue(row.MeasureId, out Measure? measure) || facts.Find(measure, row.Year) is not { } stored) return (null, Problem(nameof(YearRowEdit.Decision), $"there are no targets for {row.Year.Label}"));
                if (stored.FixedBecause is { } fixedBecause) return (null, Problem(nameof(YearRowEdit.Decision), fixedBecause.TrimEnd('.')));
                TargetsEdit edit = YearTargetText.Edit(choice.Target, stored, facts.Old(measure, row.Year));
                if (new TargetReader(edit, stored).Read(out IReadOnlyList<FieldMessage> problems) is not { } read) return (null, Problem(nameof(YearRowEdit.Target), problems[0].Message.TrimEnd('.')));
                return edit.DoubtReason is null && TargetService.DoubtOf(stored, read) is { } doubt
                    ? (null, Problem(nameof(YearRowEdit.Target), $"{doubt.TrimEnd('.')}. If it is right, write why after it, as in “{choice.Target} because the service has changed”"))
                    : (choice with { Stamp = stored.Stamp }, null);
            case YearDecision.Replace:
                if (choice.ReplacedBy is not { } code) return (null, Problem(nameof(YearRowEdit.ReplacedBy), "enter the code of the measure that takes its place"));
                if (code.Length > Measure.CodeLength) return (null, Problem(nameof(YearRowEdit.ReplacedBy), $"a code has {Measure.CodeLength} characters at most"));
                if (code.Equals(row.Code, StringComparison.OrdinalIgnoreCase)) return (null, Problem(nameof(YearRowEdit.ReplacedBy), "a measure cannot take its own place"));
                return (choice with { ReplacedBy = rows.TryGetValue(code, out YearRow? other) ? other.Code : code }, null);
            default:
                return (choice, null);
        }
    }

    private static string? Line(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;
}
