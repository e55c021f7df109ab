using System.Text;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Excel;
using PerformanceManagement.Core.Reports.Html;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Pdf;

/// <summary>Whatever people type or paste, the paper comes out; what its fonts lack is written out and named by measure and field beforehand.</summary>
public sealed class PaperCharacterTests : IDisposable
{
    private static readonly Period Quarter = Period.FinancialQuarter(2017, 2);
    private readonly ServiceProvider typesetter = ReportSample.Typesetter();

    public void Dispose() => typesetter.Dispose();

    [Theory]
    [InlineData("pdf-word-bullet", "• Two vacancies filled", "• Overtime agreed")]
    [InlineData("pdf-one-emoji", "Collections are back on time 🙂", null)]
    public async Task The_paper_of_a_case_comes_out_with_what_was_pasted(string name, string first, string? second)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        (await new DataPackImporter(context, TimeProvider.System).ImportAsync(CasePack.Folder(name), Actor.Process("test"))).Problems.Should().BeEmpty();

        QuarterlyReport report = (await ReportSample.Service(context).GetAsync("Elmbridge Test Committee", Quarter))!;

        report.Warnings.Should().NotContain(w => w.Text.Contains("fonts lack", StringComparison.Ordinal));
        string text = await TextAsync(report);
        text.Should().Contain(first);
        if (second is not null) text.Should().Contain(second);
    }

    public static TheoryData<string, string> Texts => new()
    {
        { "Chinese, simplified", "中国简体" }, { "Chinese, traditional", "繁體國" }, { "Japanese", "あカ漢" }, { "Korean", "한국어" },
        { "Bengali", "বাংলা" }, { "Hindi", "हिन्दी" }, { "Gujarati", "ગુજરાતી" }, { "Punjabi", "ਪੰਜਾਬੀ" }, { "Tamil", "தமிழ்" }, { "Sinhala", "සිංහල" },
        { "Hebrew", "עברית" }, { "Polish", "Żółć" }, { "Vietnamese", "Việt Nam" }, { "Greek", "Ελλάδα" }, { "Russian", "Россия" }, { "Welsh", "ŵŷ" },
        { "Thai", "ไทย" }, { "Amharic", "አማርኛ" }, { "Georgian", "ქართული" }, { "Armenian", "Հայերեն" },
        { "Emoji", "🙂" }, { "Emoji of a family", "👩‍👩‍👧‍👦" }, { "Emoji with a tone", "👍🏽" }, { "Flag", "🇬🇧" }, { "Keycap", "1️⃣" },
        { "Signs", "≥≤→✓☐①" }, { "Mathematics", "𝔘" }, { "Ligature", "ﬁ" }, { "Quotation marks", "“x”" }, { "Combining marks", "ạ́" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_script_that_officers_use_is_drawn(string what, string text) =>
        ReportSample.Profiles.Characters!.Lacking(text).Should().BeEmpty(what);

    [Theory]
    [InlineData("\U00010308", "[character U+10308]")]
    [InlineData("x\uE000y", "[character U+E000]")]
    [InlineData("\U0010FFFD", "[character U+10FFFD]")]
    [InlineData("a \uF0B7 b", null)]
    [InlineData("\uF041 first", null)]
    [InlineData("a \uF041 b", "[character U+F041]")]
    [InlineData("a\uFEFFb\u202Ec\uFFFFd\0e\u0007", null)]
    public void What_the_fonts_lack_is_named_by_its_number(string text, string? lacking) =>
        ReportSample.Profiles.Characters!.Lacking(text).Should().Equal(lacking is null ? [] : [lacking]);

    [Fact]
    public async Task All_of_it_at_once_and_what_no_font_holds_comes_out_and_is_named_by_measure_and_field()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await ReportSample.FillAsync(database);
        string all = string.Join(' ', Texts.Select(t => (string)t[1])) + " العربية ";
        await using (PerformanceDbContext context = database.NewContext())
        {
            Measure measure = context.Measures.Single(m => m.Code == "RED 1");
            measure.Title = "Households \U00010308 " + all;
            MeasureResult result = context.Results.Single(r => r.MeasureId == measure.Id && r.Period == ReportSample.Quarter);
            context.Entry(result).Property(r => r.Note).CurrentValue = "\uF0B7\t" + all + "\n\uF0A7 second \uE123\n\uD83D unpaired\u2028separated\uFEFF \u202Eturned";
            context.PlanNotes.Single(n => n.PlanItem!.Key == "I5").Text = "Comment \U00010A00";
            await context.SaveChangesAsync();
        }

        QuarterlyReport report = await ReportSample.ReportAsync(database);

        report.Warnings.Should().ContainSingle(w => w.Text.Contains("the short name holds a character that the PDF’s fonts lack and that it prints as [character U+10308]", StringComparison.Ordinal)).Which.Code.Should().Be("RED 1");
        report.Warnings.Should().ContainSingle(w => w.Text.Contains("the note holds a character", StringComparison.Ordinal) && w.Text.Contains("[character U+E123]", StringComparison.Ordinal));
        report.Warnings.Should().ContainSingle(w => w.Text.StartsWith("The service comment on Working together", StringComparison.Ordinal) && w.Text.Contains("[character U+10A00]", StringComparison.Ordinal));
        string text = await TextAsync(report);
        text.Should().Contain("[character U+10308]").And.Contain("[character U+E123]").And.Contain("中国简体").And.Contain("বাংলা").And.Contain("🙂").And.Contain("▪ second").And.Contain("separated");
        ExcelRenderer.Render(report).Should().NotBeEmpty();
        HtmlRenderer.Render(report).Should().Contain("中国简体");
    }

    [Fact]
    public async Task Whatever_characters_a_note_is_made_of_the_paper_comes_out()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await ReportSample.FillAsync(database);
        // The same on every run: what fails can be tried again.
        var random = new Random(20171130);
        for (int run = 0; run < 8; run++)
        {
            var note = new StringBuilder();
            while (note.Length < 3_000)
            {
                int[] planes = [0x250, 0x3000, 0x10000, 0x20000, 0x110000];
                int c = random.Next(1, planes[random.Next(planes.Length)]);
                if (!Rune.IsValid(c)) continue;
                note.Append(new Rune(c).ToString());
                if (random.Next(6) == 0) note.Append(' ');
            }

            await using (PerformanceDbContext context = database.NewContext())
            {
                int id = context.Measures.Single(m => m.Code == "RED 1").Id;
                context.Entry(context.Results.Single(r => r.MeasureId == id && r.Period == ReportSample.Quarter)).Property(r => r.Note).CurrentValue = note.ToString();
                await context.SaveChangesAsync();
            }

            (await PdfAsync(await ReportSample.ReportAsync(database))).Length.Should().BeGreaterThan(10_000, $"run {run}");
        }
    }

    private Task<byte[]> PdfAsync(QuarterlyReport report) => typesetter.GetRequiredService<PdfRenderer>().RenderAsync(report);

    private async Task<string> TextAsync(QuarterlyReport report)
    {
        using var reading = new PdfReading(await PdfAsync(report));
        return reading.Text;
    }
}
