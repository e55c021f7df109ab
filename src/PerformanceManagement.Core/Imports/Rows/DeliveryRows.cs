using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Brings in projects, actions, risks and partnerships with their milestones, and what is said of them each quarter.</summary>
internal sealed class DeliveryRows(PackStage stage)
{
    private readonly Dictionary<string, DeliveryItem> items = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(DeliveryItem, Period), DeliveryUpdate> updates = [];
    private readonly Dictionary<(DeliveryItem, int), DeliveryStep> steps = [];
    private readonly Dictionary<string, Directorate> directorates = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Committee> committees = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> rowOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(PackRow Row, DeliveryItem Item)> parents = [];
    private RiskScale scale = RiskScale.Letters;
    private int last;

    /// <summary>Reads the files that are there, those that others refer to first.</summary>
    public async Task ApplyAsync(Func<string, PackTable?> tableOf, CancellationToken stop)
    {
        await LoadAsync(stop);
        if (tableOf(PackFiles.Projects) is { } projects) Each(projects, PackFiles.Projects, row => Item(row, row.RequiredWord("kind", PackWords.ProjectKinds) ?? DeliveryKind.Project));
        if (tableOf(PackFiles.Actions) is { } actions) Each(actions, PackFiles.Actions, Action);
        if (tableOf(PackFiles.Risks) is { } risks) Each(risks, PackFiles.Risks, Risk);
        if (tableOf(PackFiles.Partnerships) is { } partnerships) Each(partnerships, PackFiles.Partnerships, Partnership);
        ReadParents();
        if (tableOf(PackFiles.Volumes) is { } volumes) Volumes(volumes);
        if (tableOf(PackFiles.Milestones) is { } milestones) Each(milestones, PackFiles.Milestones, Step);
        if (tableOf(PackFiles.Updates) is { } said) Each(said, PackFiles.Updates, Update);
        stage.Database.ChangeTracker.DetectChanges();
        foreach (DeliveryUpdate update in updates.Values.Where(u => stage.Database.Entry(u).State == EntityState.Modified)) (update.ChangedAt, update.ChangedBy) = (stage.Now, stage.Actor.Name);
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        PerformanceDbContext database = stage.Database;
        foreach (DeliveryItem item in await database.DeliveryItems.Include(i => i.Committees).Include(i => i.PlanItems).Include(i => i.Measures).AsSplitQuery().ToListAsync(stop)) items.Add(item.Code, item);
        foreach (DeliveryStep step in await database.DeliverySteps.ToListAsync(stop)) steps.TryAdd((step.Item!, step.SortOrder), step);
        foreach (DeliveryUpdate update in await database.DeliveryUpdates.ToListAsync(stop)) updates.Add((update.Item!, update.Period), update);
        await database.Directorates.LoadAsync(stop);
        await database.Committees.LoadAsync(stop);
        // Those that the pack's own measures bring are not stored yet.
        foreach (Directorate directorate in database.Directorates.Local) directorates.TryAdd(directorate.Name, directorate);
        foreach (Committee committee in database.Committees.Local) committees.TryAdd(committee.Name, committee);
        last = items.Count == 0 ? 0 : items.Values.Max(i => i.SortOrder);
        scale = stage.RiskScale ?? await database.RiskScaleAsync(stop);
    }

    private void Each(PackTable table, string file, Func<PackRow, object?> read)
    {
        Action<PackRow, object> count = stage.StartFile(file);
        foreach (PackRow row in table.Rows)
            if (read(row) is { } entity) count(row, entity);
    }

    private DeliveryItem? Item(PackRow row, DeliveryKind kind)
    {
        string code = row.RequiredLine("code", DeliveryItem.CodeLength);
        if (code.Length == 0) return null;
        if (!rowOf.TryAdd(code, $"row {row.Number}"))
        {
            row.Problem("code", $"“{PackProblems.Shorten(code)}” is already in {rowOf[code]} of this pack.");
            return null;
        }

        string title = row.RequiredLine("title", TextLengths.Title);
        DeliveryItem item = Named(code, title, kind);
        item.Title = title.Length == 0 ? item.Title : title;
        if (item.Kind != kind && !(IsProject(item.Kind) && IsProject(kind))) row.Problem("code", $"“{PackProblems.Shorten(code)}” is {DeliveryTree.WithArticle(item.Kind)} already, and cannot become {DeliveryTree.WithArticle(kind)}.");
        else item.Kind = kind;
        Common(row, item);
        parents.Add((row, item));
        return item;
    }

    private DeliveryItem Named(string code, string title, DeliveryKind kind)
    {
        if (items.TryGetValue(code, out DeliveryItem? item)) return item;
        item = new DeliveryItem { Code = code, Title = title, Kind = kind, SortOrder = ++last };
        items.Add(code, item);
        stage.Database.DeliveryItems.Add(item);
        return item;
    }

    private void Common(PackRow row, DeliveryItem item)
    {
        if (row.Has("about")) item.About = Markdown(row, "about", DeliveryItem.AboutLength);
        if (row.Has("lead")) item.LeadOfficer = row.Line("lead", TextLengths.Name);
        if (row.Has("portfolio")) item.PortfolioHolder = row.Line("portfolio", TextLengths.Name);
        if (row.Has("reference")) item.Reference = row.Line("reference", TextLengths.Name);
        if (row.Has("start")) item.StartsOn = row.Date("start");
        if (row.Has("due")) item.SetDue(Due(row));
        if (row.Has("completed")) item.CompletedOn = row.Date("completed");
        if (row.Has("review")) item.ReviewOn = row.Date("review");
        if (row.Has("closed")) item.ClosedOn = row.Date("closed");
        if (row.Has("closed_because")) item.ClosedBecause = row.Line("closed_because", TextLengths.Reason);
        if (item.StartsOn > item.DueOn) row.Problem("due", $"It would be complete on {FigureFormat.Date(item.DueOn!.Value)}, before it starts on {FigureFormat.Date(item.StartsOn!.Value)}.");
        if (row.Has("directorate"))
        {
            item.Directorate = row.Line("directorate", TextLengths.Name) is { } name ? Found(directorates, name, n => stage.Database.Directorates.Add(new Directorate { Name = n }).Entity) : null;
            if (item.Directorate is null) item.DirectorateId = null;
        }

        if (row.Has("committees")) Replace(item, item.Committees, [.. row.List("committees", TextLengths.Name).Select(n => Found(committees, n, name => stage.Database.Committees.Add(new Committee { Name = name }).Entity))]);
        if (row.Has("plan")) Replace(item, item.PlanItems, Linked(row, "plan", stage.FindPlanItem, "plan item", "plan.csv"));
        if (!row.Has("measures")) return;
        List<Measure> linked = Linked(row, "measures", stage.FindMeasure, "measure", "measures.csv");
        foreach (Measure retired in linked.Where(m => m.LastPeriod is not null)) row.Remark("measures", $"The measure {retired.Code} ends with {retired.LastPeriod!.Value.Label}; the link is kept.");
        Replace(item, item.Measures, linked);
    }

    private DeliveryItem? Action(PackRow row)
    {
        DeliveryKind kind = row.Word("kind", PackWords.ActionKinds) ?? DeliveryKind.PlannedAction;
        if (Item(row, kind) is not { } item) return null;
        if (row.Has("source")) item.Source = row.Word("source", PackWords.ActionSources);
        if (item.Source is not null && kind == DeliveryKind.PlannedAction) row.Problem("source", "The source is the plan’s: write it in the plan’s own row.");
        if (row.Has("tranche")) item.Tranche = row.Line("tranche", TextLengths.Name);
        return item;
    }

    private DeliveryItem? Risk(PackRow row)
    {
        if (Item(row, DeliveryKind.Risk) is not { } item) return null;
        if (row.Has("inherent")) item.InherentScore = Score(row, "inherent");
        if (row.Has("target")) item.TargetScore = Score(row, "target");
        return item;
    }

    private DeliveryItem? Partnership(PackRow row)
    {
        if (Item(row, DeliveryKind.Partnership) is not { } item) return null;
        if (row.Has("partners")) item.Partners = Markdown(row, "partners", DeliveryItem.AboutLength);
        return item;
    }

    private void ReadParents()
    {
        // Last, because a row may name one further down.
        foreach ((PackRow row, DeliveryItem item) in parents.Where(p => p.Row.Has("parent")))
        {
            DeliveryItem? parent = null;
            if (row.Line("parent", DeliveryItem.CodeLength) is { } code && !items.TryGetValue(code, out parent)) row.Problem("parent", $"There is nothing with the code “{PackProblems.Shorten(code)}”, neither in this pack nor in the database.");
            item.Parent = parent;
            if (parent is null) item.ParentId = null;
        }

        foreach ((PackRow row, DeliveryItem item) in parents)
        {
            if (IsInCircle(item)) row.Problem("parent", $"“{item.Code}” would be under itself.");
            else if (item.Parent is { } parent && !DeliveryTree.MayHold(parent.Kind, item.Kind)) row.Problem("parent", $"“{parent.Code}” is {DeliveryTree.WithArticle(parent.Kind)}, which holds no {DeliveryTree.Name(item.Kind)}.");
            else if (item is { Kind: DeliveryKind.PlannedAction or DeliveryKind.ProjectItem, Parent: null }) row.Problem("parent", $"{Wording.UpperFirst(DeliveryTree.WithArticle(item.Kind))} needs the {DeliveryTree.Name(item.Kind == DeliveryKind.ProjectItem ? DeliveryKind.Project : DeliveryKind.ActionPlan)} that it belongs to.");
        }
    }

    private static bool IsInCircle(DeliveryItem item)
    {
        var seen = new HashSet<DeliveryItem> { item };
        for (DeliveryItem? above = item.Parent; above is not null; above = above.Parent)
        {
            if (above == item) return true;
            if (!seen.Add(above)) return false;
        }

        return false;
    }

    // A row defines a table, a line of one, or gives a line's figures of a quarter; it may do the last two at once.
    private void Volumes(PackTable table)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Volumes);
        List<(PackRow Row, DeliveryItem Line)> escalating = [];
        foreach (PackRow row in table.Rows)
        {
            if (Line(row) is not { } line) continue;
            if (row.Line("escalates_to", DeliveryItem.CodeLength) is not null) escalating.Add((row, line));
            if (row.Line("period") is null) count(row, line);
            else if (Volume(row, line) is { } update) count(row, update);
        }

        foreach ((PackRow row, DeliveryItem line) in escalating)
        {
            string code = row.Line("escalates_to", DeliveryItem.CodeLength)!;
            if (items.TryGetValue(code, out DeliveryItem? next) && next.Kind == DeliveryKind.VolumeLine && next != line) line.EscalatesTo = next;
            else row.Problem("escalates_to", $"There is no other line with the code “{PackProblems.Shorten(code)}”.");
        }
    }

    private DeliveryItem? Line(PackRow row)
    {
        string code = row.RequiredLine("code", DeliveryItem.CodeLength);
        if (code.Length == 0) return null;
        string? title = row.Line("title", TextLengths.Title);
        string? above = row.Line("table", DeliveryItem.CodeLength);
        if (!items.TryGetValue(code, out DeliveryItem? item))
        {
            if (title is null)
            {
                row.Problem("title", $"“{PackProblems.Shorten(code)}” is new, so its row needs a title.");
                return null;
            }

            item = Named(code, title, above is null ? DeliveryKind.VolumeTable : DeliveryKind.VolumeLine);
        }

        if (item.Kind is not (DeliveryKind.VolumeTable or DeliveryKind.VolumeLine))
        {
            row.Problem("code", $"“{PackProblems.Shorten(code)}” is {DeliveryTree.WithArticle(item.Kind)}.");
            return null;
        }

        item.Title = title ?? item.Title;
        if (above is not null)
        {
            if (items.TryGetValue(above, out DeliveryItem? table) && table.Kind == DeliveryKind.VolumeTable) item.Parent = table;
            else row.Problem("table", $"There is no table with the code “{PackProblems.Shorten(above)}” in a row above or in the database.");
        }

        if (row.Line("working_days") is not null) item.WorkingDays = row.Whole("working_days", 1, 365);
        if (row.Line("target") is not null) item.TargetPercent = row.Figure("target", "%", VolumeFigures.Decimals);
        if (title is not null) Common(row, item);
        return item;
    }

    private DeliveryUpdate? Volume(PackRow row, DeliveryItem line)
    {
        if (Quarter(row) is not { } period || Stored(row, line, period) is not { } update) return null;
        const int most = 10_000_000;
        if (row.Has("received")) update.Received = row.Whole("received", 0, most);
        if (row.Has("issued")) update.Issued = row.Whole("issued", 0, most);
        if (row.Has("within")) update.Within = row.Whole("within", 0, most);
        if (row.Has("percent")) update.PrintedPercent = row.Figure("percent", "%", VolumeFigures.Decimals);
        if (row.Has("outcomes"))
        {
            update.Outcomes = null;
            if (row.Text("outcomes", DeliveryUpdate.PartLength) is { } typed)
            {
                if (!OutcomeLines.TryRead(typed, out IReadOnlyList<OutcomeCount> outcomes, out string? problem)) row.Problem("outcomes", problem + ".");
                foreach (string lacking in OutcomeList.Problems(update.Issued ?? 0, outcomes)) row.Remark("outcomes", lacking + ".");
                update.Outcomes = OutcomeLines.Write(outcomes);
            }
        }

        foreach (string problem in DeliveryTree.Figures(update).Problems()) row.Problem("within", problem + ".");
        return Open(row, update);
    }

    private DeliveryStep? Step(PackRow row)
    {
        DeliveryItem? item = Of(row);
        int? number = row.Whole("number", 1, 10_000);
        string text = row.Text("text", DeliveryStep.TextLength)?.Trim() ?? "";
        if (text.Length == 0) row.Problem("text", "The cell is blank, and it must be filled in.");
        if (item is null || number is not { } place || !row.IsSound) return null;
        if (!steps.TryGetValue((item, place), out DeliveryStep? step))
        {
            step = new DeliveryStep { Item = item, SortOrder = place, Text = text, Kind = DeliveryTree.UsualStep(item.Kind) };
            steps.Add((item, place), step);
            stage.Database.DeliverySteps.Add(step);
        }

        step.Text = text;
        if (row.Word("kind", PackWords.StepKinds) is { } kind) step.Kind = kind;
        if (row.Has("group")) step.Group = row.Line("group", TextLengths.Name);
        if (row.Has("owner")) step.Owner = row.Line("owner", TextLengths.Name);
        if (row.Has("due")) step.SetDue(Due(row));
        if (row.Has("done")) step.DoneOn = row.Date("done");
        if (row.Has("update")) step.Update = Markdown(row, "update", DeliveryStep.UpdateLength);
        if (step.DueOn < item.StartsOn) row.Problem("due", $"It is due on {FigureFormat.Date(step.DueOn!.Value)}, before “{item.Code}” starts on {FigureFormat.Date(item.StartsOn!.Value)}.");
        return step;
    }

    private DeliveryUpdate? Update(PackRow row)
    {
        DeliveryItem? item = Of(row);
        Period? quarter = Quarter(row);
        if (item is null || quarter is not { } period || Stored(row, item, period) is not { } update) return null;
        if (row.Has("rating"))
        {
            DeliveryRating? rating = row.Line("rating") is { } typed ? DeliveryRating.Read(typed) : null;
            if (row.Line("rating") is { } wrong && rating is null) row.Problem("rating", $"“{PackProblems.Shorten(wrong)}” is not one of {string.Join(", ", DeliveryRating.All.Select(r => r.Key))}.");
            update.Rating = rating?.Key;
        }

        if (row.Has("status")) update.Status = row.Word("status", PackWords.ActionStatuses);
        if (row.Has("score")) update.Score = Score(row, "score");
        if (row.Has("percent")) update.PercentComplete = row.Whole("percent", 0, 100);
        if (row.Has("because")) update.Because = row.Line("because", TextLengths.Reason);
        if (row.Has("narrative")) update.Narrative = Markdown(row, "narrative", DeliveryUpdate.NarrativeLength);
        if (row.Has("achievements")) update.Achievements = Markdown(row, "achievements", DeliveryUpdate.PartLength);
        if (row.Has("next_steps")) update.NextSteps = Markdown(row, "next_steps", DeliveryUpdate.PartLength);
        if (row.Has("evidence"))
        {
            update.Evidence = Markdown(row, "evidence", EvidenceLines.MostLength);
            if (!EvidenceLines.TryRead(update.Evidence, out _, out string? unread)) row.Problem("evidence", unread + ".");
        }

        if (row.Line("carried_from") is not null)
        {
            update.CarriedFrom = row.Period("carried_from", PeriodUse.ReportingQuarter);
            if (update.CarriedFrom >= period) row.Problem("carried_from", "A text is carried from an earlier quarter.");
        }
        else if (row.Has("carried_from")) update.CarriedFrom = null;

        if (row.Has("ended")) update.EndedOn = row.Date("ended");
        if (row.Has("next_review")) update.NextReviewOn = row.Date("next_review");
        // A pack has no word for what was returned, which is a draft to it, nor for what was signed off.
        if (row.Word("state", PackWords.UpdateStates) is { } state && update.State != DeliveryUpdateState.SignedOff && (update.State, state) != (DeliveryUpdateState.Returned, DeliveryUpdateState.Draft)) update.State = state;
        DeliveryTree.Misfits(item.Kind, update).ToList().ForEach(m => row.Problem(m.Column, m.Sentence));
        return Open(row, update);
    }

    private DeliveryUpdate? Stored(PackRow row, DeliveryItem item, Period period)
    {
        if (!row.IsSound) return null;
        if (!updates.TryGetValue((item, period), out DeliveryUpdate? update))
        {
            update = new DeliveryUpdate { Item = item, Period = period, State = DeliveryUpdateState.Submitted, ChangedAt = stage.Now, ChangedBy = stage.Actor.Name };
            updates.Add((item, period), update);
            stage.Database.DeliveryUpdates.Add(update);
        }

        return update;
    }

    // What says the same again passes, so that a pack that was taken out can be brought in where it came from.
    private DeliveryUpdate? Open(PackRow row, DeliveryUpdate update)
    {
        if (update.State != DeliveryUpdateState.SignedOff || stage.Database.Entry(update).State == EntityState.Unchanged) return update;
        row.Problem("period", $"What was said of “{update.Item!.Code}” in {update.Period.Label} was signed off with the quarter: it can only be changed once that is opened again.");
        return null;
    }

    private DeliveryItem? Of(PackRow row)
    {
        string code = row.RequiredLine("code", DeliveryItem.CodeLength);
        if (code.Length == 0) return null;
        if (items.TryGetValue(code, out DeliveryItem? item)) return item;
        row.Problem("code", $"There is no project, action, risk or partnership “{PackProblems.Shorten(code)}”, neither in this pack nor in the database.");
        return null;
    }

    private static Period? Quarter(PackRow row)
    {
        Period? quarter = row.Period("period", PeriodUse.ReportingQuarter);
        if (quarter is { IsReportingQuarter: false } other) row.Problem("period", $"{other.Label} is not a quarter of the financial year, and updates are of quarters: write 2017/18 Q2.");
        return quarter is { IsReportingQuarter: true } ? quarter : null;
    }

    private string? Score(PackRow row, string column)
    {
        if (row.Line(column) is not { } typed) return null;
        if (scale.TryRead(typed, out RiskScore score, out string? problem)) return scale.Print(score);
        row.Problem(column, problem + ".");
        return null;
    }

    private static CompletionText Due(PackRow row)
    {
        var due = CompletionText.Read(row.Line("due", TextLengths.Name));
        if (row.Date("due_on") is { } meant)
        {
            if (due.ImpliedOn is { } implied && implied != meant) row.Problem("due_on", $"The words of due are read as {FigureFormat.Date(implied)} already. Leave this cell blank.");
            return due.ImpliedOn is null ? due with { ImpliedOn = meant } : due;
        }

        if (due.Offered is { } hidden) row.Remark("due", $"The words hold a date, and none is taken from them. Write “{hidden}” alone for it to count, or its day in due_on.");
        return due;
    }

    private static string? Markdown(PackRow row, string column, int longest) => MarkdownText.Tidy(row.Text(column, longest)) is { Length: > 0 } text ? text : null;

    private static T Found<T>(Dictionary<string, T> known, string name, Func<string, T> make)
    {
        if (!known.TryGetValue(name, out T? found)) known.Add(name, found = make(name));
        return found;
    }

    private static List<T> Linked<T>(PackRow row, string column, Func<string, T?> find, string what, string file)
        where T : class
    {
        List<T> linked = [];
        foreach (string code in row.List(column, DeliveryItem.CodeLength))
        {
            if (find(code) is { } found) linked.Add(found);
            else row.Problem(column, $"There is no {what} “{PackProblems.Shorten(code)}”, neither in {file} nor in the database.");
        }

        return linked;
    }

    private void Replace<T>(DeliveryItem item, IList<T> there, List<T> wanted)
        where T : class
    {
        if (there.Count == wanted.Count && wanted.TrueForAll(there.Contains)) return;
        there.Clear();
        foreach (T one in wanted) there.Add(one);
        stage.MarkChanged(item);
    }

    private static bool IsProject(DeliveryKind kind) => kind is DeliveryKind.Workstream or DeliveryKind.Programme or DeliveryKind.Project or DeliveryKind.ProjectItem;
}
