using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Reports;

/// <summary>What should be seen to before a paper is published.</summary>
internal static class ReportWarnings
{
    public static IEnumerable<ReportWarning> Of(ReportRequest request, PlanSections plan)
    {
        if (request.MeetingDate is null) yield return new ReportWarning(null, "The date of the committee's meeting is not set.");
        if (request.Scorecard.Rows.Count == 0) yield return new ReportWarning(null, "The committee has no measures.");
        foreach (ScorecardRow row in request.Scorecard.Rows)
            foreach (string text in Of(row))
                yield return new ReportWarning(row.Code, PlainText.Line($"{row.Code} {row.Title}: {text}"));

        foreach (PlanItem priority in plan.Priorities.Where(p => !plan.HasComments(p)))
            yield return new ReportWarning(null, PlainText.Line($"No service comments have been provided for the priority {priority.Title}."));
    }

    private static IEnumerable<string> Of(ScorecardRow row)
    {
        if (row.Rating.IsWorst && row.Note is null) yield return "no commentary has been provided, and its status requires one.";
        else if (row.Rating.IsWorst && !MeasureTables.HasCurrentNote(row)) yield return $"its commentary is from {row.Note!.Period.Label}, and its status requires one for {row.Reported.Period.Label}.";
        if (row.Reported.MissingToken is "not-entered" or "part-missing") yield return "no value has been entered, and no reason why.";
        if (row.Reported.PartsDisagree is { } made) yield return $"the figure entered, {row.ValueText}, differs from the {row.Rules.Display(made)} that its shorter periods make.";
    }
}
