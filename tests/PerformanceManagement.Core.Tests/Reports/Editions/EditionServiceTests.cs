using System.IO.Compression;
using System.Text;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Formats;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Editions;

public sealed class EditionServiceTests : IAsyncLifetime
{
    private EditionHouse house = null!;

    public async Task InitializeAsync() => house = await EditionHouse.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task An_edition_is_looked_at_published_and_says_in_each_format_which_it_is()
    {
        EditionPreview preview = await house.Preview();
        (await house.With(s => s.ListAsync(house.Committee, EditionHouse.Quarter, EditionHouse.Officer)))!.Items.Should().BeEmpty("looking publishes nothing");

        Outcome? outcome = await house.Confirm(preview);

        preview.Should().BeEquivalentTo(new { Number = 1, IsSignedOff = true, Before = (EditionListing?)null });
        preview.Checks.Should().Contain(c => c.Contains("RED 1", StringComparison.Ordinal));
        outcome.Should().BeEquivalentTo(new Saved("Published: edition 1") { Id = 1 });
        EditionView edition = (await house.With(s => s.FindAsync(house.Committee, EditionHouse.Quarter, 1, EditionHouse.Reader)))!;
        edition.Report.TitleBlock[^1].Should().BeEquivalentTo(new { Label = "Edition", Value = "1, published on 3 December 2026" });
        edition.Checks.Should().BeEquivalentTo(preview.Checks);
        edition.Files.Select(f => f.Format).Should().Equal("docx", "xlsx", "html", "csv", "json", "zip");
        edition.Files.Should().OnlyContain(f => f.Name.Contains("-edition-1."), "a CSV has no title block");
        Dictionary<string, byte[]> files = await house.Files(1);
        foreach (string text in new[] { Encoding.UTF8.GetString(files["html"]), Encoding.UTF8.GetString(files["json"]), Entry(files["docx"], "word/document.xml"), All(files["xlsx"]) }) text.Should().Contain("1, published on 3 December 2026");
        (await house.Verify()).Should().BeEquivalentTo(new EditionProof(1, 6, []));
    }

    [Fact]
    public async Task Equal_content_is_refused()
    {
        await house.Publish();

        Outcome? again = await house.Publish(corrected: "Once more");

        again.Should().BeEquivalentTo(new Refused("", "Nothing has changed since edition 1"));
    }

    [Fact]
    public async Task A_correction_says_what_differs_and_why_and_leaves_the_edition_before_byte_for_byte()
    {
        await using ServiceProvider typesetter = ReportSample.Typesetter();
        house.Formats = typesetter.GetRequiredService<ReportFormats>();
        (await house.Publish()).Should().BeOfType<Saved>();
        Dictionary<string, byte[]> before = await house.Files(1);
        before.Keys.Should().BeEquivalentTo("pdf", "docx", "xlsx", "html", "csv", "json", "zip");

        await house.Restate("RED 1", 356m);
        EditionPreview preview = await house.Preview();
        (await house.Confirm(preview)).Should().BeEquivalentTo(new Refused("CorrectedBecause", "Say why it is corrected"));
        (await house.Confirm(preview, corrected: "A figure was restated")).Should().BeOfType<Saved>();
        await house.Restate("RED 1", 357m);
        await house.Change(d => d.Committees.ExecuteUpdateAsync(c => c.SetProperty(x => x.Name, x => x.Name + " renamed")));
        await house.Change(d => d.Measures.ExecuteUpdateAsync(m => m.SetProperty(x => x.Title, x => x.Title + " otherwise").SetProperty(x => x.Decimals, 2)));
        await house.Change(d => d.Targets.ExecuteUpdateAsync(t => t.SetProperty(x => x.Value, 1m)));
        house.Template = "corporate-performance";
        (await house.Publish(corrected: "Much has changed")).Should().BeOfType<Saved>();

        preview.Changes.Should().Contain(c => c.What.StartsWith("RED 1") && c.Before == "354" && c.After == "356");
        EditionView second = (await house.With(s => s.FindAsync(house.Committee, EditionHouse.Quarter, 2, EditionHouse.Reader)))!;
        second.Report.TitleBlock[^1].Value.Should().Be("2, corrected on 3 December 2026");
        second.Listing.CorrectedBecause.Should().Be("A figure was restated");
        second.Changes.Should().Contain(c => c.Contains("“354” is now “356”", StringComparison.Ordinal));
        (await house.Files(1)).Should().BeEquivalentTo(before);
        EditionView first = (await house.With(s => s.FindAsync(house.Committee, EditionHouse.Quarter, 1, EditionHouse.Reader)))!;
        first.Report.Committee.Should().Be(ReportSample.Committee);
        (await house.Verify()).Should().BeEquivalentTo(new EditionProof(3, 21, []));
        EditionComparison comparison = (await house.With(s => s.CompareAsync(house.Committee, EditionHouse.Quarter, 1, 2, EditionHouse.Reader)))!;
        comparison.Changes.Should().BeEquivalentTo(preview.Changes);
    }

    [Fact]
    public async Task An_edition_stays_byte_for_byte_when_its_template_the_rules_and_what_it_reports_are_changed()
    {
        await using ServiceProvider typesetter = ReportSample.Typesetter();
        house.Formats = typesetter.GetRequiredService<ReportFormats>();
        await house.Publish();
        string[] formats = ["pdf", "docx", "xlsx", "html", "csv", "json", "zip"];
        async Task<Dictionary<string, byte[]>> Downloads()
        {
            Dictionary<string, byte[]> files = [];
            foreach (string format in formats) files[format] = (await house.With(s => s.FileAsync(house.Committee, EditionHouse.Quarter, 1, format, EditionHouse.Reader)))!.Content;
            return files;
        }

        Dictionary<string, byte[]> before = await Downloads();
        EditionPreview same = await house.Preview();
        same.IsUnchanged.Should().BeTrue();

        TemplateDefinition shipped = ShippedTemplates.Find(house.Template)!.Definition;
        var template = new ReportTemplate { Key = house.Template, Name = "Ours" };
        template.Versions.Add(new ReportTemplateVersion
        {
            Number = 2,
            InForceFrom = new DateOnly(2026, 1, 1),
            ChangedAt = new DateTime(2026, 12, 2, 9, 0, 0, DateTimeKind.Utc),
            ChangedBy = "Performance officer",
            Definition = (shipped with { Title = "Another title: {quarter}", Sections = [.. shipped.Sections.SkipLast(1).Reverse()] }).ToJson(),
        });
        await house.Change(async d => await d.AddAsync(template));
        int[] changed =
        [
            await house.Update(d => d.Committees.Where(c => c.Id == house.Committee).ExecuteUpdateAsync(c => c.SetProperty(x => x.Name, "Another committee"))),
            await house.Update(d => d.Targets.ExecuteUpdateAsync(t => t.SetProperty(x => x.Value, 1m))),
            await house.Update(d => d.Set<StoredStatus>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Label, x => x.Label + " otherwise").SetProperty(x => x.LargestShortfall, x => x.LargestShortfall * 2))),
        ];

        EditionPreview now = await house.Preview();
        now.IsUnchanged.Should().BeFalse();
        changed.Should().OnlyContain(rows => rows > 0);
        now.Title.Should().StartWith("Another title");
        now.Committee.Should().Be("Another committee");
        Dictionary<string, byte[]> after = await Downloads();
        foreach (string format in formats) after[format].Should().Equal(before[format], format);
        (await house.Verify()).Should().BeEquivalentTo(new EditionProof(1, 7, []));
    }

    [Fact]
    public async Task A_quarter_that_is_not_signed_off_needs_a_reason()
    {
        await using EditionHouse open = await EditionHouse.OpenAsync(isSignedOff: false);

        Outcome? refused = await open.Publish(unsigned: "  ");
        Outcome? saved = await open.Publish(unsigned: "The committee meets before sign-off");

        refused.Should().BeEquivalentTo(new Refused("UnsignedBecause", "Say why it is published before the quarter is signed off"));
        saved.Should().BeOfType<Saved>();
        (await open.With(s => s.ListAsync(open.Committee, EditionHouse.Quarter, EditionHouse.Reader)))!.Items.Should().ContainSingle().Which.UnsignedBecause.Should().Be("The committee meets before sign-off");
    }

    [Fact]
    public async Task A_report_that_changed_since_it_was_looked_at_is_shown_again()
    {
        EditionPreview seen = await house.Preview();
        await house.Restate("RED 1", 400m);

        Outcome? outcome = await house.Confirm(seen);

        outcome.Should().BeOfType<Preview<EditionPreview>>().Which.Effect.HasMoved.Should().BeTrue();
        (await house.Files(1)).Should().BeEmpty();
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_the_second_is_told_and_nothing_is_half_done()
    {
        EditionPreview seen = await house.Preview();
        ReportFormats plain = house.Formats;
        Outcome? other = null;
        // Somebody else publishes while the files of the first are being made.
        house.Formats = new ReportFormats([new HookFormat(async () =>
        {
            house.Formats = plain;
            other = await house.Confirm(seen);
        })]);

        Outcome? mine = await house.Confirm(seen);

        other.Should().BeOfType<Saved>();
        mine.Should().BeOfType<Conflict<EditionListing>>().Which.Theirs.Number.Should().Be(1);
        (await house.Verify()).Should().BeEquivalentTo(new EditionProof(1, 6, []));

        EditionPreview[] again = [seen, seen];
        Outcome?[] both = await Task.WhenAll(again.Select(s => house.Confirm(s)));
        both.Should().AllBeOfType<Conflict<EditionListing>>();
    }

    [Fact]
    public async Task Two_who_confirm_in_the_same_moment_make_one_edition()
    {
        EditionPreview seen = await house.Preview();

        Outcome?[] outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => house.Confirm(seen))));

        outcomes.OfType<Saved>().Should().ContainSingle();
        outcomes.OfType<Conflict<EditionListing>>().Should().HaveCount(2);
        (await house.Verify()).Should().BeEquivalentTo(new EditionProof(1, 6, []));
    }

    [Fact]
    public async Task A_pdf_that_cannot_be_made_is_said_in_a_sentence_and_nothing_is_published()
    {
        ReportFormats whole = house.Formats;
        house.Formats = new ReportFormats([new JsonFormat(), new HookFormat(() => throw new TypesettingException("The PDF could not be made.", "no such node"))]);

        Outcome? outcome = await house.Publish();

        outcome.Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle().Which.Message.Should().StartWith("The PDF could not be made. Nothing has been published. Try again;");
        (await house.Verify()).Should().BeEquivalentTo(new EditionProof(0, 0, []));
        house.Formats = whole;
        (await house.Publish()).Should().BeEquivalentTo(new Saved("Published: edition 1") { Id = 1 });
    }

    [Fact]
    public async Task Nothing_of_an_edition_can_be_changed_or_deleted()
    {
        await house.Publish();

        Func<PerformanceDbContext, Task>[] changes =
        [
            async d => (await d.ReportEditions.SingleAsync()).Title = "Another",
            async d => (await d.ReportEditions.SingleAsync()).CorrectedBecause = "Another",
            async d => (await d.ReportEditionFiles.FirstAsync()).Content = [1],
            async d => d.Remove(await d.ReportEditionFiles.FirstAsync()),
            async d => d.Remove(await d.ReportEditions.SingleAsync()),
        ];
        foreach (Func<PerformanceDbContext, Task> change in changes)
            await FluentActions.Awaiting(() => house.Change(change)).Should().ThrowAsync<InvalidOperationException>().WithMessage("A published edition is never changed or deleted*");
    }

    [Fact]
    public async Task What_was_tampered_with_is_named()
    {
        await house.Publish();
        await house.Change(d => d.Database.ExecuteSqlAsync($"UPDATE ReportEditionFiles SET Content = {new byte[] { 1 }} WHERE Format = 'docx'"));
        (await house.Verify()).Problems.Should().ContainSingle().Which.Should().EndWith("edition 1: the file council-plan-monitoring-2026-27-q2-place-people-overview-edition-1.docx is not as it was published.");
    }

    [Fact]
    public async Task A_model_or_a_hash_that_was_changed_with_its_file_is_named_too()
    {
        await house.Publish();
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([1]));
        await house.Change(d => d.Database.ExecuteSqlAsync($"UPDATE ReportEditionFiles SET Content = {new byte[] { 1 }}, Sha256 = {hash} WHERE Format = 'csv'"));
        (await house.Verify()).Problems.Should().ContainSingle().Which.Should().EndWith(".csv is not as it was published, and its hash was changed with it.");

        await using EditionHouse other = await EditionHouse.OpenAsync();
        await other.Publish();
        await other.Change(d => d.Database.ExecuteSqlAsync($"UPDATE ReportEditions SET Model = '{{}}'"));
        (await other.Verify()).Problems.Should().ContainSingle().Which.Should().EndWith("its model, its ZIP or its own hash is not as it was published.");
    }

    [Fact]
    public async Task A_withdrawn_edition_is_kept_for_those_who_prepare_reports_and_can_be_replaced()
    {
        await house.Publish();

        (await house.With(s => s.WithdrawAsync(house.Committee, EditionHouse.Quarter, 1, " ", EditionHouse.Officer))).Should().BeEquivalentTo(new Refused("Reason", "Say why it is withdrawn"));
        (await house.With(s => s.WithdrawAsync(house.Committee, EditionHouse.Quarter, 1, "It names a person", EditionHouse.Officer))).Should().BeOfType<Saved>();
        (await house.With(s => s.WithdrawAsync(house.Committee, EditionHouse.Quarter, 1, "Again", EditionHouse.Officer))).Should().BeOfType<Refused>();
        (await house.With(s => s.WithdrawAsync(house.Committee, EditionHouse.Quarter, 2, "Not there", EditionHouse.Officer))).Should().BeNull();

        (await house.With(s => s.ListAsync(house.Committee, EditionHouse.Quarter, EditionHouse.Reader)))!.Items.Should().BeEmpty();
        (await house.With(s => s.FindAsync(house.Committee, EditionHouse.Quarter, 1, EditionHouse.Reader))).Should().BeNull();
        (await house.With(s => s.FileAsync(house.Committee, EditionHouse.Quarter, 1, "html", EditionHouse.Reader))).Should().BeNull();
        (await house.With(s => s.ListAsync(house.Committee, EditionHouse.Quarter, EditionHouse.Officer)))!.Items.Should().ContainSingle().Which.WithdrawnBecause.Should().Be("It names a person");
        (await house.With(s => s.FileAsync(house.Committee, EditionHouse.Quarter, 1, "html", EditionHouse.Officer))).Should().NotBeNull();
        (await house.Publish(corrected: "It was withdrawn by mistake")).Should().BeEquivalentTo(new Saved("Published: edition 2") { Id = 2 }, "what is out of view can be published again");
        (await house.Verify()).Problems.Should().BeEmpty("withdrawing changes nothing that was frozen");
    }

    [Fact]
    public async Task Whoever_only_reads_publishes_and_withdraws_nothing()
    {
        await FluentActions.Awaiting(() => house.With(s => s.PublishAsync(house.Committee, EditionHouse.Quarter, new EditionEdit(), EditionHouse.Reader))).Should().ThrowAsync<NotPermittedException>();
        await FluentActions.Awaiting(() => house.With(s => s.WithdrawAsync(house.Committee, EditionHouse.Quarter, 1, "x", EditionHouse.Reader))).Should().ThrowAsync<NotPermittedException>();
    }

    private static string Entry(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static string All(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return string.Concat(archive.Entries.Select(e => Entry(zip, e.FullName)));
    }
}
