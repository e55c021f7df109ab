using System.Security.Cryptography;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Runs;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Data;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>Packs that are sent to the site: checked, looked at, imported in the background, stopped.</summary>
public sealed class PackRunTests : IAsyncLifetime, IDisposable
{
    private readonly PackFolder pack = PackFolder.WithOneMeasure();
    private readonly StoppingSignal signal = new();
    private readonly Unforeseen log = new();
    private TestDatabase database = null!;
    private Actor officer = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        User user = TestData.Person();
        context.Users.Add(user);
        await context.SaveChangesAsync();
        context.UserRoles.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = await context.Roles.Where(r => r.Name == Roles.PerformanceOfficer).Select(r => r.Id).SingleAsync() });
        await context.SaveChangesAsync();
        officer = new Actor(user.Id, user.DisplayName, [Roles.PerformanceOfficer]);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose() => pack.Dispose();

    [Fact]
    public async Task A_zip_is_checked_then_imported_and_its_hash_and_counts_stay()
    {
        pack.With("values.csv", "code,period,value\nNI 156,2017/18 Q1,327\nNI 156,2017/18 Q2,354\n");
        byte[] zip = await File.ReadAllBytesAsync(pack.Zip());
        int id = await SendAsync(("pack.zip", zip));

        (await NextAsync()).Should().BeTrue();

        PackRunView view = await FindAsync(id);
        view.Run.Should().BeEquivalentTo(new { State = PackRunState.Checked, Problems = 0, NeedsRepaint = false, SentBy = officer.Name });
        view.Run.Files.Select(f => (f.File, f.Added, f.Changed, f.Unchanged)).Should().Equal(("measures.csv", 1, 0, 0), ("values.csv", 2, 0, 0));
        (await LinesAsync(id, new PackLineFilter { File = "values.csv", Words = "q2" })).Items.Select(l => (l.Kind, l.Row, l.Text)).Should().Equal((PackLineKind.Added, 3, "NI 156, 2017/18 Q2: 354"));
        (await StoredAsync()).Should().Be((0, 0), "nothing is stored yet");

        (await ImportAsync(id, view.Run.Version)).Should().BeOfType<Saved>();
        (await NextAsync()).Should().BeTrue();

        view = await FindAsync(id);
        view.Run.State.Should().Be(PackRunState.Done);
        view.Run.Uploads.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "pack.zip", Bytes = (long)zip.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(zip)) });
        (await StoredAsync()).Should().Be((1, 2));
        await using (PerformanceDbContext context = database.NewContext())
        {
            (await context.PackRunParts.CountAsync()).Should().Be(0, "what was sent is not needed any more");
            (await context.Audit.SingleAsync(a => a.Action == "pack.imported")).Should().BeEquivalentTo(new { UserId = officer.UserId, Actor = officer.Name });
        }

        int again = await SendAsync(("copy.zip", zip));
        await NextAsync();
        view = await FindAsync(again);
        view.Before.Should().ContainSingle().Which.Should().BeEquivalentTo(new { RunId = id, Name = "pack.zip", By = officer.Name });
        view.Run.Files.Sum(f => f.Added + f.Changed).Should().Be(0);
        (await With(s => s.ListAsync(1, officer))).Items.Select(r => r.Id).Should().Equal(again, id);
    }

    [Fact]
    public async Task A_workbook_with_a_sheet_for_each_file_is_read_as_it_is_shown()
    {
        byte[] workbook = Workbook(
            ("measures", [["code", "title", "unit", "decimals", "good", "frequency"], ["P1", "Answered in time", "%", 1m, "higher", "month"]]),
            ("Values", [["code", "period", "value", "note"], ["P1", new DateTime(2017, 9, 1, 0, 0, 0, DateTimeKind.Utc), new Share(0.915m), "Better, \"much\""], [], ["P1", "2017-10", 1e-1m, null]]));
        int id = await SendAsync(("pack.xlsx", workbook));
        await NextAsync();
        PackRunView view = await FindAsync(id);
        view.Run.State.Should().Be(PackRunState.Checked, (await LinesAsync(id, new PackLineFilter())).Items.Select(l => l.Text).FirstOrDefault());
        (await LinesAsync(id, new PackLineFilter { Kinds = [PackLineKind.Added], File = "values.csv" })).Items.Select(l => (l.Row, l.Text)).Should().Equal((2, "P1, 2017-09-01: 91.5%"), (4, "P1, 2017-10: 0.1%"));

        await ImportAsync(id, view.Run.Version);
        await NextAsync();

        await using PerformanceDbContext context = database.NewContext();
        (await context.Results.OrderBy(r => r.PeriodEnd).ToListAsync()).Select(r => (r.Value, r.Note)).Should().Equal((91.5m, "Better, \"much\""), (0.1m, null));
    }

    [Theory]
    [InlineData("Notes", "pack.xlsx: the sheet “Notes” is not a file of a data pack. Name it as one of *")]
    [InlineData("measures", "measures.csv must have *")]
    public async Task A_workbook_that_is_no_pack_is_refused_with_a_sentence(string sheet, string sentence)
    {
        int id = await SendAsync(("pack.xlsx", Workbook((sheet, [["title"], ["One"]]))));

        await NextAsync();

        (await FindAsync(id)).Run.State.Should().Be(PackRunState.Refused);
        (await LinesAsync(id, new PackLineFilter { Kinds = [PackLineKind.Problem] })).Items.Select(l => l.Text).Should().Contain(t => t.Contains(sentence.TrimEnd('*', ' '), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_stopped_half_way_leaves_nothing()
    {
        pack.With("values.csv", "code,period,value\n" + string.Concat(Enumerable.Range(0, 20).SelectMany(year => Enumerable.Range(1, 4).Select(q => $"NI 156,{2000 + year}/{(2001 + year) % 100:00} Q{q},{year}\n"))));
        int id = await SendAsync(("pack.zip", await File.ReadAllBytesAsync(pack.Zip())));
        await NextAsync();
        await ImportAsync(id, (await FindAsync(id)).Run.Version);
        // By then measures and figures stand in the transaction.
        signal.StopsAt = "values.csv";

        (await NextAsync()).Should().BeTrue();

        PackRun run = (await FindAsync(id)).Run;
        run.Should().BeEquivalentTo(new { State = PackRunState.Stopped, Because = "Stopped by The officer. Nothing was stored." });
        signal.Stopped.Should().BeTrue("it was at work");
        (await StoredAsync()).Should().Be((0, 0));
        await using PerformanceDbContext context = database.NewContext();
        (await context.Audit.Select(a => a.Action).ToListAsync()).Should().NotContain("pack.imported").And.Contain("pack.stopped");
        (await NextAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task What_a_site_that_went_down_left_is_marked_as_stopped()
    {
        int id = await SendAsync(("pack.zip", await File.ReadAllBytesAsync(pack.Zip())));
        await using (PerformanceDbContext context = database.NewContext())
        {
            (await context.PackRuns.SingleAsync()).State = PackRunState.Importing;
            await context.SaveChangesAsync();
            await Runner(context).RecoverAsync();
        }

        (await FindAsync(id)).Run.Should().BeEquivalentTo(new { State = PackRunState.Stopped, Because = "The site was stopped, or went down, before it was done. Nothing was stored: send the pack again." });
        (await NextAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task Rules_that_repaint_are_listed_and_have_to_be_confirmed()
    {
        pack.With("values.csv", "code,period,value\nNI 156,2017/18 Q1,327\n").With("targets.csv", "code,period,value\nNI 156,2017/18 Q1,350\n");
        await new DataPackImporter(database.NewContext(), TimeProvider.System).ImportAsync(pack.Path, officer);
        pack.With("measures.csv", $"{PackFolder.MeasureHeader}\nNI 156,Households in temporary accommodation,households,0,higher,quarter\n");
        int id = await SendAsync(("measures.csv", await File.ReadAllBytesAsync(Path.Combine(pack.Path, "measures.csv"))));
        await NextAsync();
        PackRunView view = await FindAsync(id);
        view.Run.Should().BeEquivalentTo(new { State = PackRunState.Checked, NeedsRepaint = true });
        (await LinesAsync(id, new PackLineFilter { Kinds = [PackLineKind.Repaint] })).Items[0].Text.Should().StartWith("NI 156, Q1 2017/18: status “");

        (await ImportAsync(id, view.Run.Version)).Should().BeOfType<Refused>();
        (await ImportAsync(id, Guid.NewGuid(), mayRepaint: true)).Should().BeOfType<Conflict<PackRun>>();
        (await ImportAsync(id, view.Run.Version, mayRepaint: true)).Should().BeOfType<Saved>();
        await NextAsync();

        (await FindAsync(id)).Run.State.Should().Be(PackRunState.Done);
    }

    [Theory]
    [InlineData("Choose a .zip, an Excel workbook, or CSV files")]
    [InlineData("Choose one .zip, or one Excel workbook, or several CSV files: not some of each", "a.zip", "b.csv")]
    [InlineData("values.csv is there twice", "values.csv", "Values.csv")]
    [InlineData("Save the workbook as .xlsx, without macros, and choose it again", "a.xlsm")]
    [InlineData("A pack is a .zip, an .xlsx or .csv files; a.pdf is none of them", "a.pdf")]
    public async Task What_is_no_pack_is_refused_before_it_is_kept(string sentence, params string[] names)
    {
        Outcome refused = await With(s => s.SendAsync([.. names.Select(n => new SentFile(n, 3, () => new MemoryStream([1, 2, 3])))], officer));

        refused.Should().BeEquivalentTo(new Refused("Files", sentence));
    }

    private async Task<int> SendAsync(params (string Name, byte[] Content)[] files)
    {
        Outcome sent = await With(s => s.SendAsync([.. files.Select(f => new SentFile(f.Name, f.Content.Length, () => new MemoryStream(f.Content)))], officer));
        return sent.Should().BeOfType<Saved>().Which.Id!.Value;
    }

    private async Task<bool> NextAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        bool found = await Runner(context).NextAsync();
        log.Fault.Should().BeNull();
        return found;
    }

    private PackRunner Runner(PerformanceDbContext context) =>
        new(context, new DataPackImporter(context, TimeProvider.System), new PackRunService(context, signal, TimeProvider.System), signal, DatabaseContention.Faults, TimeProvider.System, log);

    private async Task<PackRunView> FindAsync(int id) => (await With(s => s.FindAsync(id, officer)))!;

    private Task<PackLineList> LinesAsync(int id, PackLineFilter filter) => With(s => s.LinesAsync(id, filter, 1, officer));

    private Task<Outcome?> ImportAsync(int id, Guid? version, bool mayRepaint = false) => With(s => s.ImportAsync(id, version, mayRepaint, officer));

    private async Task<T> With<T>(Func<PackRunService, Task<T>> work)
    {
        await using PerformanceDbContext context = database.NewContext();
        return await work(new PackRunService(context, signal, TimeProvider.System));
    }

    private async Task<(int Measures, int Results)> StoredAsync()
    {
        await using PerformanceDbContext context = database.NewContext();
        return (await context.Measures.CountAsync(), await context.Results.CountAsync());
    }

    private static byte[] Workbook(params (string Name, object?[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 10 }, new CellFormat { NumberFormatId = 17 }));
            foreach ((string name, object?[][] rows) in sheets)
            {
                WorksheetPart part = book.AddNewPart<WorksheetPart>();
                var data = new SheetData();
                part.Worksheet = new Worksheet(data);
                for (int r = 0; r < rows.Length; r++)
                {
                    if (rows[r].Length == 0) continue;
                    var row = new Row { RowIndex = (uint)(r + 1) };
                    for (int c = 0; c < rows[r].Length; c++) if (CellOf(rows[r][c], $"{(char)('A' + c)}{r + 1}") is { } cell) row.Append(cell);
                    data.Append(row);
                }

                book.Workbook.Sheets!.Append(new Sheet { Name = name, SheetId = (uint)book.Workbook.Sheets.Count() + 1, Id = book.GetIdOfPart(part) });
            }
        }

        return stream.ToArray();
    }

    private static Cell? CellOf(object? value, string at) => value switch
    {
        null => null,
        string text => new Cell(new InlineString(new Text(text))) { CellReference = at, DataType = CellValues.InlineString },
        DateTime day => new Cell(new CellValue(day.ToOADate())) { CellReference = at, StyleIndex = 2 },
        Share share => new Cell(new CellValue(share.Of)) { CellReference = at, StyleIndex = 1 },
        decimal number => new Cell(new CellValue(number)) { CellReference = at },
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>A number that Excel shows as a percentage.</summary>
    private sealed record Share(decimal Of);

    /// <summary>Keeps what nobody foresaw.</summary>
    private sealed class Unforeseen : ILogger<PackRunner>
    {
        public Exception? Fault { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Fault ??= exception;
    }

    /// <summary>Stops the work as soon as it has come to a file.</summary>
    private sealed class StoppingSignal : PackRunSignal
    {
        public string? StopsAt { get; set; }

        public bool Stopped { get; private set; }

        protected override void Told(int runId, DataPackProgress progress)
        {
            base.Told(runId, progress);
            if (progress.File == StopsAt) Stopped |= Stop(runId, "The officer");
        }
    }
}
