using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What the dashboard shows: the address, read. It can write itself as an address again.</summary>
public sealed record DashboardFilter
{
    /// <summary>"All directorates", said aloud, because a director without it sees their own.</summary>
    public const string All = "all";

    private const int LongestSearch = 100;

    public required Period Quarter { get; init; }

    public Directorate? Directorate { get; init; }

    public PlanItem? Priority { get; init; }

    public Committee? Committee { get; init; }

    /// <summary>The name of a service; null for all.</summary>
    public string? Service { get; init; }

    /// <summary>The name of a portfolio; null for all.</summary>
    public string? Portfolio { get; init; }

    /// <summary>The key of a tally of statuses; null for all.</summary>
    public string? Status { get; init; }

    /// <summary>The key of a tally of trends; null for all.</summary>
    public string? Trend { get; init; }

    public string? Search { get; init; }

    public DashboardGrouping Group { get; init; }

    public DashboardSort Sort { get; init; }

    /// <summary>What is shown of the measures.</summary>
    public DashboardShow Show { get; init; }

    /// <summary>The page of a long list, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether the directorate was not asked for but is the reader's own.</summary>
    public bool IsOwnDirectorate { get; init; }

    /// <summary>What the address asked for and does not exist: "directorate", "order".</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Sentences about it.</summary>
    public IEnumerable<string> Ignored => Unknown.Select(Choices.Unknown);

    /// <summary>Whether it leaves anything out.</summary>
    public bool Narrows => Directorate is not null || Priority is not null || Committee is not null || Service is not null || Portfolio is not null || Status is not null || Trend is not null || Search is not null;

    /// <summary>What the scorecard is read by. Status and trend choose among its rows, so that the counts stay.</summary>
    public ScorecardFilter Scorecard => new() { DirectorateId = Directorate?.Id, PlanItemId = Priority?.Id, CommitteeId = Committee?.Id, Service = Service, Portfolio = Portfolio, Search = Search };

    /// <summary>Everything in the quarter.</summary>
    public DashboardFilter Cleared => new() { Quarter = Quarter, Group = Group, Sort = Sort, Show = Show };

    /// <summary>The filter as the values of an address.</summary>
    public Dictionary<string, string> Address
    {
        get
        {
            var address = new Dictionary<string, string> { ["quarter"] = Quarter.UrlToken, ["directorate"] = Directorate is null ? All : Key(Directorate.Id) };
            if (Priority is not null) address["priority"] = Key(Priority.Id);
            if (Committee is not null) address["committee"] = Key(Committee.Id);
            if (Service is not null) address["service"] = Service;
            if (Portfolio is not null) address["portfolio"] = Portfolio;
            if (Status is not null) address["status"] = Status;
            if (Trend is not null) address["trend"] = Trend;
            if (Search is not null) address["search"] = Search;
            if (Group != default) address["group"] = Choices.KeyOf(Group);
            if (Sort != default) address["sort"] = Choices.KeyOf(Sort);
            if (Show != default) address["show"] = Choices.KeyOf(Show);
            if (Page > 1) address["page"] = Key(Page);
            return address;
        }
    }

    /// <summary>Reads an address.</summary>
    /// <param name="quarter">The quarter, known to exist.</param>
    /// <param name="query">The rest of the address.</param>
    /// <param name="choices">What exists.</param>
    /// <param name="own">The directorate shown when the address names none; null for all.</param>
    public static DashboardFilter Read(Period quarter, DashboardQuery query, ReportingChoices choices, Directorate? own)
    {
        List<string> unknown = [];
        bool takesOwn = query.Directorate is null && own is not null;
        string? search = query.Search?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestSearch)] : null;
        return new DashboardFilter
        {
            Quarter = quarter,
            Directorate = takesOwn ? own : query.Directorate == All ? null : Find(query.Directorate, choices.Directorates, d => d.Id, "directorate", unknown),
            Priority = Find(query.Priority, choices.Priorities, p => p.Id, "priority", unknown),
            Committee = Find(query.Committee, choices.Committees, c => c.Id, "committee", unknown),
            Status = Known(query.Status, TallyKeys.Statuses(choices), "status", unknown),
            Trend = Known(query.Trend, TallyKeys.Trends, "trend", unknown),
            Service = Named(query.Service, choices.Services, "service", unknown),
            Portfolio = Named(query.Portfolio, choices.Portfolios, "portfolio", unknown),
            Search = search,
            Group = Choices.Read<DashboardGrouping>(query.Group, "way of grouping", unknown),
            Sort = Choices.Read<DashboardSort>(query.Sort, "order", unknown),
            Show = Choices.Read<DashboardShow>(query.Show, "view", unknown),
            Page = PageOf(query.Page, unknown),
            IsOwnDirectorate = takesOwn,
            Unknown = unknown,
        };
    }

    private static T? Find<T>(string? key, IReadOnlyList<T> all, Func<T, int> keyOf, string noun, List<string> unknown)
        where T : class
    {
        if (string.IsNullOrEmpty(key)) return null;
        T? found = all.FirstOrDefault(item => Key(keyOf(item)) == key);
        if (found is null) unknown.Add(noun);
        return found;
    }

    private static string? Named(string? name, IReadOnlyList<string> all, string noun, List<string> unknown)
    {
        if (string.IsNullOrEmpty(name)) return null;
        string? found = all.FirstOrDefault(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        if (found is null) unknown.Add(noun);
        return found;
    }

    private static int PageOf(string? typed, List<string> unknown)
    {
        if (string.IsNullOrEmpty(typed)) return 1;
        if (int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int page) && page >= 1) return page;
        unknown.Add("page");
        return 1;
    }

    private static string? Known(string? key, IReadOnlyList<string> all, string noun, List<string> unknown)
    {
        if (string.IsNullOrEmpty(key)) return null;
        if (all.Contains(key)) return key;
        unknown.Add(noun);
        return null;
    }

    private static string Key(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
