using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Tests.Entry;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Templates;

public sealed class TemplateEditTests : IAsyncLifetime
{
    private const string Key = "corporate-performance";
    private static readonly DateOnly Today = new(2026, 10, 12);
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_copy_is_a_draft_of_its_own_and_what_came_with_the_product_is_stored_with_it()
    {
        (await Templates(t => t.CopyAsync(Key, "  Audit Committee: quarter ", house.Officer))).Should().BeOfType<Saved>();

        TemplateDetails copy = await Find("audit-committee-quarter");
        copy.Name.Should().Be("Audit Committee: quarter");
        copy.Versions.Should().BeEmpty();
        copy.Draft!.Definition.ToJson().Should().Be(ShippedTemplates.Find(Key)!.Definition.ToJson());
        TemplateDetails source = await Find(Key);
        source.InForce.Should().Match<TemplateVersion>(v => v.Number == 1 && v.From == new DateOnly(2000, 1, 1) && v.ChangedBy == "The product");
        source.Draft.Should().BeNull();
        (await house.Read(c => c.ReportTemplates.CountAsync())).Should().Be(2);
        (await Summaries()).Should().Contain("Template “Corporate performance report” copied as “Audit Committee: quarter”.");
    }

    [Theory]
    [InlineData("", "Enter what people call the template")]
    [InlineData("Plan monitoring, block form", "There is a template “Plan monitoring, block form” already: choose another name")]
    [InlineData("Import", "The name gives no address: use other letters or digits in it")]
    [InlineData("Corporate Performance", "Another template has the address “corporate-performance” already: choose a name that differs by letters or digits")]
    public async Task A_copy_needs_a_name_that_is_free(string name, string says) =>
        (await Templates(t => t.CopyAsync(Key, name, house.Officer))).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage("Name", says));

    [Fact]
    public async Task Sections_are_added_moved_changed_and_removed_each_with_an_audit_row()
    {
        await Start();
        string[] ids = [.. (await Draft()).Definition.Sections.Select(s => s.Id)];

        Guid version = (await Draft()).Version;
        Saved added = (await Drafts(d => d.AddAsync(Key, version, "text", ids[0], house.Officer))).Should().BeOfType<Saved>().Subject;
        TemplateSection section = (await Draft()).Definition.Sections[added.Id!.Value];
        added.Id.Should().Be(1);
        ids.Should().NotContain(section.Id);

        version = (await Draft()).Version;
        (await Drafts(d => d.MoveAsync(Key, version, section.Id, 99, house.Officer))).Should().BeOfType<Saved>();
        (await Draft()).Definition.Sections.Select(s => s.Id).Should().Equal([.. ids, section.Id]);

        var edit = new SectionEdit(Key, (await Draft()).Version, section.Id) { Heading = " Next\r\nsteps ", Level = "1", IsNumbered = true, Text = "To {meeting}.\r\n\r\nThen.\u000B", Settings = [new("written", "must"), new("empty", "")] };
        (await Drafts(d => d.ChangeAsync(edit, house.Officer))).Should().BeOfType<Saved>().Which.Summary.Should().Be("Saved: Next steps");
        TemplateSection changed = (await Draft()).Definition.Sections[^1];
        changed.Should().Match<TemplateSection>(s => s.Heading == "Next steps" && s.IsNumbered && s.Text == "To {meeting}.\n\nThen.");
        changed.Settings.Should().BeEquivalentTo(new Dictionary<string, string> { ["written"] = "must" }, "what holds anyway is not stored");

        version = (await Draft()).Version;
        (await Drafts(d => d.RemoveAsync(Key, version, section.Id, house.Officer))).Should().BeOfType<Saved>();
        (await Draft()).Definition.Sections.Select(s => s.Id).Should().Equal(ids);
        (await Summaries()).Where(s => s.StartsWith("Draft of template “Corporate performance report”:", StringComparison.Ordinal)).Should().HaveCount(4);
        (await Find(Key)).InForce!.Definition.ToJson().Should().Be(ShippedTemplates.Find(Key)!.Definition.ToJson(), "a version in force never changes");
    }

    [Fact]
    public async Task The_id_of_a_section_that_was_removed_is_not_given_to_another()
    {
        await Start();
        TemplateSection first = (await Draft()).Definition.Sections.First(s => s.Id == s.Kind || s.Kind == "text");
        Guid version = (await Draft()).Version;
        await Drafts(d => d.RemoveAsync(Key, version, first.Id, house.Officer));

        version = (await Draft()).Version;
        Saved added = (Saved)(await Drafts(d => d.AddAsync(Key, version, first.Kind, null, house.Officer)))!;

        (await Draft()).Definition.Sections[added.Id!.Value].Id.Should().NotBe(first.Id, "what authors wrote for it would appear in the new one");
    }

    [Fact]
    public async Task What_is_typed_into_settings_is_checked_field_by_field()
    {
        await Start();
        Guid version = (await Draft()).Version;
        Saved added = (Saved)(await Drafts(d => d.AddAsync(Key, version, "measure-table", null, house.Officer)))!;
        TemplateDraft draft = await Draft();
        var edit = new SectionEdit(Key, draft.Version, draft.Definition.Sections[added.Id!.Value].Id) { Heading = "Measures", Level = "9", Settings = [new("style", "short"), new("columns", "code\r\ncolour"), new("sort", "luck")] };

        (await Drafts(d => d.ChangeAsync(edit, house.Officer))).Should().BeOfType<Refused>().Which.Problems.Select(p => p.Field).Should().Equal("Settings[1].Value", "Settings[2].Value", "Level");
        (await Draft()).Version.Should().Be(draft.Version);

        await Drafts(d => d.ChangeAsync(edit with { Level = "1", Settings = [new("columns", "code\r\n title \r\nvalue")] }, house.Officer));
        (await Draft()).Definition.Sections[added.Id!.Value].Settings["columns"].Should().Be("code,title,value");
    }

    [Fact]
    public async Task A_text_that_is_cleared_stays_empty_and_one_that_nobody_touched_stays_the_usual_one()
    {
        await Start();
        Guid version = (await Draft()).Version;
        Saved added = (Saved)(await Drafts(d => d.AddAsync(Key, version, "highlights", null, house.Officer)))!;
        SectionKind kind = SectionKinds.Find("highlights")!;
        SectionSetting none = kind.Settings.Single(s => s.Name == "none"), style = kind.Settings.Single(s => s.Name == "style");
        async Task<TemplateSection> Change(params SettingEdit[] settings)
        {
            TemplateDraft draft = await Draft();
            (await Drafts(d => d.ChangeAsync(new SectionEdit(Key, draft.Version, draft.Definition.Sections[added.Id!.Value].Id) { Heading = "Highlights", Level = "1", Settings = settings }, house.Officer))).Should().BeOfType<Saved>();
            return (await Draft()).Definition.Sections[added.Id!.Value];
        }

        TemplateSection cleared = await Change(new("none", " \r\n"), new("style", ""));
        cleared.Settings.Should().BeEquivalentTo(new Dictionary<string, string> { ["none"] = "" }, "a choice cannot be empty");
        kind.Setting(cleared, "none").Should().BeEmpty();
        (SettingText.Write(none, cleared), SettingText.Write(style, cleared)).Should().Be(("", "boxes"));
        (await Change()).Settings.Should().ContainKey("none", "a field that was not sent stays as it was");

        TemplateSection usual = await Change(new SettingEdit("none", none.Default));
        usual.Settings.Should().BeEmpty();
        kind.Setting(usual, "none").Should().Be("None in {quarter}.");
    }

    [Fact]
    public async Task The_second_of_two_people_sees_what_the_first_did_and_overwrites_only_the_section()
    {
        await Start();
        TemplateDraft seen = await Draft();
        string id = seen.Definition.Sections[^1].Id;
        SectionEdit Edit(string heading, Guid version) => new(Key, version, id) { Heading = heading, Level = "1" };
        await Drafts(d => d.ChangeAsync(Edit("Theirs", seen.Version), house.Officer));

        TemplateDraft theirs = (await Drafts(d => d.ChangeAsync(Edit("Mine", seen.Version), house.Officer))).Should().BeOfType<Conflict<TemplateDraft>>().Which.Theirs;
        theirs.Definition.Sections[^1].Heading.Should().Be("Theirs");
        theirs.ChangedBy.Should().Be(house.Officer.Name);
        (await Drafts(d => d.MoveAsync(Key, seen.Version, id, 1, house.Officer))).Should().BeOfType<Conflict<TemplateDraft>>();
        (await Drafts(d => d.ChangeAsync(Edit("Theirs", seen.Version), house.Officer))).Should().BeOfType<Saved>("a second click is no conflict");
        (await Drafts(d => d.ChangeAsync(Edit("Mine", theirs.Version), house.Officer))).Should().BeOfType<Saved>();
        (await Draft()).Definition.Sections[^1].Heading.Should().Be("Mine");
    }

    [Fact]
    public async Task The_templates_own_fields_are_changed()
    {
        await Start();
        var edit = new FieldsEdit(Key, (await Draft()).Version) { Name = "Quarterly report", Title = "Report {quarter}", FileName = "report", Language = "cy", Plan = "Corporate Plan", HasContents = true, NoCommentary = "None.", NoteLimit = "1,000" };

        (await Drafts(d => d.ChangeAsync(edit with { Title = "", FileName = "A b", Language = "fr" }, house.Officer))).Should().BeOfType<Refused>().Which.Problems.Select(p => p.Field).Should().Equal("Title", "FileName", "Language");
        foreach (string limit in new[] { "99", "4001", "-1", "many" })
            (await Drafts(d => d.ChangeAsync(edit with { NoteLimit = limit }, house.Officer))).Should().BeOfType<Refused>().Which.Problems.Should().ContainSingle(p => p.Field == "NoteLimit").Which.Message.Should().Be("Enter a whole number from 100 to 4,000, or leave it blank for no limit");
        (await Drafts(d => d.ChangeAsync(edit, house.Officer))).Should().BeOfType<Saved>();

        TemplateDetails found = await Find(Key);
        found.Name.Should().Be("Quarterly report");
        found.Draft!.Definition.Should().Match<TemplateDefinition>(t => t.Title == "Report {quarter}" && t.FileName == "report" && t.Language == "cy" && t.Plan == "Corporate Plan" && t.HasContents && t.NoCommentary == "None." && t.NoteLimit == 1000);
    }

    [Fact]
    public async Task A_draft_comes_into_force_on_a_day_to_come_and_then_never_changes()
    {
        await Start();
        await Retitle("New title");
        Guid version = (await Draft()).Version;
        async Task<string> Refusal(string day) => (await Templates(t => t.BringIntoForceAsync(Key, version, day, house.Officer))).Should().BeOfType<Refused>().Which.Problems.Single().Message;
        (await Refusal("11 October 2026")).Should().Be("11 October 2026 has passed: choose today or a later day");
        (await Refusal("soon")).Should().Contain("is not a date");

        (await Templates(t => t.BringIntoForceAsync(Key, version, "1 November 2026", house.Officer))).Should().BeOfType<Saved>();

        (await Find(Key)).Draft.Should().BeNull();
        (await InForce(new DateOnly(2026, 10, 31))).Definition.Title.Should().NotBe("New title");
        (await InForce(new DateOnly(2026, 11, 1))).Should().Match<TemplateInForce>(t => t.Number == 2 && t.Definition.Title == "New title");
        (await Drafts(d => d.MoveAsync(Key, version, "x", 1, house.Officer))).Should().BeOfType<Refused>("there is no draft to change");

        await Start();
        version = (await Draft()).Version;
        (await Refusal("1/11/2026")).Should().Be("Version 2 comes into force on 1 November 2026 already: choose another day");
        (await Draft()).Definition.Title.Should().Be("New title", "a draft goes on from the version that comes last");
    }

    [Fact]
    public async Task A_draft_that_would_break_papers_does_not_come_into_force()
    {
        const string file = """{"title":"T","fileName":"t","sections":[{"id":"a","kind":"poem","heading":"A"}]}""";
        (await Files(f => f.ImportAsync("poems", "Poems", file, house.Officer))).Should().BeOfType<Saved>();
        Guid version = (await Find("poems")).Draft!.Version;

        (await Templates(t => t.BringIntoForceAsync("poems", version, "1 November 2026", house.Officer))).Should().BeOfType<Refused>()
            .Which.Problems.Should().ContainSingle().Which.Message.Should().Be("Section “a”: There is no kind of section “poem”, so the section would be left out");
    }

    [Fact]
    public async Task A_discarded_draft_is_gone_and_with_it_a_template_that_has_nothing_else()
    {
        await Start();
        await Templates(t => t.CopyAsync(Key, "Ours", house.Officer));
        Guid version = (await Draft()).Version;
        Guid copy = (await Find("ours")).Draft!.Version;
        (await Templates(t => t.DiscardDraftAsync(Key, Guid.NewGuid(), house.Officer))).Should().BeOfType<Conflict<TemplateDraft>>();

        (await Templates(t => t.DiscardDraftAsync(Key, version, house.Officer))).Should().BeOfType<Saved>();
        (await Templates(t => t.DiscardDraftAsync("ours", copy, house.Officer))).Should().BeOfType<Saved>();

        (await Find(Key)).Draft.Should().BeNull();
        (await Templates(t => t.FindAsync("ours"))).Should().BeNull();
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("{\n\"title\": \"T\",\n!", "The file cannot be read: it is not JSON from line 3 on")]
    [InlineData("[]", "The file is no template: it does not begin with {")]
    [InlineData("""{"title":"T"}""", "The file is no template: it lacks “fileName”")]
    [InlineData("""{"title":"T","fileName":"t","sections":{}}""", "The file is no template: its “sections” are no list")]
    [InlineData("""{"title":"T","fileName":"t","sections":[{"id":"a"}]}""", "The file is no template: its section 1 lacks “kind”")]
    [InlineData("""{"title":"T","fileName":"t","sections":[{"id":"a","kind":"text","level":"two"}]}""", "The file is no template: “sections[0].level” is not what it should be")]
    [InlineData("""{"title":"T","fileName":"t","sections":[{"id":"a","kind":"text","settings":{"x":null}}]}""", "The file is no template: a section or a setting of it is empty (null)")]
    public async Task A_file_that_is_no_template_is_refused_in_a_plain_sentence(string json, string says) =>
        (await Files(f => f.ImportAsync("ours", "Ours", json, house.Officer))).Should().BeOfType<Refused>().Which.Problems.Should().Equal(new FieldMessage("Json", says));

    [Fact]
    public async Task A_template_goes_out_as_a_file_and_comes_back_as_it_was_with_what_is_not_known()
    {
        string json = (await Files(f => f.ExportAsync(Key)))!;
        string more = json.Replace("\"fileName\"", "\"mood\": \"glad\",\n  \"fileName\"", StringComparison.Ordinal);

        (await Files(f => f.ImportAsync("ours", "Ours", more, house.Officer))).Should().BeOfType<Saved>().Which.Summary.Should().Be("Imported “Ours” as a draft. Kept, though this version does not know it: mood");
        (await Files(f => f.ImportAsync("ours", "Ours", json, house.Officer))).Should().BeOfType<Refused>().Which.Problems.Single().Message.Should().Contain("has a draft already");

        string back = (await Files(f => f.ExportAsync("ours", asDraft: true)))!;
        back.Should().Contain("\"mood\": \"glad\"");
        (TemplateDefinition.FromJson(back) with { Unknown = null }).ToJson().Should().Be(json);
    }

    [Fact]
    public async Task Only_the_performance_team_changes_templates()
    {
        foreach (Func<Task<Outcome?>> change in new Func<Task<Outcome?>>[] { () => Templates(t => t.StartDraftAsync(Key, house.Owner)), () => Templates(t => t.CopyAsync(Key, "X", house.Owner)), () => Drafts(d => d.MoveAsync(Key, null, "x", 1, house.Owner)), () => Files(f => f.ImportAsync("x", "X", "{}", house.Owner)) })
            await change.Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public void The_effect_names_headings_that_are_added_removed_moved_and_in_other_words()
    {
        static ReportSection Section(string id, string title) => new(id, null, title, 1, []);
        QuarterlyReport then = Paper([Section("b", "B"), Section("a", "A"), Section("c", "See"), Section("n", "New")]);

        TemplateEffect effect = TemplateEffectService.Between([Section("a", "A"), Section("b", "B"), Section("c", "C"), Section("d", "D")], then);

        effect.Added.Should().Equal("New");
        effect.Removed.Should().Equal("D");
        effect.Renamed.Should().Equal(("C", "See"));
        effect.Moved.Should().ContainSingle("one of two that changed places has moved");
        TemplateEffectService.Between(then.Sections, then).IsNone.Should().BeTrue();
    }

    private static QuarterlyReport Paper(IReadOnlyList<ReportSection> sections) => new()
    {
        Council = "",
        Colour = "#000000",
        Committee = "",
        Title = "",
        Quarter = "",
        Date = Today,
        RunningHead = "",
        TitleBlock = [],
        Sections = sections,
        Sheets = [],
        Warnings = [],
        FileName = "",
    };

    private async Task Start() => (await Templates(t => t.StartDraftAsync(Key, house.Officer))).Should().BeOfType<Saved>();

    private async Task Retitle(string title)
    {
        TemplateDraft draft = await Draft();
        (await Drafts(d => d.ChangeAsync(new FieldsEdit(Key, draft.Version) { Name = "Corporate performance report", Title = title, FileName = draft.Definition.FileName, Language = "en-GB", Plan = draft.Definition.Plan }, house.Officer))).Should().BeOfType<Saved>();
    }

    private async Task<TemplateDetails> Find(string key) => (await Templates(t => t.FindAsync(key)))!;

    private async Task<TemplateDraft> Draft() => (await Find(Key)).Draft!;

    private async Task<TemplateInForce> InForce(DateOnly day) => (await house.Read(c => new TemplateService(c).InForceAsync(Key, day)))!;

    private Task<List<string>> Summaries() => house.Read(c => c.Audit.OrderBy(a => a.Id).Select(a => a.Summary).ToListAsync());

    private Task<T> Templates<T>(Func<TemplateEditService, Task<T>> use) => house.Read(c => use(new TemplateEditService(c, house.Clock)));

    private Task<T> Drafts<T>(Func<TemplateDraftService, Task<T>> use) => house.Read(c => use(new TemplateDraftService(c, house.Clock)));

    private Task<T> Files<T>(Func<TemplateFileService, Task<T>> use) => house.Read(c => use(new TemplateFileService(c, new TemplateEditService(c, house.Clock), house.Clock)));
}
