using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>Writes a field of a measure's form as its page shows it, where what is stored is the word of a data pack.</summary>
internal static class MeasureFieldText
{
    /// <summary>What changed of a measure, a rule at a time, for the audit.</summary>
    /// <param name="changes">The fields.</param>
    /// <param name="stage">The plan, for the names of its items.</param>
    public static IEnumerable<AuditDetail> Details(IEnumerable<MeasureFieldChange> changes, PackStage stage) =>
        changes.Select(c => AuditDetail.OfRule(MeasureLabels.Of(c.Field), Of(c.Field, c.Before, stage), Of(c.Field, c.After, stage)));

    private static string? Of(string field, string? word, PackStage stage) => word is null ? null : field switch
    {
        nameof(MeasureEdit.Plan) => stage.PlanItems.FirstOrDefault(item => item.Key == word)?.NumberedTitle ?? word,
        nameof(MeasureEdit.Good) => Named(PackWords.Good, word, RuleNames.Good),
        nameof(MeasureEdit.Frequency) => Named(PackWords.Frequencies, word, RuleNames.Often),
        nameof(MeasureEdit.Calendar) => Named(PackWords.Calendars, word, RuleNames.Calendar),
        nameof(MeasureEdit.Entry) => Named(PackWords.Entries, word, RuleNames.Entered),
        nameof(MeasureEdit.Basis) => Named(PackWords.Bases, word, RuleNames.Reported),
        nameof(MeasureEdit.QuarterRule) or nameof(MeasureEdit.YearRule) => Named(PackWords.Rules, word, RuleNames.PutTogether),
        nameof(MeasureEdit.Partial) => Named(PackWords.Partials, word, RuleNames.WhilePartIsMissing),
        nameof(MeasureEdit.Trend) => Named(PackWords.Trends, word, RuleNames.Trend),
        nameof(MeasureEdit.ToleranceKind) => Named(PackWords.ToleranceKinds, word, RuleNames.Tolerance),
        _ => word,
    };

    private static string Named<T>(WordList<T> words, string word, Func<T, string> name)
        where T : struct, Enum => words.TryRead(word, out T value) ? name(value) : word;
}
