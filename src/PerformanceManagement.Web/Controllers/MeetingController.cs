using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models;
using PerformanceManagement.Web.Models.Dashboard;
using PerformanceManagement.Web.Models.Meeting;

namespace PerformanceManagement.Web.Controllers;

/// <summary>The measures of the attention list one after the other, for the screen in the room and as a pack on paper.</summary>
[Authorize(Policies.Read)]
[Route("meeting")]
public sealed class MeetingController(DashboardService dashboards, MeasureTrackService tracks, ReportingChoicesService choices, HomeService home, MeasureNamesService names, CurrentUser user) : Controller
{
    private const int Near = 3;

    [HttpGet]
    [SamePage]
    public async Task<IActionResult> Index(Period? quarter, DashboardQuery query, MeetingQuery meeting, CancellationToken stop)
    {
        (MeetingPage? page, IActionResult? notThere) = await ReadAsync(quarter, query, meeting, stop);
        return page is null ? notThere! : View(page);
    }

    [HttpGet("~/meeting-pack")]
    [SamePage]
    public async Task<IActionResult> Pack(Period? quarter, DashboardQuery query, MeetingQuery meeting, CancellationToken stop)
    {
        (MeetingPage? page, IActionResult? notThere) = await ReadAsync(quarter, query, meeting, stop);
        if (page is null) return notThere!;
        (MeetingItem, int?)[] items = [.. page.Meeting.Items.Take(MeetingPage.MostInPack).Select((item, index) => (item, (int?)index + 1))];
        return View(page with { Slides = [.. (await SlidesAsync(page, items, stop)).Select(s => s with { IsOfPack = true })] });
    }

    [HttpGet("{code}")]
    [SamePage]
    public async Task<IActionResult> Show(string code, Period? quarter, DashboardQuery query, MeetingQuery meeting, CancellationToken stop)
    {
        (MeetingPage? page, IActionResult? notThere) = await ReadAsync(quarter, query, meeting, stop);
        if (page is null) return notThere!;
        code = RouteCode.Read(code);
        if (page.Meeting.At(code) is not { } place) return await NoMeasureAsync(page, code, stop);
        return View(page with { Place = place, Slides = await SlidesAsync(page, [(place.Item, place.Number)], stop) });
    }

    private async Task<(MeetingPage? Page, IActionResult? NotThere)> ReadAsync(Period? quarter, DashboardQuery query, MeetingQuery meeting, CancellationToken stop)
    {
        ReportingChoices found = await choices.GetAsync(stop);
        Period shown = quarter ?? found.PresentQuarter;
        if (!found.Offered.Contains(shown)) return (null, this.NoQuarter(shown, found));

        // A director's meeting is about their own directorate, as their dashboard is.
        Directorate? own = query.Directorate is null && user.Actor.IsIn(Roles.Approver) ? await home.DirectorateOfAsync(user.Id, stop) : null;
        found = await choices.WithPlanItemAsync(found, QueryKey.Read(query.Priority), stop);
        DashboardFilter filter = MeetingPage.FilterOf(DashboardFilter.Read(shown, query, found, own));
        if (!string.IsNullOrEmpty(query.Directorate) && query.Directorate != DashboardFilter.All && filter.Directorate is null)
            return (null, NoDirectorate(query.Directorate, filter, found));
        DashboardView view = await dashboards.GetAsync(shown, filter.Scorecard, stop);
        return (new MeetingPage { Filter = filter, Choices = found, View = view, Meeting = Meeting.Of(view, meeting.All), All = meeting.All }, null);
    }

    private IActionResult NoDirectorate(string asked, DashboardFilter filter, ReportingChoices found) => this.NothingThere(
        $"There is no directorate {MissingPage.Quoted(asked)}",
        [
            .. found.Directorates.Select(d => ($"Meeting of {d.Name}", Url.Action(nameof(Index), (filter with { Directorate = d }).Address)!)),
            ("Meeting of all directorates", Url.Action(nameof(Index), filter.Address)!),
        ]);

    // Of another directorate, mistyped, or not there at all.
    private async Task<IActionResult> NoMeasureAsync(MeetingPage page, string code, CancellationToken stop)
    {
        IReadOnlyList<NamedMeasure> near = await names.NearestAsync(code, stop);
        if (near.Count > 0 && string.Equals(near[0].Code, code, StringComparison.OrdinalIgnoreCase))
            return this.NothingThere($"{near[0].Code} is not among the measures of {page.Where} in {page.Filter.Quarter.Label}", [($"Show {near[0].Code} in the meeting of all directorates", Url.Action(nameof(Show), (page with { Filter = page.Filter.Cleared }).AddressTo(near[0].Code))!), ("First page of this meeting", Url.Action(nameof(Index), page.Address)!)]);
        IEnumerable<NamedMeasure> here = Nearness.Nearest(code, page.Meeting.Items.Select(i => new NamedMeasure(i.Row.Code, i.Row.Title)), m => m.Code, Near);
        return this.NothingThere($"There is no measure {MissingPage.Quoted(code)}", [.. here.Select(m => ($"Show {m.Code} {m.Title}", Url.Action(nameof(Show), page.AddressTo(m.Code))!)), ("First page of this meeting", Url.Action(nameof(Index), page.Address)!)]);
    }

    private async Task<IReadOnlyList<MeetingSlide>> SlidesAsync(MeetingPage page, IReadOnlyList<(MeetingItem Item, int? Number)> items, CancellationToken stop)
    {
        Dictionary<int, MeasureTrack> read = (await tracks.ReadAsync([.. items.Select(i => i.Item.Row)], stop)).ToDictionary(t => t.Row.MeasureId);
        IReadOnlyDictionary<int, string> owners = await home.NamesAsync([.. items.Select(i => i.Item.Row.OwnerId).OfType<int>().Distinct()], stop);
        return
        [
            .. items.Select(i => read[i.Item.Row.MeasureId] is var track && i.Item with { Row = track.Row } is var item ? new MeetingSlide
            {
                Item = item,
                Number = i.Number,
                Count = page.Meeting.Items.Count,
                Strip = page.View.StripOf(item.Row),
                Known = page.View.Earlier.Count,
                Course = CourseView.Of(track, $"{item.Row.Title} ({item.Row.Rules.Unit})", null, CourseRange.FiveYears),
                Owner = item.Row.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null,
            } : null!),
        ];
    }
}
