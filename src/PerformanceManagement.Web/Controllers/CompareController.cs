using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.SideBySide;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Compare;

namespace PerformanceManagement.Web.Controllers;

/// <summary>Measures beside each other on one time axis. Which ones, stands in the address.</summary>
[Authorize(Policies.Read)]
[Route("compare")]
public sealed class CompareController(CompareService compare, MeasureChoiceService measures, MeasureNamesService names, ReportingChoicesService choices, CurrentUser user) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Period? quarter, CompareQuery query, CancellationToken stop)
    {
        (ComparePage? page, IActionResult? notThere) = await ReadAsync(quarter, query, stop);
        if (page is null) return notThere!;
        if (!string.IsNullOrWhiteSpace(query.Remove)) return Redirect(page.Filter.AddressOf(Path, page.Codes.Where(c => !string.Equals(c, query.Remove, StringComparison.OrdinalIgnoreCase))));
        return string.IsNullOrWhiteSpace(query.Add) ? View(page) : await AddAsync(page, query.Add, stop);
    }

    [HttpGet("data.csv")]
    public async Task<IActionResult> Csv(Period? quarter, CompareQuery query, CancellationToken stop)
    {
        (ComparePage? page, IActionResult? notThere) = await ReadAsync(quarter, query, stop);
        if (page is null) return notThere!;
        byte[] content = CourseCsv.Write(page.Compared.Measures.Where(m => m.Course is not null).Select(m => (m.Track!.Row, m.Measure.Title, m.Track.Row.Rules.Unit, m.Course!.Points)));
        return File(content, "text/csv; charset=utf-8", $"compare-{page.Compared.Quarter.UrlToken}-data.csv");
    }

    private string Path => Url.Action(nameof(Index))!;

    private async Task<IActionResult> AddAsync(ComparePage page, string typed, CancellationToken stop)
    {
        MeasureChoice choice = await measures.FindAsync(typed[..Math.Min(typed.Length, CompareQuery.LongestText)], stop);
        bool isThere = choice.Found is { } known && page.Codes.Contains(known.Code, StringComparer.OrdinalIgnoreCase);
        // A list is kept as the measures it has now, because the new one comes after them.
        if (choice.Found is { } found && (isThere || page.Codes.Count() < CompareChoice.Most)) return Redirect(page.Filter.AddressOf(Path, isThere ? page.Codes : page.Codes.Append(found.Code)));
        string problem = choice.Found is not null ? $"You can compare up to {CompareChoice.Most} measures. Remove one before you add another"
            : choice.Fitting > 0 ? $"{choice.Fitting} measures have {MissingPage.Quoted(choice.Typed)} in their code or title: choose one of them"
            : $"There is no measure {MissingPage.Quoted(choice.Typed)}";
        return await this.AnswerAsync(
            new Refused(nameof(CompareQuery.Add), problem),
            then: _ => RedirectToAction(nameof(Index)),
            again: () => Task.FromResult<IActionResult>(View(nameof(Index), page with { Typed = choice })),
            prefix: "");
    }

    private async Task<(ComparePage? Page, IActionResult? NotThere)> ReadAsync(Period? quarter, CompareQuery query, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return (null, this.NoQuarter(shown, found));
        CompareFilter filter = CompareFilter.Read(quarter, query, found);
        if (!string.IsNullOrEmpty(query.Directorate) && filter.Directorate is null)
            return (null, this.NothingThere($"There is no directorate {MissingPage.Quoted(query.Directorate)}", [.. found.Directorates.Select(d => ($"Compare measures of {d.Name}", (filter with { Directorate = d }).Address(Path)))]));
        if (!string.IsNullOrEmpty(query.Priority) && filter.Priority is null)
            return (null, this.NothingThere($"There is no priority {MissingPage.Quoted(query.Priority)}", [.. found.Priorities.Select(p => ($"Compare measures of {p.NumberedTitle}", (filter with { Priority = p }).Address(Path)))]));

        ComparedMeasures compared = await compare.GetAsync(filter.Choice, shown, filter.Range, filter.IsOneScale, user.Actor, stop);
        if (filter.Choice.PartsOf is { } parts && compared.Whole is null)
            return (null, this.NothingThere($"There is no measure {MissingPage.Quoted(parts)}", [.. (await names.NearestAsync(parts, stop)).Select(n => ($"Compare {n.Code} {n.Title} with its parts", Path + QueryString.Create("parts", n.Code)))]));

        List<(string Code, IReadOnlyList<NamedMeasure> Near)> unknown = [];
        foreach (string code in compared.Unknown.Take(CompareChoice.Most)) unknown.Add((code, await names.NearestAsync(code, stop)));
        if (unknown.Count > 0 && compared.Measures.Count == 0)
            return (null, this.NothingThere($"There is no measure {MissingPage.Quoted(unknown[0].Code)}", [.. unknown[0].Near.Select(n => ($"Compare {n.Code} {n.Title}", filter.AddressOf(Path, [n.Code])))]));
        return (new ComparePage { Filter = filter, Choices = found, Compared = compared, Unknown = unknown }, null);
    }
}
