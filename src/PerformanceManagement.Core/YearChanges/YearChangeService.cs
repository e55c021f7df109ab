using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Targets;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>
/// Carries the measures into a new financial year: the performance team chooses for each, over days if need be, looks at what that does, and does all of it
/// at once. It is taken back as one step until the year has its first value.
/// </summary>
public sealed class YearChangeService(PerformanceDbContext database, MeasureSetupService measures, TargetService targets, TimeProvider time, SharedAnswers? shared = null)
{
    private const string Deed = "carry measures into a new year";

    // What is chosen in spring is mostly for the year that has begun.
    private const int LastMonthOfLateChanges = 6;

    /// <summary>The years that can be changed into, the usual one first: the one that comes, or from April to June the one that has begun.</summary>
    public IReadOnlyList<Period> Years()
    {
        DateOnly today = BritishDay.Today(time);
        var running = Period.Containing(today, PeriodLength.Year, PeriodCalendar.Financial);
        return today.Month >= running.Start.Month && today.Month <= LastMonthOfLateChanges ? [running, running.Next] : [running.Next, running];
    }

    /// <summary>The change into a year; null where the year is none that can be changed into and never was. A fixed number of questions.</summary>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<YearView?> FindAsync(Period year, YearFilter filter, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Deed);
        if (!IsYear(year)) return null;
        YearChange? change = await YearQueries.StandingQuery(database, year.Year).AsNoTracking().FirstOrDefaultAsync(stop);
        IReadOnlyList<Period> years = Years();
        if (change is null && !years.Contains(year)) return null;
        YearPlan plan = await PlanAsync(change, year, stop);
        var list = new YearList(database, year, plan);
        YearView view = await list.ReadAsync(filter, isDone: change is { At: not null }, stop) with { Years = years, Change = change };
        FirstValue? first = await FirstValueAsync(year, stop);
        if (change is not { At: not null }) return view with { FirstValue = first };
        int page = Math.Clamp(filter.Page, 1, Math.Max(1, (plan.Choices.Count + YearView.LinesOnPage - 1) / YearView.LinesOnPage));
        return view with
        {
            Total = plan.Choices.Count,
            Page = page,
            Counted = YearStepText.Counted(plan.Choices.Values.Select(c => c.Decision)),
            Done = [.. YearStepText.Done(plan, await NamesAsync(plan, stop)).Skip((page - 1) * YearView.LinesOnPage).Take(YearView.LinesOnPage)],
            NotUndoneBecause = first is null ? null : $"{year.Label} has begun: {first.Words}. What the change did stays; change single measures instead.",
        };
    }

    /// <summary>Keeps what was chosen on a page. Rows that nobody touched are left alone, so that two people can choose at once.</summary>
    /// <returns>Saved, refused with a sentence a row, or null where the year cannot be changed into.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<Outcome?> ChooseAsync(YearEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Deed);
        if (!IsYear(edit.Year)) return null;
        return await database.ChangeAsync(actor, time, (change, token) => StoreChoicesAsync(edit, change, token), stop);
    }

    /// <summary>What all that was chosen would do. Nothing is stored.</summary>
    /// <returns>A preview of a <see cref="YearEffect"/>, refused with a sentence for each measure that stands in the way, or null where nothing is prepared.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<Outcome?> PreviewAsync(Period year, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Deed);
        try
        {
            // Outside any transaction, because whoever looks keeps nobody waiting: it is judged again, in one, before it is done.
            if (await YearQueries.StandingQuery(database, year.Year).FirstOrDefaultAsync(stop) is not { At: null } stored) return null;
            // Judged once as long as nothing is changed, however many of its pages are looked at.
            JudgedYear judged = await SharedAnswers.LatestAsync(
                shared,
                database,
                year,
                (stored.Id, stored.Version, BritishDay.Today(time)),
                token => JudgeAsync(year, stored, new Change(database, actor, time.GetUtcNow().UtcDateTime, isSecondLook: false), token),
                stop);
            return judged.Problems.Count > 0 ? new Refused(judged.Problems) : new Preview<YearEffect>(judged.Effect with { FirstValue = await FirstValueAsync(year, stop) });
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>Does all that was chosen, in one transaction, or nothing.</summary>
    /// <param name="year">The new financial year.</param>
    /// <param name="version">The version that was looked at.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved, refused, a conflict with what is prepared or done by then, or null where nothing is prepared.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<Outcome?> ApplyAsync(Period year, Guid version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Deed);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await YearQueries.StandingQuery(database, year.Year).FirstOrDefaultAsync(token) is not { } stored) return null;
                if (stored.At is not null || stored.Version != version) return new Conflict<YearChange>(stored);
                (YearEffect effect, IReadOnlyList<FieldMessage> problems) = await JudgeAsync(year, stored, change, token);
                if (problems.Count > 0) return new Refused(problems);
                if (effect.Lines.Count == 0) return new Refused("", $"Nothing is chosen for {year.Label} yet: every measure would stay as it is");

                var steps = new YearSteps(database);
                steps.Before();
                // Stored here already, because new measures have their keys by then; all of it is one transaction.
                await database.SaveAsync(token);
                change.NameNew();
                YearPlan plan = YearPlan.Read(stored) with { Steps = steps.After() };
                (stored.At, stored.By, stored.Steps) = (change.At, change.Actor.Name, plan.Write());
                string summary = $"Changed into {year.Label}: {YearStepText.Counted(effect.Lines.Select(l => l.Decision))}";
                change.Audit("year.changed", summary + ".", period: year);
                return new Saved(summary);
            },
            stop);
    }

    /// <summary>Takes a change back as one step: everything is as it was before it, to the last property.</summary>
    /// <param name="year">The new financial year.</param>
    /// <param name="version">The version that was shown.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>
    /// Saved; refused where the year has its first value; a conflict with a list of <see cref="YearDifference"/> where somebody changed since what it left, or
    /// with the <see cref="YearChange"/> where that is another by then; null where nothing was done.
    /// </returns>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<Outcome?> UndoAsync(Period year, Guid version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Deed);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await YearQueries.StandingQuery(database, year.Year).FirstOrDefaultAsync(token) is not { At: not null } stored) return null;
                if (stored.Version != version) return new Conflict<YearChange>(stored);
                if (await FirstValueAsync(year, token) is { } first) return new Refused("", $"It cannot be taken back any more: {first.Words}");
                YearPlan plan = YearPlan.Read(stored);
                var undo = new YearUndo(database, change, year);
                if (await undo.DoAsync(plan.Steps, token) is { Count: > 0 } differences) return new Conflict<IReadOnlyList<YearDifference>>(differences);
                (stored.UndoneAt, stored.UndoneBy) = (change.At, change.Actor.Name);
                // What was chosen stays prepared, to be changed, looked at and done again. One of a year stands at a time, so the other is stored first.
                await database.SaveAsync(token);
                database.YearChanges.Add(new YearChange { Year = year.Year, By = change.Actor.Name, Steps = (plan with { Steps = [] }).Write() });
                string summary = $"Took the change into {year.Label} back: {Wording.Counted(plan.Choices.Count, "measure is", "measures are")} as before";
                change.Audit("year.undone", summary + ".", period: year);
                return new Saved(summary);
            },
            stop);
    }

    private static bool IsYear(Period year) => year is { Length: PeriodLength.Year, Calendar: PeriodCalendar.Financial };

    // After it was taken back, what was chosen is there to be changed and done again.
    private async Task<YearPlan> PlanAsync(YearChange? standing, Period year, CancellationToken stop) =>
        standing is not null ? YearPlan.Read(standing) : YearPlan.Read(await YearQueries.UndoneQuery(database, year.Year).FirstOrDefaultAsync(stop)) with { Steps = [] };

    private Task<FirstValue?> FirstValueAsync(Period year, CancellationToken stop) => FigureOccasions.FirstSinceAsync(database, year.Start, stop);

    private async Task<Dictionary<int, string>> NamesAsync(YearPlan plan, CancellationToken stop) =>
        await Audit.AuditLogService.MeasuresQuery(database, [.. plan.Choices.Keys]).ToDictionaryAsync(m => m.Id, m => $"{m.Code} {m.Title}", stop);

    private Task<TargetFacts> TargetsAsync(IReadOnlyCollection<YearRow> of, CancellationToken stop) =>
        TargetFacts.ReadAsync(database, MeasureQueries.OfIdsQuery(database, [.. of.Select(r => r.MeasureId)]), [.. of.Select(r => r.Year).Distinct()], stop);

    private async Task<Outcome?> StoreChoicesAsync(YearEdit edit, Change change, CancellationToken stop)
    {
        YearChange? stored = await YearQueries.StandingQuery(database, edit.Year.Year).FirstOrDefaultAsync(stop);
        if (stored is null && !Years().Contains(edit.Year)) return null;
        if (stored is { At: { } at }) return new Refused("", $"{stored.By} changed into {edit.Year.Label} on {FigureFormat.Date(BritishDay.Of(at))} meanwhile. Nothing of this was kept");
        YearPlan plan = await PlanAsync(stored, edit.Year, stop);
        var list = new YearList(database, edit.Year, plan);
        Dictionary<string, YearRow> rows = await list.RowsAsync([.. edit.Rows.Select(r => r.Code)], stop);
        var reader = new YearChoiceReader(await TargetsAsync(rows.Values, stop), rows);
        List<FieldMessage> problems = [];
        int changed = 0;
        for (int place = 0; place < edit.Rows.Count; place++)
        {
            YearRowEdit typed = edit.Rows[place];
            if (!rows.TryGetValue(typed.Code, out YearRow? row)) continue;
            // Only what nobody chose for, and what has no target yet, takes what is proposed.
            if (edit.TakesProposals && typed.Decision == YearDecision.Keep && row is { NewTarget: null, Proposal: { } proposal }) typed = typed with { Decision = YearDecision.Change, Target = proposal.Text };
            YearChoice wanted = YearChoiceReader.Of(typed);
            if (wanted.Typed == (typed.Filled ?? YearChoice.Keep.Typed)) continue;
            if (row.Choice.Typed != (typed.Filled ?? YearChoice.Keep.Typed) && row.Choice.Typed != wanted.Typed)
            {
                problems.Add(FieldMessage.In(nameof(edit.Rows), place, nameof(typed.Decision), $"{row.Code}: somebody chose meanwhile “{row.Choice.Words}”; you chose “{wanted.Words}”. Save again to go over it"));
                continue;
            }

            (YearChoice? read, FieldMessage? problem) = reader.Read(wanted, row, place);
            if (problem is not null) problems.Add(problem);
            if (read is null || read == row.Choice) continue;
            changed++;
            if (read.Decision == YearDecision.Keep) plan.Choices.Remove(row.MeasureId);
            else plan.Choices[row.MeasureId] = read;
        }

        if (problems.Count > 0) return new Refused(problems);
        if (changed == 0) return new Saved("Nothing was changed: the choices are as they were");
        if (stored is null) database.YearChanges.Add(stored = new YearChange { Year = edit.Year.Year, By = change.Actor.Name, Steps = "" });
        (stored.By, stored.Steps) = (change.Actor.Name, plan.Write());
        return new Saved($"Kept what you chose for {Wording.Counted(changed, "measure", "measures")}. Nothing is done yet");
    }

    // Every step judged by the service whose form it is, into what is tracked: stored together or not at all. What they all need is read before.
    private async Task<JudgedYear> JudgeAsync(Period year, YearChange stored, Change change, CancellationToken stop)
    {
        YearPlan plan = YearPlan.Read(stored);
        IReadOnlyList<YearRow> rows = await new YearList(database, year, plan).ChosenAsync(stop);
        HashSet<int> known = [.. rows.Select(r => r.MeasureId)];
        List<FieldMessage> problems = [.. plan.Choices.Where(c => !known.Contains(c.Key)).Select(c => new FieldMessage("", $"A measure for which “{c.Value.Words}” was chosen has ended or is gone meanwhile: choose again"))];
        List<YearRow> changed = [.. rows.Where(r => r.Choice.Decision == YearDecision.Change)];
        Dictionary<string, YearRow> ended = rows.Where(r => r.Choice.Decision is YearDecision.Retire or YearDecision.Replace).ToDictionary(r => r.Code, StringComparer.OrdinalIgnoreCase);
        TargetFacts facts = await TargetsAsync(changed, stop);
        await facts.TrackAsync(stop);
        PackStage stage = await measures.StageAsync([.. ended.Keys.Union(ended.Values.Select(r => r.Choice.ReplacedBy).OfType<string>(), StringComparer.OrdinalIgnoreCase)], change, stop);
        await stage.LoadFiguresAsync(stop);

        List<YearEffectLine> lines = [];
        HashSet<string> begun = new(StringComparer.OrdinalIgnoreCase);
        foreach (YearRow row in rows.Where(r => r.Choice.Decision != YearDecision.Keep))
        {
            (YearEffectLine? line, IReadOnlyList<FieldMessage> said) = row.Choice.Decision == YearDecision.Change ? ChangeTarget(row, facts, change) : await EndAsync(row, ended, begun, stage, change, stop);
            if (line is not null) lines.Add(line);
            problems.AddRange(said.Select(p => new FieldMessage("", $"{row.Code} {row.Title}: {p.Message}")));
        }

        var effect = new YearEffect
        {
            Version = stored.Version,
            Kept = rows.Count(r => r.Choice.Decision == YearDecision.Keep),
            Lines = [.. lines.OrderBy(l => l.Decision).ThenBy(l => l.Code, StringComparer.OrdinalIgnoreCase)],
            Missing = [.. rows.Where(r => r.Choice.Decision is YearDecision.Keep or YearDecision.Change)
                .Select(r => (r.Code, r.Title, Missing: (IReadOnlyList<string>)[.. r.Missing.Where(m => m != YearList.NoTarget || r.Choice.Decision == YearDecision.Keep)])).Where(m => m.Missing.Count > 0)],
        };
        return new JudgedYear(effect, [.. problems.Distinct()]);
    }

    private (YearEffectLine? Line, IReadOnlyList<FieldMessage> Problems) ChangeTarget(YearRow row, TargetFacts facts, Change change)
    {
        if (!facts.Measures.TryGetValue(row.MeasureId, out Measure? measure) || facts.Find(measure, row.Year) is not { } stored) return (null, [new FieldMessage("", $"there are no targets for {row.Year.Label}")]);
        string now = YearTargetText.InWords(stored.Target, stored.Periods.Any(p => p.Target is not null), stored.Rules) ?? "not set";
        if (row.Choice.Stamp != stored.Stamp) return (null, [new FieldMessage("", $"its target for {row.Year.Label} was set meanwhile: it is {now}, and you chose {row.Choice.Target}. Choose again to go over it")]);
        return targets.Store(YearTargetText.Edit(row.Choice.Target!, stored, facts.Old(measure, row.Year)), stored, measure, facts, change) switch
        {
            Saved => (new YearEffectLine(YearDecision.Change, row.Code, row.Title, now, row.Choice.Target == YearProposal.AsLastYear ? $"as in {row.Year.Previous.Label}" : row.Choice.Target!), []),
            Refused refused => (null, refused.Problems),
            _ => (null, [new FieldMessage("", "its targets were changed meanwhile: choose again")]),
        };
    }

    private async Task<(YearEffectLine? Line, IReadOnlyList<FieldMessage> Problems)> EndAsync(YearRow row, Dictionary<string, YearRow> ended, HashSet<string> begun, PackStage stage, Change change, CancellationToken stop)
    {
        if (stage.FindMeasure(row.Code) is not { } measure) return (null, [new FieldMessage("", "it is gone meanwhile")]);
        MeasureEdit form = MeasureEdit.Of(measure);
        string taken = form.LastPeriod is null ? "taken without an end" : $"taken until {form.LastPeriod}";
        MeasureEdit edit = form with { LastPeriod = row.LastPeriod.Label };
        string after = $"taken for the last time in {row.LastPeriod.Label}";
        if (row.Choice.Decision == YearDecision.Replace)
        {
            string code = row.Choice.ReplacedBy!;
            if (begun.Contains(code)) return (null, [new FieldMessage("", $"{code} would be new, and takes the place of another measure already: add it first, then choose it for both")]);
            Measure? successor = stage.FindMeasure(code);
            if (successor is not null && ended.ContainsKey(successor.Code)) return (null, [new FieldMessage("", $"{successor.Code} ends with the old year as well, so it cannot take its place")]);
            if (successor is not null)
            {
                edit = edit with { ReplacedBy = successor.Code };
                after += $", then {successor.Code} {successor.Title}";
            }
            else
            {
                begun.Add(code);
                // A new measure like it, from the period after its last one on; nothing of its history goes with it.
                edit = form with { Was = null, Version = null, Code = code, Replaces = row.Code, ReplacedBy = null, FirstPeriod = row.LastPeriod.Next.Label, LastPeriod = null };
                after += $", then {code}, a new measure like it";
            }
        }

        return await measures.JudgeAsync(edit, stage, change, stores: true, stop) switch
        {
            Saved => (new YearEffectLine(row.Choice.Decision, row.Code, row.Title, taken, after), []),
            Refused refused => (null, refused.Problems),
            _ => (null, [new FieldMessage("", "it was changed meanwhile: choose again")]),
        };
    }

    private sealed record JudgedYear(YearEffect Effect, IReadOnlyList<FieldMessage> Problems);
}
