using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Tests.Reports.Paper;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Templates;

public sealed class EmptySettingTests
{
    [Fact]
    public async Task A_paper_of_every_kind_of_section_with_every_text_of_it_cleared_is_made_in_every_format()
    {
        TemplateSection[] sections = [.. SectionKinds.All.Select(k => new TemplateSection
        {
            Id = k.Key,
            Kind = k.Key,
            Heading = k.Name,
            Settings = k.Settings.Where(s => s.CanBeEmpty).ToDictionary(s => s.Name, _ => ""),
        })];
        sections.Sum(s => s.Settings.Count).Should().BeGreaterThan(20);
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await ReportSample.FillAsync(database);
        await using PerformanceDbContext context = database.NewContext();
        await using ServiceProvider typesetter = ReportSample.Typesetter();

        QuarterlyReport paper = (await ReportSample.Service(context, new ReportOptions { CouncilName = "Wellbridge Council" })
            .GetAsync(ReportSample.Committee, ReportSample.Quarter, new ReportChoice { Definition = new TemplateDefinition { Title = "Cleared", FileName = "cleared", Sections = sections } }))!;

        (await typesetter.GetRequiredService<ReportFormats>().FilesAsync(paper)).Should().HaveCount(6).And.OnlyContain(f => f.Content.Length > 100);
        paper.Sections.SelectMany(s => s.Blocks).OfType<ReportParagraph>().Should().NotContain(p => p.Text.Length == 0, "nothing is printed where a text is cleared");
    }
}
