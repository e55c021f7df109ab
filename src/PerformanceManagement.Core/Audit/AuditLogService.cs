using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Audit;

/// <summary>
/// Shows who did what, the newest first: the performance team everything but what is done with people, administrators that as well, and everybody what was
/// changed of a measure. Suppressed figures are withheld, and are not found by searching for them. A page by the index, and a fixed number of questions.
/// </summary>
public sealed class AuditLogService(PerformanceDbContext database)
{
    // How many rows are held at once while all are written into a file.
    private const int Batch = 1000;

    /// <summary>A page of the log.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="before">Only rows older than this; null for the newest.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<AuditPage> PageAsync(AuditFilter filter, AuditPlace? before, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        AuditQuestion question = await QuestionAsync(filter, actor, stop) with { Before = before };
        return await PageAsync(question, reader: null, AuditPage.Size, stop) with { IsUnknownMeasure = question.MeasureId == 0 };
    }

    /// <summary>Every row of the log that matches, in batches: as many are held at once, however many there are.</summary>
    /// <inheritdoc cref="PageAsync(AuditFilter, AuditPlace?, Actor, CancellationToken)" />
    public async IAsyncEnumerable<AuditLine> AllAsync(AuditFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken stop = default)
    {
        Require(actor);
        AuditQuestion question = await QuestionAsync(filter, actor, stop);
        FigureReader reader = await FigureReader.OpenAsync(database, question.MeasureId is { } only ? [only] : null, stop);
        AuditPlace? before = null;
        do
        {
            AuditPage page = await PageAsync(question with { Before = before }, reader, Batch, stop);
            foreach (AuditLine line in page.Lines) yield return line;
            before = page.Older;
        }
        while (before is not null);
    }

    /// <summary>What was changed of a measure, for everybody who may see it; null when there is no such measure.</summary>
    /// <param name="code">The measure's code.</param>
    /// <param name="field">What was changed; null for anything.</param>
    /// <param name="before">Only rows older than this; null for the newest.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor does not see measures.</exception>
    public async Task<MeasureAudit?> OfMeasureAsync(string code, AuditField? field, AuditPlace? before, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Read, "see measures");
        if (await MeasureQuery(database, code).FirstOrDefaultAsync(stop) is not { } measure) return null;
        return new MeasureAudit(measure.Code, measure.Title, await PageAsync(new AuditQuestion { MeasureId = measure.Id, Field = field, Before = before, WithoutPeople = true }, reader: null, AuditPage.Size, stop));
    }

    internal static IQueryable<AuditedMeasure> MeasureQuery(PerformanceDbContext database, string code) =>
        database.Measures.Where(m => m.Code == code || m.EarlierCodes.Any(e => e.Code == code)).OrderBy(m => m.Code == code ? 0 : 1).Select(m => new AuditedMeasure(m.Id, m.Code, m.Title));

    internal static IQueryable<AuditedMeasure> MeasuresQuery(PerformanceDbContext database, List<int> ids) =>
        database.Measures.Where(m => EF.Parameter(ids).Contains(m.Id)).Select(m => new AuditedMeasure(m.Id, m.Code, m.Title));

    internal static IQueryable<AuditDetail> DetailsQuery(PerformanceDbContext database, List<long> entryIds) =>
        database.AuditDetails.AsNoTracking().Where(d => EF.Parameter(entryIds).Contains(d.AuditEntryId)).OrderBy(d => d.Id);

    /// <summary>The rows that match, the newest first. Each condition stands alone, so that those without an index are asked of rows that the index has found.</summary>
    internal static IQueryable<AuditEntry> EntriesQuery(PerformanceDbContext database, AuditQuestion question)
    {
        IQueryable<AuditEntry> rows = database.Audit.AsNoTracking();
        string dot = ".";
        if (question.MeasureId is { } measureId) rows = rows.Where(a => a.MeasureId == measureId);
        if (question.From is { } from) rows = rows.Where(a => a.At >= from);
        if (question.Until is { } until) rows = rows.Where(a => a.At < until);
        if (question.Before is { At: var at, Id: var id }) rows = rows.Where(a => a.At <= at && (a.At < at || a.Id < id));
        if (question.Nouns is { } nouns) rows = rows.Where(a => EF.Parameter(nouns).Contains(a.Action.Substring(0, a.Action.IndexOf(dot))));
        if (question.WithoutPeople) rows = rows.Where(a => !a.Action.StartsWith(AuditKind.People + "."));
        if (question.Field is { } field) rows = rows.Where(a => a.Details.Any(d => d.Field == field));
        if (question.Person is { } person)
            rows = rows.Where(a => EF.Functions.Like(a.Actor, person, "\\") || database.Users.Any(u => u.Id == a.UserId && EF.Functions.Like(u.DisplayName, person, "\\")));
        if (question.Words is { } words)
        {
            IReadOnlyList<string> notSearched = question.NotSearched;
            if (notSearched.Count > 0) rows = rows.Where(a => a.MeasureId == null || a.Period == null || !EF.Parameter(notSearched).Contains(a.MeasureId + ":" + a.Period));
            IReadOnlyList<int> faulty = question.NotSearchedMeasures;
            if (faulty.Count > 0) rows = rows.Where(a => a.MeasureId == null || a.Period == null || !EF.Parameter(faulty).Contains(a.MeasureId.Value));
            rows = rows.Where(a => EF.Functions.Like(a.Summary, words, "\\") || a.Details.Any(d => EF.Functions.Like(d.Before!, words, "\\") || EF.Functions.Like(d.After!, words, "\\")));
        }

        return rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
    }

    private static void Require(Actor actor) => actor.Require(Policies.ManageRules, "look at what everybody did");

    private async Task<AuditQuestion> QuestionAsync(AuditFilter filter, Actor actor, CancellationToken stop)
    {
        int? measureId = string.IsNullOrWhiteSpace(filter.Measure) ? null : (await MeasureQuery(database, filter.Measure.Trim()).FirstOrDefaultAsync(stop))?.Id ?? 0;
        string? words = AuditQuestion.Anywhere(filter.Words);
        FigureReader? reader = words is null ? null : await FigureReader.OpenAsync(database, measureId is { } only ? [only] : null, stop);
        return new AuditQuestion
        {
            MeasureId = measureId,
            Person = AuditQuestion.Anywhere(filter.Person),
            Nouns = filter.Kind?.Nouns,
            Field = filter.Field,
            From = filter.From is { } from ? BritishDay.StartOf(from) : null,
            Until = filter.To is { } to && to < DateOnly.MaxValue ? BritishDay.StartOf(to.AddDays(1)) : null,
            Words = words,
            NotSearched = reader is null ? [] : [.. reader.AllHidden().Select(h => AuditQuestion.KeyOf(h.MeasureId, h.Period.Token))],
            NotSearchedMeasures = reader is null ? [] : [.. reader.Faulty],
            WithoutPeople = !Policies.Allows(Policies.Administer, actor),
        };
    }

    private async Task<AuditPage> PageAsync(AuditQuestion question, FigureReader? reader, int size, CancellationToken stop)
    {
        List<AuditEntry> found = await EntriesQuery(database, question).Take(size + 1).ToListAsync(stop);
        AuditPlace? older = found.Count > size ? new AuditPlace(found[size - 1].At, found[size - 1].Id) : null;
        if (older is not null) found.RemoveAt(size);
        List<int> measureIds = [.. found.Select(a => a.MeasureId).OfType<int>().Distinct()];
        ILookup<long, AuditDetail> details = (found.Count == 0 ? [] : await DetailsQuery(database, [.. found.Select(a => a.Id)]).ToListAsync(stop)).ToLookup(d => d.AuditEntryId);
        Dictionary<int, AuditedMeasure> measures = measureIds.Count == 0 ? [] : await MeasuresQuery(database, measureIds).ToDictionaryAsync(m => m.Id, stop);
        reader ??= await FigureReader.OpenAsync(database, measureIds, stop);
        foreach (AuditEntry entry in found) entry.Details.AddRange(details[entry.Id]);
        return new AuditPage([.. found.Select(entry => LineOf(AuditMask.Shown(entry, reader.IsHidden), measures))], older);
    }

    private static AuditLine LineOf(AuditEntry entry, Dictionary<int, AuditedMeasure> measures)
    {
        AuditedMeasure? measure = entry.MeasureId is { } id ? measures.GetValueOrDefault(id) : null;
        return new AuditLine(entry.Id, entry.At, entry.Actor, entry.Action, entry.Summary)
        {
            Period = Period.TryRead(entry.Period, out Period period, out _) ? period : null,
            Code = measure?.Code,
            Title = measure?.Title,
            Details = entry.Details,
        };
    }
}

/// <summary>A measure of which the audit speaks.</summary>
internal sealed record AuditedMeasure(int Id, string Code, string Title);
