using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Grid;
using PerformanceManagement.Core.Entry.Workbooks;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data.Sqlite;
using Xunit;

namespace PerformanceManagement.Core.Tests.Entry.Workbooks;

public sealed class EntryWorkbookTests : IAsyncLifetime
{
    private EntryHouse house = null!;

    public async Task InitializeAsync() => house = await EntryHouse.CreateAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task What_is_filled_in_is_looked_at_confirmed_and_stored_and_said_twice_it_is_stored_once()
    {
        await house.AddMeasure("RES 05", m => (m.Title, m.Unit, m.Decimals, m.Good, m.CollectsRatio) = ("Calls answered", "%", 1, GoodDirection.Higher, true), ("Q1 2026/27", 91.2m));
        await house.AddMeasure("RES 06", m => (m.Title, m.Unit) = ("Letters answered", "letters"));
        await house.AddMeasure("RES 07", m => m.Title = "Left as it is");
        await UploadAsync(hand => hand
            .Fill(EntryHouse.Code, "Value", 354).Fill(EntryHouse.Code, "Note", "A quiet summer.")
            .Fill("RES 05", "Numerator", 257).Fill("RES 05", "Denominator", 278).Fill("RES 05", "Quality", "provisional")
            .Fill("RES 06", "No value because", "Awaiting data"));

        WorkbookPreview preview = (await PreviewAsync())!;
        preview.Rows.Select(r => (r.Code, r.State)).Should().Equal((EntryHouse.Code, WorkbookRowState.Changed), ("RES 05", WorkbookRowState.Changed), ("RES 06", WorkbookRowState.Changed), ("RES 07", WorkbookRowState.Blank));
        preview.Rows[0].Lines.Should().Equal(new WorkbookLine("Value", null, "354"), new WorkbookLine("Note", null, "A quiet summer."));
        (await house.Result()).Should().BeNull("nothing is stored before it is confirmed");
        (await house.Read(d => d.Drafts.CountAsync())).Should().Be(0);

        var said = new WorkbookConfirmation(preview.Id, preview.Version, AsDrafts: false, []);
        (await ConfirmAsync(said)).Should().BeOfType<Saved>().Which.Summary.Should().Be("values.xlsx: 3 submitted");
        (await house.Result())!.Note.Should().Be("A quiet summer.");
        MeasureResult calls = (await house.Result("RES 05"))!;
        (calls.Value, calls.Numerator, calls.Denominator, calls.Quality).Should().Be((92.4460m, 257m, 278m, ValueQuality.Provisional));
        (await house.Result("RES 06"))!.Reason.Should().Be(ReasonForNoValue.AwaitingData);
        (await house.Result("RES 07")).Should().BeNull();
        (await house.Read(d => d.CollectionTasks.CountAsync(t => t.State == TaskState.Submitted))).Should().Be(3);

        int audit = await house.AuditRows();
        (await ConfirmAsync(said)).Should().BeOfType<Saved>().Which.Summary.Should().Be("values.xlsx was dealt with already");
        (await house.AuditRows()).Should().Be(audit);
        (await house.Result())!.Restatements.Should().BeEmpty();
        (await PreviewAsync()).Should().BeNull();
        (await FindAsync())!.Outcomes!.Select(o => (o.Code, o.Result)).Should().Equal((EntryHouse.Code, RowResult.Submitted), ("RES 05", RowResult.Submitted), ("RES 06", RowResult.Submitted));
    }

    [Fact]
    public async Task The_same_file_uploaded_and_confirmed_again_changes_nothing()
    {
        byte[] file = await FilledAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354));
        foreach (WorkbookRowState expected in new[] { WorkbookRowState.Changed, WorkbookRowState.Same })
        {
            await UploadAsync(file);
            WorkbookPreview preview = (await PreviewAsync())!;
            preview.Rows.Should().ContainSingle().Which.State.Should().Be(expected, "what is stored is what the row says, whatever its stamp");
            await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, false, []));
        }

        (await house.Result())!.Restatements.Should().BeEmpty();
    }

    [Fact]
    public async Task A_row_as_it_was_downloaded_changes_nothing_whatever_is_stored_meanwhile()
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.Decimals) = ("%", 1));
        await house.Submit(await house.Typed("354") with { Note = "A note" });
        await house.Submit(await house.Typed("91.25", "RES 05") with { AsDraft = true });
        byte[] file = await FilledAsync(hand => hand, All);
        await UploadAsync(file);
        (await PreviewAsync())!.Rows.Select(r => r.State).Should().Equal(WorkbookRowState.Same, WorkbookRowState.Left);

        await house.Submit(await house.Typed("361") with { Note = "Another note" });
        WorkbookRow row = (await PreviewAsync())!.Rows[0];
        row.State.Should().Be(WorkbookRowState.Same, "nobody touched it, so there is nothing to choose");
        row.Remarks.Should().Equal("You left the row as it was downloaded, and the value was changed since. What is stored now stays.");
    }

    [Fact]
    public async Task A_draft_that_was_left_as_downloaded_is_submitted_only_where_the_person_says_so()
    {
        await house.AddMeasure("RES 05");
        await house.Submit(await house.Typed("354") with { AsDraft = true });
        byte[] file = await FilledAsync(hand => hand.Fill("RES 05", "Value", 12));
        await UploadAsync(file);
        WorkbookPreview preview = (await PreviewAsync())!;
        preview.Rows.Select(r => r.State).Should().Equal(WorkbookRowState.Left, WorkbookRowState.Changed);
        preview.Rows[0].Lines.Should().Equal([new WorkbookLine("Value", "354", "354"), new WorkbookLine("Quality", "actual", "actual")], "it is shown what would be submitted");
        (await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, AsDrafts: false, []))).Should().BeOfType<Saved>().Which.Summary.Should().Be("values.xlsx: 1 submitted");
        (await house.Draft()).Should().NotBeNull("nobody touched it");
        (await house.Result()).Should().BeNull();

        // What the first upload stored is the same by now, and nothing else was filled in.
        await UploadAsync(file);
        preview = (await PreviewAsync())!;
        preview.Rows.Select(r => r.State).Should().Equal(WorkbookRowState.Left, WorkbookRowState.Same);
        (await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, AsDrafts: false, []))).Should().BeOfType<Refused>()
            .Which.Problems.Should().Equal(new FieldMessage("SubmitsLeft", "Nothing was filled in. Select that the drafts are submitted, or cancel"));
        await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, AsDrafts: false, []) { SubmitsLeft = true });
        (await house.Draft()).Should().BeNull();
        (await house.Result())!.Value.Should().Be(354);
    }

    [Fact]
    public async Task Saved_as_drafts_and_uploaded_again_it_is_submitted()
    {
        byte[] file = await FilledAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354));
        foreach ((bool asDrafts, WorkbookRowState expected) in new[] { (true, WorkbookRowState.Changed), (true, WorkbookRowState.Drafted), (false, WorkbookRowState.Drafted) })
        {
            await UploadAsync(file);
            WorkbookPreview preview = (await PreviewAsync())!;
            preview.Rows.Should().ContainSingle().Which.State.Should().Be(expected, "the value was typed into this file, whoever saved it");
            await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, asDrafts, []));
            (await house.Read(d => d.Drafts.CountAsync())).Should().Be(asDrafts ? 1 : 0);
        }

        (await house.Result())!.Value.Should().Be(354);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_submitted_as_it_is_stays_one_and_asks_nothing_of_who_left_it()
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.CollectsRatio) = ("%", true));
        await house.AddMeasure("RES 06", null, ("Q2 2025/26", 10), ("Q3 2025/26", 11), ("Q4 2025/26", 10), ("Q1 2026/27", 11));
        await house.AddMeasure("RES 07", null, ("Q2 2025/26", 10), ("Q3 2025/26", 11), ("Q4 2025/26", 10), ("Q1 2026/27", 11));
        await house.AddMeasure("RES 08", m => m.CollectsRatio = true);
        await house.Submit(await house.Typed(null, "RES 05") with { Numerator = "12", AsDraft = true });
        await house.Submit(await house.Typed("110", "RES 06") with { AsDraft = true });
        await house.Submit(await house.Typed("120", "RES 07") with { DoubtReason = "A new hostel.", AsDraft = true });
        await house.Submit(await house.Typed("5", "RES 08") with { Numerator = "10", Denominator = "2", AsDraft = true });
        await house.Change(async d => (await d.Measures.SingleAsync(m => m.Code == "RES 08")).CollectsRatio = false);
        await house.AddMeasure("RES 09", m => (m.Unit, m.CollectsRatio) = ("%", true));
        await house.Submit(await house.Typed(null, "RES 09") with { Numerator = "257", Denominator = "278", AsDraft = true });
        await UploadAsync(await FilledAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354)));

        WorkbookPreview preview = (await PreviewAsync())!;
        preview.Rows.Select(r => r.State).Should().Equal(WorkbookRowState.Changed, WorkbookRowState.Same, WorkbookRowState.Same, WorkbookRowState.Left, WorkbookRowState.Left, WorkbookRowState.Left);
        preview.Rows[5].Lines[0].Should().Be(new WorkbookLine("Value", "92.446", "92.446"), "a draft leaves it to be worked out");
        preview.Asked.Should().BeEmpty();
        preview.Rows[1].Remarks.Should().Equal("It stays a draft. Denominator: Enter the denominator as well, or leave both blank");
        preview.Rows[2].Remarks.Should().ContainSingle().Which.Should().StartWith("It stays a draft. 110 looks ten times too large");
        await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, AsDrafts: false, []) { SubmitsLeft = true });
        (await house.Draft("RES 05")).Should().NotBeNull();
        (await house.Draft("RES 06")).Should().NotBeNull();
        (await house.Result("RES 07"))!.QualityNote.Should().Be("A new hostel.");
        (await house.Result("RES 08"))!.Value.Should().Be(5);
        (await house.Result("RES 09"))!.Value.Should().Be(92.4460m);
    }

    [Fact]
    public async Task Somebody_elses_change_since_the_download_is_shown_beside_and_one_of_both_is_chosen()
    {
        await house.AddMeasure("RES 05");
        await house.AddMeasure("RES 06");
        byte[] file = await FilledAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354).Fill("RES 05", "Value", 12).Fill("RES 06", "Value", 13));
        await house.Submit(await house.Typed("361") with { Note = "From the officer" }, house.Officer);
        await house.Submit(await house.Typed("11", "RES 05"), house.Officer);
        await UploadAsync(file);

        WorkbookPreview preview = (await PreviewAsync())!;
        WorkbookRow row = preview.Rows[0];
        (row.State, row.StoredBy).Should().Be((WorkbookRowState.Conflict, "The officer"));
        row.Lines.Should().Contain([new WorkbookLine("Value", "361", "354"), new WorkbookLine("Note", "From the officer", null)]);
        preview.Rows[2].State.Should().Be(WorkbookRowState.Changed);

        WorkbookAnswer[] answers = [.. preview.Asked.Select(r => new WorkbookAnswer(r.Row, null, null, r.ResultVersion, r.DraftVersion))];
        var said = new WorkbookConfirmation(preview.Id, preview.Version, false, answers);
        (await ConfirmAsync(said)).Should().BeOfType<Refused>().Which.Problems.Should().Equal(
            new FieldMessage("Rows[0].Choice", "Select which value of HOU 01 to keep"), new FieldMessage("Rows[1].Choice", "Select which value of RES 05 to keep"));
        (await house.Result("RES 06")).Should().BeNull("nothing is stored while something is to be chosen");

        (await ConfirmAsync(said with { Rows = [answers[0] with { Choice = WorkbookAnswer.Mine }, answers[1] with { Choice = WorkbookAnswer.Theirs }] })).Should().BeOfType<Saved>()
            .Which.Summary.Should().Be("values.xlsx: 2 submitted, 1 left as stored");
        (await house.Result())!.Value.Should().Be(354);
        (await house.Result("RES 05"))!.Value.Should().Be(11);
        (await house.Result("RES 06"))!.Value.Should().Be(13);
    }

    [Fact]
    public async Task What_is_changed_between_looking_and_confirming_is_not_overwritten()
    {
        await UploadAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354));
        WorkbookPreview preview = (await PreviewAsync())!;
        await house.Submit(await house.Typed("361"), house.Officer);
        await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, false, []));

        (await house.Result())!.Value.Should().Be(361);
        RowOutcome left = (await FindAsync())!.Outcomes.Should().ContainSingle().Subject;
        (left.Result, left.Sentence).Should().Be((RowResult.Kept, "Somebody else changed the value meanwhile, so it was left as it is stored. Upload the workbook again to choose."));

        // Chosen, and changed once more before it was sent.
        await UploadAsync(await FilledAsync(hand => hand.Fill(EntryHouse.Code, "Value", 355), All));
        await house.Submit(await house.Typed("362"), house.Officer);
        preview = (await PreviewAsync())!;
        WorkbookAnswer mine = new(preview.Asked[0].Row, WorkbookAnswer.Mine, "It is right.", preview.Asked[0].ResultVersion, preview.Asked[0].DraftVersion);
        await house.Submit(await house.Typed("363"), house.Officer);
        await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, false, [mine]));
        (await house.Result())!.Value.Should().Be(363);
        (await FindAsync())!.Outcomes!.Single().Sentence.Should().StartWith("Somebody else changed the value while you were looking");
    }

    [Fact]
    public async Task A_newer_upload_in_another_window_is_looked_at_first()
    {
        await UploadAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354));
        WorkbookPreview before = (await PreviewAsync())!;
        await UploadAsync(hand => hand.Fill(EntryHouse.Code, "Value", 355));
        (await house.Read(d => d.EntryWorkbooks.CountAsync())).Should().Be(1, "a person has one");

        (await ConfirmAsync(new WorkbookConfirmation(before.Id, before.Version, false, []))).Should().BeOfType<Conflict<WorkbookPreview>>().Which.Theirs.Rows[0].Lines[0].Filled.Should().Be("355");
        (await house.Result()).Should().BeNull();
    }

    [Fact]
    public async Task An_unusual_value_is_submitted_with_a_reason_and_saved_as_a_draft_without_one()
    {
        await house.AddMeasure("RES 05", null, ("Q2 2025/26", 10), ("Q3 2025/26", 11), ("Q4 2025/26", 10), ("Q1 2026/27", 11));
        await house.AddMeasure("RES 06", null, ("Q2 2025/26", 10), ("Q3 2025/26", 11), ("Q4 2025/26", 10), ("Q1 2026/27", 11));
        await house.AddMeasure("RES 07", null, ("Q2 2025/26", 10), ("Q3 2025/26", 11), ("Q4 2025/26", 10), ("Q1 2026/27", 11));
        await UploadAsync(hand => hand.Fill("RES 05", "Value", 110).Fill("RES 06", "Value", 120).Fill("RES 07", "Value", 130).Fill("RES 07", "Why an unusual value is right", "Two hostels closed."));
        WorkbookPreview preview = (await PreviewAsync())!;
        WorkbookRow[] doubted = [.. preview.Of(WorkbookRowState.Doubted)];
        doubted.Select(r => r.Code).Should().Equal("RES 05", "RES 06", "RES 07");
        doubted[0].Doubts.Should().ContainSingle().Which.Should().StartWith("110 looks ten times too large");
        doubted[2].DoubtReason.Should().Be("Two hostels closed.");

        WorkbookAnswer[] answers = [.. preview.Asked.Select(r => new WorkbookAnswer(r.Row, null, r.Code == "RES 05" ? "A new hostel." : r.DoubtReason, r.ResultVersion, r.DraftVersion))];
        (await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, false, answers))).Should().BeOfType<Saved>().Which.Summary.Should().Be("values.xlsx: 2 submitted, 1 saved as drafts");
        MeasureResult answered = (await house.Result("RES 05"))!, written = (await house.Result("RES 07"))!;
        (answered.Value, answered.QualityNote).Should().Be((110m, "A new hostel."));
        (written.Value, written.QualityNote).Should().Be((130m, "Two hostels closed."), "the reason of the workbook stays with the value");
        (await house.Result("RES 06")).Should().BeNull();
        (await house.Draft("RES 06"))!.Value.Should().Be(120);
        (await FindAsync())!.Outcomes!.Single(o => o.Code == "RES 06").Sentence.Should().EndWith("It looks unusual: submit it with a reason on its form.");
    }

    [Fact]
    public async Task What_is_not_finished_is_saved_as_a_draft_and_what_cannot_be_read_is_refused_beside_its_row()
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.CollectsRatio) = ("%", true));
        await house.AddMeasure("RES 06");
        await house.AddMeasure("RES 07");
        await house.AddMeasure("RES 08");
        await UploadAsync(hand => hand
            .Fill(EntryHouse.Code, "Value", "91,5").Fill("RES 05", "Numerator", 12)
            .Fill("RES 06", "No value because", "Dog ate it").Fill("RES 07", "Numerator", 5).Fill("RES 08", "Value", 12).Fill("RES 08", "No value because", "Not due"));
        WorkbookPreview preview = (await PreviewAsync())!;
        preview.Rows.Select(r => r.State).Should().Equal(WorkbookRowState.Refused, WorkbookRowState.Unfinished, WorkbookRowState.Refused, WorkbookRowState.Refused, WorkbookRowState.Unfinished);
        preview.Rows[0].Problems.Should().Equal("Value: “91,5” is not a figure that can be read safely: use a full stop for the decimal point, as in 91.5.");
        preview.Rows[1].Problems.Should().Equal("Denominator: Enter the denominator as well, or leave both blank");
        preview.Rows[2].Problems.Should().Equal("No value because: Select a reason from the list");
        preview.Rows[3].Problems.Should().Equal("Numerator: it is not asked of this measure. Clear the cell.");

        await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, false, []));
        (await house.Draft("RES 05"))!.Numerator.Should().Be(12);
        (await FindAsync())!.Outcomes!.Select(o => o.Result).Should().Equal(RowResult.Refused, RowResult.Drafted, RowResult.Refused, RowResult.Refused, RowResult.Drafted);
    }

    [Fact]
    public async Task What_Excel_makes_of_figures_is_read_strictly_and_said()
    {
        foreach (string code in new[] { "P 1", "P 2", "P 3", "P 4" }) await house.AddMeasure(code, m => (m.Unit, m.Decimals, m.Good) = ("%", 1, GoodDirection.Higher));
        foreach (string code in new[] { "N 1", "N 2", "N 3", "N 4", "N 5", "N 6" }) await house.AddMeasure(code);
        await house.AddMeasure("T 1", m => m.Unit = "minutes:seconds");
        await house.AddMeasure("T 2", m => m.Unit = "minutes:seconds");
        double day = new DateTime(2026, 2, 1).ToOADate();
        await UploadAsync(hand => hand
            .Fill("P 1", "Value", "91.5").FillAs("P 2", "Value", 0.915, "0.0%").Fill("P 3", "Value", 0.915).Fill("P 4", "Value", 91.5)
            .Fill("N 1", "Value", "1,234").FillAs("N 2", "Value", 0.5, "0%").FillAs("N 3", "Value", day, "d-mmm").Formula("N 4", "Value", "6*7").Formula("N 5", "Value", "6*7", 42).Fill("N 6", "Value", "#DIV/0!")
            .Fill("T 1", "Value", "4:35").FillAs("T 2", "Value", 0.19, "h:mm"));
        Dictionary<string, WorkbookRow> rows = (await PreviewAsync())!.Rows.ToDictionary(r => r.Code);

        string Filled(string code) => rows[code].Lines.Single(l => l.Label == "Value").Filled!;
        Filled("P 1").Should().Be("91.5", "a text that holds a number is the number");
        Filled("P 2").Should().Be("91.5", "a percentage is what it shows");
        Filled("P 3").Should().Be("0.915");
        rows["P 3"].Remarks.Should().ContainSingle().Which.Should().Contain("a share of 91.5% is written 91.5");
        Filled("P 4").Should().Be("91.5");
        Filled("N 1").Should().Be("1234");
        rows["N 2"].Problems.Should().ContainSingle().Which.Should().StartWith("Value: “50%”");
        rows["N 3"].Problems.Should().ContainSingle().Which.Should().MatchRegex("^Value, cell G[0-9]+: Excel has made the date 1 February 2026 of what was typed\\.");
        rows["N 4"].Problems.Should().ContainSingle().Which.Should().MatchRegex("^Value, cell G[0-9]+: the formula has no result in the file\\.");
        Filled("N 5").Should().Be("42");
        rows["N 6"].State.Should().Be(WorkbookRowState.Refused);
        Filled("T 1").Should().Be("4:35");
        rows["T 2"].Problems.Should().ContainSingle().Which.Should().Contain("Excel has made the time “4:33” of what was typed");
    }

    [Fact]
    public async Task A_contributor_stores_nothing_of_somebody_elses_measure_whatever_the_file_says()
    {
        await house.AddMeasure("RES 05", m => m.OwnerId = house.Other.UserId);
        byte[] file = await FilledAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354).Fill("RES 05", "Value", 12), actor: house.Officer);
        await UploadAsync(file, house.Other);
        WorkbookPreview preview = (await PreviewAsync(house.Other))!;
        preview.Rows[0].Problems.Should().Equal("You cannot enter values for HOU 01 Households in temporary accommodation, because somebody else enters it. Ask the performance team if it should be yours.");
        await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, false, [new WorkbookAnswer(preview.Rows[0].Row, WorkbookAnswer.Mine, "Mine", null, null)]), house.Other);
        (await house.Result()).Should().BeNull();
        (await house.Result("RES 05"))!.SubmittedById.Should().Be(house.Other.UserId);

        (await PreviewAsync(house.Owner)).Should().BeNull("nobody sees what another uploaded");
        await house.Invoking(h => UploadAsync(file, new Actor(99, "A viewer", [Roles.Viewer]))).Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task The_performance_team_downloads_that_of_a_directorate_a_service_or_a_person()
    {
        await house.AddMeasure("RES 05", m => (m.Directorate, m.Service) = (new Directorate { Name = "Resources" }, "Contact centre"));
        await house.AddMeasure("RES 06", m => m.OwnerId = house.Other.UserId);
        async Task<string[]> Codes(EntryFilter filter, Actor? actor = null)
        {
            using var hand = new WorkbookHand(await MakeAsync(filter, actor ?? house.Officer));
            return [.. hand.Rows.Select(r => WorkbookHand.TextOf(r.Elements<Cell>().First()))];
        }

        (await Codes(new EntryFilter())).Should().Equal(EntryHouse.Code, "RES 05", "RES 06");
        (await Codes(new EntryFilter { Directorate = "Resources" })).Should().Equal("RES 05");
        (await Codes(new EntryFilter { Service = "Contact centre" })).Should().Equal("RES 05");
        (await Codes(new EntryFilter { PersonId = house.Other.UserId })).Should().Equal("RES 06");
        (await Codes(new EntryFilter(), house.Other)).Should().Equal("RES 06");
        await house.Submit(await house.Typed("354"));
        (await Codes(new EntryFilter { OnlyWaiting = true }, house.Owner)).Should().Equal("RES 05");
        (await MakeAsync(new EntryFilter { Directorate = "Nowhere" }, house.Officer, expected: "There is nothing to fill in. Include what is submitted if you want to change it.")).Should().BeEmpty();
    }

    [Fact]
    public async Task Somebody_to_whom_a_value_is_given_for_the_quarter_fills_it_in()
    {
        int id = (await house.Read(d => d.Measures.SingleAsync(m => m.Code == EntryHouse.Code))).Id;
        await house.Change(d =>
        {
            CollectionTask task = CollectionTask.At(EntryHouse.Quarter, id, EntryHouse.Quarter);
            task.GivenToId = house.Other.UserId;
            d.Add(task);
            return Task.CompletedTask;
        });
        await UploadAsync(await FilledAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354), actor: house.Other), house.Other);
        WorkbookPreview preview = (await PreviewAsync(house.Other))!;
        await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, false, []), house.Other);
        (await house.Result())!.SubmittedById.Should().Be(house.Other.UserId);
    }

    [Fact]
    public async Task The_workbook_is_valid_protected_and_follows_the_guidance()
    {
        await house.AddMeasure("RES 05", m => (m.Unit, m.Decimals, m.CollectsRatio) = ("%", 1, true), ("Q1 2026/27", 91.2m));
        await house.AddMeasure("RES 06", m => m.Unit = "£k");
        await house.AddMeasure("RES 07", m => m.Frequency = Frequency.Survey);
        await house.AddMeasure("RES 08", m => m.Targets.Add(TestData.Target(null, words: "Better than last year")));
        await house.AddMeasure("RES 09", m => (m.Unit, m.Decimals) = ("%", 1), ("Q1 2026/27", 0.4m));
        using var hand = new WorkbookHand(await MakeAsync(new EntryFilter(), house.Owner));
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(hand.Document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").Should().BeEmpty();
        hand.Document.PackageProperties.Language.Should().Be("en-GB");
        hand.Document.PackageProperties.Title.Should().Be("Values to enter for Q2 2026/27");

        Worksheet sheet = hand.Values.Worksheet!;
        sheet.Descendants<MergeCell>().Should().BeEmpty();
        sheet.Elements<SheetProtection>().Single().Sheet!.Value.Should().BeTrue();
        Table table = hand.Values.TableDefinitionParts.Single().Table!;
        table.Reference!.Value.Should().Be("A3:X9");
        table.Descendants<TableColumn>().Select(c => c.Name!.Value).Should().Equal(hand.Headings);
        sheet.Descendants<Column>().Where(c => c.Hidden?.Value == true).Select(c => hand.Headings[(int)c.Min!.Value - 1]).Should().Contain(h => h.StartsWith("Stamp: ", StringComparison.Ordinal)).And.NotContain(["Value", "Numerator", "Status", "Name of the survey"]);

        CellFormat[] formats = [.. hand.Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>()];
        bool IsOpen(string code, string heading) => formats[hand[code, heading].StyleIndex!.Value].Protection!.Locked!.Value == false;
        IsOpen("RES 05", "Numerator").Should().BeTrue();
        IsOpen("RES 06", "Numerator").Should().BeFalse();
        WorkbookHand.TextOf(hand["RES 06", "Numerator"]).Should().Be("Not asked");
        IsOpen("RES 06", "Code").Should().BeFalse();
        IsOpen("RES 07", "Name of the survey").Should().BeTrue();
        IsOpen("RES 08", "Status").Should().BeTrue();
        string FormatOf(string code, string heading) => hand.Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.NumberingFormats!.Elements<NumberingFormat>().Single(f => f.NumberFormatId! == formats[hand[code, heading].StyleIndex!.Value].NumberFormatId!).FormatCode!.Value!;
        FormatOf("RES 05", "Value").Should().Be("#,##0.0\"%\"");
        FormatOf("RES 05", "Numerator").Should().Be("#,##0", "what is counted has no decimals of the measure");
        FormatOf("RES 06", "Value").Should().Be("\"£\"#,##0\"k\"");
        FormatOf("RES 05", "Note").Should().Be("@");
        sheet.Descendants<DataValidation>().Where(v => v.Type!.Value == DataValidationValues.List).Select(v => v.Formula1!.Text).Should().Contain("\"actual,provisional,estimated\"").And.Contain(list => list.Contains("Awaiting data", StringComparison.Ordinal)).And.HaveCount(3);
        sheet.Descendants<DataValidation>().Should().Contain(v => v.Type!.Value == DataValidationValues.Decimal && v.SequenceOfReferences!.InnerText!.StartsWith("G4", StringComparison.Ordinal));
        DataValidation CheckOf(string code) => sheet.Descendants<DataValidation>().Single(v => v.SequenceOfReferences!.InnerText!.Split(' ', ':').Contains(hand[code, "Value"].CellReference!.Value));
        (CheckOf("RES 05").ErrorStyle!.Value, CheckOf("RES 05").Operator!.Value, CheckOf("RES 05").Formula2!.Text).Should().Be((DataValidationErrorStyleValues.Warning, DataValidationOperatorValues.NotBetween, "1"), "“91.5%” becomes 0.915 and “100%” becomes 1, and Excel asks");
        sheet.Descendants<DataValidation>().Should().OnlyContain(v => v.Error!.Value!.Length <= 225 && v.ErrorTitle!.Value!.Length <= 31, "Excel calls a file damaged that says more");
        CheckOf("RES 09").ErrorStyle!.Value.Should().Be(DataValidationErrorStyleValues.Stop, "it was less than one per cent before");
        CheckOf("RES 06").ErrorStyle!.Value.Should().Be(DataValidationErrorStyleValues.Stop);
        AlignmentOf("RES 05", "Value").Should().Be(HorizontalAlignmentValues.General, "a figure that was taken for a text stands to the left");
        AlignmentOf("RES 05", "Note").Should().Be(HorizontalAlignmentValues.Left);
        HorizontalAlignmentValues AlignmentOf(string code, string heading) => formats[hand[code, heading].StyleIndex!.Value].Alignment!.Horizontal!.Value;
        sheet.Elements<SheetProtection>().Single().FormatCells!.Value.Should().BeFalse("whose figure became a date gives the cell another format");
        sheet.Descendants<Row>().Single(r => r.RowIndex! == 3).Height!.Value.Should().BeLessThan(30, "hidden headings need no room");
        Worksheet cover = hand.Document.WorkbookPart.WorksheetParts.Single(p => p != hand.Values).Worksheet!;
        cover.Descendants<Column>().Single().Width!.Value.Should().BeLessThan(86, "a sheet of A4 is printed whole");
        cover.Descendants<Text>().Should().NotContain(t => t.Text.StartsWith("Time in two parts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_that_were_sorted_and_columns_that_were_moved_are_read_all_the_same()
    {
        await house.AddMeasure("RES 05");
        await UploadAsync(hand =>
        {
            hand.Fill(EntryHouse.Code, "Value", 354).Fill("RES 05", "Value", 12);
            hand.Values.Worksheet!.Elements<SheetProtection>().Single().Remove();
            // Sorted from the last to the first.
            List<string[]> texts = [.. hand.Rows.Select(r => r.Elements<Cell>().Select(c => c.InnerXml).ToArray())];
            (string?, CellValues?)[][] kinds = [.. hand.Rows.Select(r => r.Elements<Cell>().Select(c => ((string?)null, c.DataType?.Value)).ToArray())];
            for (int row = 0; row < 2; row++)
            {
                foreach ((Cell cell, int place) in hand.Rows[row].Elements<Cell>().Select((c, i) => (c, i)))
                {
                    cell.InnerXml = texts[1 - row][place];
                    cell.DataType = kinds[1 - row][place].Item2;
                }
            }

            // The note goes before the value.
            foreach (Row row in hand.Values.Worksheet.Descendants<Row>().Where(r => r.RowIndex! >= 3))
            {
                Cell[] cells = [.. row.Elements<Cell>()];
                (cells[6].InnerXml, cells[15].InnerXml) = (cells[15].InnerXml, cells[6].InnerXml);
                (cells[6].DataType, cells[15].DataType) = (cells[15].DataType, cells[6].DataType);
            }

            return hand;
        });
        (await PreviewAsync())!.Rows.Select(r => (r.Code, r.Lines.Single().Filled)).Should().Equal(("RES 05", "12"), (EntryHouse.Code, "354"));
    }

    // Made from these measures, filled in, sorted from the last to the first and saved as .xlsx by LibreOffice 7.4. A workbook with other columns is filled in there anew.
    [Fact]
    public async Task What_LibreOffice_saves_is_what_was_typed()
    {
        await house.AddMeasure("RES 05", m => (m.Title, m.Unit, m.Decimals, m.Good, m.CollectsRatio) = ("Calls answered", "%", 1, GoodDirection.Higher, true));
        await house.AddMeasure("RES 06", m => (m.Title, m.Unit) = ("Letters answered", "letters"));
        await house.AddMeasure("RES 07", m => (m.Title, m.Unit, m.Decimals, m.Good) = ("Letters answered in time", "%", 1, GoodDirection.Higher));
        await house.AddMeasure("RES 08", m => (m.Title, m.Unit) = ("Answering a call", "minutes:seconds"));
        await house.AddMeasure("RES 09", m => (m.Title, m.Unit) = ("Visitors", "visitors"));
        await house.AddMeasure("RES 10", m => (m.Title, m.Unit) = ("Complaints", "complaints"));
        await house.AddMeasure("RES 11", m => m.Title = "Left as it is");
        await UploadAsync(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Entry", "Workbooks", "files", "filled-in-libreoffice.xlsx")));

        WorkbookPreview preview = (await PreviewAsync())!;
        preview.Rows.Select(r => $"{r.Code}: {string.Join("; ", r.Lines.Select(l => $"{l.Label} {l.Filled}"))}{string.Join(' ', r.Problems)}").Should().Equal(
            "RES 11: ",
            "RES 10: Value 17; Note =A1+1",
            "RES 09: Value, cell G6: Excel has made the date 2 January 2026 of what was typed. Format the cell as a number and type the figure again.",
            "RES 08: Value 4:35",
            "RES 07: Value 91.5",
            "RES 06: No value because Awaiting data",
            "RES 05: Value 92.446; Numerator 257; Denominator 278",
            "HOU 01: Value 1234; Quality provisional; Note Calls & <letters>, “quoted”; 50%\nand a second line");
        preview.Rows[6].Remarks.Should().Equal("The value is worked out from numerator and denominator.");
        (await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, false, []))).Should().BeOfType<Saved>().Which.Summary.Should().Be("values.xlsx: 6 submitted, 1 not stored");
        MeasureResult calls = (await house.Result("RES 05"))!, households = (await house.Result())!;
        (calls.Value, calls.Numerator, calls.Denominator).Should().Be((92.4460m, 257m, 278m), "a formula counts by what it came to");
        (households.Value, households.Quality, households.Note).Should().Be((1234m, ValueQuality.Provisional, "Calls & <letters>, “quoted”; 50%\nand a second line"));
        (await house.Result("RES 11")).Should().BeNull();
    }

    [Fact]
    public async Task A_formula_without_its_result_is_refused_by_itself_and_the_other_rows_stand()
    {
        await house.AddMeasure("RES 05");
        await house.AddMeasure("RES 06");
        await UploadAsync(hand => hand.Formula(EntryHouse.Code, "Value", "6*7").Fill("RES 05", "Value", 12).Fill("RES 06", "Value", 13).Formula("RES 06", "Note", "A1&\"x\""));
        WorkbookPreview preview = (await PreviewAsync())!;
        preview.Rows.Select(r => r.State).Should().Equal(WorkbookRowState.Refused, WorkbookRowState.Changed, WorkbookRowState.Refused);
        preview.Rows[0].Problems.Should().Equal("Value, cell G4: the formula has no result in the file. Open the workbook in Excel and save it, or type the figure itself.");
        preview.Rows[2].Problems.Should().ContainSingle().Which.Should().StartWith("Note, cell P6: the formula has no result in the file.");
        await ConfirmAsync(new WorkbookConfirmation(preview.Id, preview.Version, false, []));
        (await house.Result("RES 05"))!.Value.Should().Be(12);
        (await house.Result("RES 06")).Should().BeNull();
    }

    [Fact]
    public async Task A_row_that_was_mixed_up_by_hand_is_refused_by_itself()
    {
        foreach (string code in new[] { "RES 05", "RES 06", "RES 07", "RES 08" }) await house.AddMeasure(code);
        await UploadAsync(hand =>
        {
            hand.Fill(EntryHouse.Code, "Value", 354).Fill("RES 05", "Value", 12).Fill("RES 05", "Code", "RES 99");
            hand.Fill("RES 06", "Value", 13).Fill("RES 06", "Stamp: measure", "RES 07");
            hand.Fill("RES 07", "Value", 14).Fill("RES 07", "Stamp: check", null);
            Row copy = (Row)hand.Rows[0].CloneNode(true);
            copy.RowIndex = 9;
            foreach (Cell cell in copy.Elements<Cell>()) cell.CellReference = cell.CellReference!.Value![..1] + "9";
            hand.Rows[^1].InsertAfterSelf(copy);
            return hand;
        });
        WorkbookPreview preview = (await PreviewAsync())!;
        preview.Rows.Select(r => r.State).Should().Equal(WorkbookRowState.Changed, WorkbookRowState.Refused, WorkbookRowState.Refused, WorkbookRowState.Refused, WorkbookRowState.Blank, WorkbookRowState.Refused);
        preview.Rows[1].Problems.Should().Equal("The code was changed by hand: the row was made for RES 05, and now says “RES 99”. Put RES 05 back, or fill in a new download.");
        preview.Rows[2].Problems.Should().Equal("The hidden cells of the row were changed or mixed up with those of another row. Fill in the row of a new download.");
        preview.Rows[3].Problems.Should().ContainSingle().Which.Should().StartWith("The row has lost its hidden stamp");
        preview.Rows[5].Problems.Should().Equal("The same value stands in row 4 already. Delete one of the two rows.");
    }

    [Fact]
    public async Task Looking_at_200_rows_asks_the_database_as_often_as_at_one()
    {
        async Task<int> Asked(int rows)
        {
            for (int i = await house.Read(d => d.Measures.CountAsync()); i < rows; i++)
                await house.AddMeasure(string.Create(CultureInfo.InvariantCulture, $"M {i:000}"), null, ("Q2 2025/26", 10), ("Q3 2025/26", 11), ("Q4 2025/26", 10), ("Q1 2026/27", 11));
            await UploadAsync(hand =>
            {
                foreach (Row row in hand.Rows) WorkbookHand.Put(row.Elements<Cell>().ElementAt(6), 500);
                return hand;
            });
            var counter = new CommandCounter();
            string connection = await house.Read(d => Task.FromResult(d.Database.GetConnectionString()!));
            var options = new DbContextOptionsBuilder<PerformanceDbContext>();
            options.UsePerformanceSqlite(connection).AddInterceptors(counter);
            await using var context = new PerformanceDbContext(options.Options);
            WorkbookPreview preview = (await Service(context).PreviewAsync(house.Owner))!;
            preview.Rows.Should().HaveCount(rows);
            return counter.Count;
        }

        int one = await Asked(1);
        (await Asked(200)).Should().Be(one).And.BeLessThan(25);
    }

    [Fact]
    public async Task It_is_kept_for_a_day_and_can_be_thrown_away()
    {
        await UploadAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354));
        house.Clock.Advance(TimeSpan.FromHours(23));
        (await PreviewAsync()).Should().NotBeNull();
        house.Clock.Advance(TimeSpan.FromHours(2));
        (await PreviewAsync()).Should().BeNull();

        await UploadAsync(hand => hand.Fill(EntryHouse.Code, "Value", 354));
        (await With(s => s.DiscardAsync(house.Owner))).Should().BeOfType<Saved>();
        (await FindAsync()).Should().BeNull();
        (await With(s => s.DiscardAsync(house.Owner))).Should().BeNull();
        (await house.Read(d => d.EntryWorkbooks.CountAsync())).Should().Be(0);
    }

    private static readonly EntryFilter All = new();

    private Task<T> With<T>(Func<EntryWorkbookService, Task<T>> work) => house.Read(context => work(Service(context)));

    private EntryWorkbookService Service(PerformanceDbContext context)
    {
        var results = new ResultService(context, house.Clock);
        var submissions = new ResultSubmissionService(context, results, house.Clock);
        return new EntryWorkbookService(context, results, submissions, new EntryGridService(context, results, submissions, house.Clock), house.Clock);
    }

    private async Task<byte[]> MakeAsync(EntryFilter filter, Actor actor, string? expected = null)
    {
        (WorkbookDownload? file, string? problem) = await With(s => s.MakeAsync(filter, "Wellbridge Council", actor));
        problem.Should().Be(expected);
        return file?.Content ?? [];
    }

    private async Task<byte[]> FilledAsync(Func<WorkbookHand, WorkbookHand> fill, EntryFilter? filter = null, Actor? actor = null)
    {
        using var hand = new WorkbookHand(await MakeAsync(filter ?? new EntryFilter { OnlyWaiting = true }, actor ?? house.Owner));
        return fill(hand).Saved();
    }

    private async Task UploadAsync(Func<WorkbookHand, WorkbookHand> fill) => await UploadAsync(await FilledAsync(fill));

    private async Task UploadAsync(byte[] file, Actor? actor = null) => (await With(s => s.UploadAsync(file, "values.xlsx", actor ?? house.Owner))).Should().BeOfType<Saved>();

    private Task<WorkbookPreview?> PreviewAsync(Actor? actor = null) => With(s => s.PreviewAsync(actor ?? house.Owner));

    private Task<KeptWorkbook?> FindAsync() => With(s => s.FindAsync(house.Owner));

    private Task<Outcome?> ConfirmAsync(WorkbookConfirmation said, Actor? actor = null) => With(s => s.ConfirmAsync(said, actor ?? house.Owner));
}
