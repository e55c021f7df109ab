using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Search;

/// <summary>Whose words may have changed.</summary>
internal sealed class SearchTouched
{
    private readonly HashSet<(SearchKind Kind, int Id)> named = [];
    private readonly HashSet<int> noted = [];

    /// <summary>What was stored, to be asked for its key once it has one.</summary>
    public static SearchTouched By(IEnumerable<object> saved)
    {
        var touched = new SearchTouched();
        touched.Add(saved);
        return touched;
    }

    /// <summary>Those whose code, title or definition may have changed.</summary>
    public IEnumerable<IGrouping<SearchKind, int>> Named => named.GroupBy(n => n.Kind, n => n.Id);

    /// <summary>The measures whose notes may have changed.</summary>
    public IReadOnlyCollection<int> Noted => noted;

    /// <summary>Adds what was stored.</summary>
    public void Add(IEnumerable<object> saved)
    {
        foreach (object entity in saved)
        {
            switch (entity)
            {
                case Measure measure:
                    Add(SearchKind.Measure, measure.Id);
                    break;
                case PlanItem item:
                    Add(SearchKind.PlanItem, item.Id);
                    break;
                case DeliveryItem item:
                    Add(SearchKind.DeliveryItem, item.Id);
                    break;
                case ReportEdition edition:
                    Add(SearchKind.Edition, edition.Id);
                    break;
                // What it was before is the last of its restatements.
                case MeasureResult result when result.Note != result.Restatements.LastOrDefault()?.Note:
                    AddNotesOf(result.MeasureId);
                    break;
            }
        }
    }

    public void Add(SearchKind kind, int id) => named.Add((kind, id));

    public void AddNotesOf(int measureId) => noted.Add(measureId);
}
