using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>Reads what was typed about how a measure is to be rated.</summary>
internal static class RatingOverrideReader
{
    /// <summary>The override that was typed; null with a sentence for each thing that is wrong.</summary>
    public static RatingOverride? Read(RatingOverrideEdit edit, Measure measure, RatingRules rules, DateOnly? closedUntil, TimeProvider time, out List<FieldMessage> problems)
    {
        problems = [];
        if (measure.IsDataOnly || measure.Good == GoodDirection.None)
        {
            problems.Add(new FieldMessage("", $"{measure.Code} is reported for information and has no status"));
            return null;
        }

        string? scheme = string.IsNullOrWhiteSpace(edit.SchemeName) ? null : edit.SchemeName.Trim();
        string reason = edit.Reason?.Trim() ?? "";
        decimal? tolerance = Tolerance(edit, measure, problems);
        if (reason.Length == 0) problems.Add(new FieldMessage(nameof(edit.Reason), "Say why, for those who ask later"));
        if (reason.Length > TextLengths.Reason) problems.Add(new FieldMessage(nameof(edit.Reason), $"A reason has at most {TextLengths.Reason} characters"));
        if ((SchemeStartService.DayProblem(edit.From, time, out DateOnly from) ?? SchemeCalendar.ClosedProblem(from, closedUntil)) is { } day) problems.Add(new FieldMessage(nameof(edit.From), day));
        if (problems.Count > 0) return null;

        var typed = new RatingOverride { MeasureId = measure.Id, From = from, SchemeName = scheme, Tolerance = tolerance, ToleranceKind = tolerance is null ? null : edit.ToleranceKind, Reason = reason };
        if (rules.InForce(scheme, from) is not { } used) problems.Add(new FieldMessage(nameof(edit.SchemeName), $"{(scheme is null ? "No scheme is the council’s default" : $"Scheme “{scheme}” is not in force")} on {FigureFormat.Date(from)}"));
        else if (ToleranceProblem(typed, used) is { } problem) problems.Add(new FieldMessage(nameof(edit.Tolerance), problem));
        else typed.SchemeName = scheme is null ? null : used.Name;
        if (problems.Count == 0 && IsSame(typed, measure, rules)) problems.Add(new FieldMessage("", "Nothing would change: the measure is rated like this already"));
        return problems.Count > 0 ? null : typed;
    }

    private static decimal? Tolerance(RatingOverrideEdit edit, Measure measure, List<FieldMessage> problems)
    {
        if (string.IsNullOrWhiteSpace(edit.Tolerance)) return null;
        string? unit = edit.ToleranceKind == ToleranceKind.Units && measure.Unit != "%" ? measure.Unit : null;
        string? problem = !FigureParser.TryRead(edit.Tolerance, unit, measure.Decimals, out decimal tolerance, out string? unread) ? unread.TrimEnd('.')
            : tolerance < 0 ? "A tolerance is 0 or more"
            : edit.ToleranceKind == ToleranceKind.Points && measure.Unit != "%" ? $"Percentage points are for measures in percent, and this one is in {measure.Unit}: choose its own unit"
            : null;
        if (problem is not null) problems.Add(new FieldMessage(nameof(edit.Tolerance), problem));
        return tolerance;
    }

    // A tolerance no larger than what a better status accepts would leave the status it belongs to without values.
    private static string? ToleranceProblem(RatingOverride typed, RatingScheme scheme)
    {
        IReadOnlyList<SchemeStatus> ordered = scheme.Ordered;
        int place = StatusRule.TolerancePlace(ordered);
        return typed.Tolerance is { } own && place > 0 && ordered[place - 1] is { LargestShortfall: { } better } status && own <= better && (better == 0 || status.Kind == typed.ToleranceKind)
            ? $"The tolerance must be more than {SchemeWords.Limit(better, status.Kind)}, which “{status.Label}” accepts already: no value could be “{ordered[place].Label}”"
            : null;
    }

    private static bool IsSame(RatingOverride typed, Measure measure, RatingRules rules)
    {
        RatingChoice? now = rules.ChoiceOf(measure.Id, typed.From);
        (string?, decimal?, ToleranceKind?) present = now is null ? (measure.SchemeName, measure.Tolerance, measure.ToleranceKind) : (now.SchemeName, now.Tolerance, now.ToleranceKind);
        return (typed.SchemeName, typed.Tolerance, typed.ToleranceKind) == present;
    }
}
