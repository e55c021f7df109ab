using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in plans.csv: the plans that began on a day, or will. They come in where there are no measures yet; where there are, the same passes and anything
/// else is refused, because a plan is begun on the site, where measures are taken over.
/// </summary>
internal sealed class CouncilPlanRows(PackStage stage)
{
    public void Apply(PackTable table)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Plans);
        foreach (PackRow row in table.Rows)
        {
            string name = row.RequiredLine("name", TextLengths.Name);
            DateOnly? from = row.RequiredDate("from");
            if (from is not { } day || !row.IsSound) continue;
            if (stage.FindPlan(name) is { } there && there.From == day) count(row, there);
            else if (stage.Measures.Count > 0) row.Problem(null, $"There is no plan “{PackProblems.Shorten(name)}” from that day here. Begin it on the site, where measures are taken over, and leave the row out.");
            else if (stage.FindPlan(name) is not null || PlanCalendar.IsFirst(name)) row.Problem("name", $"“{PackProblems.Shorten(name)}” is the name of another plan.");
            else if (stage.CouncilPlans.Any(p => p.From == day)) row.Problem("from", "Another plan begins on that day.");
            else count(row, stage.Add(new CouncilPlan { Name = name, From = day }));
        }
    }
}
