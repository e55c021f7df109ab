using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Html;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Word;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Tests.Imports;
using PerformanceManagement.Core.Tests.Reports.Pdf;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Paper;

/// <summary>
/// Three councils' papers in their own forms, made from the shipped templates and the papers' own figures: the headings in the printed order, the heads of the
/// tables, the sentences. What services and authors wrote is put in as they would, under the papers' headings.
/// </summary>
[Collection(ReportTests.Name)]
public sealed partial class PrintedFormsTests(TypesetReports reports)
{
    private const string Committee2017 = "Business Support Overview and Scrutiny";

    [Fact]
    public async Task The_table_form_has_every_heading_of_the_printed_paper_in_its_order_in_page_PDF_and_Word()
    {
        var form = PrintedForm.Of(TypesetReports.Medway2017);
        QuarterlyReport report = await TableFormAsync(form);
        // What the paper calls after its committee or its topic, ours calls by their names.
        Dictionary<int, string> ours = new()
        {
            [10] = $"Council Plan measures of success ({Committee2017} measures only)",
            // The paper lists the measure under another way of working than its table has it.
            [35] = "Ways of working: Finding the best digital innovation and using it to meet residents' needs",
            // The system says in which quarter, where the paper kept the heading of another.
            [96] = "Local Government Ombudsman (LGO) referrals and decisions in Q2",
            [16] = "Number of households living in temporary accommodation:",
        };
        // Key and the lists of measures stand without a level in the paper's list of elements; the plan's own numbers stand before their headings.
        List<string> printed = [.. form.Headings.Select(h => PrintedForm.Bare(ours.GetValueOrDefault(h.Order, h.Text)))];
        List<string> made = [.. report.Sections.Select(s => WithoutNumber(s.Title)).Where(t => t != "key")];

        made.Should().Equal(printed);
        (await HeadingsHoldAsync(report)).Should().BeLessThanOrEqualTo(12);
    }

    [Fact]
    public async Task The_table_form_has_the_heads_the_sentences_and_the_figures_of_the_printed_paper()
    {
        var form = PrintedForm.Of(TypesetReports.Medway2017);
        QuarterlyReport report = await TableFormAsync(form);
        string heads = string.Join('|', form.Elements.First(e => e.Text == "{measure table}").Columns.Split('|').Select(PrintedForm.Bare));

        List<ReportTable> tables = [.. Tables(report).Where(t => t.Columns[0].Header == "Code")];
        tables.Should().HaveCount(3).And.OnlyContain(t => PrintedForm.Heads(t) == heads);
        Tables(report).Should().Contain(t => t.Columns.Select(c => c.Header).SequenceEqual(new[] { "Key measure of success Status", "Trend Arrows", "Success is" }));
        Tables(report).Should().Contain(t => t.Columns[0].Header == "Medway: A Place to be proud of" && t.Columns.Count == 3);
        Lists(report).Should().Contain("80% (4 out of 5) on target; and").And.Contain("4 out of 5 measures were on target").And.Contain("0 out of 2* measures have improved compared with last quarter");
        Paragraphs(report).Should().Contain("There are 6 measures under the remit of this committee. They are:")
            .And.Contain(p => p.StartsWith("The tables below include details of performance together with an explanation for 5 of these measures. Data for 1 of these measures (Digital take up) is not expected", StringComparison.Ordinal))
            .And.Contain("*Total number of measures where comparative data available");
        tables.SelectMany(t => t.Rows).Single(r => r.Cells[0].Text == "NI 156").Cells.Select(c => c.Text).Take(11)
            .Should().Equal("NI 156", "Number of households living in temporary accommodation", "Lower is better", "351", "327", "354", "350", "Slightly below", "Worsened", "Worsened", "350");
        report.Sections.Single(s => s.Title == "Measures of success summary").Blocks.OfType<ReportParagraph>().First().Number.Should().Be("4.1.1");
        report.Sections.SelectMany(s => s.Blocks).OfType<ReportParagraph>().Should().Contain(p => p.Number == "4.1.2");
    }

    [Fact]
    public async Task The_block_form_has_every_heading_of_the_printed_paper_its_key_its_list_and_its_blocks()
    {
        var form = PrintedForm.Of(TypesetReports.Medway2019);
        QuarterlyReport report = await BlockFormAsync(form);
        // One programme has words before its title and the other has none, and a heading over each measure says which.
        Dictionary<int, string> ours = new() { [43] = "Council Plan Programme: Deliver digital transformation programme", [45] = "Council Plan Measure: DIGI TU 01" };

        report.Sections.Select(s => (s.Level, PrintedForm.Bare(s.Title))).Should().Equal(form.Headings.Select(h => (int.Parse(h.Level, CultureInfo.InvariantCulture), PrintedForm.Bare(ours.GetValueOrDefault(h.Order, h.Text)))));
        await HeadingsHoldAsync(report);
        report.HasContents.Should().BeFalse();
        report.Sections.Should().OnlyContain(s => s.Number == null);
        ReportTable block = Tables(report).Single(t => t.IsBlock && t.Caption.StartsWith("DIGI TU 01", StringComparison.Ordinal));
        block.Columns.Select(c => (c.Over, c.Header)).Should().Equal(
            ("Q1 19/20", "Value"), ("Q2 19/20", "Value"), ("Q2 19/20", "Target"), ("Q2 19/20", "Status"), ("Q2 19/20", "Long Trend"), ("Q2 19/20", "Short Trend"), ("19/20", "Value"), ("19/20", "Target"), ("19/20", "Status"));
        block.Rows.Single().Cells.Select(c => c.Text).Should().Equal("50.35%", "43.63%", "NO TARGET SET", "N/A", "Worsened", "Worsened", "46.69%", "NO TARGET SET", "N/A");
        ReportTable complaints = Tables(report).Single(t => t.IsBlock && t.Caption == "CUSBFL31i New - % of Stage 1 complaints dealt within 10 days (Aim to Maximise)");
        complaints.Rows.Single().Cells.Select(c => c.Text).Should().Equal("92.4%", "91.6%", "80.0%", "On target", "Worsened", "Worsened", "92.0%", "80.0%", "On target");
        Paragraphs(report).Should().Contain("There is 1 Council Plan measure for this priority.");
        ReportTable risks = Tables(report).Single(t => t.Caption == "Strategic risks");
        PrintedForm.Heads(risks).Should().Be(string.Join('|', form.Elements.Single(e => e.Text == "{strategic risks}").Columns.Replace(" (app 6)", "", StringComparison.Ordinal).Split('|').Select(PrintedForm.Bare)));
        risks.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.OneLine))).Should().Contain("SR02|3|Business continuity and emergency planning|Director of RCET|DII|L - low (I - critical)").And.HaveCount(8);
        ReportTable partnerships = Tables(report).Single(t => t.Columns[0].Header == "Partnership");
        partnerships.Columns.Select(c => c.Header).Should().Equal("Partnership", "Appendix", "Medway: A Place to be proud of", "Maximising regeneration and economic growth", "Supporting Medway's people to realise their potential");
        partnerships.Rows.Should().HaveCount(27);
        partnerships.Rows[0].Cells.Select(c => c.Text).Should().Equal("Medway 20", "2", "✓", "–", "–");
        partnerships.Rows[^1].Cells.Select(c => c.Text).Should().Equal("One Public Estate Board (OPEB)", "No ref", "–", "✓", "–");
        ReportTable volumes = Tables(report).Single(t => t.Caption == "Summary of Q.2 timeliness performance compared to the previous quarter");
        volumes.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text))).Should().ContainInOrder("Volumes received|297|300|–", "Responses issued|278|297|–", "Responses within 10 working days|257|272|–", "% responses within deadline|92.4%|91.6%|Down 0.8 points",
            "% responses within deadline|87.8%|88.1%|Up 0.3 points", "% responses within deadline|100.0%|95.2%|Down 4.8 points", "% responses within deadline|75.0%|88.2%|Up 13.2 points");
        Tables(report).Single(t => t.Columns[0].Header == "Year").Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text))).Should().Equal("2019/20|91.6%", "2018/19|84.5%", "2017/18|89.3%");
        Paragraphs(report).Should().Contain("43 cases of stage 2 corporate complaints came in during Q2 2019/20, an escalation rate of 14.3% of stage 1 corporate complaints.")
            .And.Contain("88.1% of responses were issued within 15 working days, 13.1 percentage points above the target of 75%, compared with 87.8% in Q1 2019/20.");
        ReportTable list = Tables(report).Single(t => t.Caption == "Data only (no target set)");
        list.Columns.Select(c => c.Header).Should().Equal("Code", "Status", "Details", "Long Term", "Short Term");
    }

    [Fact]
    public async Task The_corporate_report_has_its_front_sheet_its_numbered_sections_and_its_appendices()
    {
        const string committee = "Corporate Overview and Scrutiny";
        var form = PrintedForm.Of("thurrock-2016-17-q3");
        QuarterlyReport report = await FromPackAsync("thurrock-2016-17-q3", committee, Period.FinancialQuarter(2016, 3), "corporate-performance", async (context, _) =>
        {
            var named = new Committee { Name = committee };
            context.Committees.Add(named);
            foreach (Measure measure in await context.Measures.ToListAsync()) measure.Committees.Add(named);
        });

        await HeadingsHoldAsync(report);
        report.IsFrontSheet.Should().BeTrue();
        report.Title.Should().Be("Quarter 3 Corporate Performance Report 2016/17");
        report.TitleBlock.Select(f => f.Label).Should().Equal("Date", "Item", "Committee", "Wards and communities affected", "Key Decision", "Report of", "Accountable Head of Service", "Accountable Director", "Publication");
        List<string> printed = [.. form.Headings.Where(h => !h.Text.Contains("{k}", StringComparison.Ordinal)).Select(h => PrintedForm.Bare(h.Text))];
        List<string> made = [.. report.Sections.Select(s => PrintedForm.Bare(s.Title)).Where(t => !t.StartsWith("focus", StringComparison.Ordinal) || t.StartsWith("focusareas", StringComparison.Ordinal))];
        made.Should().Equal(printed);
        report.Sections.Where(s => s.Level == 1).Select(s => s.Number).OfType<string>().Should().Equal("1", "2", "3", "4", "5", "6", "7", "8", "9");
        report.Sections.Single(s => s.Title == "Summary of Corporate KPI Performance").Number.Should().Be("3.2");
        report.Sections.Single(s => s.Title == "Focus 1").Number.Should().Be("3.3.1");
        ReportBox box = report.Sections.SelectMany(s => s.Blocks).OfType<ReportBox>().First(b => b.Rows.Count > 1);
        box.Rows.SelectMany(r => r.Pairs).Select(p => p.Label).Should().ContainInOrder("KPI", "Portfolio", "Directorate", "Performance Status", "Direction of Travel since last year", "Year End Target", "Direction of Travel since last quarter");
        string heads = string.Join('|', form.Elements.First(e => e.Text == "{KPI table, first page}").Columns.Split('|').Select(PrintedForm.Bare));
        PrintedForm.Heads(Tables(report).First(t => t.Columns.Count == 27)).Replace("sept16", "sep16", StringComparison.Ordinal).Should().Be(heads);
        string commentary = string.Join('|', form.Elements.Single(e => e.Text == "{commentary table}").Columns.Split('|').Select(PrintedForm.Bare));
        PrintedForm.Heads(Tables(report).Last()).Should().Be(commentary);
    }

    [Fact]
    public async Task The_improvement_plan_has_its_workstreams_projects_and_items_with_their_ratings()
    {
        var form = PrintedForm.Of("maidstone-2013-14-q2");
        QuarterlyReport report = await DeliveryAsync("maidstone-2013-14-q2", Period.FinancialQuarter(2013, 2), "improvement-plan");

        // A bold word that begins a bullet is no heading, and a lead officer stands in a cell of their own.
        report.Sections.Select(s => (s.Level, PrintedForm.Bare(s.Title))).Should().Equal(form.Headings.Where(h => h.Level != "4")
            .Select(h => (int.Parse(h.Level, CultureInfo.InvariantCulture), PrintedForm.Bare(h.Text.Replace("({lead officer})", "", StringComparison.Ordinal)))));
        await HeadingsHoldAsync(report);
        Dictionary<string, string> ratings = report.Sections.SelectMany(s => s.Blocks.OfType<ReportBox>()).Where(b => b.Title.EndsWith("workstream", StringComparison.Ordinal) || b.Title == "Website").ToDictionary(b => b.Title, b => b.Rows[0].Pairs[0].Cell.Text);
        ratings.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["Incremental Improvement workstream"] = "AMBER",
            ["Asset Management workstream"] = "AMBER",
            ["External Challenge workstream"] = "GREEN",
            ["Transformation workstream"] = "GREEN",
            ["Website"] = "GREEN/AMBER",
        });
        report.Sections.SelectMany(s => s.Blocks).OfType<ReportBox>().SelectMany(b => b.Rows).SelectMany(r => r.Pairs).Select(p => p.Cell.Text).Should().Contain("Of 5 projects: 4 green and 1 amber.").And.Contain("Head of ICT");
    }

    [Fact]
    public async Task The_action_plan_has_its_actions_with_officers_dates_plans_and_updates()
    {
        QuarterlyReport report = await DeliveryAsync("peer-challenge-2018", Period.FinancialQuarter(2018, 2), "action-plan");
        var form = PrintedForm.Of("peer-challenge-2018");

        await HeadingsHoldAsync(report);
        report.Sections.Where(s => s.Level == 1).Should().HaveCount(8).And.OnlyContain(s => s.Title.StartsWith("Action: ", StringComparison.Ordinal));
        ReportBox budget = report.Sections.SelectMany(s => s.Blocks).OfType<ReportBox>().Single(b => b.Title.StartsWith("Budget-setting", StringComparison.Ordinal));
        budget.Rows[0].Pairs.Select(p => $"{p.Label}: {p.Cell.OneLine}").Should().Equal("Officer/Portfolio Holder: Chief Finance Officer; Leader of the Council", "Date for completion: April 2018 (overdue)");
        string heads = string.Join('|', form.Elements.First(e => e.Text == "{planned items and updates}").Columns.Split('|').Select(PrintedForm.Bare));
        Tables(report).Where(t => t.Columns.Count == 2).Should().NotBeEmpty().And.OnlyContain(t => PrintedForm.Heads(t) == heads);
        report.Sections.Where(s => s.Level == 2).Select(s => PrintedForm.Bare(s.Title)).Should().ContainInOrder(form.Headings.Where(h => h.Text.StartsWith("Tranche", StringComparison.Ordinal)).Select(h => PrintedForm.Bare(h.Text)));
        Tables(report).SelectMany(t => t.Rows).Select(r => r.Cells[0].Remark).Should().Contain("Winter 2018 and rolling into future years.");
    }

    /// <summary>A paper of what is reported beside measures, for a committee to which all of it is reported.</summary>
    private static Task<QuarterlyReport> DeliveryAsync(string pack, Period quarter, string template) => FromPackAsync(pack, Committee2017, quarter, template, async (context, _) =>
    {
        var committee = new Committee { Name = Committee2017 };
        foreach (DeliveryItem top in await context.DeliveryItems.Where(i => i.ParentId == null).ToListAsync()) top.Committees.Add(committee);
        context.CommitteeMeetings.Add(new CommitteeMeeting { Committee = committee, Period = quarter, Date = quarter.End.AddDays(60) });
    });

    /// <summary>The 2017/18 paper with what services and authors wrote, under the headings that the paper has.</summary>
    private static Task<QuarterlyReport> TableFormAsync(PrintedForm form) => FromPackAsync(TypesetReports.Medway2017, Committee2017, Period.FinancialQuarter(2017, 2), "plan-monitoring-table", async (context, quarter) =>
    {
        List<PlanItem> plan = await context.PlanItems.ToListAsync();
        Dictionary<PlanItem, StringBuilder> notes = [];
        PlanItem? item = null;
        foreach (PrintedElement heading in form.Headings.Where(h => h.Order is >= 58 and <= 109))
        {
            string bare = PrintedForm.Bare(heading.Text);
            if (plan.Find(p => bare.EndsWith(PrintedForm.Bare(p.Title), StringComparison.Ordinal) && bare.Length - PrintedForm.Bare(p.Title).Length is > 0 and < 16 && (p.Kind != PlanItemKind.Programme || bare.StartsWith("programme", StringComparison.Ordinal)) && (p.Kind != PlanItemKind.Outcome || bare.StartsWith("outcome", StringComparison.Ordinal))) is { } named && heading.Level is not "2")
            {
                item = named;
                if (named.Kind != PlanItemKind.Priority) notes[named] = new StringBuilder("The service reports that work goes on as planned.\n\n");
                continue;
            }

            // "Service comments" of a priority is the template's own, and complaints come as figures.
            if (heading.Order is >= 82 and <= 96) continue;
            if (item is null || item.Kind == PlanItemKind.Priority) continue;
            int depth = item.Kind == PlanItemKind.WayOfWorking ? int.Parse(heading.Level, CultureInfo.InvariantCulture) - 1 : 1;
            notes[item].Append(CultureInfo.InvariantCulture, $"{new string('#', depth)} {heading.Text}\n\nWhat was done in the quarter.\n\n");
        }

        context.PlanNotes.AddRange(notes.Select(n => new PlanNote { PlanItemId = n.Key.Id, Period = quarter, Text = n.Value.ToString() }));
        var report = new CommitteeReport { CommitteeId = await context.Committees.Where(c => c.Name == Committee2017).Select(c => c.Id).SingleAsync(), Period = quarter };
        context.CommitteeReports.Add(report);
        await context.SaveChangesAsync();
        context.ReportTexts.Add(new ReportText { ReportId = report.Id, Key = "improvement:NI 156:actions", Text = "- work with landlords; and\n- a wider choice of homes." });
    });

    /// <summary>The 2019/20 paper with what services and authors wrote. That council's plan counts some measures alone, and calls its programmes and projects by its own words.</summary>
    private static Task<QuarterlyReport> BlockFormAsync(PrintedForm form)
    {
        TemplateDefinition shipped = ShippedTemplates.Find("plan-monitoring-block")!.Definition;
        TemplateDefinition own = shipped with
        {
            Sections =
            [
                .. shipped.Sections.Select(s => s.Kind switch
                {
                    "status-lists" => s with { Settings = new Dictionary<string, string> { ["which"] = "key" } },
                    "partnerships" => s with { Heading = "" },
                    "measure-blocks" => s with { Settings = new Dictionary<string, string> { ["labelled"] = "key", ["commentsStand"] = "after", ["words"] = "Outcome:\nProgramme: {plan} Programme\nProject: {plan} project" } },
                    _ => s,
                }),
            ],
        };
        return FromPackAsync(TypesetReports.Medway2019, Committee2017, Period.FinancialQuarter(2019, 2), own, async (context, quarter) =>
        {
            Dictionary<string, PlanItem> plan = await context.PlanItems.ToDictionaryAsync(p => p.Title);
            void Write(string title, string text) => context.PlanNotes.Add(new PlanNote { PlanItemId = plan[title].Id, Period = quarter, Text = text });
            Write("Giving value for money: Contracts", "# Comments\n\nTwo contracts were let.\n\n# Actions\n\n- go on as planned.");
            Write("Complaints and compliments", string.Concat(form.Headings.Where(h => h.Order == 40).Select(h => $"# {h.Text}\n\nWhat came in and what was answered.\n\n")));
            Write("Working in partnership where this benefits our residents", "# Comments\n\nThe partnerships that took part.");
            foreach (PlanItem project in plan.Values.Where(p => p is { Kind: PlanItemKind.Project, Number: null })) context.PlanNotes.Add(new PlanNote { PlanItemId = project.Id, Period = quarter, Text = "Work goes on as planned." });
            await Task.CompletedTask;
        });
    }

    // The same headings in page, PDF and Word; answers how many pages the PDF has.
    private async Task<int> HeadingsHoldAsync(QuarterlyReport report)
    {
        List<string> headings = [.. report.Sections.Select(s => s.Heading)];
        HeadingsOfPage(report).Should().Equal(headings);
        HeadingsOfWord(report).Should().Equal(headings);
        using var pdf = new PdfReading(await reports.Pdf.RenderAsync(report));
        pdf.Elements().Where(e => e.Tag is "H1" or "H2" or "H3" or "H4").Select(e => PdfReading.Squeezed(e.Text)).Should().ContainInOrder(headings.Select(PdfReading.Squeezed));
        return pdf.Pages.Count;
    }

    private static Task<QuarterlyReport> FromPackAsync(string pack, string committee, Period quarter, string template, Func<PerformanceDbContext, Period, Task>? fill = null) =>
        FromPackAsync(pack, committee, quarter, ShippedTemplates.Find(template)!.Definition, fill);

    private static async Task<QuarterlyReport> FromPackAsync(string pack, string committee, Period quarter, TemplateDefinition template, Func<PerformanceDbContext, Period, Task>? fill = null)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        DataPackReport outcome = await new DataPackImporter(context, TimeProvider.System).ImportAsync(PackFolder.Shipped(pack), Actor.Process("test"));
        outcome.Problems.Should().BeEmpty();
        if (fill is not null)
        {
            await fill(context, quarter);
            await context.SaveChangesAsync();
        }

        context.ChangeTracker.Clear();
        var service = new QuarterlyReportService(context, new ScorecardService(context), Options.Create(new ReportOptions { CouncilName = "Wellbridge Council" }), ReportSample.Profiles);
        return (await service.GetAsync(committee, quarter, new ReportChoice { Definition = template }))!;
    }

    private static IEnumerable<string> HeadingsOfPage(QuarterlyReport report)
    {
        return Heading().Matches(HtmlRenderer.Render(report)).Where(m => m.Groups[1].Value != "contents").Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[2].Value));
    }

    private static List<string> HeadingsOfWord(QuarterlyReport report)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(WordRenderer.Render(report)), isEditable: false);
        return [.. document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>()
            .Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style && style.StartsWith("Heading", StringComparison.Ordinal)).Select(p => p.InnerText)];
    }

    private static string WithoutNumber(string title) => PrintedForm.Bare(title.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ' '));

    private static IEnumerable<ReportTable> Tables(QuarterlyReport report) => report.Sections.SelectMany(s => s.Blocks).OfType<ReportTable>();

    private static IEnumerable<string> Paragraphs(QuarterlyReport report) => report.Sections.SelectMany(s => s.Blocks).OfType<ReportParagraph>().Select(p => p.Text);

    private static IEnumerable<string> Lists(QuarterlyReport report) => report.Sections.SelectMany(s => s.Blocks).OfType<ReportList>().SelectMany(l => l.Items);

    [GeneratedRegex("<h[2-6][^>]* id=\"report-([^\"]*)\"[^>]*>([^<]*)</h")]
    private static partial Regex Heading();
}
