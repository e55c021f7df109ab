using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Plans;

/// <summary>What a change of the plan does, in sentences.</summary>
internal static class PlanSentences
{
    private const int MostQuarters = 5;

    /// <summary>What adding an item does.</summary>
    public static EffectInWords Add(PlanItemReading item) => new([$"{item.NumberedTitle} is added {(item.Under is { } above ? $"under {above.NumberedTitle}" : "at the top of the plan")}, after what stands there. Measures and delivery are put into it on their own pages."], []);

    /// <summary>What changing an item does.</summary>
    public static EffectInWords Change(PlanItem item, PlanItemReading reading, PlanUse use)
    {
        List<string> changes = [];
        if (reading.IsSame(item)) changes.Add("Nothing: it says all of this already.");
        if (item.NumberedTitle != reading.NumberedTitle) changes.Add($"“{item.NumberedTitle}” reads “{reading.NumberedTitle}”: on the page of the plan, in open quarters, and in papers that are not published yet.");
        if (item.Kind != reading.Kind) changes.Add($"It becomes {PlanLevels.WithArticle(reading.Kind)}, and is called so in papers.");
        if (item.ParentId != reading.Under?.Id)
            changes.Add($"It goes {(reading.Under is { } above ? $"under {above.NumberedTitle}" : "to the top of the plan")}{(use.Below > 0 ? $", with {Wording.Counted(use.Below, "item", "items")} below it" : "")}. Open quarters count its measures there.");
        if (!reading.IsSame(item)) changes.AddRange(Carried(use));
        if (item.Title != reading.Title && use.NamedBy.Count > 0) changes.Add($"{Wording.Joined([.. use.NamedBy.Select(n => $"“{n}”")])} may name it by its title: change it in the template too, so that its section stays in papers.");
        return new EffectInWords(changes, Stays(use));
    }

    /// <summary>What closing an item does.</summary>
    public static EffectInWords Close(PlanItem item, PlanUse use) => new(
        [
            "It is not offered any more: not in forms, and not in the filters, papers and plan of quarters that begin after today, unless something of theirs stands in it.",
            .. use.OpenBelow > 0 ? [$"{Wording.Counted(use.OpenBelow, "item that stands below it is", "items that stand below it are")} closed with it."] : Array.Empty<string>(),
            .. use.Measures > 0 ? [$"{Wording.Counted(use.Measures, "measure stands", "measures stand")} in it or below. {(use.Measures == 1 ? "It stays" : "They stay")} there, and in view, until moved to another place."] : Array.Empty<string>(),
            .. use.Delivery > 0 ? [$"{use.Delivery:N0} of what is reported beside measures {(use.Delivery == 1 ? "serves" : "serve")} it, and {(use.Delivery == 1 ? "goes" : "go")} on to."] : Array.Empty<string>(),
            .. use.Texts > 0 ? [$"{Texts(use)} {(use.Texts == 1 ? "stays" : "stay")} and {(use.Texts == 1 ? "is" : "are")} printed."] : Array.Empty<string>(),
            $"{item.NumberedTitle} can be opened again at any time.",
        ],
        Stays(use));

    /// <summary>What opening an item again does.</summary>
    public static EffectInWords Reopen(PlanItem item, int with) => new(
        [
            $"{item.NumberedTitle} is offered again in forms, filters, papers and the plan.",
            .. with > 0 ? [$"{Wording.Counted(with, "item that was closed with it is", "items that were closed with it are")} opened with it."] : Array.Empty<string>(),
        ],
        []);

    /// <summary>What was changed, for the audit.</summary>
    public static string Changed(PlanItem item, PlanItemReading reading)
    {
        List<string> parts = [];
        if (item.NumberedTitle != reading.NumberedTitle) parts.Add($"“{item.NumberedTitle}” reads “{reading.NumberedTitle}”");
        if (item.Kind != reading.Kind) parts.Add($"became {PlanLevels.WithArticle(reading.Kind)}");
        if (item.ParentId != reading.Under?.Id) parts.Add(reading.Under is { } above ? $"moved under {above.NumberedTitle}" : "moved to the top of the plan");
        return parts.Count == 0 ? "saved without a change" : string.Join("; ", parts);
    }

    private static IEnumerable<string> Carried(PlanUse use)
    {
        string[] parts =
        [
            .. use.Measures > 0 ? [Wording.Counted(use.Measures, "measure", "measures")] : Array.Empty<string>(),
            .. use.Delivery > 0 ? [$"{use.Delivery:N0} of what is reported beside measures"] : Array.Empty<string>(),
        ];
        if (parts.Length > 0) yield return $"{Wording.Joined(parts)} {(use.Measures + use.Delivery == 1 ? "stands" : "stand")} in it or below, and {(use.Measures + use.Delivery == 1 ? "goes" : "go")} with it.";
        if (use.Texts > 0) yield return $"{Texts(use)} {(use.Texts == 1 ? "goes" : "go")} with it.";
    }

    private static string Texts(PlanUse use) => $"{Wording.Counted(use.Texts, "text", "texts")} for {Wording.Joined([.. use.TextQuarters.Select(q => q.Label)])}";

    private static List<string> Stays(PlanUse use)
    {
        if (use.SignedOff.Count == 0) return [];
        string quarters = use.SignedOff.Count <= MostQuarters ? Wording.Joined([.. use.SignedOff.Select(q => q.Label)]) : $"{use.SignedOff.Count} quarters up to {use.SignedOff[^1].Label}";
        return [$"{quarters} {(use.SignedOff.Count == 1 ? "is signed off and shows" : "are signed off and show")} measures where they stood, under the names that members saw. Published papers stay as they are."];
    }
}
