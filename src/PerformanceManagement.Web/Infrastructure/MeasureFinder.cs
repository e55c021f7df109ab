using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Finds what the address of a measure's page, picture or data asks for, or says what of it does not exist.</summary>
public sealed class MeasureFinder(MeasureService measures, ReportingChoicesService choices, MeasureNamesService names, CurrentUser user)
{
    /// <summary>The measure in the quarter asked for with its course, or the page that says what is wrong with the address.</summary>
    public async Task<(FoundMeasure? Found, NotTherePage? NotThere)> FindAsync(string code, CourseQuery query, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period quarter = found.PresentQuarter;
        if (!string.IsNullOrEmpty(query.Quarter))
        {
            if (!Period.TryRead(query.Quarter, out quarter, out string? problem)) return (null, NotTherePage.NoQuarter(code, query, problem, found.Quarters));
            if (!found.Offered.Contains(quarter)) return (null, NotTherePage.NoQuarter(code, query, $"There are no figures of {quarter.Label}.", found.Quarters));
        }

        if (!string.IsNullOrEmpty(query.Range) && CourseQuery.Ranges.All(r => r.Key != query.Range)) return (null, NotTherePage.NoRange(code, query));
        if (await measures.FindAsync(code, quarter, user.Actor, stop) is not { } page) return (null, NotTherePage.NoMeasure(code, query, await names.NearestAsync(code, stop)));

        CourseRange range = CourseQuery.Ranges.FirstOrDefault(r => r.Key == query.Range).Range;
        IReadOnlyList<CourseFrequency> offered = page.Course?.Offered ?? [];
        CourseFrequency? frequency = null;
        if (!string.IsNullOrEmpty(query.Frequency) && page.Course is { } course)
        {
            frequency = CourseQuery.Frequencies.Where(f => f.Key == query.Frequency && offered.Contains(f.Frequency)).Select(f => (CourseFrequency?)f.Frequency).FirstOrDefault();
            if (frequency is null) return (null, NotTherePage.NoFrequency(page.Measure.Code, query, [.. offered.Select(f => (CourseQuery.KeyOf(f), Wording.UpperFirst(course.NameOf(f))))]));
        }

        return (new FoundMeasure(page, found, CourseView.Of(page, frequency, range)), null);
    }
}

/// <summary>A measure in a quarter, with the course that was asked for.</summary>
/// <param name="Page">What Core knows.</param>
/// <param name="Choices">The quarters it can be seen in.</param>
/// <param name="Course">Its course; null where there is nothing to show.</param>
public sealed record FoundMeasure(MeasurePage Page, ReportingChoices Choices, CourseView? Course);

/// <summary>Answers an address that does not exist.</summary>
public static class NotThereAnswer
{
    /// <summary>The page that says what is wrong, as one that was not found.</summary>
    public static ViewResult NotThere(this Controller controller, NotTherePage page)
    {
        ViewResult view = controller.View("~/Views/Measures/NotThere.cshtml", page);
        view.StatusCode = StatusCodes.Status404NotFound;
        return view;
    }
}
