using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports.Sheets;

/// <summary>The assistant for spreadsheets: beside what is stored, again next quarter, and whose it is.</summary>
public sealed class SheetImportServiceTests : IAsyncLifetime
{
    private static readonly Period Q1 = Period.FinancialQuarter(2025, 1);

    private SheetHouse house = null!;

    public async Task InitializeAsync() => house = await SheetHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_blank_cell_takes_nothing_away_and_the_same_figure_keeps_what_stands_beside_it()
    {
        Measure stored = TestData.Measure("HOU 01", "Reviews on time", unit: "%", decimals: 1, good: GoodDirection.Higher);
        stored.CollectsRatio = true;
        stored.Results.Add(new MeasureResult { Period = Q1, Value = 92.446m, Numerator = 257, Denominator = 278, SubmittedAt = TestData.Submitted, Note = "Written in July.", NoteDate = new DateOnly(2025, 7, 9), Source = "Casework" });
        stored.Results.Add(new MeasureResult { Period = Q1.Next, Value = 90, SubmittedAt = TestData.Submitted, Note = "Written in October." });
        stored.Targets.Add(new Target { Period = Q1, Value = 92, Kind = TargetKind.AtLeast });
        await house.Store(c => c.Measures.Add(stored));
        var book = new TestWorkbook();
        book.Sheet(
            "Q2",
            ["Code", "Title", "Quarter", "Actual", "Target", "Comments"],
            ["hou 01", "Reviews in time", "2025/26 Q1", 92.4, 93, null],
            ["HOU 01", null, "2025/26 Q2", 91, "more than 90", null],
            ["HOU 01", null, "2025/26 Q3", null, null, "To come."]);

        await house.UploadAsync(book);
        SheetPreview preview = await house.PreviewAsync();
        preview.Rows.Select(r => (r.Period.Token, r.State, r.Value, r.Before)).Should().Equal(
            ("2025/26 Q1", SheetRowState.Same, "92.4%", null), ("2025/26 Q2", SheetRowState.Changed, "91.0%", "90.0%"));
        preview.Remarks.Should().Equal(
            "Sheet “Q2”, cell A2: HOU 01 is called “Reviews on time” here; the sheet says “Reviews in time”. Its title stays.",
            "Sheet “Q2”, cell F4: the note for Q3 2025/26 is left out, because there is no figure that it is about.");
        preview.Counts.Should().Equal(new DataPackCounts("values.csv", 0, 1, 1), new DataPackCounts("targets.csv", 1, 1, 0));

        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("HOU 01 2025/26 Q1 92.446 of 257/278: Written in July.", "HOU 01 2025/26 Q2 91: Written in October.");
        (await house.TargetsAsync()).Should().Equal("HOU 01 2025/26 Q1 93 AtLeast", "HOU 01 2025/26 Q2 90 MoreThan");
        (await house.Read(c => c.Results.Where(r => r.Period == Q1).Select(r => new { r.NoteDate, r.Source }).SingleAsync())).Should().Be(new { NoteDate = (DateOnly?)new DateOnly(2025, 7, 9), Source = (string?)"Casework" });
        (await house.Read(c => c.Audit.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync())).Should().Contain(["spreadsheet.uploaded", "pack.imported", "spreadsheet.imported"]);
    }

    [Fact]
    public async Task What_looks_unusual_of_a_quarter_that_is_open_is_told_by_its_cell()
    {
        Measure stored = TestData.Measure("HOU 01", "Households in temporary accommodation", unit: "households");
        foreach ((int back, decimal value) in new[] { (1, 322m), (2, 318m), (3, 311m), (4, 302m) }) stored.Results.Add(new MeasureResult { Period = Q1.Back(back), Value = value, SubmittedAt = TestData.Submitted });
        await house.Store(c =>
        {
            c.Measures.Add(stored);
            c.Collections.Add(new Collection { Period = Q1, State = CollectionState.Open });
        });
        var book = new TestWorkbook();
        book.Sheet("Q1", ["Code", "Title", "Quarter", "Actual"], ["HOU 01", null, "2025/26 Q1", 3290]);

        await house.UploadAsync(book);

        (await house.PreviewAsync()).Doubts.Should().Equal("Sheet “Q1”, cell D2: HOU 01, Q1 2025/26: 3,290 looks ten times too large: the last 4 values were 322, 318, 311 and 302.");
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Contain("HOU 01 2025/26 Q1 3290");
    }

    [Fact]
    public async Task It_is_tried_once_however_often_somebody_looks_and_again_after_a_change()
    {
        await house.Store(c => c.Measures.Add(TestData.Measure("HOU 01", "Households in temporary accommodation", unit: "households")));
        var book = new TestWorkbook();
        book.Sheet("Q1", ["Code", "Title", "Quarter", "Actual"], ["HOU 01", null, "2025/26 Q1", 329]);
        await house.UploadAsync(book);

        SheetPreview first = await house.PreviewAsync();
        (await house.PreviewAsync()).Counts.Should().NotBeEmpty().And.BeSameAs(first.Counts);
        await house.Store(c => c.Collections.Add(new Collection { Period = Q1, State = CollectionState.Open }));

        (await house.PreviewAsync()).Counts.Should().NotBeSameAs(first.Counts).And.BeEquivalentTo(first.Counts);
    }

    [Fact]
    public async Task What_was_said_of_a_sheet_is_offered_for_the_next_quarter_and_again_changes_nothing()
    {
        static TestWorkbook Quarter(params string[] quarters)
        {
            var book = new TestWorkbook();
            book.Sheet("Board", ["KPI", "What we want", .. quarters], ["Calls answered", "up", .. quarters.Select((_, n) => (object?)(n + 10))], ["Letters answered", "up", .. quarters.Select(_ => (object?)"not due until Q4")]);
            return book;
        }

        await house.UploadAsync(Quarter("Q1 2025/26"));
        await house.MapAsync(typed => typed with
        {
            Columns = [new(nameof(ColumnRole.Title), null), new(nameof(ColumnRole.Good), null), new(nameof(ColumnRole.Value), "Q1 2025/26")],
            Unit = "calls",
            Directorate = "Customers",
            Committees = "Overview; Cabinet",
            CodePrefix = "CC-",
            Words = [new SheetWordEdit("not due until Q4", "not-due")],
        });
        (await house.ImportAsync()).NewCodes.Should().Equal("CC-01", "CC-02");

        await house.UploadAsync(Quarter("Q1 2025/26", "Q2 2025/26"));
        SheetUploadDetails again = await house.DetailsAsync();
        again.Remembered!.Value.By.Should().Be(house.Officer.Name);
        again.Mapping.Columns.Select(c => (c.Role, c.Period)).Should().Equal((ColumnRole.Title, null), (ColumnRole.Good, null), (ColumnRole.Value, "Q1 2025/26"), (ColumnRole.Value, "Q2 2025/26"));
        await house.ImportAsync();
        (await house.ValuesAsync()).Should().Equal("CC-01 2025/26 Q1 10", "CC-01 2025/26 Q2 11", "CC-02 2025/26 Q1 NotDue", "CC-02 2025/26 Q2 NotDue");
        (await house.MeasureAsync("CC-01")).Should().BeEquivalentTo(new { Title = "Calls answered", Unit = "calls", Good = GoodDirection.Higher, Frequency = Frequency.Quarter });
        (await house.MeasureAsync("CC-01")).Committees.Select(c => c.Name).Should().BeEquivalentTo("Overview", "Cabinet");

        await house.UploadAsync(Quarter("Q1 2025/26", "Q2 2025/26"));
        SheetPreview third = await house.PreviewAsync();
        third.NewMeasures.Should().BeEmpty("the sheet has no codes, and its titles are known");
        third.ChangesAnything.Should().BeFalse();
    }

    [Fact]
    public async Task New_measures_are_put_into_the_plan_by_whatever_the_sheet_calls_its_items()
    {
        await house.Store(c => c.PlanItems.AddRange(
            new PlanItem { Key = "P1", Kind = PlanItemKind.Priority, Number = "1", Title = "Homes for all" },
            new PlanItem { Key = "P2", Kind = PlanItemKind.Priority, Title = "Clean streets" },
            new PlanItem { Key = "P3", Kind = PlanItemKind.Priority, Title = "Old aims", ClosedOn = new DateOnly(2024, 3, 31) }));
        var book = new TestWorkbook();
        book.Sheet(
            "Board",
            ["Code", "Title", "Priority", "Unit", "Good is", "Frequency", "Apr-25"],
            ["A1", "Homes let", "Homes for all", "homes", "high", "Monthly", 12],
            ["A2", "Homes repaired", "1. Homes for all", "homes", "high", "Monthly", 14],
            ["A3", "Streets swept", "P2", "streets", "high", "Monthly", 40],
            ["A4", "Letters answered", "Old aims", "letters", "high", "Monthly", 7]);
        await house.UploadAsync(book);

        SheetPreview preview = await house.PreviewAsync();
        preview.Problems.Select(p => p.ToString()).Should().Equal("Sheet “Board”, cell C5: The plan has no open item called “Old aims”: add it to the plan first, or leave the column out.");
        preview.Remarks.Should().Contain("4 new measures, the first of them A1, are taken monthly, and nothing says how months make a quarter: quarters have no figure until that is said.");

        await house.Store(c => c.PlanItems.Single(i => i.Key == "P3").ClosedOn = null);
        await house.MapAsync(typed => typed with { QuarterRule = nameof(AggregationRule.Sum), YearRule = nameof(AggregationRule.Last) });
        (await house.PreviewAsync()).Remarks.Should().BeEmpty();
        await house.ImportAsync();
        foreach ((string code, string key) in new[] { ("A1", "P1"), ("A2", "P1"), ("A3", "P2"), ("A4", "P3") })
        {
            Measure measure = await house.MeasureAsync(code);
            measure.PlanItem!.Key.Should().Be(key);
            (measure.QuarterRule, measure.YearRule).Should().Be((AggregationRule.Sum, AggregationRule.Last));
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_by_its_cell_and_nothing_is_stored_while_there_is_any()
    {
        await house.Store(c => c.Measures.AddRange(TestData.Measure("D1", "Days lost", unit: "days", decimals: 1), TestData.Measure("D2", "Sessions", frequency: Frequency.Month)));
        var book = new TestWorkbook();
        book.Sheet(
            "Odd",
            ["Code", "Title", "Period", "Value"],
            ["D1", "Days lost", "Q2 2025/26", "9.2%"],
            ["D1", "Days lost", "Q2 2025/26", 4],
            ["D1", "Days lost", "Q5 2025/26", 4],
            ["D2", "Sessions", "2025/26 Q1", "#DIV/0!"],
            ["D2", "Sessions", "Sept 2025/26", "=SUM(A1)"],
            [null, "Nameless", "Q1 2025/26", 1],
            ["D3", "New", "Q1 2025/26", 1]);

        await house.UploadAsync(book);
        SheetPreview preview = await house.PreviewAsync();
        preview.Problems.Select(p => p.ToString()).Should().Equal(
            "Sheet “Odd”, cell A7: “Nameless” has no code: give it one, or leave its row out.",
            "Sheet “Odd”, cell D3: D1 has a value for Q2 2025/26 in cell D2 already: leave one of them out.",
            "Sheet “Odd”, cell C4: “Q5 2025/26” is not a period: quarters run from Q1 to Q4.",
            "Sheet “Odd”, cell D2: “9.2%” is in %, but this measure is in days.",
            "Sheet “Odd”, cell D5: “#DIV/0!” is how Excel shows that a cell could not be worked out or is too narrow: mend it there, or leave the value blank and give a reason (awaiting, not-available or another).",
            "Sheet “Odd”, cell D6: The cell is a formula whose result is not in the file: open it in Excel and save it again.",
            "Sheet “Odd”, cell A8: The new measure D3 has no unit: say which column holds units, or answer “Unit” for all new measures.",
            "Sheet “Odd”, cell A8: The new measure D3 has nothing that says which way is better: say which column does, or answer “Which way is better” for all new measures.");
        preview.Rows.Where(r => r.State == SheetRowState.Refused).Should().HaveCount(3);
        (await house.RefusalAsync()).Should().Be("Nothing was stored: there are cells that cannot be understood");
        (await house.ValuesAsync()).Should().BeEmpty();
        (await house.Read(c => c.Measures.CountAsync())).Should().Be(2);
    }

    [Fact]
    public async Task What_a_person_says_of_the_columns_is_held_to_what_can_be_read()
    {
        var book = new TestWorkbook();
        book.Sheet("Sheet", ["Code", "Title", "Q1", "Q2"], ["A", "B", 1, 2]);
        await house.UploadAsync(book);

        Outcome? refused = await house.TryMapAsync(typed => typed with
        {
            Columns = [new(nameof(ColumnRole.Title), null), new(nameof(ColumnRole.Title), null), new(nameof(ColumnRole.Value), "Q9"), new(nameof(ColumnRole.Value), null)],
            Year = "next year",
            Decimals = "5",
        });
        refused.Should().BeOfType<Refused>().Which.Problems.Select(p => (p.Field, p.Message)).Should().Equal(
            ("Year", "“next year” is not a period. Write it like 2017/18, Q2 2017/18, 2017/18 H1, 2017-09, 2015, AY2016/17, Q4 AY2016/17 or AY2016/17 T1"),
            ("Columns[1].Role", "Title is chosen for column A as well"),
            ("Columns[2].Period", "“Q9” is not a period. Write it like 2017/18, Q2 2017/18, 2017/18 H1, 2017-09, 2015, AY2016/17, Q4 AY2016/17 or AY2016/17 T1"),
            ("Columns[3].Period", "Enter the period of the figures in column D, such as Q2 2025/26, or say which column holds periods"),
            ("Decimals", "Enter a whole number from 0 to 4, or leave it blank for as many as the figures show"));
        (await house.ChooseAsync(["No such sheet"], 99, 4)).Should().BeOfType<Refused>().Which.Problems.Select(p => p.Field).Should().Equal("Sheets", "HeadingRow", "HeadingRows");
        (await house.TryMapAsync(typed => typed with { Version = Guid.NewGuid() })).Should().BeOfType<Conflict<SheetUploadDetails>>();
    }

    [Fact]
    public async Task A_spreadsheet_is_its_owners_alone_for_a_day_and_they_keep_three()
    {
        var book = new TestWorkbook();
        book.Sheet("Sheet", ["Code", "Title", "Unit", "Good", "2025/26 Q1"], ["A", "B", "number", "Higher", 1]);
        await house.UploadAsync(book);
        int first = house.Id;
        (await house.With(s => s.FindAsync(first, house.Other))).Should().BeNull();
        (await house.With(s => s.PreviewAsync(first, house.Other))).Should().BeNull();
        (await house.With(s => s.DiscardAsync(first, house.Other))).Should().BeNull();
        (await house.With(s => s.ImportAsync(first, Guid.NewGuid(), house.Officer))).Should().BeOfType<Conflict<SheetUploadDetails>>();
        var contributor = new Actor(house.Officer.UserId, "officer", [Roles.Contributor]);
        await FluentActions.Awaiting(() => house.With(s => s.UploadAsync(book.ToBytes(), "a.xlsx", contributor))).Should().ThrowAsync<NotPermittedException>();

        for (int i = 0; i < 3; i++) await house.UploadAsync(book);
        (await house.With(s => s.ListAsync(house.Officer))).Should().HaveCount(3).And.NotContain(u => u.Id == first);
        (await house.With(s => s.DiscardAsync(house.Id, house.Officer))).Should().BeOfType<Saved>();

        house.Time.Advance(TimeSpan.FromHours(25));
        (await house.With(s => s.ListAsync(house.Officer))).Should().BeEmpty();
        await house.With(s => s.UploadAsync(book.ToBytes(), "a.xlsx", house.Other));
        (await house.Read(c => c.SheetUploads.CountAsync())).Should().Be(1, "what has ended is deleted with the next upload");
    }
}
