using System.Globalization;
using PerformanceManagement.Core.Watching;

namespace PerformanceManagement.Web.Models.Watches;

/// <summary>The measures that somebody says they have seen, as they were shown.</summary>
public sealed class SeenForm
{
    /// <summary>The key of each measure and what tells its state from another: "12:9f…".</summary>
    public List<string> Seen { get; set; } = [];

    /// <summary>One of them.</summary>
    public static string Of(WatchedMeasure measure) => string.Create(CultureInfo.InvariantCulture, $"{measure.MeasureId}:{measure.Mark}");

    /// <summary>The states; what cannot be read is passed over.</summary>
    public IReadOnlyList<SeenState> ToStates() =>
    [
        .. from one in Seen
           let parts = one.Split(':')
           where parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
           select new SeenState(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]),
    ];
}
