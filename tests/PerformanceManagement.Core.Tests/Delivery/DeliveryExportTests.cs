using System.IO.Compression;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Tests.Imports;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Delivery;

/// <summary>What a pack brought in goes out as the same pack: nothing is lost, whatever is in it.</summary>
public sealed class DeliveryExportTests : IAsyncLifetime, IDisposable
{
    private static readonly Actor Officer = new(null, "Performance officer", [Roles.PerformanceOfficer]);
    private readonly PackFolder folder = new();
    private TestDatabase database = null!;
    private TestDatabase other = null!;

    public async Task InitializeAsync() => (database, other) = (await TestDatabase.CreateSqliteAsync(), await TestDatabase.CreateSqliteAsync());

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        await other.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("sample")]
    [InlineData("medway-2019-20-q2")]
    [InlineData("maidstone-2013-14-q2")]
    [InlineData("peer-challenge-2018")]
    public async Task A_pack_that_goes_out_comes_in_as_the_same(string name)
    {
        string pack = name == "sample" ? Path.Combine(AppContext.BaseDirectory, "Data", "Sample", "pack") : PackFolder.Shipped(name);
        await ImportAsync(database, pack);

        await ComesBackAsync(PlanAndMeasuresOf(pack));
    }

    [Fact]
    public async Task Whatever_can_be_written_in_a_cell_comes_back_as_it_was()
    {
        WithEverything();
        await ImportAsync(database, folder.Path);
        await using (PerformanceDbContext context = database.NewContext())
        {
            DeliveryItem odd = await context.DeliveryItems.SingleAsync(i => i.Code == "=A,1");
            (odd.Title, odd.About, odd.LeadOfficer, odd.ClosedBecause).Should().Be(("Tŷ \"Cŵn\", ŵyna; a mwy", "=1+1\n\n- one, \"two\"\n- three", "+44 Officer", "@nobody; it's done"));
            (odd.DueText, odd.DueOn).Should().Be(("after the board of 14 March 2019 has met", new DateOnly(2019, 3, 14)));
            (await context.DeliverySteps.SingleAsync(s => s.Text == "-SUM(A1)")).DueOn.Should().Be(new DateOnly(2018, 12, 31));
        }

        await ComesBackAsync(PlanAndMeasuresOf(folder.Path));
    }

    [Fact]
    public async Task Every_column_of_a_pack_is_written()
    {
        WithEverything();
        await ImportAsync(database, folder.Path);

        Dictionary<string, byte[]> files = await ExportAsync(database);

        files.Keys.Should().Equal(PackFiles.OfDeliveryFiles);
        foreach ((string name, byte[] content) in files)
        {
            PackTable table = await ReadAsync(name, content);
            table.Columns.OrderBy(c => c.Value).Select(c => c.Key).Should().Equal(PackFiles.Find(name)!.Columns);
            PackFiles.Find(name)!.Columns.Where(c => table.Rows.All(r => r.Text(c, int.MaxValue) is null)).Should().BeEmpty($"{name} is given something for each of its columns");
        }
    }

    [Fact]
    public async Task The_same_pack_again_changes_nothing()
    {
        WithEverything();
        await ImportAsync(database, folder.Path);

        DataPackReport again = await ImportAsync(database, await UnpackedAsync(database));

        again.ChangesAnything.Should().BeFalse();
    }

    [Fact]
    public async Task What_was_signed_off_passes_as_it_was_and_in_no_other_words()
    {
        WithEverything();
        await ImportAsync(database, folder.Path);
        await using (PerformanceDbContext context = database.NewContext())
        {
            foreach (DeliveryUpdate update in await context.DeliveryUpdates.Include(u => u.Item).Where(u => u.State == DeliveryUpdateState.Submitted).ToListAsync()) update.SignOff();
            await context.SaveChangesAsync();
        }

        string path = await UnpackedAsync(database);
        (await ImportAsync(database, path)).ChangesAnything.Should().BeFalse();

        string updates = Path.Combine(path, PackFiles.Updates), volumes = Path.Combine(path, PackFiles.Volumes);
        await File.WriteAllTextAsync(updates, (await File.ReadAllTextAsync(updates)).Replace("Said", "Not said", StringComparison.Ordinal));
        await File.WriteAllTextAsync(volumes, (await File.ReadAllTextAsync(volumes)).Replace(",66.7,", ",66.8,", StringComparison.Ordinal));
        await using PerformanceDbContext later = database.NewContext();
        DataPackReport refused = await new DataPackImporter(later, TimeProvider.System).ImportAsync(path, Officer);
        refused.Problems.Select(p => p.Sentence).Should().Equal(
            "What was said of “L2” in Q1 2018/19 was signed off with the quarter: it can only be changed once that is opened again.",
            "What was said of “PT” in Q1 2018/19 was signed off with the quarter: it can only be changed once that is opened again.");
    }

    [Fact]
    public async Task Drafts_and_what_was_returned_go_out_as_drafts_and_what_was_signed_off_as_submitted()
    {
        folder.With("projects.csv", "code,kind,title\nA,project,One").With("volumes.csv", "code,table,title,period,received\nT,,Complaints,,\nL,T,Stage 1,2018/19 Q1,5")
            .With("updates.csv", "code,period,narrative,state\nA,2018/19 Q1,Said,\nA,2018/19 Q2,Returned,\nA,2018/19 Q3,Not yet,draft");
        await ImportAsync(database, folder.Path);
        await using (PerformanceDbContext context = database.NewContext())
        {
            foreach (DeliveryUpdate update in await context.DeliveryUpdates.Include(u => u.Item).ToListAsync())
            {
                if (update.Narrative == "Said") update.SignOff();
                if (update.Narrative == "Returned") (update.State, update.ReturnedBecause) = (DeliveryUpdateState.Returned, "Say more.");
                if (update.Item!.Code == "L") update.State = DeliveryUpdateState.Draft;
            }

            await context.SaveChangesAsync();
        }

        PackTable said = await ReadAsync(PackFiles.Updates, (await ExportAsync(database))[PackFiles.Updates]);

        said.Rows.Select(r => (r.Line("code"), r.Line("narrative"), r.Line("state"))).Should().Equal(("A", "Said", "submitted"), ("A", "Returned", "draft"), ("A", "Not yet", "draft"), ("L", null, "draft"));
        (await ImportAsync(database, await UnpackedAsync(database))).ChangesAnything.Should().BeFalse();
        await ComesBackAsync(folder: null);
    }

    [Fact]
    public async Task A_committee_gets_what_it_is_told_of_and_what_that_stands_under()
    {
        folder.With("projects.csv", "code,kind,title,parent,committees\nW,workstream,Homes,,\nP,project,Built,W,Housing\nI,item,Roof,P,\nQ,project,Roads,W,Transport\nX,project,Closed,,Housing")
            .With("actions.csv", "code,title,kind,parent,committees\nR,Review,plan,,Transport\nR1,Do it,,R,")
            .With("volumes.csv", "code,table,title,committees,escalates_to,period,received\nT,,Complaints,,,,\nL1,T,Stage 1,Housing,L2,2018/19 Q1,5\nL2,T,Stage 2,,,2018/19 Q1,2")
            .With("milestones.csv", "code,number,text\nW,1,Begun\nP,1,Ground broken")
            .With("updates.csv", "code,period,rating\nW,2018/19 Q1,red\nI,2018/19 Q1,green\nQ,2018/19 Q1,amber");
        await ImportAsync(database, folder.Path);
        int housing;
        await using (PerformanceDbContext context = database.NewContext())
        {
            housing = (await context.Committees.SingleAsync(c => c.Name == "Housing")).Id;
            (await context.DeliveryItems.SingleAsync(i => i.Code == "X")).ClosedOn = new DateOnly(2017, 1, 1);
            await context.SaveChangesAsync();
        }

        Dictionary<string, byte[]> files = await ExportAsync(database, housing);

        files.Keys.Should().Equal("projects.csv", "volumes.csv", "milestones.csv", "updates.csv");
        (await CodesAsync(files, PackFiles.Projects)).Should().Equal("W", "P", "I", "X");
        (await CodesAsync(files, PackFiles.Volumes)).Should().Equal("T", "L1", "L2", "L1");
        (await CodesAsync(files, PackFiles.Milestones)).Should().Equal("P");
        (await CodesAsync(files, PackFiles.Updates)).Should().Equal("I");
        await ImportAsync(other, await UnpackedAsync(database, housing));
    }

    [Fact]
    public async Task Two_steps_in_one_place_go_out_one_after_the_other()
    {
        await using (PerformanceDbContext context = database.NewContext())
        {
            var item = new DeliveryItem { Code = "A", Kind = DeliveryKind.Project, Title = "One" };
            foreach ((int place, string text) in new[] { (2, "b"), (2, "c"), (0, "a"), (7, "d") }) item.Steps.Add(new DeliveryStep { SortOrder = place, Text = text });
            context.DeliveryItems.Add(item);
            await context.SaveChangesAsync();
        }

        PackTable steps = await ReadAsync(PackFiles.Milestones, (await ExportAsync(database))[PackFiles.Milestones]);

        steps.Rows.Select(r => (r.Line("number"), r.Line("text"))).Should().Equal(("1", "a"), ("2", "b"), ("3", "c"), ("7", "d"));
    }

    [Fact]
    public async Task Each_rating_is_read_by_the_key_under_which_it_goes_out()
    {
        DeliveryRating.All.Should().OnlyContain(r => DeliveryRating.Read(r.Key) == r);
        await using PerformanceDbContext context = database.NewContext();
        (await new DeliveryPackService(context, TimeProvider.System).ExportAsync(4711, Officer)).Should().BeNull("there is no such committee");
        (await new DeliveryPackService(context, TimeProvider.System).ExportAsync(null, Officer))!.Files.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Roles.Viewer)]
    [InlineData(Roles.Contributor)]
    [InlineData(Roles.Approver)]
    public async Task Who_may_not_see_every_draft_takes_nothing_out(string role)
    {
        await using PerformanceDbContext context = database.NewContext();

        await FluentActions.Invoking(() => new DeliveryPackService(context, TimeProvider.System).ExportAsync(null, new Actor(null, "Reader", [role]))).Should().ThrowAsync<NotPermittedException>();
    }

    private async Task ComesBackAsync(PackFolder? folder)
    {
        Dictionary<string, byte[]> first = await ExportAsync(database);
        first.Should().NotBeEmpty();
        if (folder is not null)
        {
            using (folder) await ImportAsync(other, folder.Path);
        }

        // As an upload, which is held to more.
        await using (PerformanceDbContext context = other.NewContext())
        await using (PerformanceDbContext from = database.NewContext())
        {
            DeliveryPack pack = (await new DeliveryPackService(from, TimeProvider.System).ExportAsync(null, Officer))!;
            (await new DataPackImporter(context, TimeProvider.System).ImportAsync(new MemoryStream(pack.Content), pack.Name, Officer)).Problems.Should().BeEmpty();
        }

        Dictionary<string, byte[]> second = await ExportAsync(other);
        second.Keys.Should().Equal(first.Keys);
        foreach ((string file, byte[] content) in first) second[file].Should().Equal(content, $"{file} goes out as it went before");
        (await EverythingAsync(other)).Should().Equal(await EverythingAsync(database));
        (await PictureAsync(other)).Should().Equal(await PictureAsync(database)).And.NotBeEmpty();
    }

    private static PackFolder PlanAndMeasuresOf(string pack)
    {
        PackFolder some = new();
        string[] files = [.. new[] { PackFiles.Plan, PackFiles.Measures }.Where(f => File.Exists(Path.Combine(pack, f)))];
        foreach (string file in files) some.With(file, File.ReadAllBytes(Path.Combine(pack, file)));
        return files.Length > 0 ? some : some.With(PackFiles.Plan, "id,kind,title\nP1,priority,People");
    }

    // A cell for every column, with what could be taken for a separator, a quote, the end of a line or a formula.
    private void WithEverything()
    {
        const string common = "about,lead,portfolio,directorate,committees,plan,measures,reference,start,due,due_on,completed,review,closed,closed_because";
        const string odd = """"
            "=1+1

            - one, ""two""
            - three",+44 Officer,"Cllr ""X""","Adults, Housing; Health","Zebra;""Audit"";Môn","P1;P,2","NI 156;N""1",-1,2018-01-31,after the board of 14 March 2019 has met,2019-03-14,2019-04-01,2019-05-01,2019-06-01,@nobody; it's done
            """";
        folder
            .With("plan.csv", """"
                id,kind,title
                P1,priority,People
                "P,2",priority,Places
                """")
            .With("measures.csv", $""""
                {PackFolder.MeasureHeader}
                NI 156,Households,households,0,lower,quarter
                "N""1",Other,households,0,lower,quarter
                """")
            .With("projects.csv", $""""
                code,kind,title,parent,{common}
                "=A,1",project,"Tŷ ""Cŵn"", ŵyna; a mwy",W,{odd}
                W,workstream,Work
                G,programme,Programme,W,,,,,,,,,,2018/19
                I,item,Item,"=A,1",,,,,,,,,,"Winter 2018 and rolling into future years"
                """")
            .With("actions.csv", $""""
                code,title,kind,parent,source,tranche,{common}
                PLAN,Plan,plan,,peer-challenge,,{odd}
                ACT,-Act,action,PLAN,,"Tranche 1, of 2",{odd}
                """")
            .With("risks.csv", $""""
                code,title,inherent,target,{common}
                R1,Risk,AI,DIV,{odd}
                R2,Risk 2
                """")
            .With("partnerships.csv", $""""
                code,title,partners,{common}
                PT,@Partners,"+ Police
                + Heddlu Gogledd Cymru",{odd}
                """")
            .With("volumes.csv", """"
                code,table,title,about,committees,plan,measures,directorate,lead,portfolio,reference,closed,closed_because,working_days,target,escalates_to,period,received,issued,within,percent,outcomes
                T,,"Complaints, ""all""",=about,Zebra;Môn,P1,NI 156,Adults,-lead,@holder,p. 3,2019-06-01,because
                L1,T,Stage 1,,,,,,,,,,,10,80.5,L2,2018/19 Q1,5,4,3,,"4 | upheld, ""all""
                - 1 | in part
                - 3 | whole"
                L2,T,Stage 2,,,,,,,,,,,,,,2018/19 Q1,,,,66.7
                L2,,,,,,,,,,,,,,,,2018/19 Q2,0,0,0
                """")
            .With("milestones.csv", """"
                code,number,text,kind,group,owner,due,due_on,done,update
                "=A,1",3,-SUM(A1),milestone,"=Group, 1",@owner,as the board says,2018-12-31,2018-11-30,"- it, ""is""
                - done"
                R1,1,Buy pumps,mitigation,,,Q2 2018/19
                ACT,1,Write,planned-item
                ACT,2,Meet,milestone
                """")
            .With("updates.csv", """"
                code,period,rating,status,score,percent,because,narrative,achievements,next_steps,carried_from,ended,next_review,state,evidence
                "=A,1",2018/19 Q1,green/amber,,,40,"=because, ""so""","# Tŷ

                - ŵyn
                - ŷd",+done,-next,2017/18 Q4,,,submitted,"Report, ""one"" | https://example.org/a?b=1,2
                Minutes"
                W,2018/19 Q1,n/a
                ACT,2018/19 Q1,,off-track,,0,,,,,,2018-06-30,,draft
                ACT,2018/19 Q2,,complete,,100
                R1,2018/19 Q1,,,BII,,because,,,,,,2018-09-30
                R1,2018/19 Q2,,,BI
                PT,2018/19 Q1,,,,,,Said
                L1,2018/19 Q1,,,,,few,Why
                """");
    }

    private static async Task<DataPackReport> ImportAsync(TestDatabase into, string path)
    {
        await using PerformanceDbContext context = into.NewContext();
        DataPackReport outcome = await new DataPackImporter(context, TimeProvider.System).ImportAsync(path, Actor.Process("test"));
        outcome.Problems.Should().BeEmpty();
        return outcome;
    }

    private static async Task<Dictionary<string, byte[]>> ExportAsync(TestDatabase from, int? committee = null)
    {
        await using PerformanceDbContext context = from.NewContext();
        DeliveryPack pack = (await new DeliveryPackService(context, TimeProvider.System).ExportAsync(committee, Officer))!;
        using var zip = new ZipArchive(new MemoryStream(pack.Content), ZipArchiveMode.Read);
        Dictionary<string, byte[]> files = [];
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using Stream open = await entry.OpenAsync();
            await open.CopyToAsync(content);
            files.Add(entry.FullName, content.ToArray());
            pack.Files.Single(f => f.Name == entry.FullName).Rows.Should().Be((await ReadAsync(entry.FullName, content.ToArray())).Rows.Count);
        }

        return files;
    }

    private async Task<string> UnpackedAsync(TestDatabase from, int? committee = null)
    {
        string path = Directory.CreateDirectory(Path.Combine(folder.Path, "unpacked")).FullName;
        foreach ((string file, byte[] content) in await ExportAsync(from, committee)) await File.WriteAllBytesAsync(Path.Combine(path, file), content);
        return path;
    }

    private static async Task<PackTable> ReadAsync(string file, byte[] content)
    {
        var problems = new PackProblems();
        PackTable? table = await PackTable.ReadAsync(PackFiles.Find(file)!, new MemoryStream(content), problems, default);
        problems.InOrder.Should().BeEmpty();
        return table!;
    }

    private static async Task<IEnumerable<string?>> CodesAsync(Dictionary<string, byte[]> files, string file) => (await ReadAsync(file, files[file])).Rows.Select(r => r.Line("code"));

    // Every column of the tables but keys, versions, who changed it when, and what only a signed-off quarter keeps: a new column that a pack forgets is found here.
    private static async Task<List<string>> EverythingAsync(TestDatabase from)
    {
        string[] own = ["SortOrder", "OwnerId", "Version", "ChangedAt", "ChangedBy", "ReturnedBecause", "KeptTitle", "KeptLeadOfficer", "KeptWorkingDays", "KeptTargetPercent"];
        await using PerformanceDbContext context = from.NewContext();
        string Columns(object entity)
        {
            EntityEntry entry = context.Entry(entity);
            return string.Join(" | ", entry.Properties.Where(p => !p.Metadata.IsKey() && !p.Metadata.IsForeignKey() && !own.Contains(p.Metadata.Name)).Select(p => $"{p.Metadata.Name}: {Normal(p.CurrentValue)}"));
        }

        List<DeliveryItem> items = await context.DeliveryItems.Include(i => i.Parent).Include(i => i.EscalatesTo).Include(i => i.Directorate).Include(i => i.Committees).Include(i => i.PlanItems).Include(i => i.Measures).Include(i => i.Steps).AsSplitQuery().ToListAsync();
        List<DeliveryUpdate> updates = await context.DeliveryUpdates.Include(u => u.Item).ToListAsync();
        return
        [
            .. items.OrderBy(i => i.Code).Select(i => $"{Columns(i)} under {i.Parent?.Code} to {i.EscalatesTo?.Code} of {i.Directorate?.Name} for {string.Join(';', i.Committees.Select(c => c.Name).Order())} {string.Join(';', i.PlanItems.Select(p => p.Key).Order())} {string.Join(';', i.Measures.Select(m => m.Code).Order())}"),
            .. items.OrderBy(i => i.Code).SelectMany(i => i.Steps.OrderBy(s => s.SortOrder).Select(s => $"{i.Code} {s.SortOrder} {Columns(s)}")),
            .. updates.OrderBy(u => u.Item!.Code).ThenBy(u => u.PeriodEnd).Select(u => $"{u.Item!.Code} {Columns(u)}"),
        ];
    }

    private static string? Normal(object? value) => value switch
    {
        DeliveryUpdateState.Returned => nameof(DeliveryUpdateState.Draft),
        DeliveryUpdateState.SignedOff => nameof(DeliveryUpdateState.Submitted),
        decimal figure => figure.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    private static async Task<List<string>> PictureAsync(TestDatabase from)
    {
        await using PerformanceDbContext context = from.NewContext();
        List<string> said = [];
        foreach (Period quarter in (await context.DeliveryUpdates.Select(u => u.Period).Distinct().ToListAsync()).Order())
        {
            DeliveryPicture picture = await new DeliveryReader(context).ReadAsync(quarter, new DeliveryFilter { WithClosed = true });
            said.AddRange(picture.Rows.OrderBy(r => r.Item.Code).Select(r => $"{quarter} {r.Item.Code} {r.Rating?.Key} {r.Now?.Status} {r.Now?.PercentComplete} {r.Score(picture.Scale)} {r.Movement(picture.Scale)} {r.Figures(quarter)?.PercentText} {r.Item.IsOverdue(quarter.End)}"));
        }

        return said;
    }
}
