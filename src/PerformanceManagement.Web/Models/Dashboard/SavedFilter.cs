using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What a view of the dashboard keeps: the query of its address, written and read here alone. No more than the dashboard's own names comes out of it.</summary>
public static class SavedFilter
{
    /// <summary>What the dashboard shows, to be kept; its page is not.</summary>
    /// <param name="filter">What it shows.</param>
    /// <param name="choices">What exists.</param>
    /// <param name="keepsQuarter">Whether the quarter is kept too.</param>
    public static ViewContent Of(DashboardFilter filter, ReportingChoices choices, bool keepsQuarter)
    {
        string query = QueryString.Create((filter with { Page = 1 }).Address.Where(a => a.Key != "quarter").Select(a => KeyValuePair.Create(a.Key, (string?)a.Value))).ToString();
        return new ViewContent(query.TrimStart('?'), filter.InWords(choices), keepsQuarter ? filter.Quarter : null);
    }

    /// <summary>What a view asks for.</summary>
    public static DashboardQuery Read(ViewContent content)
    {
        Dictionary<string, StringValues> query = QueryHelpers.ParseQuery(content.Filter);
        string? Of(string name) => query.TryGetValue(name, out StringValues value) ? value[0] : null;
        return new DashboardQuery
        {
            Directorate = Of("directorate") ?? DashboardFilter.All,
            Priority = Of("priority"),
            Committee = Of("committee"),
            Service = Of("service"),
            Portfolio = Of("portfolio"),
            Status = Of("status"),
            Trend = Of("trend"),
            Search = Of("search"),
            Group = Of("group"),
            Sort = Of("sort"),
            Show = Of("show"),
        };
    }
}
