using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>What a draft would do to the headings of a report.</summary>
/// <param name="Paper">The paper as the draft makes it.</param>
public sealed record TemplateEffect(QuarterlyReport Paper)
{
    /// <summary>Headings that the report does not have now.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Headings that it would no longer have.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Headings in other words: as they are, and as they would be.</summary>
    public IReadOnlyList<(string Now, string Then)> Renamed { get; init; } = [];

    /// <summary>Headings that would come at another place.</summary>
    public IReadOnlyList<string> Moved { get; init; } = [];

    /// <summary>Whether the headings stay as they are.</summary>
    public bool IsNone => Added.Count + Removed.Count + Renamed.Count + Moved.Count == 0;
}

/// <summary>Compares a report with what a draft would make of it.</summary>
public sealed class TemplateEffectService(QuarterlyReportService reports)
{
    /// <summary>The paper that a definition makes, and how its headings differ from those of the report now; null where there is no such report.</summary>
    /// <param name="draft">The definition.</param>
    /// <param name="committeeId">The committee.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<TemplateEffect?> EffectAsync(TemplateDefinition draft, int committeeId, Period quarter, CancellationToken stop = default) =>
        await reports.GetAsync(committeeId, quarter, new ReportChoice { Definition = draft }, stop) is not { } then ? null
        : await reports.GetAsync(committeeId, quarter, null, stop) is { } now ? Between(now.Sections, then)
        : new TemplateEffect(then);

    internal static TemplateEffect Between(IReadOnlyList<ReportSection> now, QuarterlyReport then)
    {
        Dictionary<string, ReportSection> before = now.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First());
        Dictionary<string, ReportSection> after = then.Sections.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First());
        List<string> shared = [.. after.Keys.Where(before.ContainsKey)];
        List<string> order = [.. before.Keys];
        HashSet<int> kept = Rising([.. shared.Select(id => order.IndexOf(id))]);
        return new TemplateEffect(then)
        {
            Added = [.. after.Values.Where(s => !before.ContainsKey(s.Id)).Select(s => s.Title)],
            Removed = [.. before.Values.Where(s => !after.ContainsKey(s.Id)).Select(s => s.Title)],
            Renamed = [.. shared.Where(id => before[id].Title != after[id].Title).Select(id => (before[id].Title, after[id].Title))],
            Moved = [.. shared.Where((_, i) => !kept.Contains(i)).Select(id => after[id].Title)],
        };
    }

    // The most places that can stay as they are: the longest that rises.
    private static HashSet<int> Rising(List<int> places)
    {
        int[] length = new int[places.Count];
        int[] before = new int[places.Count];
        int last = -1;
        for (int i = 0; i < places.Count; i++)
        {
            (length[i], before[i]) = (1, -1);
            for (int j = 0; j < i; j++)
                if (places[j] < places[i] && length[j] + 1 > length[i]) (length[i], before[i]) = (length[j] + 1, j);
            if (last < 0 || length[i] > length[last]) last = i;
        }

        HashSet<int> kept = [];
        for (; last >= 0; last = before[last]) kept.Add(last);
        return kept;
    }
}
