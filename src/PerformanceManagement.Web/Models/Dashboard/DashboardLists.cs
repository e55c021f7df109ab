using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Reports.Lists;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What the dashboard shows, as a list to be taken away: all of its rows, with what the page says of each. Views without rows give the measures.</summary>
public static class DashboardLists
{
    /// <summary>The list of what a page shows.</summary>
    /// <param name="page">The page, with who enters its measures.</param>
    public static QuarterList Of(DashboardPage page)
    {
        (IReadOnlyList<ScorecardRow> rows, IReadOnlyList<ListColumn> own) = RowsOf(page);
        DashboardFilter filter = page.Filter;
        return new QuarterList
        {
            Name = filter.Show is DashboardShow.Counts or DashboardShow.Print ? Choices.LabelOf(DashboardShow.Measures) : Choices.LabelOf(filter.Show),
            Quarter = filter.Quarter,
            Shown = [new ReportField("Quarter", filter.Quarter.Label), new ReportField("What is shown", filter.InWords(page.Choices)), new ReportField("Measures", $"{rows.Count} of {page.All}")],
            Rows = rows,
            Own = own,
            Known =
            [
                new("Entered by", r => r.OwnerId is { } id ? page.Owners.GetValueOrDefault(id) : null),
                new("How often", r => RuleWords.Often(r.Rules.Frequency)),
            ],
        };
    }

    private static (IReadOnlyList<ScorecardRow> Rows, IReadOnlyList<ListColumn> Own) RowsOf(DashboardPage page)
    {
        switch (page.Filter.Show)
        {
            case DashboardShow.Attention:
                Dictionary<int, AttentionItem> items = page.View.Attention.ToDictionary(i => i.Row.MeasureId);
                return ([.. page.View.Attention.Select(i => i.Row)], [new("Why it is here", r => Wording.UpperFirst(page.ReasonsOf(items[r.MeasureId])), IsSentence: true)]);
            case DashboardShow.Moved:
                Dictionary<int, StatusMove> moves = page.View.Moves.ToDictionary(m => m.Row.MeasureId);
                return (
                    [.. page.View.Moves.Select(m => m.Row)],
                    [new("Change", r => MoveWords.Of(moves[r.MeasureId].Kind)), new($"Status in {page.Filter.Quarter.Previous.Label}", r => moves[r.MeasureId].From.Label)]);
            case DashboardShow.Missing:
                return (page.Missing, [new("Missing", page.MissingOf), new("From", page.AwaitedFrom)]);
            case DashboardShow.Commentary:
                return (page.Commented, []);
            default:
                return ([.. page.Rows.All], []);
        }
    }
}
