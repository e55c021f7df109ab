using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using FluentAssertions;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Tests;
using PerformanceManagement.Core.Tests.Imports;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

public sealed class ReportCommandTests : IAsyncLifetime
{
    private const string Committee = "Business Support Overview and Scrutiny";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-report-");
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        (await CommandRun.OnAsync(database, "import", PackFolder.Shipped("medway-2017-18-q2"))).ExitCode.Should().Be(0);
    }

    public async Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_paper_is_written_as_a_pdf_that_prints_the_figures()
    {
        string file = await WriteAsync("pdf");
        using Process reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
        string text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        text.Should().Contain("NI 156").And.Contain("354").And.Contain("97.36%");
    }

    [Fact]
    public async Task A_paper_is_written_as_a_workbook()
    {
        using SpreadsheetDocument workbook = SpreadsheetDocument.Open(await WriteAsync("xlsx"), isEditable: false);
        workbook.WorkbookPart!.WorksheetParts.Select(sheet => sheet.Worksheet.InnerText).Should().Contain(text => text.Contains("NI 156") && text.Contains("354"));
    }

    [Fact]
    public async Task A_paper_is_written_as_a_page() =>
        (await File.ReadAllTextAsync(await WriteAsync("html"))).Should().StartWith("<!DOCTYPE html>").And.Contain("NI 156").And.Contain("354");

    [Fact]
    public async Task A_profile_gives_the_paper_its_words()
    {
        string file = Path.Combine(folder.FullName, "paper.html");
        CommandRun run = await CommandRun.OnAsync(database, "report", "--committee", Committee, "--period", "2017/18 Q2", "--format", "html", "--out", file, "--template", "plan-monitoring-workings", "--profile", "corporate-performance");

        run.Error.Should().BeEmpty();
        (await File.ReadAllTextAsync(file)).Should().Contain("4 of 5 indicators achieved their target (80%).");
    }

    [Theory]
    [InlineData("corporate-performance", "Quarter 2 Corporate Performance Report 2017/18")]
    [InlineData("Plan monitoring, block form", "NO TARGET SET")]
    public async Task A_template_by_its_key_or_its_name_gives_the_paper_its_form(string template, string words)
    {
        string file = Path.Combine(folder.FullName, "paper.html");
        CommandRun run = await CommandRun.OnAsync(database, "report", "--committee", Committee, "--period", "2017/18 Q2", "--format", "html", "--out", file, "--template", template);

        run.Error.Should().BeEmpty();
        (await File.ReadAllTextAsync(file)).Should().Contain(words);
    }

    [Fact]
    public async Task An_unknown_template_is_refused_with_the_ones_there_are()
    {
        CommandRun run = await CommandRun.OnAsync(database, "report", "--committee", Committee, "--period", "2017/18 Q2", "--format", "html", "--out", Path.Combine(folder.FullName, "paper.html"), "--template", "nobodys");

        run.ExitCode.Should().Be(ExitCode.Refused);
        run.Error.Should().Contain("There is no template “nobodys”.").And.Contain("plan-monitoring-table");
    }

    [Fact]
    public async Task The_ZIP_holds_every_file_with_its_hash()
    {
        string file = Path.Combine(folder.FullName, "paper.zip");
        (await RunAsync(Committee, "zip", file)).ExitCode.Should().Be(ExitCode.Done);

        using ZipArchive zip = ZipFile.OpenRead(file);
        using JsonDocument manifest = await JsonDocument.ParseAsync(zip.GetEntry("manifest.json")!.Open());
        var hashes = manifest.RootElement.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("sha256").GetString());
        hashes.Keys.Select(Path.GetExtension).Should().Equal(".pdf", ".docx", ".xlsx", ".html", ".csv", ".json");
        foreach ((string name, string? hash) in hashes)
        {
            using Stream content = zip.GetEntry(name)!.Open();
            Convert.ToHexStringLower(await SHA256.HashDataAsync(content)).Should().Be(hash, name);
        }
    }

    [Fact]
    public async Task A_committee_that_is_not_there_a_folder_that_is_not_there_and_an_unknown_format_are_refused()
    {
        string file = Path.Combine(folder.FullName, "paper.html");
        CommandRun noCommittee = await RunAsync("Nobody", "html", file);
        CommandRun noFolder = await RunAsync(Committee, "html", Path.Combine(folder.FullName, "missing", "paper.html"));
        CommandRun noFormat = await RunAsync(Committee, "odt", file);

        noCommittee.Should().Be(new CommandRun(ExitCode.Refused, "", $"There is no committee “Nobody”. The committees are: {Committee}.{Environment.NewLine}"));
        noFolder.ExitCode.Should().Be(ExitCode.Refused);
        noFolder.Error.Should().StartWith("The file cannot be written: ");
        noFormat.ExitCode.Should().Be(ExitCode.Usage);
        File.Exists(file).Should().BeFalse();
    }

    [Fact]
    public async Task Published_editions_are_verified_and_what_was_tampered_with_is_named()
    {
        (await CommandRun.OnAsync(database, "report", "verify")).Should().Be(new CommandRun(ExitCode.Done, $"All as published: 0 editions, 0 files.{Environment.NewLine}", ""));
        await using (PerformanceDbContext context = database.NewContext())
        {
            var edition = new ReportEdition { CommitteeId = context.Committees.Single().Id, Period = Period.FinancialQuarter(2017, 2), Number = 1, Title = "Paper", PublishedAt = TestData.Submitted, PublishedBy = "Officer", Model = "{}", Checks = "", Sha256 = new string('0', 64) };
            edition.Files.Add(new ReportEditionFile { Format = "csv", Name = "paper.csv", Content = [1], Sha256 = new string('0', 64) });
            context.ReportEditions.Add(edition);
            await context.SaveChangesAsync();
        }

        CommandRun run = await CommandRun.OnAsync(database, "report", "verify");

        run.Should().Be(new CommandRun(ExitCode.Refused, "", $"{Committee}, Q2 2017/18, edition 1: the file paper.csv is not as it was published.{Environment.NewLine}"));
    }

    private async Task<string> WriteAsync(string format)
    {
        string file = Path.Combine(folder.FullName, "paper." + format);
        CommandRun run = await RunAsync(Committee.ToUpperInvariant(), format, file);
        run.Error.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith($"Wrote {file} (");
        return file;
    }

    private Task<CommandRun> RunAsync(string committee, string format, string file) =>
        CommandRun.OnAsync(database, "report", "--committee", committee, "--period", "2017/18 Q2", "--format", format, "--out", file);
}
