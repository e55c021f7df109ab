using System.Globalization;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Imports.Rows;

namespace PerformanceManagement.Core.Delivery;

/// <summary>The cells of a data pack, column by column: what <see cref="DeliveryRows"/> reads. A column that has no line here is an error as soon as a pack is written.</summary>
internal sealed class DeliveryPackRows(IReadOnlyDictionary<int, DeliveryItem> items, Func<int, bool> hasMeasure)
{
    /// <summary>Whether an update has figures of a line of volumes.</summary>
    public static bool HasFigures(DeliveryUpdate update) => update is not { Received: null, Issued: null, Within: null, PrintedPercent: null, Outcomes: null };

    /// <summary>Whether an update has more than such figures, so that it needs a row of its own.</summary>
    public static bool IsSaid(DeliveryUpdate update) => !HasFigures(update) || IsDraft(update)
        || update is not { Rating: null, Status: null, Score: null, PercentComplete: null, Because: null, Narrative: null, Achievements: null, NextSteps: null, Evidence: null, CarriedFrom: null, EndedOn: null, NextReviewOn: null };

    /// <summary>The row of an item, by column of its file.</summary>
    public Func<string, string?> Of(DeliveryItem item) => column => column switch
    {
        "code" => item.Code,
        "kind" when item.Kind is DeliveryKind.ActionPlan or DeliveryKind.PlannedAction => PackWords.ActionKinds[item.Kind],
        "kind" => PackWords.ProjectKinds[item.Kind],
        "title" => item.Title,
        "parent" or "table" => CodeOf(item.ParentId),
        "about" => item.About,
        "lead" => item.LeadOfficer,
        "portfolio" => item.PortfolioHolder,
        "directorate" => item.Directorate?.Name,
        "committees" => List(item.Committees.Select(c => c.Name)),
        "plan" => List(item.PlanItems.Select(p => p.Key)),
        "measures" => List(item.Measures.Where(m => hasMeasure(m.Id)).Select(m => m.Code)),
        "reference" => item.Reference,
        "start" => Day(item.StartsOn),
        "due" => item.DueText,
        "due_on" => Meant(item.DueText, item.DueOn),
        "completed" => Day(item.CompletedOn),
        "review" => Day(item.ReviewOn),
        "closed" => Day(item.ClosedOn),
        "closed_because" => item.ClosedBecause,
        "source" => item.Source is { } source ? PackWords.ActionSources[source] : null,
        "tranche" => item.Tranche,
        "inherent" => item.InherentScore,
        "target" when item.Kind == DeliveryKind.Risk => item.TargetScore,
        "target" => Percent(item.TargetPercent),
        "partners" => item.Partners,
        "working_days" => Count(item.WorkingDays),
        "escalates_to" => CodeOf(item.EscalatesToId),
        // The figures of a line have rows of their own.
        "period" or "received" or "issued" or "within" or "percent" or "outcomes" => null,
        _ => throw Unknown(column),
    };

    /// <summary>The rows of an item's steps. Two that stand in one place, which a pack cannot say, come one after the other.</summary>
    public static IEnumerable<Func<string, string?>> OfSteps(DeliveryItem item)
    {
        int last = 0;
        foreach (DeliveryStep step in item.Steps.OrderBy(s => s.SortOrder).ThenBy(s => s.Id))
        {
            int number = last = Math.Max(step.SortOrder, last + 1);
            yield return column => column switch
            {
                "code" => item.Code,
                "number" => Count(number),
                "text" => step.Text,
                "kind" => PackWords.StepKinds[step.Kind],
                "group" => step.Group,
                "owner" => step.Owner,
                "due" => step.DueText,
                "due_on" => Meant(step.DueText, step.DueOn),
                "done" => Day(step.DoneOn),
                "update" => step.Update,
                _ => throw Unknown(column),
            };
        }
    }

    /// <summary>The row of volumes.csv with the figures of a quarter; what the line is stands in its own row.</summary>
    public Func<string, string?> OfFigures(DeliveryUpdate update) => column => column switch
    {
        "code" => CodeOf(update.ItemId),
        "period" => update.Period.Token,
        "received" => Count(update.Received),
        "issued" => Count(update.Issued),
        "within" => Count(update.Within),
        "percent" => Percent(update.PrintedPercent),
        "outcomes" => update.Outcomes,
        _ => null,
    };

    /// <summary>The row of updates.csv.</summary>
    public Func<string, string?> OfUpdate(DeliveryUpdate update) => column => column switch
    {
        "code" => CodeOf(update.ItemId),
        "period" => update.Period.Token,
        "rating" => update.Rating,
        "status" => update.Status is { } status ? PackWords.ActionStatuses[status] : null,
        "score" => update.Score,
        "percent" => Count(update.PercentComplete),
        "because" => update.Because,
        "narrative" => update.Narrative,
        "achievements" => update.Achievements,
        "next_steps" => update.NextSteps,
        "evidence" => update.Evidence,
        "carried_from" => update.CarriedFrom?.Token,
        "ended" => Day(update.EndedOn),
        "next_review" => Day(update.NextReviewOn),
        "state" => PackWords.UpdateStates[IsDraft(update) ? DeliveryUpdateState.Draft : DeliveryUpdateState.Submitted],
        _ => throw Unknown(column),
    };

    private static bool IsDraft(DeliveryUpdate update) => update.State is DeliveryUpdateState.Draft or DeliveryUpdateState.Returned;

    private string? CodeOf(int? item) => item is { } id && items.TryGetValue(id, out DeliveryItem? found) ? found.Code : null;

    // Whatever the database's order, so that the same data make the same file.
    private static string List(IEnumerable<string> names) => string.Join(';', names.Order(StringComparer.Ordinal));

    // The pack refuses a day beside words that imply one.
    private static string? Meant(string? words, DateOnly? day) => CompletionText.Read(words).ImpliedOn is null ? Day(day) : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Count(int? count) => count?.ToString(CultureInfo.InvariantCulture);

    private static string? Percent(decimal? percent) => percent?.ToString("0.####", CultureInfo.InvariantCulture);

    private static ArgumentOutOfRangeException Unknown(string column) => new(nameof(column), column, "Nothing is written to this column of a data pack yet.");
}
