using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>What should be seen to before a paper is published.</summary>
internal static class ReportWarnings
{
    public static IEnumerable<ReportWarning> Of(PaperContext paper)
    {
        ReportRequest request = paper.Request;
        if (string.IsNullOrWhiteSpace(request.Council)) yield return new ReportWarning(null, CouncilName.Missing);
        if (request.MeetingDate is null) yield return new ReportWarning(null, "The date of the committee's meeting is not set.");
        if (request.Scorecard.Rows.Count == 0) yield return new ReportWarning(null, "The committee has no measures.");
        foreach (ScorecardRow row in request.Scorecard.Rows)
            foreach (string text in Of(row))
                yield return new ReportWarning(row.Code, PlainText.Line($"{row.Code} {row.Title}: {text}"));

        foreach (ReportWarning lacking in Lacking(request)) yield return lacking;
        foreach ((_, TextSlot slot) in ReportBuilder.Slots(paper).Where(s => s.Slot.IsRequired && paper.Written(s.Slot.Key) is null))
            yield return new ReportWarning(null, PlainText.Line($"“{slot.Title}” has not been written."));
        if (!paper.Template.Sections.Any(s => s.Kind is "service-comments")) yield break;
        foreach (PlanItem priority in paper.Plan.Priorities.Where(p => !paper.Plan.HasComments(p)))
            yield return new ReportWarning(null, PlainText.Line($"No service comments have been provided for the priority {priority.Title}."));
    }

    // By measure and field, so that somebody can go there and write it otherwise.
    private static IEnumerable<ReportWarning> Lacking(ReportRequest request)
    {
        if (request.Characters is not { } characters) yield break;
        var texts = new List<(string? Code, string Where, string? Text)>
        {
            (null, "The name of the council", request.Council),
            (null, "The name of the committee", request.Committee),
            (null, "“Report from”", request.Options.ReportFrom),
            (null, "“Report coordinated by”", request.Options.CoordinatedBy),
            (null, "The lead officer", request.Options.LeadOfficer),
        };
        foreach (ScorecardRow row in request.Scorecard.Rows)
        {
            string of = $"{row.Code} {row.Title}: the";
            texts.AddRange(
            [
                (row.Code, $"{of} code", row.Code), (row.Code, $"{of} short name", row.Title), (row.Code, $"{of} note", row.Note?.Text),
                (row.Code, $"{of} words beside the value", row.Reported.Label), (row.Code, $"{of} unit", row.Rules.Unit), (row.Code, $"{of} directorate", row.Directorate),
                (row.Code, $"{of} words of the target", row.Target?.Words), (row.Code, $"{of} words of the year’s target", row.YearTarget?.Words),
            ]);
            texts.AddRange(row.Corrections.Select(c => ((string?)row.Code, $"{of} reason of the correction of {c.Correction.Period.Label}", (string?)c.Correction.Because)));
        }

        foreach (PlanItem item in request.Plan)
        {
            texts.Add((null, $"The title of {item.Title}", item.Title));
            texts.Add((null, $"The service comment on {item.Title}", request.Comments.GetValueOrDefault(item.Id)));
        }

        texts.AddRange(request.Written.Select(w => ((string?)null, $"The text “{w.Key}”", (string?)w.Value)));
        foreach ((string? code, string where, string? text) in texts)
            if (characters.Lacking(text) is { Count: > 0 } lacking)
                yield return new ReportWarning(code, PlainText.Line($"{where} holds {(lacking.Count == 1 ? "a character" : "characters")} that the PDF’s fonts lack and that it prints as {string.Join(", ", lacking.Take(5))}{(lacking.Count > 5 ? $" and {lacking.Count - 5} more" : "")}."));
    }

    private static IEnumerable<string> Of(ScorecardRow row)
    {
        if (Commentary.IsMissing(row) && row.Note is null) yield return "no commentary has been provided, and its status requires one.";
        else if (Commentary.IsMissing(row)) yield return $"its commentary is from {row.Note!.Period.Label}, and its status requires one for {row.Reported.Period.Label}.";
        if (row.Reported.MissingToken is "not-entered" or "part-missing") yield return "no value has been entered, and no reason why.";
        if (row.IsNotApproved) yield return "its value has not been approved yet.";
        if (row.PartsMakeText is { } made) yield return $"the figure entered, {row.ValueText}, differs from the {made} that its shorter periods make.";
    }
}
