using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Lists;

/// <summary>What a change of a list does, in sentences: the same before it is stored and in the audit.</summary>
internal static class ListSentences
{
    /// <summary>What giving it another name does.</summary>
    public static EffectInWords Rename(ListedDetails of)
    {
        ListedItem item = of.Item;
        return new EffectInWords(
            [
                item.IsUsed ? $"{Used(item)} {(IsOne(item) ? "is" : "are")} shown with the new name: in open quarters, on every page, and in papers that are not published yet." : "Nothing refers to it yet, so nothing else changes.",
                .. Views(of) is { } views ? [$"{views} on looking for it."] : Array.Empty<string>(),
                $"A data pack that still says “{item.Name}” would bring that name back: use the new one in your files.",
            ],
            Stays(of));
    }

    /// <summary>What closing it does.</summary>
    public static EffectInWords Close(ListedDetails of) => new(
        [
            $"It is not offered any more: not in forms, and not in the filters of quarters that begin after today.",
            .. of.Item.Measures + of.Item.Delivery + of.Item.People > 0
                ? [$"{Used(of.Item with { Meetings = 0, Reports = 0, Editions = 0 })} still {(IsOne(of.Item) ? "belongs" : "belong")} to it, and {(IsOne(of.Item) ? "stays" : "stay")} until somebody changes that. Merge it instead to move everything at once."]
                : Array.Empty<string>(),
            "It can be opened again at any time.",
        ],
        Stays(of));

    /// <summary>What opening it again does.</summary>
    public static EffectInWords Reopen(ListedDetails of) => new(["It is offered again in forms and filters.", "What was moved to another when it was merged stays there."], Stays(of));

    /// <summary>What merging it does.</summary>
    public static EffectInWords Merge(ListedDetails of, ListedItem into, CommitteeMerge? committee)
    {
        ListedItem item = of.Item;
        List<string> changes =
        [
            item.Measures + item.Delivery + item.People > 0 ? $"{Used(item with { Meetings = 0, Reports = 0, Editions = 0 })} {(IsOne(item with { Meetings = 0, Reports = 0, Editions = 0 }) ? "goes" : "go")} to “{into.Name}”, which then has {Used(After(item, into, committee))}." : $"No measure, person or project belongs to “{item.Name}”.",
        ];
        if (committee is { Shared: > 0 }) changes.Add($"{Wording.Counted(committee.Shared, "measure is", "measures are")} reported to both already, and {(committee.Shared == 1 ? "is" : "are")} reported to “{into.Name}” once.");
        if (item.People > 0) changes.Add($"{Wording.Counted(item.People, "person sees", "people see")} the dashboard of “{into.Name}” first, and may change what is delivered by it.");
        if (committee is not null) changes.AddRange(committee.Changes(item, into));
        if (Views(of) is { } views) changes.Add($"{views} on, and {(of.References.First(r => r.What == ReferenceKind.Views).Count == 1 ? "looks" : "look")} for “{into.Name}”.");
        changes.Add($"“{item.Name}” is closed. It can be opened again, but what was moved does not come back with it.");
        changes.Add($"A data pack that still says “{item.Name}” would give measures back to it: use “{into.Name}” in your files.");
        return new EffectInWords(changes, [.. Stays(of), .. committee?.Stays(item) ?? []]);
    }

    /// <summary>What refers to it, counted: "12 measures, 3 people and 1 meeting".</summary>
    public static string Used(ListedItem item)
    {
        string[] parts =
        [
            .. item.Measures > 0 ? [Wording.Counted(item.Measures, "measure", "measures")] : Array.Empty<string>(),
            .. item.Delivery > 0 ? [$"{item.Delivery:N0} of what is reported beside measures"] : Array.Empty<string>(),
            .. item.People > 0 ? [Wording.Counted(item.People, "person", "people")] : Array.Empty<string>(),
            .. item.Meetings > 0 ? [Wording.Counted(item.Meetings, "meeting", "meetings")] : Array.Empty<string>(),
            .. item.Reports > 0 ? [Wording.Counted(item.Reports, "report in preparation", "reports in preparation")] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "Nothing" : Wording.Joined(parts);
    }

    /// <summary>Quarters by their labels.</summary>
    public static string Joined(IEnumerable<Period> quarters) => Wording.Joined([.. quarters.Order().Select(q => q.Label)]);

    private static bool IsOne(ListedItem item) => item.Measures + item.Delivery + item.People + item.Meetings + item.Reports == 1;

    private static string? Views(ListedDetails of) => of.References.FirstOrDefault(r => r.What == ReferenceKind.Views) is { } views ? Wording.Counted(views.Count, "kept view of the dashboard goes", "kept views of the dashboard go") : null;

    private static ListedItem After(ListedItem item, ListedItem into, CommitteeMerge? committee) => into with
    {
        Measures = item.Measures + into.Measures - (committee?.Shared ?? 0),
        Delivery = item.Delivery + into.Delivery - (committee?.SharedDelivery ?? 0),
        People = item.People + into.People,
        Meetings = 0,
        Reports = 0,
    };

    // Rows of signed-off quarters keep the names of directorate, service and portfolio holder; a committee's name stands in papers alone.
    private static List<string> Stays(ListedDetails of)
    {
        List<string> stays = [];
        if (of.Item.Kind != ListKind.Committee && of.SignedOff.Count > 0)
            stays.Add($"{(of.SignedOff.Count <= ListReference.Named ? Joined(of.SignedOff) : $"{of.SignedOff.Count} quarters up to {of.SignedOff[^1].Label}")} {(of.SignedOff.Count == 1 ? "is signed off and keeps" : "are signed off and keep")} the name that members saw.");
        if (of.Item.Editions > 0) stays.Add($"{Wording.Counted(of.Item.Editions, "published edition stays as it is", "published editions stay as they are")}, with the name that members saw.");
        else if (of.Item.Kind != ListKind.Committee) stays.Add("Published editions of reports stay as they are.");
        return stays;
    }
}
