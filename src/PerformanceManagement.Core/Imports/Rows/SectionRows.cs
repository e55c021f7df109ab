using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Brings in sections.csv: what persons wrote for committees' reports. A text that is replaced is kept, as on the site.</summary>
internal sealed class SectionRows(PackStage stage)
{
    private const int KeyLength = 200;
    private readonly Dictionary<(int, Period), CommitteeReport> reports = [];
    private readonly Dictionary<(CommitteeReport, string), ReportText> texts = [];
    private readonly Dictionary<(string, Period, string), int> rowOf = [];
    private int made;

    public async Task ApplyAsync(PackTable table, CancellationToken stop)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Sections);
        await stage.Database.Committees.LoadAsync(stop);
        // Those that the pack's own measures bring are not stored yet.
        Dictionary<string, Committee> committees = stage.Database.Committees.Local.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        foreach (CommitteeReport report in await stage.Database.CommitteeReports.ToListAsync(stop)) reports.Add((report.CommitteeId, report.Period), report);
        Dictionary<int, CommitteeReport> byId = reports.Values.ToDictionary(r => r.Id);
        foreach (ReportText text in await stage.Database.ReportTexts.ToListAsync(stop)) texts.Add((byId[text.ReportId], text.Key), text);
        foreach (PackRow row in table.Rows)
            if (Read(row, committees) is { } text) count(row, text);
    }

    private ReportText? Read(PackRow row, Dictionary<string, Committee> committees)
    {
        Committee? committee = CommitteeOf(row, committees);
        Period? quarter = row.Period("period");
        if (quarter is { IsReportingQuarter: false }) row.Problem("period", $"{quarter.Value.Label} is not a quarter of the financial year, and reports are of quarters: write 2017/18 Q2.");
        string key = row.RequiredLine("key", KeyLength);
        string words = MarkdownText.Tidy(row.Text("text", ReportText.TextLength));
        bool? ready = row.YesOrNo("ready");
        if (ready is true && words.Length == 0) row.Problem("ready", "There is no text that could be ready.");
        if (committee is null || quarter is not { } period || !row.IsSound) return null;
        if (!rowOf.TryAdd((committee.Name, period, key), row.Number))
        {
            row.Problem("key", $"“{PackProblems.Shorten(key)}” is already written for {committee.Name}, {period.Label}: row {rowOf[(committee.Name, period, key)]}.");
            return null;
        }

        CommitteeReport report = ReportOf(committee, period);
        if (!texts.TryGetValue((report, key), out ReportText? text))
        {
            text = new ReportText { ReportId = stage.Database.Entry(report).Property(r => r.Id).CurrentValue, Key = key, Text = "" };
            texts.Add((report, key), text);
            stage.Database.ReportTexts.Add(text);
        }

        Write(text, words);
        if (row.Has("ready")) text.IsReady = ready ?? false;
        return text;
    }

    private Committee? CommitteeOf(PackRow row, Dictionary<string, Committee> committees)
    {
        string name = row.RequiredLine("committee", TextLengths.Name);
        if (name.Length == 0) return null;
        if (committees.TryGetValue(name, out Committee? committee)) return committee;
        if (!stage.MeasuresAreUnread) row.Problem("committee", $"There is no committee “{PackProblems.Shorten(name)}”, neither in measures.csv nor in the database.");
        return null;
    }

    // What is not stored yet has the keys that the database replaces when it is.
    private CommitteeReport ReportOf(Committee committee, Period period)
    {
        int committeeId = stage.Database.Entry(committee).Property(c => c.Id).CurrentValue;
        if (reports.TryGetValue((committeeId, period), out CommitteeReport? report)) return report;
        report = new CommitteeReport { Id = --made, CommitteeId = committeeId, Period = period };
        reports.Add((committeeId, period), report);
        stage.Database.CommitteeReports.Add(report).Property(r => r.Id).IsTemporary = true;
        return report;
    }

    private void Write(ReportText text, string words)
    {
        if (text.Text == words) return;
        if (text.Text.Length > 0) stage.Database.ReportTextVersions.Add(new ReportTextVersion { TextId = text.Id, Text = text.Text, At = text.ChangedAt ?? stage.Now, By = text.ChangedBy ?? stage.Actor.Name });
        text.Text = words;
        text.ChangedAt = stage.Now;
        text.ChangedBy = stage.Actor.Name;
        text.IsReady = false;
    }
}
