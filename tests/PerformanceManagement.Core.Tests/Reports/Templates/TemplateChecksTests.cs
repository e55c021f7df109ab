using FluentAssertions;
using PerformanceManagement.Core.Reports.Templates;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Templates;

public sealed class TemplateChecksTests
{
    private static readonly TemplateSection Text = new() { Id = "intro", Kind = "text", Heading = "Introduction" };

    public static TheoryData<string> Shipped => [.. ShippedTemplates.All.Select(t => t.Key)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Nothing_is_wrong_with_what_came_with_the_product(string key) => TemplateChecks.Of(ShippedTemplates.Find(key)!.Definition).Should().BeEmpty();

    [Fact]
    public void A_template_without_sections_breaks_its_papers() =>
        Problems().Should().ContainSingle().Which.Should().Match<TemplateProblem>(p => p.SectionId == null && p.Setting == "Sections" && p.Breaks && p.Message.Contains("no sections"));

    [Theory]
    [InlineData("", "paper", "en-GB", "Title", "title is empty")]
    [InlineData("One\nTwo", "paper", "en-GB", "Title", "one line")]
    [InlineData("Title", "", "en-GB", "FileName", "is empty")]
    [InlineData("Title", "Paper 1", "en-GB", "FileName", "small letters, digits and hyphens")]
    [InlineData("Title", "../paper", "en-GB", "FileName", "small letters, digits and hyphens")]
    [InlineData("Title", "paper", "fr", "Language", "en-GB or cy")]
    public void Title_file_name_and_language_are_checked(string title, string file, string language, string setting, string says) =>
        TemplateChecks.Of(new TemplateDefinition { Title = title, FileName = file, Language = language, Sections = [Text] })
            .Should().ContainSingle().Which.Should().Match<TemplateProblem>(p => p.SectionId == null && p.Setting == setting && p.Breaks && p.Message.Contains(says));

    [Fact]
    public void Kinds_choices_columns_and_numbers_that_do_not_exist_are_named_with_their_section_and_setting()
    {
        IReadOnlyList<TemplateProblem> problems = Problems(
            Text with { Kind = "poem" },
            With("table", "measure-table", ("style", "sideways"), ("columns", "code,colour,title,shape")),
            With("boxes", "focus", ("most", "several")),
            With("counts", "count-sentences", ("sentences", "onTarget: {n} of {m}\nsunshine: {n}")));

        problems.Select(p => (p.SectionId, p.Setting)).Should().Equal(("intro", "Kind"), ("table", "style"), ("table", "columns"), ("table", "columns"), ("boxes", "most"), ("counts", "sentences"));
        problems.Should().OnlyContain(p => p.Breaks);
        problems[2].Message.Should().StartWith("Columns: there is no “colour”.");
    }

    [Fact]
    public void What_this_version_does_not_know_is_named_and_breaks_nothing()
    {
        TemplateDefinition template = TemplateDefinition.FromJson("""{"title":"T","fileName":"t","mood":"glad","sections":[{"id":"a","kind":"text","heading":"A","tone":"soft","settings":{"volume":"loud"}}]}""");

        TemplateChecks.Of(template).Select(p => (p.SectionId, p.Setting, p.Breaks)).Should().Equal((null, "mood", false), ("a", "tone", false), ("a", "volume", false));
        template.ToJson().Should().Contain("\"mood\"").And.Contain("\"tone\"").And.Contain("\"volume\"");
    }

    [Fact]
    public void Heading_levels_are_not_skipped()
    {
        Problems(Text, Text with { Id = "below", Level = 3 }).Should().ContainSingle().Which.Message.Should().Be("The heading has level 3 below one of level 1: level 2 is left out.");
        Problems(Text with { Level = 2 }).Should().ContainSingle().Which.Message.Should().Contain("must have level 1");
        Problems(Text with { Level = 7 }).Should().ContainSingle(p => p.Setting == "Level");
        Problems(Text, Text with { Id = "goes-on", Level = 4, Heading = "" }, Text with { Id = "two", Level = 2 }).Should().BeEmpty("what has no heading skips none");
    }

    [Fact]
    public void Ids_are_checked() => Problems(Text, Text, Text with { Id = "In tro" }).Select(p => (p.SectionId, p.Setting)).Should().Equal(("intro", "Id"), ("In tro", "Id"));

    [Fact]
    public void Words_in_braces_that_stand_for_nothing_are_named()
    {
        Problems(Text with { Heading = "In {quater}", Text = "{value NI 156} of {plan}, {wether}" }).Select(p => (p.Setting, p.Breaks)).Should().Equal(("Heading", false), ("Text", false));
        Problems(Text with { Kind = "service-comments", Heading = "Priority{number}: {priority}" }, With("counts", "count-sentences", ("sentences", "onTarget: {percent} ({n} of {m}{mark})"))).Should().BeEmpty("these kinds fill words of their own");
        Problems(Text with { Heading = "Priority: {priority}" }).Should().ContainSingle();
    }

    private static TemplateSection With(string id, string kind, params (string Name, string Value)[] settings) => new() { Id = id, Kind = kind, Heading = id, Settings = settings.ToDictionary(s => s.Name, s => s.Value) };

    private static IReadOnlyList<TemplateProblem> Problems(params TemplateSection[] sections) => TemplateChecks.Of(new TemplateDefinition { Title = "{committee}", FileName = "paper", Sections = sections });
}
