using System.Globalization;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Data.Sample;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using Xunit;

namespace PerformanceManagement.Browser.Tests;

/// <summary>Everything that is owed entered in one table, with keys alone, by paste, without script, and when something goes wrong on the way.</summary>
public sealed class GridJourneyTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Who = "customer";
    private static readonly Period Quarter = Period.Parse("2026/27 Q2");

    [Fact]
    public async Task Twenty_values_take_their_digits_one_key_each_to_go_on_and_one_to_submit()
    {
        await OweAsync("KEY", 20, m => m.Targets.Add(new Target { Period = Quarter, Value = 330 }));
        await using BrowserPage visitor = await OpenAsync("KEY");
        IPage page = visitor.Page;
        await Assertions.Expect(Cell(page, "KEY 01")).ToBeFocusedAsync();
        await page.EvaluateAsync("() => { window.keys = 0; document.addEventListener('keydown', e => { if (!['Control', 'Shift', 'Alt', 'Meta'].includes(e.key)) window.keys++ }, true) }");

        string[] values = [.. Enumerable.Range(0, 20).Select(n => (301 + n).ToString(CultureInfo.InvariantCulture))];
        foreach (string value in values)
        {
            await page.Keyboard.TypeAsync(value);
            await page.Keyboard.PressAsync("Enter");
        }

        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[data-said]")).ToHaveTextAsync("20 values submitted.");

        (await page.EvaluateAsync<int>("() => window.keys")).Should().Be(values.Sum(v => v.Length) + 20 + 1);
        (await StoredAsync("KEY")).Select(r => r.Value).Should().Equal(values.Select(v => (decimal?)decimal.Parse(v, CultureInfo.InvariantCulture)));
        await Assertions.Expect(Row(page, "KEY 20").Locator("[data-state-label]")).ToHaveTextAsync("Submitted");
        await Assertions.Expect(Row(page, "KEY 20").Locator("[data-rating]")).ToContainTextAsync("On target");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_block_is_pasted_filled_down_undone_and_a_cell_put_back()
    {
        await OweAsync("PAS", 4, m => (m.CollectsRatio, m.Unit, m.Good) = (true, "%", GoodDirection.Higher));
        await using BrowserPage visitor = await OpenAsync("PAS");
        IPage page = visitor.Page;
        await Assertions.Expect(Cell(page, "PAS 01", "Numerator")).ToBeFocusedAsync();

        await PasteAsync(page, "90\t100\r\n45\t50\r\n\t10\r\n7\t8\r\n5\t6\r\n");
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("7 values placed. 2 had no place: “5”, “6”. 1 blank cell left as they were.");
        (await ValuesAsync(page, "Numerator")).Should().Equal("90", "45", "", "7");
        (await ValuesAsync(page, "Denominator")).Should().Equal("100", "50", "10", "8");
        await Assertions.Expect(Row(page, "PAS 03").Locator("[data-message-of=Numerator]")).ToContainTextAsync("Enter the numerator as well");
        await Assertions.Expect(Field(page, "PAS 03", "Numerator")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(Row(page, "PAS 01").Locator("[data-row-said]")).ToContainTextAsync("Draft saved");

        await page.Keyboard.PressAsync("Control+z");
        (await ValuesAsync(page, "Numerator")).Should().Equal("", "", "", "");
        await page.Keyboard.PressAsync("Control+y");
        (await ValuesAsync(page, "Denominator")).Should().Equal("100", "50", "10", "8");

        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Control+d");
        (await ValuesAsync(page, "Numerator")).Should().Equal("90", "90", "90", "7");
        await page.Keyboard.PressAsync("Control+z");
        (await ValuesAsync(page, "Numerator")).Should().Equal("90", "45", "", "7");

        // What was undone has the focus.
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.TypeAsync("5");
        await Assertions.Expect(Field(page, "PAS 01", "Numerator")).ToHaveValueAsync("905");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Field(page, "PAS 01", "Numerator")).ToHaveValueAsync("90");
        await Assertions.Expect(Cell(page, "PAS 01", "Numerator")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Cell(page, "PAS 01", "Denominator")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Cell(page, "PAS 02", "Numerator")).ToBeFocusedAsync();
        await visitor.SavePictureAsync(Who, "/enter/grid", "paste");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_doubt_is_marked_at_the_cell_confirmed_in_the_panel_and_the_note_goes_with_it()
    {
        await OweAsync("DBT", 2, m => m.Results.AddRange(Enumerable.Range(1, 4).Select(n => Result(Quarter.Back(n), 320 - n, n == 1 ? "Two hotels closed." : null))));
        await using BrowserPage visitor = await OpenAsync("DBT");
        IPage page = visitor.Page;

        await page.Keyboard.TypeAsync("3290");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Row(page, "DBT 01").Locator("[data-message-of=Value]")).ToContainTextAsync("Check: ");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[data-said]")).ToHaveTextAsync("0 values submitted. 1 not.");
        (await StoredAsync("DBT")).Should().BeEmpty();

        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Alt+Enter");
        await Assertions.Expect(page.Locator("[data-panel]").GetByLabel("Why is the figure right?")).ToBeFocusedAsync();
        await visitor.CheckAsync(Who, "/enter/grid-panel");
        await page.Keyboard.TypeAsync("Three hotels were added.");
        await page.Keyboard.PressAsync("Alt+l");
        await page.Keyboard.TypeAsync(" One opened again.");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Cell(page, "DBT 01")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[data-said]")).ToHaveTextAsync("1 value submitted.");

        MeasureResult stored = (await StoredAsync("DBT")).Should().ContainSingle().Which;
        (stored.Value, stored.Note, stored.QualityNote).Should().Be((3290, "Two hotels closed. One opened again.", "Three hotels were added."));
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task The_four_questions_are_set_out_in_the_note_by_key_and_what_is_not_answered_is_asked_for()
    {
        await OweAsync("ASK", 1, m => m.Targets.Add(new Target { Period = Quarter, Value = 5 }));
        await using BrowserPage visitor = await OpenAsync("ASK");
        IPage page = visitor.Page;
        ILocator note = page.Locator("[data-panel]").GetByLabel("Note", new() { Exact = true });

        await page.Keyboard.TypeAsync("90");
        await page.Keyboard.PressAsync("Alt+Enter");
        await Assertions.Expect(note).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Two hotels closed.");
        await page.Keyboard.PressAsync("Alt+h");
        await Assertions.Expect(note).ToHaveValueAsync("Why: Two hotels closed.\n\nWhat is being done: \n\nBy when: \n\nBy whom: ");
        await page.Keyboard.TypeAsync("Two more landlords.");
        await visitor.SavePictureAsync(Who, "/enter/grid", "headings");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[data-said]")).ToHaveTextAsync("0 values submitted. 1 not.");
        await Assertions.Expect(page.Locator("[data-panel]")).ToContainTextAsync("Say by when it will be done.");
        await note.FillAsync("Why: Two hotels closed.\n\nWhat is being done: Two more landlords.\n\nBy when: soon\n\nBy whom: Head of Housing");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[data-panel]")).ToContainTextAsync("“soon” is not a date");
        await note.FillAsync("Why: Two hotels closed.\n\nWhat is being done: Two more landlords.\n\nBy when: 31/3/2030\n\nBy whom: Head of Housing");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[data-said]")).ToHaveTextAsync("1 value submitted.");

        (await StoredAsync("ASK")).Single().Note.Should().Be("Why: Two hotels closed.\n\nWhat is being done: Two more landlords.\n\nBy when: 31 March 2030\n\nBy whom: Head of Housing");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_typed_while_the_connection_is_lost_is_kept_offered_again_and_stored_once()
    {
        await OweAsync("OFF", 3);
        await using BrowserPage visitor = await OpenAsync("OFF");
        IPage page = visitor.Page;

        await page.Context.SetOfflineAsync(true);
        await page.Keyboard.TypeAsync("41");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("42");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-notice=connection]")).ToContainTextAsync("What you type is kept in this browser");
        await Assertions.Expect(Row(page, "OFF 01").Locator("[data-row-said]")).ToContainTextAsync("Kept in this browser");

        // The browser dies, and is opened again when the connection is back. A page that closes sees the connection come back first, and may get its last words through.
        string address = page.Url;
        await page.EvaluateAsync("() => { window.fetch = () => new Promise(() => {}) }");
        await page.CloseAsync();
        await visitor.Page.Context.SetOfflineAsync(false);
        page = await visitor.Page.Context.NewPageAsync();
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("[data-notice=restored]")).ToContainTextAsync("What you typed before in 2 rows was not saved");
        (await ValuesAsync(page, "Value")).Should().Equal("41", "42", "");
        await Assertions.Expect(Row(page, "OFF 02").Locator("[data-row-said]")).ToContainTextAsync("Draft saved");

        // A submission whose answer never arrives is sent again and stored once.
        bool isLost = false;
        await page.RouteAsync("**/enter/grid/save", async route =>
        {
            if (isLost || route.Request.PostData?.Contains("\"submit\"", StringComparison.Ordinal) != true)
            {
                await route.ContinueAsync();
                return;
            }

            isLost = true;
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Row(page, "OFF 01").Locator("[data-state-label]")).ToHaveTextAsync("Submitted");
        await Assertions.Expect(Row(page, "OFF 02").Locator("[data-state-label]")).ToHaveTextAsync("Submitted");
        await Assertions.Expect(page.Locator("[data-notice=connection]")).ToHaveCountAsync(0);
        List<MeasureResult> stored = await StoredAsync("OFF");
        stored.Select(r => r.Value).Should().Equal(41, 42);
        stored.Should().OnlyContain(r => r.Restatements.Count == 0, "each was submitted once");
    }

    [Fact]
    public async Task Someone_whose_sign_in_ended_finds_what_they_typed_after_signing_in()
    {
        await OweAsync("OUT", 1);
        await using BrowserPage visitor = await OpenAsync("OUT");
        IPage page = visitor.Page;
        await page.Context.ClearCookiesAsync(new() { Name = "performance-sign-in" });

        await page.Keyboard.TypeAsync("77");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-notice=connection]").GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("Email address").FillAsync($"{Who}@wellbridge.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(SampleUsers.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(page.Locator("[data-notice=restored]")).ToBeVisibleAsync();
        await Assertions.Expect(Field(page, "OUT 01", "Value")).ToHaveValueAsync("77");
        await Assertions.Expect(Row(page, "OUT 01").Locator("[data-row-said]")).ToContainTextAsync("Draft saved");
    }

    [Fact]
    public async Task Of_two_tabs_the_second_is_shown_both_versions_and_chooses()
    {
        await OweAsync("TWO", 2);
        await using BrowserPage visitor = await OpenAsync("TWO");
        IPage first = visitor.Page;
        IPage second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await Assertions.Expect(Cell(second, "TWO 01")).ToBeVisibleAsync();

        await first.BringToFrontAsync();
        await Cell(first, "TWO 01").FocusAsync();
        await first.Keyboard.TypeAsync("11");
        await first.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Row(first, "TWO 01").Locator("[data-row-said]")).ToContainTextAsync("Draft saved");

        await second.BringToFrontAsync();
        await Cell(second, "TWO 01").FocusAsync();
        await second.Keyboard.TypeAsync("12");
        await second.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Row(second, "TWO 01").Locator("[data-message-of='']")).ToContainTextAsync("You saved this in another window meanwhile");
        await second.Keyboard.PressAsync("ArrowUp");
        await second.Keyboard.PressAsync("Alt+Enter");
        ILocator panel = second.Locator("[data-panel]");
        await Assertions.Expect(panel.Locator("table")).ToContainTextAsync("11");
        await Assertions.Expect(panel.Locator("table")).ToContainTextAsync("12");
        (await second.AxeAsync()).Violations.Select(v => $"{v.Id}: {v.Help}").Should().BeEmpty("a conflict is a page too");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Use mine instead" }).ClickAsync();
        await Assertions.Expect(Row(second, "TWO 01").Locator("[data-row-said]")).ToContainTextAsync("Draft saved");
        await second.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(second.Locator("[data-said]")).ToHaveTextAsync("1 value submitted.");

        (await StoredAsync("TWO")).Should().ContainSingle().Which.Value.Should().Be(12);
    }

    [Fact]
    public async Task The_table_is_a_grid_to_assistive_technology_and_one_stop_of_the_tab_key_until_it_is_typed_in()
    {
        await OweAsync("ARI", 3, m => m.Targets.Add(new Target { Period = Quarter, Value = 330 }));
        await using BrowserPage visitor = await OpenAsync("ARI");
        IPage page = visitor.Page;

        ILocator grid = page.GetByRole(AriaRole.Grid);
        await Assertions.Expect(grid).ToHaveCountAsync(1);
        (await grid.GetByRole(AriaRole.Rowheader).CountAsync()).Should().Be(3);
        (await grid.Locator("[role=gridcell][aria-readonly=true]").CountAsync()).Should().BeGreaterThan(3 * 4);
        (await grid.Locator("[tabindex='0']").CountAsync()).Should().Be(1, "one cell has the focus of the tab key");
        await page.Keyboard.PressAsync("Control+Home");
        await Assertions.Expect(Row(page, "ARI 01").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+End");
        await Assertions.Expect(Row(page, "ARI 03").Locator("[data-open]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(Cell(page, "ARI 03")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("400");
        await Assertions.Expect(Row(page, "ARI 03").Locator("[data-rating]")).ToContainTextAsync("elow", new() { Timeout = 30_000 });
        (await grid.Locator("[tabindex='0']").CountAsync()).Should().Be(1);
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("() => document.querySelector('[data-grid]').contains(document.activeElement)")).Should().BeFalse("the last cell lets the tab key out");
        await visitor.CheckAsync(Who, "/enter/grid");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_script_the_table_is_a_form_that_stores_what_it_can_and_keeps_the_rest()
    {
        await OweAsync("FRM", 3);
        await using BrowserPage visitor = await site.SignInAsync(Who, script: false);
        IPage page = visitor.Page;
        await page.GotoAsync("/enter?search=FRM");
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter all on one page" }).ClickAsync();

        await Field(page, "FRM 01", "Value").FillAsync("31");
        await Field(page, "FRM 02", "Value").FillAsync("91,5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("“91,5”");
        await Assertions.Expect(Field(page, "FRM 02", "Value")).ToHaveValueAsync("91,5");
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("1 value submitted");
        await visitor.SavePictureAsync(Who, "/enter/grid", "no-script", fullPage: true);
        await Field(page, "FRM 02", "Value").FillAsync("91");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save drafts" }).ClickAsync();
        await Assertions.Expect(page.Locator(".moj-alert--success")).ToContainTextAsync("1 draft saved");
        (await StoredAsync("FRM")).Should().ContainSingle().Which.Value.Should().Be(31);
    }

    [Fact]
    public async Task It_fits_a_telephone()
    {
        await OweAsync("TEL", 3, m => (m.CollectsRatio, m.Unit) = (true, "%"));
        await using BrowserPage visitor = await OpenAsync("TEL", 375, 700);
        IPage page = visitor.Page;
        await Field(page, "TEL 01", "Numerator").ClickAsync();
        await page.Keyboard.TypeAsync("9");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("10");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Row(page, "TEL 01").Locator("[data-row-said]")).ToContainTextAsync("Draft saved");
        await visitor.SavePictureAsync(Who, "/enter/grid", "375", fullPage: true);
        await Row(page, "TEL 01").Locator("[data-open]").ClickAsync();
        await visitor.SavePictureAsync(Who, "/enter/grid", "375-panel");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
    }

    private static ILocator Row(IPage page, string code) => page.Locator($"tr[data-code='{code}']");

    private static ILocator Field(IPage page, string code, string field) => Row(page, code).Locator($"[data-field={field}]");

    private static ILocator Cell(IPage page, string code, string field = "Value") => Row(page, code).Locator($"td:has([data-field={field}])");

    private static Task<string[]> ValuesAsync(IPage page, string field) => page.EvaluateAsync<string[]>("f => [...document.querySelectorAll(`[data-field=${f}]`)].map(i => i.value)", field);

    private static async Task PasteAsync(IPage page, string text)
    {
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync("t => navigator.clipboard.writeText(t)", text);
        await page.Keyboard.PressAsync("Control+v");
    }

    private async Task<BrowserPage> OpenAsync(string search, int width = 1280, int height = 800)
    {
        BrowserPage visitor = await site.VisitAsAsync(Who, width, height);
        await visitor.Page.GotoAsync($"/enter/grid?search={search}#grid");
        await visitor.Page.Locator("[role=grid]").WaitForAsync();
        return visitor;
    }

    // Measures of the person alone, quarterly, lower is better.
    private async Task OweAsync(string prefix, int count, Action<Measure>? change = null)
    {
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        PerformanceDbContext database = scope.ServiceProvider.GetRequiredService<PerformanceDbContext>();
        int owner = await database.Users.Where(u => u.Email == $"{Who}@wellbridge.example").Select(u => u.Id).SingleAsync();
        for (int n = 1; n <= count; n++)
        {
            var measure = new Measure { Code = $"{prefix} {n:00}", Title = $"Households in temporary accommodation {n:00}", Unit = "households", Good = GoodDirection.Lower, Frequency = Frequency.Quarter, QuarterRule = AggregationRule.Last, YearRule = AggregationRule.Last, OwnerId = owner };
            change?.Invoke(measure);
            database.Measures.Add(measure);
        }

        await database.SaveChangesAsync();
    }

    private static MeasureResult Result(Period period, decimal value, string? note) => new() { Period = period, Value = value, Note = note, SubmittedAt = new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc) };

    private async Task<List<MeasureResult>> StoredAsync(string prefix)
    {
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        PerformanceDbContext database = scope.ServiceProvider.GetRequiredService<PerformanceDbContext>();
        return await database.Results.AsNoTracking().Include(r => r.Restatements).Where(r => r.Period == Quarter && database.Measures.Any(m => m.Id == r.MeasureId && m.Code.StartsWith(prefix))).OrderBy(r => r.MeasureId).ToListAsync();
    }
}
