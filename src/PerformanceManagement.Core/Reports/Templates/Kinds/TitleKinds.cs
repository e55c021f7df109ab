using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Reports.Templates.Kinds;

/// <summary>The title block of a plan monitoring report: committee, date, who coordinated it, who contributed.</summary>
internal sealed class TitleBlockKind : SectionKind
{
    public override string Key => "title-block";

    public override string Name => "Title block";

    public override string About => "Committee, meeting date, who coordinated the report and who contributed, under the title.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("fields", "Lines", SettingType.Several, "committee,date,from,coordinated,contributors") { Options = ["committee", "date", "from", "coordinated", "contributors", "period"] },
    ];

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section)
    {
        if (Entries(section, "fields").Contains("from")) yield return new TextSlot(section.Id + ":from", "Report from") { IsLine = true, Hint = "A job title, such as Chief Executive." };
        if (Entries(section, "fields").Contains("coordinated")) yield return new TextSlot(section.Id + ":coordinated", "Report coordinated by") { IsLine = true, Hint = "A job title or a team." };
        if (Entries(section, "fields").Contains("contributors")) yield return new TextSlot(section.Id + ":contributors", "Contributors") { IsLine = true, Hint = "Directorates and services, with semicolons between them. The directorates of the measures where nothing is written." };
    }

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        paper.TitleBlock = [.. Entries(section, "fields").Select(f => Field(paper, section, f)).OfType<ReportField>()];
        return [];
    }

    private static ReportField? Field(PaperContext paper, TemplateSection section, string field) => field switch
    {
        "committee" => new ReportField("Committee", PlainText.Line(paper.Request.Committee)),
        "date" => new ReportField("Meeting date", paper.Request.MeetingDate is { } day ? FigureFormat.Date(day) : "Not set yet"),
        "period" => new ReportField("Performance", paper.Fill("Quarter {quarterNumber} {year}")),
        "from" => Labelled("Report from", paper.Line(section.Id + ":from") ?? paper.Request.Options.ReportFrom),
        "coordinated" => Labelled("Report coordinated by", paper.Line(section.Id + ":coordinated") ?? paper.Request.Options.CoordinatedBy),
        "contributors" => Labelled("Contributors", paper.Line(section.Id + ":contributors") ?? string.Join("; ", paper.Rows.Select(r => r.Directorate).OfType<string>().Select(PlainText.Line).Distinct().Order(StringComparer.Ordinal))),
        _ => null,
    };

    private static ReportField? Labelled(string label, string? value) => value is { Length: > 0 } ? new ReportField(label, PlainText.Line(value)) : null;
}

/// <summary>The front sheet of a committee report, boxed, in the order that democratic services expect (field guide, section 9).</summary>
internal sealed class FrontSheetKind : SectionKind
{
    private const string Public = "This report is public";

    public override string Key => "front-sheet";

    public override string Name => "Front sheet";

    public override string About => "Date and item number, committee, title, wards, key decision, report of, accountable officers, and whether the report is public.";

    public override IReadOnlyList<SectionSetting> Settings { get; } =
    [
        new("wards", "Wards and communities affected", SettingType.Line, "All"),
        new("decision", "Key decision", SettingType.Line, "Non-key"),
        new("status", "Publication", SettingType.Choice, "public") { Options = ["public", "exempt"] },
    ];

    internal override IEnumerable<TextSlot> Slots(PaperContext paper, TemplateSection section) =>
    [
        new(section.Id + ":item", "Item number") { IsLine = true, IsRequired = true, Hint = "From the agenda." },
        new(section.Id + ":wards", "Wards and communities affected") { IsLine = true, Hint = $"“{Setting(section, "wards")}” where nothing is written." },
        new(section.Id + ":decision", "Key decision") { IsLine = true, Hint = $"“{Setting(section, "decision")}” where nothing is written." },
        new(section.Id + ":from", "Report of") { IsLine = true, IsRequired = true, Hint = "Name field and job title of who presents it." },
        new(section.Id + ":head", "Accountable head of service") { IsLine = true, Hint = "“n/a” where nothing is written." },
        new(section.Id + ":director", "Accountable director") { IsLine = true, IsRequired = true },
        new(section.Id + ":exempt", "Exempt by paragraph") { IsLine = true, Hint = "The paragraph of Schedule 12A by which the report is exempt. Nothing for a public report." },
    ];

    internal override IEnumerable<ReportSection> Build(PaperContext paper, TemplateSection section)
    {
        string? from = paper.Line(section.Id + ":from") ?? paper.Request.Options.ReportFrom;
        string? exempt = paper.Line(section.Id + ":exempt");
        bool isExempt = exempt is not null || Setting(section, "status") == "exempt";
        paper.IsFrontSheet = true;
        paper.TitleBlock =
        [
            new("Date", paper.Request.MeetingDate is { } day ? FigureFormat.Date(day) : "Not set yet"),
            new("Item", paper.Line(section.Id + ":item") ?? "Not set yet") { IsBeside = true },
            new("Committee", PlainText.Line(paper.Request.Committee)),
            new("Wards and communities affected", paper.Line(section.Id + ":wards") ?? PlainText.Line(Setting(section, "wards"))),
            new("Key Decision", paper.Line(section.Id + ":decision") ?? PlainText.Line(Setting(section, "decision"))) { IsBeside = true },
            new("Report of", from is null ? "Not set yet" : PlainText.Line(from)),
            new("Accountable Head of Service", paper.Line(section.Id + ":head") ?? "n/a"),
            new("Accountable Director", paper.Line(section.Id + ":director") ?? "Not set yet"),
            new("Publication", isExempt ? $"This report is exempt{(exempt is null ? "; the paragraph is not set yet" : $" by {exempt}")}" : Public),
        ];
        if (isExempt && exempt is null) paper.Warnings.Add(new ReportWarning(null, "The report is exempt, and the paragraph of Schedule 12A by which it is so has not been written."));
        return [];
    }
}
