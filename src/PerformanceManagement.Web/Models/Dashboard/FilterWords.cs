using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>A filter in words, and what is shown without it.</summary>
public sealed record FilterTag(string Text, DashboardFilter Without);

/// <summary>What the dashboard shows, in words.</summary>
public static class FilterWords
{
    private const int LongestName = 80;

    /// <summary>Each filter, in the order of the page.</summary>
    public static IReadOnlyList<FilterTag> Tags(this DashboardFilter filter, ReportingChoices choices)
    {
        List<FilterTag> tags = [];
        if (filter.Directorate is { } directorate) tags.Add(new((filter.IsOwnDirectorate ? "Your directorate: " : "") + directorate.Name, filter with { Directorate = null }));
        if (filter.Priority is { } priority) tags.Add(new(priority.NumberedTitle, filter with { Priority = null }));
        if (filter.Committee is { } committee) tags.Add(new(committee.Name, filter with { Committee = null }));
        if (filter.Service is { } service) tags.Add(new(service, filter with { Service = null }));
        if (filter.Portfolio is { } portfolio) tags.Add(new(portfolio, filter with { Portfolio = null }));
        if (filter.Status is { } status) tags.Add(new(TallyKeys.LabelOfStatus(status, choices), filter with { Status = null }));
        if (filter.Trend is { } trend) tags.Add(new(TallyKeys.LabelOfTrend(trend), filter with { Trend = null }));
        if (filter.Search is { } search) tags.Add(new($"“{search}”", filter with { Search = null }));
        return tags;
    }

    /// <summary>"Adults; Failed; worst status first".</summary>
    public static string InWords(this DashboardFilter filter, ReportingChoices choices)
    {
        List<string> words = [.. (filter with { IsOwnDirectorate = false }).Tags(choices).Select(t => t.Text)];
        if (filter.Directorate is null) words.Insert(0, "All directorates");
        if (filter.Group == DashboardGrouping.Directorate) words.Add("by directorate");
        if (filter.Group == DashboardGrouping.None) words.Add("without groups");
        if (filter.Sort != default) words.Add(Core.Figures.Wording.LowerFirst(Choices.LabelOf(filter.Sort)) + (filter.Sort is DashboardSort.Code or DashboardSort.Measure ? " order" : ""));
        if (filter.Show != default) words.Add(Core.Figures.Wording.LowerFirst(Choices.LabelOf(filter.Show)));
        return string.Join("; ", words);
    }

    /// <summary>A name for a file of what is shown, without an ending: "measures-2026-27-Q2-adults-failed".</summary>
    public static string FileName(this DashboardFilter filter, ReportingChoices choices)
    {
        string list = filter.Show is DashboardShow.Attention or DashboardShow.Moved or DashboardShow.Missing or DashboardShow.Commentary ? Choices.LabelOf(filter.Show) : "Measures";
        string words = string.Join(' ', (filter with { IsOwnDirectorate = false }).Tags(choices).Select(t => t.Text));
        string name = string.Join('-', new[] { Slug(list), filter.Quarter.UrlToken, Slug(words) }.Where(part => part.Length > 0));
        return name[..Math.Min(name.Length, LongestName)].TrimEnd('-');
    }

    private static string Slug(string text) =>
        string.Join('-', string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
