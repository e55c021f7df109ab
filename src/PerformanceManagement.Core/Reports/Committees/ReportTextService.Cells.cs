using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Reports.Committees;

/// <content>What persons give for cells that no rule gives.</content>
public sealed partial class ReportTextService
{
    // These stand for several columns, each of which is given by its quarter, or hold no words.
    private static readonly string[] NotOffered = ["quartersSoFar", "monthsSoFar", "lastMonth", "monthTrends", "quarterResults", "result", "chart"];

    /// <summary>The cells of a report that were given; null when there is no such report.</summary>
    /// <exception cref="NotPermittedException">The actor may not give cells.</exception>
    public async Task<ReportGivenCells?> CellsAsync(int committeeId, Period quarter, Actor actor, CancellationToken stop = default)
    {
        RequireCells(actor);
        if (await SlotsAsync(committeeId, quarter, stop) is not { } slots) return null;
        List<ReportGiven> given = await GivenOfQuery(database, committeeId, quarter).AsNoTracking().ToListAsync(stop);
        return new ReportGivenCells(
            Of(slots, quarter),
            given,
            [.. slots.Request.Scorecard.Rows.OrderBy(r => r.Code, StringComparer.OrdinalIgnoreCase).Select(r => KeyValuePair.Create(r.Code, r.Title))],
            [.. MeasureColumns.Keys.Except(NotOffered), .. Quarters(quarter)]);
    }

    /// <summary>Gives what stands in a cell, with why.</summary>
    /// <returns>What became of it; null when there is no such report.</returns>
    /// <exception cref="NotPermittedException">The actor may not give cells.</exception>
    public async Task<Outcome?> GiveCellAsync(ReportCellEdit edit, Actor actor, CancellationToken stop = default)
    {
        RequireCells(actor);
        if (await SlotsAsync(edit.CommitteeId, edit.Quarter, stop) is not { } slots) return null;
        string text = Line(edit.Text), reason = Line(edit.Reason), column = Line(edit.Column);
        ScorecardRow? row = slots.Request.Scorecard.Rows.FirstOrDefault(r => string.Equals(r.Code, edit.Code?.Trim(), StringComparison.OrdinalIgnoreCase));
        List<FieldMessage> problems = [];
        if (row is null) problems.Add(new FieldMessage(nameof(edit.Code), "Choose a measure of this report"));
        if (!MeasureColumns.Keys.Contains(column) && !Quarters(edit.Quarter).Contains(column)) problems.Add(new FieldMessage(nameof(edit.Column), "Choose a column from the list"));
        if (Problem(text, "what stands in the cell", TextLengths.Name) is { } wrongText) problems.Add(new FieldMessage(nameof(edit.Text), wrongText));
        if (Problem(reason, "why it is given and not worked out", TextLengths.Reason) is { } wrongReason) problems.Add(new FieldMessage(nameof(edit.Reason), wrongReason));
        if (problems.Count > 0) return new Refused(problems);

        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                ReportGiven? given = await CellQuery(database, edit.CommitteeId, edit.Quarter, row!.Code, column).FirstOrDefaultAsync(token);
                var saved = new Saved($"Saved: the cell of {row.Code}");
                if (given is not null && given.Text == text && given.Reason == reason) return saved;
                if (given?.Version != edit.Version) return new Conflict<TheirCell>(new TheirCell(given?.Text, given?.Reason, given?.By, given?.At, given?.Version));
                if (given is null)
                    database.ReportGiven.Add(given = new ReportGiven { ReportId = (await ReportAsync(edit.CommitteeId, edit.Quarter, token)).Id, Code = row.Code, Column = column, Text = text, Reason = reason, By = actor.Name });
                (given.Text, given.Reason, given.By, given.At) = (text, reason, actor.Name, change.At);
                change.Audit("report-cell.given", $"{await StartAsync(edit.CommitteeId, null, token)}{row.Code}, {column} given as “{text}”: {reason}", row.MeasureId, edit.Quarter);
                return saved;
            },
            stop);
    }

    /// <summary>Takes back what was given for a cell: it is worked out again.</summary>
    /// <returns>What became of it; null when there is no such report.</returns>
    /// <exception cref="NotPermittedException">The actor may not give cells.</exception>
    public async Task<Outcome?> RemoveCellAsync(ReportCellEdit edit, Actor actor, CancellationToken stop = default)
    {
        RequireCells(actor);
        if (!edit.Quarter.IsReportingQuarter || !await database.PaperQuery(edit.CommitteeId, edit.Quarter).AnyAsync(stop)) return null;
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                ReportGiven? given = await CellQuery(database, edit.CommitteeId, edit.Quarter, Line(edit.Code), Line(edit.Column)).FirstOrDefaultAsync(token);
                var saved = new Saved($"Taken back: the cell of {Line(edit.Code)}");
                if (given is null) return saved;
                if (given.Version != edit.Version) return new Conflict<TheirCell>(new TheirCell(given.Text, given.Reason, given.By, given.At, given.Version));
                database.ReportGiven.Remove(given);
                change.Audit("report-cell.taken-back", $"{await StartAsync(edit.CommitteeId, null, token)}{given.Code}, {given.Column} is worked out again; it was given as “{given.Text}”.", period: edit.Quarter);
                return saved;
            },
            stop);
    }

    internal static IQueryable<ReportGiven> GivenOfQuery(PerformanceDbContext database, int committeeId, Period quarter) =>
        database.ReportGiven.Where(g => database.CommitteeReports.Any(r => r.Id == g.ReportId && r.CommitteeId == committeeId && r.Period == quarter)).OrderBy(g => g.Code).ThenBy(g => g.Column);

    internal static IQueryable<ReportGiven> CellQuery(PerformanceDbContext database, int committeeId, Period quarter, string code, string column) =>
        GivenOfQuery(database, committeeId, quarter).Where(g => g.Code == code && g.Column == column);

    private static void RequireCells(Actor actor) => actor.Require(Policies.ManageRules, "give what stands in cells of a report");

    // The names that columns of single quarters have in tables.
    private static IEnumerable<string> Quarters(Period quarter) => Enumerable.Range(1, quarter.Number).Select(n => $"{Period.FinancialQuarter(quarter.Year, n).Label} status");

    private static string Line(string? typed) => Words.PlainText.Line(typed ?? "");

    private static string? Problem(string text, string what, int most) =>
        text.Length == 0 ? $"Enter {what}" : text.Length > most ? $"It must be {most:N0} characters or fewer; it has {text.Length:N0}" : null;
}
