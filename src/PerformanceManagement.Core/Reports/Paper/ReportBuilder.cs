using System.Text;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>Makes a paper of a template: asks each section's kind for its part, and numbers what is to be numbered. Pure: equal requests make equal reports.</summary>
internal static class ReportBuilder
{
    public static QuarterlyReport Build(ReportRequest request)
    {
        var paper = new PaperContext(request);
        TemplateDefinition template = request.Template;
        Period quarter = paper.Quarter;
        IReadOnlyList<ReportSection> sections = PaperNumbering.Numbered(Sections(paper));
        string committee = PlainText.Line(request.Committee);
        return new QuarterlyReport
        {
            Council = PlainText.Line(request.Council),
            Colour = ReportPalette.CouncilColour(request.Options.Colour),
            Logo = request.Logo,
            Committee = committee,
            Title = PlainText.Line(paper.Fill(template.Title)),
            Quarter = quarter.Token,
            Date = request.MeetingDate ?? quarter.End,
            Language = template.Language,
            RunningHead = $"{committee}, {(request.MeetingDate is { } day ? FigureFormat.Date(day) : quarter.Label)}",
            TitleBlock = paper.TitleBlock ?? [],
            IsFrontSheet = paper.IsFrontSheet,
            HasContents = template.HasContents,
            Sections = sections,
            Sheets = [.. ReportSheets.Of(paper.Scorecard, template.NoCommentary), ReportSheets.Headings(sections)],
            Warnings = [.. ReportWarnings.Of(paper), .. paper.Warnings],
            FileName = FileName(template.FileName, quarter, committee),
        };
    }

    /// <summary>The slots of a template's sections, in order: what persons write for its reports.</summary>
    public static IReadOnlyList<(TemplateSection Section, TextSlot Slot)> Slots(PaperContext paper) =>
        [.. paper.Template.Sections.SelectMany(s => SectionKinds.Find(s.Kind)?.Slots(paper, s).Select(slot => (s, slot)) ?? [])];

    private static List<ReportSection> Sections(PaperContext paper)
    {
        List<ReportSection> made = [];
        foreach (TemplateSection section in paper.Template.Sections)
        {
            foreach (ReportSection part in Part(paper, section))
            {
                // What has no heading goes on under the one before it.
                if (part.Title.Length == 0 && made.Count > 0) made[^1] = made[^1] with { Blocks = [.. made[^1].Blocks, .. part.Blocks] };
                else made.Add(part.Title.Length == 0 ? part with { Title = SectionKinds.Find(section.Kind)!.Name } : part);
            }
        }

        if (made.Count == 0) paper.Warnings.Add(new ReportWarning(null, "The template has no sections, so the paper has nothing but its title."));
        return made;
    }

    // One section's fault is its own: it says so with a reference, and the rest stands.
    private static List<ReportSection> Part(PaperContext paper, TemplateSection section)
    {
        if (SectionKinds.Find(section.Kind) is not { } kind)
        {
            paper.Warnings.Add(new ReportWarning(null, PlainText.Line($"The template has a section “{section.Heading}” of the kind “{section.Kind}”, which this version does not know. It is left out.")));
            return [];
        }

        try
        {
            // A text that a template cleared leaves no empty paragraph behind.
            return [.. kind.Build(paper, section).Select(s => s with { Blocks = [.. s.Blocks.Where(b => b is not ReportParagraph { Text.Length: 0 })] })];
        }
        catch (Exception fault) when (paper.Request.Fault is not null && fault is not OutOfMemoryException)
        {
            string reference = paper.Request.Fault(fault);
            paper.Warnings.Add(new ReportWarning(null, PlainText.Line($"The section “{section.Heading}” could not be made, through a fault in the system. Reference {reference}.")));
            return [paper.Section(section with { Heading = section.Heading.Length == 0 ? kind.Name : section.Heading }, [new ReportParagraph($"This part could not be made, through a fault in the system. Reference {reference}.")])];
        }
    }

    private static string FileName(string begins, Period quarter, string committee)
    {
        var name = new StringBuilder($"{begins}-{quarter.UrlToken}-".ToLowerInvariant());
        foreach (char letter in committee.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(letter)) name.Append(letter);
            else if (name[^1] != '-') name.Append('-');
        return name.ToString().TrimEnd('-');
    }
}
