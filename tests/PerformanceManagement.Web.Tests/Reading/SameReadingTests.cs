using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PerformanceManagement.Cli;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Reading;

/// <summary>
/// Site, data pack and command line agree: each spelling of spellings.csv goes into the form, into a pack and through <c>pm</c>, and all
/// three read the same or say the same sentence.
/// </summary>
public sealed partial class SameReadingTests : IAsyncLifetime
{
    private const string MeasureHeader = "code,title,unit,decimals,good,frequency\n";

    private readonly string folder = Directory.CreateTempSubdirectory("pm-reading-").FullName;
    private EntrySite site = null!;
    private Visitor officer = null!;

    public async Task InitializeAsync()
    {
        site = await SiteOfItsOwn();
        officer = await site.SignInAs(Roles.PerformanceOfficer);
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void There_are_more_than_300_spellings() => (Spellings("figure").Count + Spellings("period").Count + Spellings("date").Count).Should().BeGreaterThan(300);

    [Fact]
    public async Task Every_spelling_of_a_figure_is_read_the_same_everywhere()
    {
        List<Spelling> spellings = Spellings("figure");
        await ImportMeasures(spellings.Select(s => $"{s.Code},Figure,{Cell(s.Of)},1,higher,quarter"));

        Dictionary<string, string> form = await InForm(spellings);
        Dictionary<string, string> pack = await InPack(spellings, "values.csv", "code,period,value", s => $"{s.Code},{EntrySite.Quarter},{Cell(s.Text)}");
        Dictionary<string, string> command = await OnCommandLine(spellings, "values.csv", "code,period,value", s => $"{s.Code},2025/26 Q4,{Cell(s.Text)}");
        List<MeasureResult> stored = await site.WithDatabase(d => d.Results.AsNoTracking().ToListAsync());
        Dictionary<int, string> codes = await Codes();
        foreach (MeasureResult result in stored.Where(r => codes.ContainsKey(r.MeasureId)))
            (result.Period == EntrySite.Quarter ? pack : command).TryAdd(codes[result.MeasureId], Reading(result));

        Compare(spellings, form, pack, command);
        form.Values.Count(r => !r.StartsWith('“')).Should().BeInRange(100, 200, "the table has both what is read and what is refused");
    }

    [Fact]
    public async Task Every_spelling_of_a_period_is_read_the_same_everywhere()
    {
        List<Spelling> spellings = Spellings("period");
        await ImportMeasures(spellings.Select(s => $"{s.Code},Figure,number,0,higher,{s.Of}"));

        Dictionary<string, string> form = [];
        Dictionary<string, IHtmlFormElement> forms = [];
        foreach (Spelling spelling in spellings)
        {
            // Nothing is set yet for any of them, so the forms of measures that are taken as often are the same but for the address.
            string address = $"/measures/{spelling.Code}/targets/2026-27";
            if (!forms.TryGetValue(spelling.Of, out IHtmlFormElement? targets)) forms[spelling.Of] = targets = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("form.pm-targets")!;
            using HttpResponseMessage answer = await officer.SendForm(
                targets,
                address,
                new() { ["Form.Choice"] = "Number", ["Form.Value"] = "100", ["Form.Baseline"] = "50", ["Form.BaselinePeriod"] = spelling.Text },
                "See the " + (spelling.Of == "month" ? "months" : spelling.Of == "quarter" ? "quarters" : "target"));
            IHtmlDocument page = await Visitor.Read(answer);
            form[spelling.Code] = page.QuerySelector("#Form-BaselinePeriod-error") is { } error ? Sentence(error.TextContent)
                : BaselinePattern().Match(page.QuerySelector(".pm-effect")!.TextContent).Groups["label"].Value;
        }

        Dictionary<string, string> pack = await InPack(spellings, "targets.csv", "code,period,value,baseline,baseline_period", s => $"{s.Code},2026/27,100,50,{Cell(s.Text)}");
        Dictionary<string, string> command = await OnCommandLine(spellings, "targets.csv", "code,period,value,baseline,baseline_period", s => $"{s.Code},2025/26,100,50,{Cell(s.Text)}");
        Dictionary<int, string> codes = await Codes();
        foreach (Target target in await site.WithDatabase(d => d.Targets.AsNoTracking().Where(t => t.BaselinePeriod != null).ToListAsync()))
            (target.Period == Period.FinancialYear(2026) ? pack : command).TryAdd(codes[target.MeasureId], target.BaselinePeriod!.Value.Label);

        Compare(spellings, form, pack, command);
        await CompareOption(spellings.Where(s => s.Of == "quarter"), form);
    }

    [Fact]
    public async Task Every_spelling_of_a_date_is_read_the_same_everywhere()
    {
        List<Spelling> spellings = Spellings("date");
        await ImportMeasures(spellings.Select(s => $"{s.Code},Figure,number,0,higher,quarter"));

        Dictionary<string, string> form = [];
        foreach (Spelling spelling in spellings)
        {
            using HttpResponseMessage answer = await officer.SendForm("/quarters/2026-27-Q3", new() { ["Form.DueOn"] = spelling.Text });
            form[spelling.Code] = answer.StatusCode == HttpStatusCode.Redirect
                ? Written(await site.WithDatabase(d => d.Collections.Where(c => c.Period == EntrySite.Quarter.Next).Select(c => c.DueOn).SingleAsync()))
                : Sentence((await Visitor.Read(answer)).QuerySelector("#Form-DueOn-error")!.TextContent);
        }

        Dictionary<string, string> pack = await InPack(spellings, "values.csv", "code,period,value,note_date", s => $"{s.Code},2026/27 Q2,1,{Cell(s.Text)}");
        Dictionary<string, string> command = await OnCommandLine(spellings, "values.csv", "code,period,value,note_date", s => $"{s.Code},2025/26 Q4,1,{Cell(s.Text)}");
        Dictionary<int, string> codes = await Codes();
        foreach (MeasureResult result in await site.WithDatabase(d => d.Results.AsNoTracking().Where(r => r.NoteDate != null).ToListAsync()))
            (result.Period == EntrySite.Quarter ? pack : command).TryAdd(codes[result.MeasureId], Written(result.NoteDate));

        Compare(spellings, form, pack, command);
    }

    private static async Task<EntrySite> SiteOfItsOwn()
    {
        var made = new EntrySite();
        await made.CommitteeId();
        return made;
    }

    private static void Compare(List<Spelling> spellings, Dictionary<string, string> form, Dictionary<string, string> pack, Dictionary<string, string> command)
    {
        List<string> wrong = [];
        foreach (Spelling s in spellings)
        {
            string inForm = form.GetValueOrDefault(s.Code, "nothing"), inPack = pack.GetValueOrDefault(s.Code, "nothing"), onLine = command.GetValueOrDefault(s.Code, "nothing");
            if (inForm == "nothing" || inForm != inPack || inForm != onLine) wrong.Add($"{s.Text} ({s.Of}): form {inForm} | pack {inPack} | command {onLine}");
        }

        wrong.Should().BeEmpty();
    }

    // pm takes quarters of the financial year only, and says so of any other period.
    private async Task CompareOption(IEnumerable<Spelling> spellings, Dictionary<string, string> form)
    {
        Dictionary<string, string?> settings = new() { ["ConnectionStrings:PerformanceManagement"] = $"Data Source={Path.Combine(folder, "empty.db")};Pooling=False", ["Database:Provider"] = "Sqlite" };
        (await Run(settings, "migrate")).Code.Should().Be(ExitCode.Done);
        foreach (Spelling spelling in spellings)
        {
            (int code, string output, string error) = await Run(settings, "rate", "--period", spelling.Text);
            string inForm = form[spelling.Code];
            bool isQuarter = QuarterPattern().IsMatch(inForm);
            if (isQuarter) output.Should().Contain($"{inForm}:", $"{spelling.Text} is {inForm} in the form: {error}");
            else Sentence(error.Split('\n')[0]).Should().Be(inForm.StartsWith('“') ? inForm : $"“{spelling.Text}” is not a quarter of the financial year: write one like 2017/18 Q2");
            code.Should().Be(isQuarter ? ExitCode.Done : ExitCode.Usage);
        }
    }

    private async Task<Dictionary<string, string>> InForm(List<Spelling> spellings)
    {
        Dictionary<string, string> read = [];
        // Nothing is stored yet for any of them, so their forms are the same but for the address.
        var form = (IHtmlFormElement)(await officer.Page(EntrySite.FormOf(spellings[0].Code))).QuerySelector("form.pm-entry-form")!;
        foreach (Spelling spelling in spellings)
        {
            using HttpResponseMessage answer = await officer.SendForm(form, EntrySite.FormOf(spelling.Code), new() { ["Form.Value"] = spelling.Text }, "Save as draft");
            if (answer.StatusCode != HttpStatusCode.Redirect) read[spelling.Code] = Sentence((await Visitor.Read(answer)).QuerySelector("#Form-Value-error")!.TextContent);
        }

        Dictionary<int, string> codes = await Codes();
        foreach (ResultDraft draft in await site.WithDatabase(d => d.Drafts.AsNoTracking().ToListAsync())) read.Add(codes[draft.MeasureId], Reading(draft));
        return read;
    }

    /// <summary>What a pack refuses, by code; what it does not is then stored.</summary>
    private async Task<Dictionary<string, string>> InPack(List<Spelling> spellings, string file, string header, Func<Spelling, string> row)
    {
        DataPackReport all = await Import(file, header, spellings.Select(row));
        Dictionary<string, string> refused = all.Problems.ToDictionary(p => spellings[p.Row!.Value - 2].Code, p => Sentence(p.Sentence));
        DataPackReport sound = await Import(file, header, spellings.Where(s => !refused.ContainsKey(s.Code)).Select(row));
        sound.Problems.Should().BeEmpty();
        return refused;
    }

    // The screen puts like problems together; the list that the command writes has each with its row.
    private async Task<Dictionary<string, string>> OnCommandLine(List<Spelling> spellings, string file, string header, Func<Spelling, string> row)
    {
        Dictionary<string, string?> settings = new() { ["ConnectionStrings:PerformanceManagement"] = site.Settings["ConnectionStrings:PerformanceManagement"], ["Database:Provider"] = "Sqlite" };
        string list = Path.Combine(folder, $"{Guid.NewGuid():N}.csv");
        (await Run(settings, "import", Pack(file, header, spellings.Select(row)), "--problems", list)).Code.Should().Be(ExitCode.Refused);
        Dictionary<string, string> refused = [];
        foreach (Match problem in ProblemPattern().Matches(await File.ReadAllTextAsync(list)))
            refused.TryAdd(spellings[int.Parse(problem.Groups["row"].Value, CultureInfo.InvariantCulture) - 2].Code, Sentence(problem.Groups["sentence"].Value.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal)));
        (await Run(settings, "import", Pack(file, header, spellings.Where(s => !refused.ContainsKey(s.Code)).Select(row)))).Code.Should().Be(ExitCode.Done);
        return refused;
    }

    private async Task ImportMeasures(IEnumerable<string> rows) => (await Import("measures.csv", MeasureHeader.TrimEnd(), rows)).Problems.Should().BeEmpty();

    private Task<DataPackReport> Import(string file, string header, IEnumerable<string> rows) =>
        site.WithDatabase(d => new DataPackImporter(d, TimeProvider.System).ImportAsync(Pack(file, header, rows), Actor.Process("test")));

    private string Pack(string file, string header, IEnumerable<string> rows)
    {
        string path = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        File.WriteAllText(Path.Combine(path, file), $"{header}\n{string.Join('\n', rows)}\n", Encoding.UTF8);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Run(Dictionary<string, string?> settings, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await CommandLine.RunAsync(args, output, error, new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return (code, output.ToString(), error.ToString());
    }

    private Task<Dictionary<int, string>> Codes() => site.WithDatabase(d => d.Measures.ToDictionaryAsync(m => m.Id, m => m.Code));

    private static string Reading(ResultFigures figures) => string.Create(CultureInfo.InvariantCulture, $"{figures.Value:0.####} {figures.Reason} {figures.Quality}");

    private static string Written(DateOnly? date) => date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Sentences of fields say "Error:" to those who cannot see the red, and some end without a full stop.
    private static string Sentence(string text) => text.Replace("Error:", "", StringComparison.Ordinal).Trim().TrimEnd('.');

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<Spelling> Spellings(string kind)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Reading", "spellings.csv"));
        return [.. lines.Skip(1).Select((line, i) => (Match: LinePattern().Match(line), Number: i + 2)).Where(l => l.Match.Groups["kind"].Value == kind)
            .Select(l => new Spelling($"S{l.Number}", l.Match.Groups["of"].Value, Escape().Replace(l.Match.Groups["text"].Value.Replace("\"\"", "\"", StringComparison.Ordinal), c => ((char)Convert.ToInt32(c.Value[2..], 16)).ToString())))];
    }

    private sealed record Spelling(string Code, string Of, string Text);

    [GeneratedRegex(@"^[^,\r\n]*,(?<row>[0-9]+),[^,\r\n]*,(?<sentence>""(?:[^""]|"""")*""|[^\r\n]*)\r?$", RegexOptions.Multiline)]
    private static partial Regex ProblemPattern();

    [GeneratedRegex("^(?<kind>[a-z]+),\"(?<of>[^\"]*)\",\"(?<text>.*)\"$", RegexOptions.ExplicitCapture)]
    private static partial Regex LinePattern();

    [GeneratedRegex(@"\\u[0-9A-F]{4}")]
    private static partial Regex Escape();

    [GeneratedRegex(@"from 50 in (?<label>[^\n<]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex BaselinePattern();

    [GeneratedRegex("^Q[1-4] [0-9]{4}/[0-9]{2}$")]
    private static partial Regex QuarterPattern();
}
