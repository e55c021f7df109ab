using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>A page for an address of a measure of which a part does not exist: what is wrong with it, and the nearest right ones.</summary>
/// <param name="Heading">What does not exist.</param>
/// <param name="Sentence">Why not.</param>
/// <param name="Nearest">The nearest right addresses: code, query and what they are called; the nearest first.</param>
public sealed record NotTherePage(string Heading, string Sentence, IReadOnlyList<(string Code, CourseQuery Query, string Text)> Nearest)
{
    /// <summary>The words to look for in the list of measures; null where there is nothing to look for.</summary>
    public string? Search { get; init; }

    public static NotTherePage NoMeasure(string code, CourseQuery query, IReadOnlyList<NamedMeasure> nearest) =>
        new("There is no such measure", $"No measure has the code “{code}”.", [.. nearest.Select(m => (m.Code, query, $"{m.Code} {m.Title}"))]) { Search = code };

    public static NotTherePage NoRange(string code, CourseQuery query) => new(
        "There is no such range",
        $"“{query.Range}” does not say how far back to go. A measure is shown for this and last year, for 5 years, or for all there is.",
        [.. CourseQuery.Ranges.OrderBy(r => Nearness.Apart(query.Range!, r.Key)).Select(r => (code, query with { Range = r.Key }, r.Text))]);

    /// <param name="code">The measure.</param>
    /// <param name="query">The address.</param>
    /// <param name="offered">The keys of the frequencies that the measure has, and what they are called.</param>
    public static NotTherePage NoFrequency(string code, CourseQuery query, IReadOnlyList<(string Key, string Text)> offered) => new(
        "There is no such frequency",
        $"“{query.Frequency}” is no frequency in which {code} can be shown: its rules make {string.Join(" and ", offered.Select(o => o.Text.ToLowerInvariant()))} alone.",
        [.. offered.OrderBy(o => Nearness.Apart(query.Frequency!, o.Key)).Select(o => (code, query with { Frequency = o.Key }, o.Text))]);

    /// <param name="code">The measure.</param>
    /// <param name="query">The address.</param>
    /// <param name="problem">Why there is no such quarter.</param>
    /// <param name="offered">The quarters there are, the latest first.</param>
    public static NotTherePage NoQuarter(string code, CourseQuery query, string problem, IReadOnlyList<Period> offered)
    {
        DateOnly? meant = Period.TryRead(query.Quarter, out Period period, out _) ? period.End : null;
        Period nearest = meant is { } day ? offered.MinBy(q => Math.Abs(q.End.DayNumber - day.DayNumber)) : offered[0];
        return new("There is no such quarter", problem, [(code, query with { Quarter = nearest.UrlToken }, nearest.Label)]);
    }

    public static NotTherePage NothingToDraw(string code, CourseQuery query, string quarter) =>
        new("There is nothing to draw", $"{code} has no figures in {quarter}.", [(code, query, $"The page of {code}")]);
}
