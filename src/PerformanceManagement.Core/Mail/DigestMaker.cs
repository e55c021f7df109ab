using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Mail;

/// <summary>A value that somebody is asked for, in the quarter that asks.</summary>
internal sealed record AskedValue(Period Quarter, EntryTask Task);

/// <summary>Values that wait for somebody to approve them.</summary>
/// <param name="Quarter">In which quarter.</param>
/// <param name="Directorate">Of which directorate; null for measures of none.</param>
/// <param name="Count">How many.</param>
/// <param name="Last">When the latest was submitted, UTC; null where that is not known.</param>
/// <param name="DueOn">The day by which they are to be approved; null for none.</param>
internal sealed record ToApprove(Period Quarter, string? Directorate, int Count, DateTime? Last, DateOnly? DueOn);

/// <summary>
/// Decides what the day's message tells one person. Pure. What happened since their last message is told: that a quarter was opened, values returned or
/// submitted for approval; and of days that came since: so many days before values are due, and the day after.
/// </summary>
/// <param name="today">The British day.</param>
/// <param name="dueSoonDays">How many days before a date people are reminded.</param>
/// <param name="opened">When each quarter was opened last, UTC, of those that were lately.</param>
/// <param name="dated">When each was given other dates last, likewise: a date that was told is told again where it is another.</param>
internal sealed class DigestMaker(DateOnly today, int dueSoonDays, IReadOnlyDictionary<Period, DateTime> opened, IReadOnlyDictionary<Period, DateTime> dated)
{
    /// <summary>How many days back a message reaches for whoever has had none for longer.</summary>
    public const int MostDaysBack = 14;

    /// <summary>How many values a part of a message lists; the others are counted.</summary>
    public const int MostListed = 15;

    /// <summary>The message; null where there is nothing to tell.</summary>
    /// <param name="values">What the person is asked for.</param>
    /// <param name="approvals">What waits for the person's approval.</param>
    /// <param name="since">When their last message was written, UTC.</param>
    public MailLetter? Letter(IReadOnlyList<AskedValue> values, IReadOnlyList<ToApprove> approvals, DateTime since)
    {
        DateOnly sinceDay = BritishDay.Of(since);
        bool HasCome(DateOnly day) => day > sinceDay && day <= today;
        bool IsNews(Period quarter, DateOnly day) => HasCome(day) || (day <= today && dated.TryGetValue(quarter, out DateTime at) && at > since);

        var rest = values.Where(v => v.Task.Waits).ToList();
        List<AskedValue> returned = Take(rest, v => v.Task is { State: EntryState.Returned, MovedAt: { } at } && at > since);
        List<AskedValue> overdue = Take(rest, v => v.Task.DueOn is { } due && due < today && IsNews(v.Quarter, due.AddDays(1)));
        List<AskedValue> begun = Take(rest, v => opened.TryGetValue(v.Quarter, out DateTime at) && at > since);
        List<AskedValue> soon = Take(rest, v => v.Task.DueOn is { } due && due >= today && IsNews(v.Quarter, due.AddDays(-dueSoonDays)));
        bool tellsApprovals = approvals.Any(a => a.Last > since || (a.DueOn is { } due && (IsNews(a.Quarter, due.AddDays(-dueSoonDays)) || IsNews(a.Quarter, due.AddDays(1)))));

        List<(string Headline, MailSection Section)> parts = [];
        if (returned.Count > 0) parts.Add(($"{Values(returned.Count)} returned", Section("Returned to you", "Whoever approves gave these back. Correct them or say more, and submit them again.", returned)));
        if (overdue.Count > 0) parts.Add(($"{Values(overdue.Count)} overdue", Section("Overdue", "The day by which these were asked for has passed, and nothing is submitted.", overdue)));
        if (soon.Count > 0) parts.Add(($"{Values(soon.Count)} due soon", Section("Due soon", "These are not submitted yet.", soon)));
        foreach (IGrouping<Period, AskedValue> quarter in begun.GroupBy(v => v.Quarter))
            parts.Add(($"{Values(quarter.Count())} asked for, {quarter.Key.Label}", Section($"{quarter.Key.Label} is open", quarter.Count() == 1 ? "You are asked for 1 value." : $"You are asked for {quarter.Count()} values.", [.. quarter])));
        if (tellsApprovals) parts.Add(($"{Values(approvals.Sum(a => a.Count))} to approve", Approvals(approvals)));
        return parts.Count == 0 ? null : new MailLetter(string.Join(", ", parts.Select(p => p.Headline)), [.. parts.Select(p => p.Section)]);
    }

    /// <summary>A value as a message lists it.</summary>
    internal static string Line(AskedValue value, DateOnly today)
    {
        string line = value.Task.Period == value.Quarter ? $"{value.Task.Code} {value.Task.Title}" : $"{value.Task.Code} {value.Task.Title}, {value.Task.Period.Label}";
        if (value.Task.State == EntryState.Draft) line += " (draft saved)";
        if (value.Task.DueOn is { } due) line += $": {(due < today ? "was due" : "due")} by {FigureFormat.Date(due)}";
        return value.Task is { State: EntryState.Returned, Comment: { Length: > 0 } comment } ? $"{line}. {value.Task.MovedBy} wrote: {comment}" : line;
    }

    /// <summary>What is listed of values, the first due first, and how many more there are.</summary>
    internal static IReadOnlyList<string> Lines(IReadOnlyList<AskedValue> values, DateOnly today)
    {
        IEnumerable<string> listed = values.OrderBy(v => v.Task.DueOn ?? DateOnly.MaxValue).ThenBy(v => v.Task.Code, StringComparer.OrdinalIgnoreCase).ThenBy(v => v.Task.Period).Take(MostListed).Select(v => Line(v, today));
        return values.Count <= MostListed ? [.. listed] : [.. listed, $"and {values.Count - MostListed} more"];
    }

    private MailSection Section(string heading, string sentence, List<AskedValue> values) => new(heading, [sentence]) { Items = Lines(values, today), Link = new MailLink("Enter values", "/enter") };

    private static MailSection Approvals(IReadOnlyList<ToApprove> approvals) => new("Ready to approve", ["These were submitted and wait for you: approve them, or return them with a comment."])
    {
        Items = [.. approvals.GroupBy(a => (a.Directorate, a.DueOn)).OrderBy(a => a.Key.Directorate ?? "", StringComparer.OrdinalIgnoreCase)
            .Select(a => $"{a.Key.Directorate ?? "No directorate"}: {Values(a.Sum(x => x.Count))}{(a.Key.DueOn is { } due ? $", to be approved by {FigureFormat.Date(due)}" : "")}")],
        Link = new MailLink("Approve values", "/approve"),
    };

    // A value is told of once, where it matters most.
    private static List<AskedValue> Take(List<AskedValue> rest, Predicate<AskedValue> which)
    {
        List<AskedValue> found = rest.FindAll(which);
        rest.RemoveAll(which);
        return found;
    }

    private static string Values(int count) => count == 1 ? "1 value" : $"{count:N0} values";
}
