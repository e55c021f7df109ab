using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.Web.Models.Meeting;

/// <summary>A meeting about the measures of a quarter.</summary>
public sealed record MeetingPage
{
    /// <summary>How many measures a pack has at most.</summary>
    public const int MostInPack = 50;

    /// <summary>Which measures, as the dashboard chooses them.</summary>
    public required DashboardFilter Filter { get; init; }

    public required ReportingChoices Choices { get; init; }

    public required DashboardView View { get; init; }

    public required Core.Dashboards.Meeting Meeting { get; init; }

    /// <summary>Whether it goes on with the measures that need no attention.</summary>
    public required bool All { get; init; }

    /// <summary>The measures shown, each with all that is said of it; empty on the first page.</summary>
    public IReadOnlyList<MeetingSlide> Slides { get; init; } = [];

    /// <summary>Where the measure shown stands; null on pages that show none or many.</summary>
    public MeetingPlace? Place { get; init; }

    /// <summary>Whose measures: "Adults, housing and health" or "All directorates", and what else the address chooses.</summary>
    public string Where => string.Join(", ", new[] { Filter.Directorate?.Name ?? "All directorates", Filter.Priority?.NumberedTitle, Filter.Committee?.Name, Filter.Service, Filter.Portfolio, Filter.Search is { } words ? $"“{words}”" : null }.OfType<string>());

    /// <summary>The address of the same meeting.</summary>
    public Dictionary<string, string> Address => AddressOf(All);

    /// <summary>The address of the measure with a code.</summary>
    public Dictionary<string, string> AddressTo(string code) => new(Address) { ["code"] = code };

    /// <summary>The address of the meeting with all measures, or with those that need attention.</summary>
    public Dictionary<string, string> AddressOf(bool all)
    {
        Dictionary<string, string> address = Filter.Address;
        if (all) address["all"] = "true";
        return address;
    }

    /// <summary>What a meeting takes over from the dashboard: which measures, and not how they are listed there.</summary>
    public static DashboardFilter FilterOf(DashboardFilter filter) => filter with { Status = null, Trend = null, Group = default, Sort = default, Show = default, Page = 1 };
}

/// <summary>One measure of a meeting with all that is said of it.</summary>
public sealed record MeetingSlide
{
    public required MeetingItem Item { get; init; }

    /// <summary>Its number in the meeting, from 1; null where it is no longer on the list.</summary>
    public required int? Number { get; init; }

    /// <summary>How many the meeting has.</summary>
    public required int Count { get; init; }

    /// <summary>Its statuses, the oldest first.</summary>
    public required IReadOnlyList<StripMark> Strip { get; init; }

    /// <summary>How many earlier quarters are known.</summary>
    public required int Known { get; init; }

    /// <summary>Its course; null where there is nothing to show.</summary>
    public CourseView? Course { get; init; }

    /// <summary>Who enters it; null for nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether it stands among others on paper, below a heading of its own.</summary>
    public bool IsOfPack { get; init; }

    public ScorecardRow Row => Item.Row;

    /// <summary>Why it is on the list, in words.</summary>
    public IReadOnlyList<string> Reasons => Item.Attention is { } attention ? [.. attention.Reasons.Select(r => Core.Figures.Wording.UpperFirst(attention.InWords(r, Known)))] : [];

    /// <summary>Whose it is: "Housing, owned by the housing manager".</summary>
    public string Whose => string.Join(", ", new[] { Row.Directorate, Row.Service, Owner is null ? null : $"owner: {Owner}" }.OfType<string>());
}
