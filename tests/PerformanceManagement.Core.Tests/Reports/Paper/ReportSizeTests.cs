using System.Diagnostics;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Tests.Reports.Pdf;
using PerformanceManagement.Data.Sqlite;
using Xunit;
using Xunit.Abstractions;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

/// <summary>A paper of many measures asks the database no more questions than one of a few, and is still made while an officer waits.</summary>
[Collection(ReportTests.Name)]
public sealed class ReportSizeTests(TypesetReports reports, ITestOutputHelper output)
{
    [Fact]
    public async Task A_report_of_400_measures_asks_no_more_questions_than_one_of_40()
    {
        (QuarterlyReport small, int fewCommands) = await ReportOfAsync(40);
        (QuarterlyReport large, int manyCommands) = await ReportOfAsync(400);
        small.Sheets[0].Table.Rows.Should().HaveCount(40);
        large.Sheets[0].Table.Rows.Should().HaveCount(400);
        // A scorecard's own, one each for overrides, long trends, corrections, editions missed, suppressed and made figures among them, and of the paper: plan and plans, comments, meeting, committee, report, template and the council’s settings.
        manyCommands.Should().Be(fewCommands).And.BeInRange(5, 24);

        var watch = Stopwatch.StartNew();
        byte[] pdf = await reports.Pdf.RenderAsync(large);
        output.WriteLine($"400 measures, {manyCommands} commands: PDF of {pdf.Length / 1024} KB in {watch.ElapsedMilliseconds} ms");
        pdf.Should().NotBeEmpty("it is made within the typesetter's time limit");
    }

    private static async Task<(QuarterlyReport Report, int Commands)> ReportOfAsync(int measures)
    {
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        await using (PerformanceDbContext filling = database.NewContext())
        {
            var committee = new Committee { Name = ReportSample.Committee };
            filling.Measures.AddRange(Enumerable.Range(1, measures).Select(n => Numbered(n, committee)));
            await filling.SaveChangesAsync();
        }

        var counter = new CommandCounter();
        DbContextOptionsBuilder<PerformanceDbContext> options = new();
        options.UsePerformanceSqlite(database.ConnectionString).AddInterceptors(counter);
        await using var context = new PerformanceDbContext(options.Options);
        QuarterlyReport? report = await ReportSample.Service(context).GetAsync(ReportSample.Committee, ReportSample.Quarter);
        return (report!, counter.Count);
    }

    private static Measure Numbered(int number, Committee committee)
    {
        var measure = new Measure { Code = $"M {number:000}", Title = $"Measure number {number}", Unit = "%", Decimals = 1, Good = GoodDirection.Higher, Frequency = Frequency.Quarter, Committees = { committee } };
        measure.Targets.Add(new Target { Period = ReportSample.Quarter, Value = 50m });
        for (int back = 0; back < 9; back++)
            measure.Results.Add(new MeasureResult { Period = ReportSample.Quarter.Back(back), Value = 45m + ((number + (back * 7)) % 11), Note = back == 0 ? "What the service says about this measure in a sentence or two, as it does each quarter." : null, SubmittedAt = DateTime.UnixEpoch });
        return measure;
    }
}
