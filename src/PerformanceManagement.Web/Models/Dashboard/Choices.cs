namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What the rows of the dashboard are put together by.</summary>
public enum DashboardGrouping
{
    Priority,
    Directorate,
    None,
}

/// <summary>The order of the rows, within their groups.</summary>
public enum DashboardSort
{
    Plan,
    Worst,
    Worsened,
    Code,
    Measure,
}

/// <summary>What the dashboard shows of its measures; each has an address of its own, so that a page holds what is looked at.</summary>
public enum DashboardShow
{
    /// <summary>The measures with their figures.</summary>
    Measures,

    /// <summary>What needs attention, in its order.</summary>
    Attention,

    /// <summary>Whose status changed since the quarter before.</summary>
    Moved,

    /// <summary>What is missing, and from whom.</summary>
    Missing,

    /// <summary>The newest commentary.</summary>
    Commentary,

    /// <summary>How the counts are made.</summary>
    Counts,

    /// <summary>All of it on one sheet of paper.</summary>
    Print,
}

/// <summary>The words and address keys of grouping and order.</summary>
public static class Choices
{
    public static string LabelOf(DashboardGrouping grouping) => grouping switch
    {
        DashboardGrouping.Priority => "Priority",
        DashboardGrouping.Directorate => "Directorate",
        DashboardGrouping.None => "No groups",
        _ => throw new ArgumentOutOfRangeException(nameof(grouping), grouping, null),
    };

    public static string LabelOf(DashboardSort sort) => sort switch
    {
        DashboardSort.Plan => "Plan order",
        DashboardSort.Worst => "Worst status first",
        DashboardSort.Worsened => "Worsened first",
        DashboardSort.Code => "Code",
        DashboardSort.Measure => "Measure",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };

    public static string LabelOf(DashboardShow show) => show switch
    {
        DashboardShow.Measures => "Measures",
        DashboardShow.Attention => "Needs attention",
        DashboardShow.Moved => "Status changed",
        DashboardShow.Missing => "Missing",
        DashboardShow.Commentary => "Commentary",
        DashboardShow.Counts => "How these counts are made",
        DashboardShow.Print => "One page to print",
        _ => throw new ArgumentOutOfRangeException(nameof(show), show, null),
    };

    /// <summary>How a choice is written in an address.</summary>
    public static string KeyOf<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();

    /// <summary>Reads a choice from an address; the first one when there is none, or no such.</summary>
    public static T Read<T>(string? key, string noun, List<string> unknown)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(key)) return default;
        foreach (T choice in Enum.GetValues<T>())
        {
            if (KeyOf(choice) == key) return choice;
        }

        unknown.Add(noun);
        return default;
    }

    /// <summary>Says that the address asked for something that does not exist.</summary>
    public static string Unknown(string noun) => $"{DoesNotExist([noun])}, so it was ignored.";

    /// <summary>The same of several things, where nothing is shown instead.</summary>
    public static string DoesNotExist(IReadOnlyList<string> nouns) =>
        $"The address asks for {Joined([.. nouns.Select(n => n == "order" ? $"an {n}" : $"a {n}")])} that {(nouns.Count == 1 ? "does" : "do")} not exist";

    /// <summary>"a directorate, a status and a page".</summary>
    public static string Joined(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
