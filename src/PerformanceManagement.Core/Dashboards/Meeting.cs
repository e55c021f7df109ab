using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>
/// The measures of a quarter one after the other, as a meeting goes through them: those of the attention list in its order, then where somebody asks the
/// rest in the order of the plan. Pure.
/// </summary>
/// <param name="Items">The measures in the order of the meeting.</param>
/// <param name="Rest">The measures of the dashboard that the meeting does not go through, in the order of the plan.</param>
public sealed record Meeting(IReadOnlyList<MeetingItem> Items, IReadOnlyList<MeetingItem> Rest)
{
    /// <summary>The meeting of a dashboard.</summary>
    /// <param name="view">The dashboard.</param>
    /// <param name="all">Whether it goes on with the measures that need no attention.</param>
    public static Meeting Of(DashboardView view, bool all)
    {
        HashSet<int> listed = [.. view.Attention.Select(a => a.Row.MeasureId)];
        MeetingItem[] first = [.. view.Attention.Select(a => new MeetingItem(a.Row, a))];
        MeetingItem[] rest = [.. view.Scorecard.Rows.Where(r => !listed.Contains(r.MeasureId)).Select(r => new MeetingItem(r, null))];
        return all ? new Meeting([.. first, .. rest], []) : new Meeting(first, rest);
    }

    /// <summary>
    /// Where a measure stands in the meeting; null where the dashboard does not have it. An address of a measure that was on the list and is no longer
    /// keeps its meaning: it comes after the last one and has no number.
    /// </summary>
    /// <param name="code">Its code, in any capitals.</param>
    public MeetingPlace? At(string code)
    {
        foreach ((int index, MeetingItem item) in Items.Index())
        {
            if (item.IsCalled(code)) return new MeetingPlace(item, index + 1, index == 0 ? null : Items[index - 1].Row.Code, index == Items.Count - 1 ? null : Items[index + 1].Row.Code);
        }

        return Rest.FirstOrDefault(i => i.IsCalled(code)) is { } other ? new MeetingPlace(other, null, Items.Count == 0 ? null : Items[^1].Row.Code, null) : null;
    }
}

/// <summary>A measure of a meeting.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Attention">Why it is on the attention list; null where it is not.</param>
public sealed record MeetingItem(ScorecardRow Row, AttentionItem? Attention)
{
    internal bool IsCalled(string code) => string.Equals(Row.Code, code, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where a measure stands in a meeting.</summary>
/// <param name="Item">The measure.</param>
/// <param name="Number">Its number, from 1; null where it is no longer on the list and so has none.</param>
/// <param name="Previous">The code of the measure before it; null at the first.</param>
/// <param name="Next">The code of the measure after it; null at the last.</param>
public sealed record MeetingPlace(MeetingItem Item, int? Number, string? Previous, string? Next);
