using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

/// <summary>A small committee whose measures show what a paper must cope with, and text that would be markup if anything took it for markup.</summary>
internal static class ReportSample
{
    public const string Committee = "Place & People Overview";
    public const string Formula = "=HYPERLINK(\"http://example.invalid\",\"x\")";
    public const string Markup = "<script>alert(1)</script> *bold* _x_ #import \"x\" $x^2$ @ref <b> & \\ `code` = Heading";
    public static readonly Period Quarter = Period.FinancialQuarter(2026, 2);
    public static readonly DateOnly Meeting = new(2026, 11, 26);

    private static readonly DateTime Submitted = new(2026, 10, 9, 9, 0, 0, DateTimeKind.Utc);

    public static async Task<QuarterlyReport> ReportAsync(TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        return (await Service(context).GetAsync(Committee, Quarter))!;
    }

    public static QuarterlyReportService Service(PerformanceDbContext context, ReportOptions? options = null) => new(
        context,
        new ScorecardService(context),
        Microsoft.Extensions.Options.Options.Create(options ?? new ReportOptions { CouncilName = "Wellbridge Council", Template = "plan-monitoring-workings", ReportFrom = "Chief Executive", CoordinatedBy = "Corporate Performance Team" }),
        Profiles);

    public static ReportProfiles Profiles => ReportProfiles.Load(Templates, "plan-monitoring", PaperCharacters.Load(new TypesetterOptions().FindFolder()));

    public static string Templates => Path.Combine(new TypesetterOptions().FindFolder(), "templates");

    /// <summary>A typesetter as a host has it.</summary>
    public static ServiceProvider Typesetter(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddReports(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build())
        .BuildServiceProvider();

    public static async Task FillAsync(TestDatabase database)
    {
        await using PerformanceDbContext context = database.NewContext();
        var committee = new Committee { Name = Committee };
        var neighbour = new Committee { Name = "Neighbouring committee" };
        var place = new Directorate { Name = "Place & Environment" };
        PlanItem priority = Item(1, PlanItemKind.Priority, "A clean and safe place", null, "1");
        PlanItem outcome = Item(2, PlanItemKind.Outcome, "Clean streets", priority, "1.1");
        PlanItem programme = Item(3, PlanItemKind.Programme, "Waste and recycling", outcome, "1.1.1");
        PlanItem silent = Item(4, PlanItemKind.Priority, "Homes for all", null, "2");
        PlanItem way = Item(5, PlanItemKind.WayOfWorking, "Working together " + Markup, null, null);
        context.AddRange(priority, outcome, programme, silent, way);
        context.Measures.AddRange(
            Named("=EVIL 1", Markup, programme, "%", 1, GoodDirection.Higher, [48.2m, 47.9m, 49.9m, 50.1m], 50m, $"{Formula}\n{Markup}\u0007"),
            Named("RED 1", "Households in temporary accommodation", silent, "households", 0, GoodDirection.Lower, [310m, 327m, 331m, 354m], 300m, null),
            Named("COST 1", "Net cost of waste", programme, "£k", 1, GoodDirection.Lower, [1240.5m, 1238m, null, 1241.25m], 1250m, "On budget."),
            Named("DATA 1", "Fly-tips reported", programme, "number", 0, GoodDirection.None, [1040m, 1022m, 1101m, 998m], null, null),
            Named("ONE 1", "A very long short name that will not fit in one line of a narrow column however wide the paper is made", silent, "rate per 1,000", 2, GoodDirection.Higher, [null, null, null, 3.456m], 3.46m, "New this year."),
            Late("LATE 1", programme));
        foreach (Measure measure in context.Measures.Local)
        {
            measure.Committees.Add(committee);
            measure.Directorate = place;
        }

        Measure other = Named("OTHER 1", "Somebody else's measure", programme, "%", 0, GoodDirection.Higher, [1m, 2m, 3m, 777m], 777m, "Not for this committee.");
        other.Committees.Add(neighbour);
        context.Measures.Add(other);
        context.CommitteeMeetings.Add(new CommitteeMeeting { Committee = committee, Period = Quarter, Date = Meeting });
        context.PlanNotes.AddRange(
            new PlanNote { PlanItem = programme, Period = Quarter, Text = "First paragraph.\n\nSecond paragraph with " + Markup },
            new PlanNote { PlanItem = way, Period = Quarter, Text = "We work together." },
            new PlanNote { PlanItem = programme, Period = Quarter.Previous, Text = "Last quarter's comment." });
        await context.SaveChangesAsync();
    }

    private static PlanItem Item(int place, PlanItemKind kind, string title, PlanItem? parent, string? number) => TestData.Plan($"I{place}", kind, title, parent, number, place);

    private static Measure Late(string code, PlanItem plan)
    {
        Measure measure = Named(code, "Digital take up", plan, "%", 2, GoodDirection.Higher, [12m, 13m, 14m, null], 15m, null);
        measure.Results.Add(TestData.Result(at: Submitted, reason: ReasonForNoValue.AwaitingData));
        return measure;
    }

    // The figures of the four quarters up to the reporting quarter.
    private static Measure Named(string code, string title, PlanItem plan, string unit, int decimals, GoodDirection good, decimal?[] values, decimal? target, string? note)
    {
        Measure measure = TestData.Measure(code, title, unit, decimals, good, quarterRule: AggregationRule.None, yearRule: AggregationRule.None, target: target, values: values);
        measure.PlanItem = plan;
        if (note is not null && measure.Results.RemoveAll(r => r.Period == Quarter) > 0) measure.Results.Add(TestData.Result(value: values[^1], at: Submitted, note: note, noteDate: new DateOnly(2026, 10, 9)));
        return measure;
    }
}
