using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>
/// The assistant for a council's own spreadsheet: keeps the file, guesses how it is laid out, has a person confirm that, shows what would be stored, and
/// gives it to <see cref="DataPackImporter"/> as a data pack, so that checks, audit and all-or-nothing are the same.
/// </summary>
public sealed partial class SheetImportService(PerformanceDbContext database, DataPackImporter importer, TimeProvider time, SharedAnswers? shared = null)
{
    private const int Portion = 1000;
    private const int MostCodes = 100;
    private const string Area = "bring in a spreadsheet";

    /// <summary>The spreadsheets that the actor is bringing in, the newest first.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public async Task<IReadOnlyList<SheetUploadItem>> ListAsync(Actor actor, CancellationToken stop = default)
    {
        int owner = Owner(actor);
        DateTime now = Now;
        return [.. (await SheetQueries.UploadsQuery(database, owner).ToListAsync(stop)).Where(u => u.ExpiresAt > now)];
    }

    /// <summary>Keeps a spreadsheet and guesses how it is laid out.</summary>
    /// <param name="content">The file; null or empty where none was chosen.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="actor">Whose it is.</param>
    /// <param name="stop">Cancels; nothing is then kept.</param>
    /// <returns>Saved with its key, or refused with what is wrong with it.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public async Task<Outcome?> UploadAsync(byte[]? content, string? fileName, Actor actor, CancellationToken stop = default)
    {
        int owner = Owner(actor);
        if (content is not { Length: > 0 }) return new Refused("File", "Choose an Excel workbook (.xlsx) or a CSV file that has something in it");
        string name = Named(fileName);
        IReadOnlyList<SheetGrid> sheets;
        try
        {
            sheets = SheetReader.Read(content, name);
        }
        catch (UploadRefusedException refused)
        {
            return new Refused("File", refused.Message);
        }

        SheetUpload? upload = null;
        Outcome? outcome = await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                await MakeRoomAsync(owner, token);
                SheetMapping mapping = await RememberedAsync(LayoutGuess.Of(sheets), token);
                upload = new SheetUpload { OwnerId = owner, FileName = name, Content = content, UploadedAt = change.At, ExpiresAt = change.At + SheetUpload.Kept, Mapping = mapping.ToJson() };
                database.SheetUploads.Add(upload);
                change.Audit("spreadsheet.uploaded", $"Uploaded the spreadsheet “{name}”, to be looked at before it is brought in.");
                return new Saved($"Uploaded {name}");
            },
            stop);
        return outcome is Saved saved ? saved with { Id = upload!.Id } : outcome;
    }

    /// <summary>A spreadsheet of the actor's; null when there is none, or none any more.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public async Task<SheetUploadDetails?> FindAsync(int id, Actor actor, CancellationToken stop = default) => await UploadAsync(id, Owner(actor), stop) is { } upload ? await DetailsAsync(upload, stop) : null;

    /// <summary>Takes other sheets or another row of headings; what the columns are is then guessed anew, or taken as it was the last time.</summary>
    /// <returns>Saved, refused, or a conflict with how it is read now; null when there is no such spreadsheet.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public Task<Outcome?> ChooseAsync(int id, SheetChoiceEdit edit, Actor actor, CancellationToken stop = default) => ChangeMappingAsync(
        id,
        edit.Version,
        async (upload, token) =>
        {
            SheetMapping now = SheetMapping.Of(upload.Mapping);
            IReadOnlyList<SheetGrid> sheets = SheetReader.Read(upload.Content, upload.FileName);
            string[] chosen = [.. sheets.Select(s => s.Name).Where(edit.Sheets.Contains)];
            List<FieldMessage> problems = [];
            if (chosen.Length == 0) problems.Add(new FieldMessage(nameof(edit.Sheets), "Choose at least one sheet"));
            SheetGrid first = sheets.FirstOrDefault(s => chosen.Contains(s.Name)) ?? sheets[0];
            int? row = Whole(edit.HeadingRow, 1, first.Rows.Count), rows = Whole(edit.HeadingRows, 1, 3);
            if (row is null) problems.Add(new FieldMessage(nameof(edit.HeadingRow), $"Enter the number of the row that holds the headings, from 1 to {first.Rows.Count}"));
            if (rows is null || rows > row) problems.Add(new FieldMessage(nameof(edit.HeadingRows), "Headings have 1 to 3 rows, the last of them being the row above the measures"));
            if (problems.Count > 0) return new MappingRead(null, problems);
            bool isSame = chosen.SequenceEqual(now.Sheets) && row == now.HeadingRow && rows == now.HeadingRows;
            SheetMapping guess = isSame ? now : await RememberedAsync(LayoutGuess.Of(first, row!.Value, rows!.Value), token) with { Sheets = chosen };
            bool isGroup = chosen.Length > 1 && !guess.Has(ColumnRole.Directorate);
            return new MappingRead(isSame ? now : guess with { SheetNames = isGroup ? GroupMeaning.Directorate : GroupMeaning.Nothing }, []);
        },
        actor,
        stop);

    /// <summary>Takes what a person says of the columns.</summary>
    /// <returns>Saved, refused beside its field, or a conflict with how it is read now; null when there is no such spreadsheet.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public Task<Outcome?> MapAsync(int id, SheetMappingEdit edit, Actor actor, CancellationToken stop = default) => ChangeMappingAsync(
        id,
        edit.Version,
        (upload, _) =>
        {
            SheetMapping? read = new SheetMappingReader(SheetMapping.Of(upload.Mapping), edit).Read(out IReadOnlyList<FieldMessage> problems);
            return Task.FromResult(new MappingRead(read, problems));
        },
        actor,
        stop);

    /// <summary>What stands in it as it is read now: words in place of figures, and what has to be asked. What is stored is not looked at.</summary>
    /// <returns>Null when there is no such spreadsheet, or it is brought in already.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public async Task<SheetPreview?> LookAsync(int id, Actor actor, CancellationToken stop = default) =>
        await UploadAsync(id, Owner(actor), stop) is { Outcome: null } upload ? (await MakeAsync(upload, stop)).Preview : null;

    /// <summary>What would be stored, and what cannot be understood. Nothing is stored.</summary>
    /// <returns>Null when there is no such spreadsheet, or it is brought in already.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public async Task<SheetPreview?> PreviewAsync(int id, Actor actor, CancellationToken stop = default)
    {
        if (await UploadAsync(id, Owner(actor), stop) is not { Outcome: null } upload) return null;
        return await TriedAsync(upload, actor, stop);
    }

    /// <summary>Brings it in: everything, or nothing while there is a problem. The file is then forgotten, and how it was read remembered.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="version">The version of how it is read that was looked at.</param>
    /// <param name="actor">Who brings it in.</param>
    /// <param name="stop">Cancels; nothing is then stored.</param>
    /// <returns>Saved, refused, or a conflict with how it is read now; null when there is no such spreadsheet.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public async Task<Outcome?> ImportAsync(int id, Guid? version, Actor actor, CancellationToken stop = default)
    {
        int owner = Owner(actor);
        try
        {
            return await database.InTransactionAsync(token => ImportOnceAsync(id, version, owner, actor, token), stop);
        }
        catch (TakenBackException takenBack)
        {
            return takenBack.Outcome;
        }
    }

    /// <summary>Forgets a spreadsheet. What was brought in from it stays.</summary>
    /// <returns>Saved; null when there is no such spreadsheet.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage measures.</exception>
    public Task<Outcome?> DiscardAsync(int id, Actor actor, CancellationToken stop = default)
    {
        int owner = Owner(actor);
        return database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await SheetQueries.UploadQuery(database, owner, id).FirstOrDefaultAsync(token) is not { } upload) return null;
                database.SheetUploads.Remove(upload);
                change.Audit("spreadsheet.discarded", $"Discarded the uploaded spreadsheet “{upload.FileName}”.");
                return new Saved($"Discarded {upload.FileName}");
            },
            stop);
    }

    private async Task<Outcome?> ImportOnceAsync(int id, Guid? version, int owner, Actor actor, CancellationToken stop)
    {
        if (await UploadAsync(id, owner, stop) is not { } upload) return null;
        // Sent twice, it was brought in once.
        if (upload.Outcome is not null) return new Saved($"{upload.FileName} was brought in already") { Id = id };
        if (upload.Version != version) return new Conflict<SheetUploadDetails>(await DetailsAsync(upload, stop));
        SheetPreview preview = await ReadAsync(upload, actor, isDryRun: false, stop);
        if (preview.Problems.Count > 0) return new Refused("", "Nothing was stored: there are cells that cannot be understood");

        // Figures are stored by now. Where the rest cannot be, they are taken back with it.
        Outcome? outcome = await database.ChangeAsync(actor, time, (change, token) => FinishAsync(upload, preview, change, token), stop);
        return outcome is Saved ? outcome : throw new TakenBackException(outcome);
    }

    private async Task<Outcome?> FinishAsync(SheetUpload read, SheetPreview preview, Change change, CancellationToken stop)
    {
        if (await SheetQueries.UploadQuery(database, read.OwnerId, read.Id).FirstOrDefaultAsync(stop) is not { } upload) return null;
        if (upload.Version != read.Version) return new Conflict<SheetUploadDetails>(await DetailsAsync(upload, stop));
        upload.Content = [];
        upload.Outcome = new SheetOutcome(preview.Counts, [.. preview.NewMeasures.Take(MostCodes).Select(m => m.Code)], preview.Ignored, preview.Remarks).ToJson();
        SheetMapping mapping = preview.Details.Mapping;
        RememberedMapping? remembered = await SheetQueries.RememberedQuery(database, mapping.Signature).FirstOrDefaultAsync(stop);
        if (remembered is null) database.RememberedMappings.Add(remembered = new RememberedMapping { Signature = mapping.Signature, Mapping = "", ChangedBy = "" });
        (remembered.Mapping, remembered.ChangedBy, remembered.ChangedAt) = (upload.Mapping, change.Actor.Name, change.At);
        change.Audit("spreadsheet.imported", $"Brought in the spreadsheet “{upload.FileName}”, sheets {string.Join(", ", mapping.Sheets.Take(10))}.");
        return new Saved($"Brought in {upload.FileName}") { Id = upload.Id };
    }

    // Whoever looks at it again, or at the next of its pages, is told what the one try said, as long as nothing was changed since.
    private async Task<SheetPreview> TriedAsync(SheetUpload upload, Actor actor, CancellationToken stop)
    {
        SheetPreview? made = null;
        SheetTry tried = await SharedAnswers.LatestAsync(
            shared,
            database,
            upload.OwnerId,
            (upload.Id, upload.Version, BritishDay.Today(time)),
            async token =>
            {
                made = await ReadAsync(upload, actor, isDryRun: true, token);
                return new SheetTry(made.Problems, made.Remarks, made.Doubts, made.Counts);
            },
            stop);
        return made ?? (await MakeAsync(upload, stop)).Preview with { Problems = tried.Problems, Remarks = tried.Remarks, Doubts = tried.Doubts, Counts = tried.Counts };
    }

    // The one reading: what is shown is what is stored.
    private async Task<SheetPreview> ReadAsync(SheetUpload upload, Actor actor, bool isDryRun, CancellationToken stop)
    {
        (SheetPreview made, SheetPack pack, bool hasQuestions) = await MakeAsync(upload, stop);
        // Measures that lack an answer are told once for all of them, and not once for each.
        if (pack.Rows == 0 || hasQuestions || (!isDryRun && made.Problems.Count > 0)) return made;
        DataPackReport report = await importer.ImportAsync(pack.ToZip(), upload.FileName, actor, isDryRun, stop: stop);
        SheetProblem[] problems = [.. made.Problems, .. report.Problems.Select(p => new SheetProblem(pack.PlaceOf(p.File, p.Row, p.Column), InCells(p, pack)))];
        return made with
        {
            Problems = problems,
            Remarks = [.. made.Remarks, .. report.Remarks.Select(r => $"{pack.PlaceOf(r.File, r.Row, r.Column)}: {r.Sentence}{(r.More == 0 ? "" : string.Create(CultureInfo.GetCultureInfo("en-GB"), $" And {r.More:N0} more like it."))}")],
            Doubts = [.. report.Doubts.Select(d => $"{pack.PlaceOf(d.File, d.Row, d.Column)}: {d.Sentence}")],
            Counts = problems.Length == 0 ? report.Files : [],
        };
    }

    private async Task<(SheetPreview Preview, SheetPack Pack, bool HasQuestions)> MakeAsync(SheetUpload upload, CancellationToken stop)
    {
        SheetUploadDetails details = await DetailsAsync(upload, stop);
        SheetFigures figures = SheetFigures.Of(details.Sheets, details.Mapping, await SheetQueries.MeasuresQuery(database).ToListAsync(stop));
        SheetPackMaker made = SheetPackMaker.Of(figures, details.Mapping, await StoredAsync(figures, details.Mapping, stop));
        bool isNothing = made.Pack.Rows == 0 && made.Problems.Count == 0;
        SheetProblem[] problems = isNothing ? [new SheetProblem(null, "There is nothing to bring in: no row has a measure that is new, a figure or a target. Look at the columns again.")] : [.. made.Problems];
        return (new SheetPreview(details, made.Rows, made.NewMeasures, problems) { Ignored = figures.Ignored, Remarks = made.Remarks, Words = made.Words, AsksShares = made.AsksShares }, made.Pack, made.HasQuestions);
    }

    // Rows of the pack are nobody's: what they are called by is the cell.
    private static string InCells(DataPackProblem problem, SheetPack pack) => RowPattern().Replace(
        problem.Sentence,
        match => pack.PlaceOf(problem.File, int.Parse(match.Groups["row"].ValueSpan, CultureInfo.InvariantCulture), null) is { } place ? Figures.Wording.LowerFirst(place.ToString()) : match.Value);

    private async Task<StoredBeside> StoredAsync(SheetFigures figures, SheetMapping mapping, CancellationToken stop)
    {
        Dictionary<(int, Period), MeasureResult> results = [];
        Dictionary<(int, Period), Target> targets = [];
        IReadOnlyList<KnownPlanItem> plan = mapping.SaysPlan ? await SheetQueries.PlanQuery(database).ToListAsync(stop) : [];
        if (figures.Figures.Count == 0) return new StoredBeside(results, targets, plan);
        (DateOnly from, DateOnly to) = (figures.Figures.Min(f => f.Period.End), figures.Figures.Max(f => f.Period.End));
        foreach (int[] some in figures.Measures.Where(m => m.Known is not null).Select(m => m.Known!.Id).Chunk(Portion))
        {
            foreach (MeasureResult result in await SheetQueries.ResultsQuery(database, some, from, to).ToListAsync(stop)) results[(result.MeasureId, result.Period)] = result;
            foreach (Target target in await SheetQueries.TargetsQuery(database, some).ToListAsync(stop)) targets[(target.MeasureId, target.Period)] = target;
        }

        return new StoredBeside(results, targets, plan);
    }

    private async Task<Outcome?> ChangeMappingAsync(int id, Guid? version, Func<SheetUpload, CancellationToken, Task<MappingRead>> readAsync, Actor actor, CancellationToken stop)
    {
        int owner = Owner(actor);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await SheetQueries.UploadQuery(database, owner, id).FirstOrDefaultAsync(token) is not { Outcome: null } upload || upload.ExpiresAt <= change.At) return null;
                if (upload.Version != version) return new Conflict<SheetUploadDetails>(await DetailsAsync(upload, token));
                MappingRead read = await readAsync(upload, token);
                if (read.Mapping is null) return new Refused(read.Problems);
                string json = read.Mapping.ToJson();
                if (json.Length > SheetMapping.StoredLength) return new Refused("", "The sheet has too many columns or words to be kept: bring it in in parts");
                upload.Mapping = json;
                return new Saved($"Saved how {upload.FileName} is read") { Id = id };
            },
            stop);
    }

    // How a sheet with the same headings was read the last time; its own periods and year stay.
    private async Task<SheetMapping> RememberedAsync(SheetMapping guess, CancellationToken stop)
    {
        if (await SheetQueries.RememberedQuery(database, guess.Signature).AsNoTracking().FirstOrDefaultAsync(stop) is not { } remembered) return guess;
        SheetMapping before = SheetMapping.Of(remembered.Mapping);
        ILookup<string, SheetColumn> known = before.Columns.ToLookup(SheetMapping.KeyOf, StringComparer.Ordinal);
        return before with
        {
            Sheets = guess.Sheets,
            HeadingRow = guess.HeadingRow,
            HeadingRows = guess.HeadingRows,
            Columns = [.. guess.Columns.Select(c => known[SheetMapping.KeyOf(c)].FirstOrDefault() is { } same ? AsBefore(c, same) : c)],
            Year = guess.Year ?? before.Year,
        };
    }

    private static SheetColumn AsBefore(SheetColumn column, SheetColumn same) => column with { Role = same.Role, Period = ColumnRoles.HasPeriod(same.Role) ? column.Period ?? same.Period : null };

    private async Task<SheetUploadDetails> DetailsAsync(SheetUpload upload, CancellationToken stop)
    {
        SheetMapping mapping = SheetMapping.Of(upload.Mapping);
        RememberedMapping? remembered = await SheetQueries.RememberedQuery(database, mapping.Signature).AsNoTracking().FirstOrDefaultAsync(stop);
        return new SheetUploadDetails(upload.Id, upload.FileName, upload.Version, mapping, upload.Content.Length == 0 ? [] : SheetReader.Read(upload.Content, upload.FileName))
        {
            Remembered = remembered is null ? null : (remembered.ChangedBy, remembered.ChangedAt),
            Outcome = upload.Outcome is null ? null : SheetOutcome.Of(upload.Outcome),
        };
    }

    private async Task<SheetUpload?> UploadAsync(int id, int owner, CancellationToken stop) =>
        await SheetQueries.UploadQuery(database, owner, id).AsNoTracking().FirstOrDefaultAsync(stop) is { } upload && upload.ExpiresAt > Now ? upload : null;

    // What has ended goes, whoever's it was, and the person's oldest where there are as many as they can have.
    private async Task MakeRoomAsync(int owner, CancellationToken stop)
    {
        DateTime now = Now;
        await database.SheetUploads.Where(u => u.ExpiresAt <= now).ExecuteDeleteAsync(stop);
        int[] old = [.. (await SheetQueries.UploadsQuery(database, owner).ToListAsync(stop)).Skip(SheetUpload.MostOfOne - 1).Select(u => u.Id)];
        if (old.Length > 0) await database.SheetUploads.Where(u => u.OwnerId == owner && old.Contains(u.Id)).ExecuteDeleteAsync(stop);
    }

    private static string Named(string? fileName)
    {
        string name = UploadGuard.Clean(Path.GetFileName((fileName ?? "").Replace('\\', '/'))).Trim();
        return name.Length == 0 ? "spreadsheet" : name.Length <= TextLengths.Name ? name : name[^TextLengths.Name..];
    }

    private static int? Whole(string? text, int least, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number : null;

    private static int Owner(Actor actor)
    {
        actor.Require(Policies.ManageRules, Area);
        return actor.UserId ?? throw new NotPermittedException("Only somebody who has signed in can bring in a spreadsheet.");
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [GeneratedRegex("\\brow (?<row>[0-9]+)\\b", RegexOptions.CultureInvariant)]
    private static partial Regex RowPattern();

    // Resolved to the cells of the version that it was tried at.
    private sealed record SheetTry(IReadOnlyList<SheetProblem> Problems, IReadOnlyList<string> Remarks, IReadOnlyList<string> Doubts, IReadOnlyList<DataPackCounts> Counts);

    private sealed record MappingRead(SheetMapping? Mapping, IReadOnlyList<FieldMessage> Problems);

    // Leaves the transaction, which is then taken back.
    private sealed class TakenBackException(Outcome? outcome) : Exception
    {
        public Outcome? Outcome => outcome;
    }
}
