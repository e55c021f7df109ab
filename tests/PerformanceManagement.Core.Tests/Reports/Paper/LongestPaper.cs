using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

/// <summary>A committee whose paper is as long as papers get: a title of 200 characters, a note of 4,000 words, letters of other languages, and as many measures as asked.</summary>
public static class LongestPaper
{
    public const string Accents = "Dŵr ac ŷd yn yr ystâd: café i bawb; Łódź, Timişoara a Kraków";

    private const int MeasuresOfProgramme = 5;
    private const string Committee = "Pwyllgor Craffu Lle a Phobl";
    private const string Sentence = "Demand rose over the summer and two posts stayed vacant until September, so the service moved staff to the front desk and reviews its rota every fortnight.";

    /// <summary>The title of the first measure.</summary>
    public const string Title = $"Percentage of household waste sent for reuse, recycling and composting, by weight, at all sites of the council and of those acting for it ({Accents})";

    /// <summary>The note of the first measure, in ten paragraphs of 400 words; each sentence has a number of its own.</summary>
    public static string Note { get; } = string.Join("\n\n", Enumerable.Range(0, 10).Select(paragraph =>
        string.Join(' ', string.Join(' ', Enumerable.Range(1, 20).Select(n => $"({(paragraph * 20) + n}) {Sentence}")).Split(' ').Take(400))));

    /// <summary>The paper of a number of measures by a template.</summary>
    public static async Task<QuarterlyReport> MakeAsync(int measures, string template)
    {
        // SQLite holds a note that is longer than forms let through, such as one from another system.
        await using TestDatabase database = await TestDatabase.CreateSqliteAsync();
        await using (PerformanceDbContext filling = database.NewContext())
        {
            Fill(filling, measures);
            await filling.SaveChangesAsync();
        }

        await using PerformanceDbContext context = database.NewContext();
        var options = new ReportOptions { CouncilName = "Cyngor Pont-y-ffynnon", Template = template, ReportFrom = "Chief Executive" };
        return await ReportSample.Service(context, options).GetAsync(Committee, ReportSample.Quarter) ?? throw new InvalidOperationException("There is no paper.");
    }

    private static void Fill(PerformanceDbContext context, int measures)
    {
        var committee = new Committee { Name = Committee };
        var directorate = new Directorate { Name = "Place & Environment" };
        PlanItem priority = TestData.Plan("P", PlanItemKind.Priority, Accents, number: "1");
        PlanItem outcome = TestData.Plan("O", PlanItemKind.Outcome, "Clean streets", priority, "1.1", 2);
        List<PlanItem> programmes = [.. Enumerable.Range(1, (measures + MeasuresOfProgramme - 1) / MeasuresOfProgramme).Select(n => TestData.Plan($"G{n}", PlanItemKind.Programme, $"Programme {n}", outcome, $"1.1.{n}", n + 2))];
        context.AddRange(priority, outcome);
        context.AddRange(programmes);
        context.PlanNotes.AddRange(programmes.Select(p => new PlanNote { PlanItem = p, Period = ReportSample.Quarter, Text = $"{Accents}.\n\n{Sentence}" }));
        context.CommitteeMeetings.Add(new CommitteeMeeting { Committee = committee, Period = ReportSample.Quarter, Date = ReportSample.Meeting });
        for (int n = 1; n <= measures; n++)
        {
            decimal?[] values = [.. Enumerable.Range(0, 9).Select(i => n % 7 == 0 && i < 6 ? (decimal?)null : (n % 4 == 0 ? 12345.6m : 70.2m) + ((n * 7) + (i * 13)) % 20)];
            Measure measure = TestData.Measure(
                $"PLACE {n:000}", n == 1 ? Title : $"Measure {n} of households and streets", n % 4 == 0 ? "households" : "%", n % 4 == 0 ? 0 : 1, n % 3 == 0 ? GoodDirection.Lower : GoodDirection.Higher,
                quarterRule: AggregationRule.None, yearRule: AggregationRule.None, target: n % 4 == 0 ? 12350 : 80, values: values);
            measure.Results.RemoveAll(r => r.Period == ReportSample.Quarter);
            measure.Results.Add(TestData.Result(value: values[^1], note: n == 1 ? Note : $"{Accents}. {Sentence}", noteDate: new DateOnly(2026, 10, 9)));
            measure.PlanItem = programmes[(n - 1) / MeasuresOfProgramme];
            measure.Directorate = directorate;
            measure.Committees.Add(committee);
            context.Measures.Add(measure);
        }
    }
}
