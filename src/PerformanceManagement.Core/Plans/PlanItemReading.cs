using System.Text;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Plans;

/// <summary>Reads what was typed about a plan item. Pure.</summary>
internal sealed class PlanItemReading
{
    private readonly List<FieldMessage> problems = [];

    private PlanItemReading(PlanItemEdit edit)
    {
        Title = TypedText.Name(edit.Title);
        Number = TypedText.Name(edit.Number) is { Length: > 0 } number ? number : null;
    }

    public string Key { get; private set; } = "";

    public string Title { get; }

    public string? Number { get; }

    public PlanItemKind Kind { get; private set; }

    public PlanItem? Under { get; private set; }

    public string NumberedTitle => Number is null ? Title : $"{Number} {Title}";

    public IReadOnlyList<FieldMessage> Problems => problems;

    /// <summary>Reads it.</summary>
    /// <param name="edit">What was typed.</param>
    /// <param name="stored">The item as it is stored; null for a new one.</param>
    /// <param name="all">The items of all plans.</param>
    /// <param name="plan">The plan it belongs to; null for the first.</param>
    public static PlanItemReading Of(PlanItemEdit edit, PlanItem? stored, List<PlanItem> all, int? plan)
    {
        var reading = new PlanItemReading(edit);
        reading.Length(nameof(edit.Title), reading.Title, TextLengths.Title, "title");
        reading.Length(nameof(edit.Number), reading.Number ?? "", TextLengths.Key, "number");
        if (reading.Title.Length == 0) reading.Problem(nameof(edit.Title), "Enter a title");
        reading.Place(edit, stored, all, plan);
        if (stored is null) reading.MakeKey(edit, all);
        else reading.Key = stored.Key;
        return reading;
    }

    /// <summary>Whether an item says the same already.</summary>
    public bool IsSame(PlanItem item) => (item.Title, item.Number, item.Kind, item.ParentId) == (Title, Number, Kind, Under?.Id);

    private void Place(PlanItemEdit edit, PlanItem? stored, List<PlanItem> all, int? plan)
    {
        if (!Enum.TryParse(edit.Kind, out PlanItemKind kind) || !Enum.IsDefined(kind))
        {
            Problem(nameof(edit.Kind), "Select what it is");
            return;
        }

        Kind = kind;
        Under = string.IsNullOrWhiteSpace(edit.Under) ? null : all.Find(i => i.Key.Equals(edit.Under.Trim(), StringComparison.OrdinalIgnoreCase));
        if (Under is null && !string.IsNullOrWhiteSpace(edit.Under)) Problem(nameof(edit.Under), $"There is no plan item {TypedText.Quoted(edit.Under)}: select one of the plan, or the top");
        else if (stored is not null && Under == stored) Problem(nameof(edit.Under), "It cannot stand under itself: select another place");
        else if (stored is not null && Under is { } below && PlanOutline.Below(all, stored).Contains(below)) Problem(nameof(edit.Under), $"{below.NumberedTitle} stands below this item, so this cannot stand under it: select another place");
        else if (Under is { } other && other.PlanId != plan) Problem(nameof(edit.Under), $"{other.NumberedTitle} is of another plan: select a place of the same one");
        else if (Under is { } above && !PlanLevels.MayHold(above.Kind, kind))
            Problem(nameof(edit.Under), $"{above.NumberedTitle} is {PlanLevels.WithArticle(above.Kind)}, and {PlanLevels.WithArticle(kind)} cannot stand under that: what is above must be of a higher level");
        else if (Under is { ClosedOn: not null } closed && stored?.ParentId != closed.Id) Problem(nameof(edit.Under), $"{closed.NumberedTitle} is closed: open it again first, or select another place");
        if (stored is not null && all.Find(i => i.ParentId == stored.Id && !PlanLevels.MayHold(kind, i.Kind)) is { } tooHigh)
            Problem(nameof(edit.Kind), $"{tooHigh.NumberedTitle}, {PlanLevels.WithArticle(tooHigh.Kind)}, stands under it and cannot stand under {PlanLevels.WithArticle(kind)}: move it first");
    }

    private void MakeKey(PlanItemEdit edit, List<PlanItem> all)
    {
        HashSet<string> taken = all.Select(i => i.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Key = TypedText.Name(edit.Key);
        Length(nameof(edit.Key), Key, TextLengths.Key, "key");
        if (Key.Length > 0)
        {
            if (all.Find(i => i.Key.Equals(Key, StringComparison.OrdinalIgnoreCase)) is { } other) Problem(nameof(edit.Key), $"{other.NumberedTitle} has the key “{other.Key}” already: choose another");
            return;
        }

        string made = KeyOf(Title);
        if (made.Length == 0 && Title.Length > 0) Problem(nameof(edit.Key), "The title gives no key: enter one of letters and digits");
        Key = made;
        for (int number = 2; taken.Contains(Key); number++) Key = $"{made[..Math.Min(made.Length, TextLengths.Key - 4)]}-{number}";
    }

    // Small letters, digits and hyphens.
    private static string KeyOf(string title)
    {
        var key = new StringBuilder();
        foreach (char letter in title.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(letter)) key.Append(letter);
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
        return key.ToString(0, Math.Min(key.Length, TextLengths.Key)).Trim('-');
    }

    private void Length(string field, string text, int most, string what)
    {
        if (text.Length > most) Problem(field, $"The {what} must be {most} characters or fewer; it has {text.Length}");
    }

    private void Problem(string field, string sentence) => problems.Add(new FieldMessage(field, sentence));
}
