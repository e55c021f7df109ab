using System.Net;
using AngleSharp.Html.Dom;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Tests.Pages.Entry;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Comparisons;

public sealed class ComparisonPageTests
{
    // The place of quarterly measures on the form.
    private const string Quarters = "Form.Rows[1]";

    [Fact]
    public async Task Long_trends_are_tried_on_the_open_quarter_and_then_saved()
    {
        await using var site = new EntrySite();
        // 316, 317, 318, 319 and now 318: worse than the mean of four, better than the one before.
        string code = await site.AddMeasure(m => m.Results.Add(Now(318)));
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage tried = await officer.SendForm("/comparisons", new() { [Quarters + ".Periods"] = "1", ["Form.Step"] = "preview" });

        IHtmlDocument page = await Visitor.Read(tried);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("1 of 1 comparisons in Q2 2026/27 would come out otherwise").And.Contain(code).And.Contain("No change").And.Contain("Improved");
        (await site.WithDatabase(d => d.TrendSettings.CountAsync())).Should().Be(0);

        using HttpResponseMessage saved = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, "/comparisons", []);

        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument after = await officer.Page("/comparisons");
        after.QuerySelector(".moj-alert")!.TextContent.Should().Contain("Long trends changed: 4 quarters with at least 1 became 1 quarter with at least 1");
        TrendSetting stored = await site.WithDatabase(d => d.TrendSettings.SingleAsync());
        (stored.Frequency, stored.Periods, stored.LeastPeriods).Should().Be((Frequency.Quarter, 1, 1));
        (await site.WithDatabase(d => d.Audit.SingleAsync(a => a.Action == "trends.set"))).Summary.Should().Contain("became 1 quarter");
    }

    [Theory]
    [InlineData(".Periods", "many", "Write how many quarters as a whole number from 1 to 24")]
    [InlineData(".Periods", "25", "Write how many quarters as a whole number from 1 to 24")]
    [InlineData(".LeastPeriods", "0", "Write how many quarters need a value as a whole number from 1 to 4")]
    [InlineData(".LeastPeriods", "5", "No more than 4 quarters can need a value, because the mean is taken over 4")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_nothing_is_stored(string field, string typed, string sentence)
    {
        await using var site = new EntrySite();
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm("/comparisons", new() { [Quarters + field] = typed, ["Form.Rows[0].Periods"] = "6" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector($"#Form-Rows-1--{field[1..]}-error")!.TextContent.Should().Contain(sentence);
        ((IHtmlInputElement)page.QuerySelector($"#Form-Rows-1--{field[1..]}")!).Value.Should().Be(typed);
        (await site.WithDatabase(d => d.TrendSettings.AnyAsync())).Should().BeFalse();
    }

    [Fact]
    public async Task Long_trends_saved_meanwhile_are_shown_beside_ones_own()
    {
        await using var site = new EntrySite();
        await site.CommitteeId();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        var opened = (IHtmlFormElement)(await officer.Page("/comparisons")).QuerySelector("main form")!;
        using (await administrator.SendForm("/comparisons", new() { [Quarters + ".Periods"] = "6" })) { }

        using HttpResponseMessage answer = await officer.SendForm(opened, "/comparisons", new() { [Quarters + ".Periods"] = "8" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Quarterly measures: 6, of which 1 need a value");
        using HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, "/comparisons", []);
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.TrendSettings.SingleAsync(t => t.Frequency == Frequency.Quarter))).Periods.Should().Be(8);
    }

    [Fact]
    public async Task A_measures_bands_are_tried_saved_and_shown()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure(m => m.Results.Add(Now(321)));
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        string address = $"/measures/{Uri.EscapeDataString(code)}/comparisons";

        using HttpResponseMessage tried = await officer.SendForm(address, new() { ["Form.NoChangeBand"] = "2", ["Form.Step"] = "preview" });

        IHtmlDocument page = await Visitor.Read(tried);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("Short trend").And.Contain("No change").And.Contain("2 households apart and so within the no-change band of 2 households");
        using HttpResponseMessage saved = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, address, new() { ["Form.BenchmarkBand"] = "1.5" });
        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);
        IHtmlDocument measure = await officer.Page($"/measures/{Uri.EscapeDataString(code)}");
        measure.QuerySelector("main")!.TextContent.Should().Contain("Up to 2 households apart");
        (await site.WithDatabase(d => d.Measures.SingleAsync(m => m.Code == code))).Should().Match<Measure>(m => m.NoChangeBand == 2 && m.BenchmarkBand == 1.5m);
        (await site.WithDatabase(d => d.Audit.SingleAsync(a => a.Action == "measure.compared"))).Summary.Should()
            .Be("Comparisons: with the periods just before, no no-change band, benchmarks similar only when equal became with the periods just before, a no-change band of 2 households, benchmarks similar within 1.5 households.");
    }

    [Theory]
    [InlineData("NoChangeBand", "wide", "“wide” is not a number")]
    [InlineData("BenchmarkBand", "-1", "A band cannot be negative")]
    public async Task A_band_that_cannot_be_is_refused_beside_its_field(string field, string typed, string sentence)
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure();
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);

        using HttpResponseMessage answer = await officer.SendForm($"/measures/{Uri.EscapeDataString(code)}/comparisons", new() { ["Form." + field] = typed });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector($"#Form-{field}-error")!.TextContent.Should().Contain(sentence);
        ((IHtmlInputElement)page.QuerySelector($"#Form-{field}")!).Value.Should().Be(typed);
    }

    [Fact]
    public async Task A_measure_changed_meanwhile_is_shown_beside_ones_own()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure();
        string address = $"/measures/{Uri.EscapeDataString(code)}/comparisons";
        Visitor officer = await site.SignInAs(Roles.PerformanceOfficer);
        Visitor administrator = await site.SignInAs(Roles.Administrator);
        var opened = (IHtmlFormElement)(await officer.Page(address)).QuerySelector("main form")!;
        using (await administrator.SendForm(address, new() { ["Form.NoChangeBand"] = "3" })) { }

        using HttpResponseMessage answer = await officer.SendForm(opened, address, new() { ["Form.NoChangeBand"] = "5" });

        IHtmlDocument page = await Visitor.Read(answer);
        page.QuerySelector(".pm-check")!.TextContent.Should().Contain("No change up to: 3 households");
        using HttpResponseMessage again = await officer.SendForm((IHtmlFormElement)page.QuerySelector("main form")!, address, []);
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDatabase(d => d.Measures.SingleAsync(m => m.Code == code))).NoChangeBand.Should().Be(5);
    }

    [Fact]
    public async Task A_measure_that_counts_the_year_so_far_hints_at_year_on_year_to_those_who_can_change_it()
    {
        await using var site = new EntrySite();
        string code = await site.AddMeasure(m => (m.Basis, m.YearRule) = (ReportingBasis.YearToDate, AggregationRule.Sum));
        string address = $"/measures/{Uri.EscapeDataString(code)}";

        (await (await site.SignInAs(Roles.PerformanceOfficer)).Page(address)).QuerySelector("main")!.TextContent.Should().Contain("its short trend says little").And.Contain("Change how this measure is compared");
        (await (await site.SignInAs(Roles.Viewer)).Page(address)).QuerySelector("main")!.TextContent.Should().NotContain("its short trend says little").And.NotContain("Change how this measure is compared");
    }

    [Fact]
    public async Task A_measure_that_is_not_there_is_not_found()
    {
        await using var site = new EntrySite();
        await site.CommitteeId();
        using HttpResponseMessage answer = await (await site.SignInAs(Roles.PerformanceOfficer)).Get("/measures/NONE%2099/comparisons");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static MeasureResult Now(decimal value) => new() { Period = EntrySite.Quarter, Value = value, SubmittedAt = new DateTime(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc) };
}
