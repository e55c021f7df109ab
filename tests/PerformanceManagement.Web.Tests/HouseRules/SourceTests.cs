using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FluentAssertions;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using Xunit;

namespace PerformanceManagement.Web.Tests.HouseRules;

public sealed partial class SourceTests
{
    [Fact]
    public void Nothing_asks_the_machine_for_the_time()
    {
        IReadOnlyList<SourceFile> files = SourceTree.Files(".cs", ".cshtml");
        files.Should().HaveCountGreaterThan(900);

        files.SelectMany(file => file.Where(ClockOfTheMachine().IsMatch)).Should().BeEmpty("the clock comes from TimeProvider");
    }

    [Fact]
    public void A_day_is_the_day_in_the_united_kingdom()
    {
        IReadOnlyList<SourceFile> files = SourceTree.Files(".cs", ".cshtml");
        files.Should().HaveCountGreaterThan(700);

        files.Where(file => !file.Name.EndsWith("/Periods/BritishDay.cs", StringComparison.Ordinal))
            .SelectMany(file => file.Where(line => line.Contains("DateOnly.FromDateTime", StringComparison.Ordinal) || line.Contains("GetLocalNow", StringComparison.Ordinal)))
            .Should().BeEmpty("BritishDay says which day a moment falls on, wherever the server stands");
    }

    [Fact]
    public void Every_controller_belongs_to_one_section_of_the_navigation()
    {
        // Pages before or beside signing in, what the footer leads to, and the search, which is over all of them.
        string[] none = ["About", "Account", "Errors", "FirstSetUp", "HowRatingsWork", "PasswordLinks", "Search", "SiteMap"];
        string[] controllers = [.. typeof(Program).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Microsoft.AspNetCore.Mvc.Controller))).Select(t => t.Name[..^"Controller".Length])];
        controllers.Should().HaveCountGreaterThan(40).And.Contain(none);

        controllers.Except(none).Where(c => Infrastructure.Navigation.SectionsOf(c).Count != 1).Should().BeEmpty();
        none.Where(c => Infrastructure.Navigation.SectionsOf(c).Count > 0).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_writes_raw_html()
    {
        IReadOnlyList<SourceFile> files = SourceTree.Files(".cs", ".cshtml");
        files.Should().HaveCountGreaterThan(900);

        files.SelectMany(file => file.Where(line => RawHtml().IsMatch(line))).Should().BeEmpty();
    }

    [Fact]
    public void Views_print_no_line_of_code()
    {
        IReadOnlyList<SourceFile> views = SourceTree.Files(".cshtml");
        views.Should().HaveCountGreaterThan(145);

        views.SelectMany(file => file.Where(line => line.StartsWith("using ", StringComparison.Ordinal) || line.StartsWith("namespace ", StringComparison.Ordinal))).Should().BeEmpty("without its @ it is text on the page");
    }

    [Fact]
    public void Views_and_tag_helpers_have_no_inline_script_or_style()
    {
        IReadOnlyList<SourceFile> views = SourceTree.Files(".cshtml");
        views.Should().HaveCountGreaterThan(145);
        IEnumerable<SourceFile> tagHelpers = SourceTree.Files(".cs").Where(file => file.Name.Contains("/TagHelpers/", StringComparison.Ordinal));

        views.SelectMany(file => file.Where(InlineScriptOrStyle().IsMatch)).Should().BeEmpty("the Content-Security-Policy refuses it");
        tagHelpers.SelectMany(file => file.Where(StyleAttribute().IsMatch)).Should().BeEmpty("the Content-Security-Policy refuses it");
    }

    [Fact]
    public void Only_the_rules_the_rating_tag_helper_and_the_palettes_of_papers_know_what_a_status_looks_like()
    {
        SourceFile[] mentioning = [.. SourceTree.Files(".cs", ".cshtml").Where(file => file.Where(StatusAppearance().IsMatch).Any())];
        mentioning.Select(file => file.Name).Should().Contain("/PerformanceManagement.Core/Ratings/Status/StatusPalette.cs");

        mentioning
            .Where(file => !file.Name.Contains("/Ratings/", StringComparison.Ordinal)
                && !file.Name.EndsWith("/TagHelpers/StatusAppearance.cs", StringComparison.Ordinal)
                && !file.Name.Contains("/Scorecards/Kept/", StringComparison.Ordinal)
                && !file.Name.EndsWith("/Html/HtmlStyle.cs", StringComparison.Ordinal)
                && !file.Name.EndsWith("Palette.cs", StringComparison.Ordinal))
            .SelectMany(file => file.Where(StatusAppearance().IsMatch))
            .Should().BeEmpty();
    }

    [Fact]
    public void Views_take_the_look_of_a_status_from_the_tag_helper()
    {
        IReadOnlyList<SourceFile> views = SourceTree.Files(".cshtml");
        views.Should().HaveCountGreaterThan(145);

        views.SelectMany(file => file.Where(line => line.Contains("pm-status--", StringComparison.Ordinal) || line.Contains("pm-trend--", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void Forms_hold_figures_as_text_because_binding_a_decimal_turns_91_comma_5_into_915()
    {
        Type[] forms = [.. typeof(Program).Assembly.GetTypes().Where(type => type.Name.EndsWith("Form", StringComparison.Ordinal) && type.Namespace!.Contains(".Models.", StringComparison.Ordinal))];
        forms.Should().HaveCountGreaterThan(25);

        forms.SelectMany(type => type.GetProperties()).Where(p => p.SetMethod is { IsPublic: true } && (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) is var kind && (kind == typeof(decimal) || kind == typeof(double) || kind == typeof(float)))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}").Should().BeEmpty();
    }

    [Fact]
    public void Only_the_writer_of_results_puts_figures_or_changes_them()
    {
        PropertyInfo[] figures = [.. new[] { typeof(MeasureResult), typeof(ResultDraft), typeof(Restatement) }.SelectMany(type => type.GetProperties())];
        figures.Should().HaveCountGreaterThan(40);
        figures.Where(property => property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").Should().BeEmpty("figures are given when they are made, and change through Replace alone");

        SourceFile[] making = [.. SourceTree.Files(".cs").Where(file => file.Where(ResultBeingMade().IsMatch).Any())];
        making.Select(file => file.Name).Should().BeEquivalentTo(
            ["/PerformanceManagement.Core/Results/MeasureResult.cs", "/PerformanceManagement.Core/Results/Restatement.cs", "/PerformanceManagement.Core/Results/ResultWriter.cs"],
            "every way in for figures calls ResultWriter, which asks the lock, restates, stamps and audits");
    }

    // Sign-in tickets and what Identity keeps of a person show on no page.
    [Fact]
    public void Only_changes_are_saved_so_that_the_version_of_the_data_moves_with_them()
    {
        SourceFile[] saving = [.. SourceTree.Files(".cs").Where(f => f.Where(line => line.Contains(".SaveChangesAsync(", StringComparison.Ordinal)).Any())];

        saving.Select(f => f.Name.Split("PerformanceManagement.Core/")[^1]).Should().BeEquivalentTo("Changes/Changing.cs", "Changes/DataVersions.cs", "Data/PerformanceDbContext.cs", "Users/SignInTickets.cs");
    }

    // A pack says in its own words that somebody else was at work; reference data tries once more, because two first starts may meet.
    [Fact]
    public void Only_changes_know_what_to_do_when_somebody_else_saved_meanwhile()
    {
        SourceFile[] catching = [.. SourceTree.Files(".cs").Where(f => f.Where(line => line.Contains("catch (DbUpdate", StringComparison.Ordinal)).Any())];

        catching.Select(f => f.Name.Split("PerformanceManagement.Core/")[^1]).Should().BeEquivalentTo("Changes/Changing.cs", "Data/ReferenceData.cs", "Imports/DataPackImporter.cs");
    }

    // Signing in is no change of data, and a period in an address is bound before there is one.
    [Fact]
    public void Only_answers_put_refusals_into_forms()
    {
        SourceFile[] adding = [.. SourceTree.Files(".cs").Where(f => f.Where(line => line.Contains("AddModelError(", StringComparison.Ordinal)).Any())];

        adding.Select(f => Path.GetFileName(f.Name)).Should().BeEquivalentTo("Answers.cs", "AccountController.cs", "PeriodBinding.cs");
    }

    [Fact]
    public void Core_knows_nothing_of_mvc()
    {
        string[] references = [.. typeof(Period).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)];
        references.Should().Contain("Microsoft.EntityFrameworkCore");

        references.Should().NotContain(name => name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex ClockOfTheMachine();

    [GeneratedRegex(@"\bHtml\.Raw\b|\bnew HtmlString\b")]
    private static partial Regex RawHtml();

    [GeneratedRegex(@"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[""']|javascript:|<script\b(?![^>]*\bsrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScriptOrStyle();

    [GeneratedRegex(@"new (MeasureResult|Restatement)\b(?!>)|MeasureResult \w+ = new\(|\b(Results|Restatements)\.(Add|AddRange|Update|Remove)\(|\bresult\??\.Replace\(|\b(Results|Restatements)\b.*\.Execute(Update|Delete)")]
    private static partial Regex ResultBeingMade();

    [GeneratedRegex(@"""style""|style=")]
    private static partial Regex StyleAttribute();

    [GeneratedRegex(@"\bStatus(Colour|Shape)\.[A-Z]")]
    private static partial Regex StatusAppearance();

}
