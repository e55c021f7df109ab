using System.Globalization;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.SideBySide;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Models.Compare;

/// <summary>What a comparison shows: the address, read. It can write itself as an address again.</summary>
public sealed record CompareFilter
{
    // Many more than are shown, so that those beyond can be counted, and not as many as an address can hold.
    private const int MostRead = 100;

    /// <summary>The quarter; null for the present one.</summary>
    public Period? Quarter { get; init; }

    public required CompareChoice Choice { get; init; }

    public Directorate? Directorate { get; init; }

    public PlanItem? Priority { get; init; }

    public CourseRange Range { get; init; }

    /// <summary>Whether one axis of figures is asked for.</summary>
    public bool IsOneScale { get; init; }

    /// <summary>Sentences about what the address asked for and does not exist.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Whether any measure is asked for.</summary>
    public bool IsEmpty => Choice.Codes.Count == 0 && !Choice.HasList;

    /// <summary>The key of the list of measures; null for none.</summary>
    public string? List => Choice.Watched ? CompareQuery.Watched : Choice.Attention ? CompareQuery.Attention : null;

    /// <summary>The address of the same with these measures alone, and no list.</summary>
    public string AddressOf(string path, IEnumerable<string> codes) => (this with { Choice = new CompareChoice { Codes = [.. codes] }, Directorate = null, Priority = null }).Address(path);

    /// <summary>The filter as an address.</summary>
    /// <param name="path">The address without its query.</param>
    public string Address(string path)
    {
        List<KeyValuePair<string, string?>> query = [.. Choice.Codes.Select(c => KeyValuePair.Create("measure", (string?)c))];
        void Add(string name, string? value) { if (!string.IsNullOrEmpty(value)) query.Add(KeyValuePair.Create(name, (string?)value)); }
        Add("parts", Choice.PartsOf);
        Add("list", List);
        Add("directorate", Directorate?.Id.ToString(CultureInfo.InvariantCulture));
        Add("priority", Priority?.Id.ToString(CultureInfo.InvariantCulture));
        Add("quarter", Quarter?.UrlToken);
        Add("range", Range == default ? null : CourseQuery.KeyOf(Range));
        Add("scale", IsOneScale ? "same" : null);
        return path + QueryString.Create(query);
    }

    /// <summary>Reads an address.</summary>
    /// <param name="quarter">The quarter, known to exist; null for the present one.</param>
    /// <param name="query">The rest of the address.</param>
    /// <param name="choices">What exists.</param>
    public static CompareFilter Read(Period? quarter, CompareQuery query, ReportingChoices choices)
    {
        List<string> ignored = [];
        if (!string.IsNullOrEmpty(query.List) && query.List is not (CompareQuery.Watched or CompareQuery.Attention)) ignored.Add(Dashboard.Choices.Unknown("list"));
        if (!string.IsNullOrEmpty(query.Range) && CourseQuery.Ranges.All(r => r.Key != query.Range)) ignored.Add(Dashboard.Choices.Unknown("range"));
        Directorate? directorate = choices.Directorates.FirstOrDefault(d => d.Id == QueryKey.Read(query.Directorate));
        PlanItem? priority = choices.Priorities.FirstOrDefault(p => p.Id == QueryKey.Read(query.Priority));
        return new CompareFilter
        {
            Quarter = quarter,
            Directorate = directorate,
            Priority = priority,
            Choice = new CompareChoice
            {
                Codes = [.. query.Measure.Select(c => c?.Trim() ?? "").Where(c => c.Length is > 0 and <= Core.Measures.Measure.CodeLength).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostRead)],
                PartsOf = string.IsNullOrWhiteSpace(query.Parts) ? null : query.Parts.Trim(),
                Watched = query.List == CompareQuery.Watched,
                Attention = query.List == CompareQuery.Attention,
                DirectorateId = directorate?.Id,
                PriorityId = priority?.Id,
            },
            Range = CourseQuery.Ranges.FirstOrDefault(r => r.Key == query.Range).Range,
            IsOneScale = query.Scale == "same",
            Ignored = ignored,
        };
    }
}
