namespace PerformanceManagement.Browser.Tests;

/// <summary>Every page of the site, by who looks at it. A new page goes in here, and is then checked by axe, for narrow screens and for the browser's complaints.</summary>
public static class PageList
{
    /// <summary>Who looks ("" for nobody signed in), and the address.</summary>
    public static IReadOnlyList<(string Who, string Address)> All { get; } =
    [
        ("", "/account/sign-in"),
        ("", "/accessibility-statement"),
        ("", "/cookies"),
        ("", "/how-ratings-work"),
        ("housing", "/"),
        ("housing", "/enter"),
        ("housing", "/enter/2026-27-Q2/HOU 05"),
        ("housing", "/enter/2026-27-Q2/HOU 01"),
        ("housing", "/enter/2026-27-Q2/RES 05"),
        ("housing", "/account/password"),
        ("housing", "/no-such-page"),
        ("director.adults", "/"),
        ("director.adults", "/dashboard"),
        ("director.adults", "/dashboard?directorate=all&sort=worst"),
        ("director.adults", "/dashboard?search=nothing-matches-this"),
        ("director.adults", "/dashboard?quarter=2026-27-Q3"),
        ("director.adults", "/measures"),
        ("director.adults", "/measures/HOU 01"),
        ("director.adults", "/measures/ENV 01"),
        ("director.adults", "/measures/HOU 09"),
        ("performance", "/"),
        ("performance", "/enter"),
        ("viewer", "/delivery"),
        ("performance", "/delivery?kind=actions&only=overdue"),
        ("performance", "/delivery?kind=risks"),
        ("performance", "/delivery?kind=partnerships"),
        ("performance", "/delivery?kind=volumes"),
        ("performance", "/delivery/risk-matrix"),
        ("performance", "/delivery/items/HOMES.1"),
        ("performance", "/delivery/updates?state=all"),
        ("performance", "/delivery/risk-scale"),
        ("performance", "/delivery/new/action?parent=PEER"),
        ("performance", "/delivery/items/SR03/edit"),
        ("performance", "/delivery/items/HOMES.1/edit"),
        ("performance", "/delivery/items/HOMES.1/steps/new"),
        ("performance", "/delivery/items/PT2/updates/2026-27-Q2"),
        ("performance", "/delivery/items/HOMES"),
        ("performance", "/delivery/items/COMP1"),
        ("performance", "/delivery/items/SR03/updates/2026-27-Q2"),
        ("performance", "/delivery/items/LGSCO/updates/2026-27-Q2"),
        ("performance", "/reports"),
        ("performance", "/reports/2026-27-Q2/notes"),
        ("performance", "/reports/2026-27-Q2/1"),
        ("performance", "/reports/2026-27-Q2/1?template=corporate-performance"),
        ("performance", "/reports/2026-27-Q2/1/work"),
        ("performance", "/reports/2026-27-Q2/1/work/text?key=budget"),
        ("performance", "/reports/2026-27-Q2/1/work/text?key=title:from"),
        ("performance", "/reports/2026-27-Q2/1/work/cells"),
        ("democratic", "/reports/2026-27-Q2/1/work"),
        ("performance", "/reports/2026-27-Q2/1/editions"),
        ("performance", "/reports/2026-27-Q2/1/editions/publish"),
        ("performance", "/reports/2026-27-Q2/all"),
        ("performance", "/reports/templates"),
        ("performance", "/reports/templates/import"),
        ("performance", "/reports/templates/plan-monitoring-table"),
        ("performance", "/reports/templates/plan-monitoring-table/copy"),
        ("performance", "/quarters"),
        ("performance", "/quarters/2026-27-Q2"),
        ("performance", "/quarters/2026-27-Q3"),
        ("performance", "/quarters/2026-27-Q2/sign-off"),
        ("performance", "/owners"),
        ("performance", "/measures/HOU 01"),
        ("performance", "/measures/HOU 01?quarter=2026-27-Q3"),
        ("viewer", "/measures/HOU 06?range=all&frequency=taken"),
        ("viewer", "/measures/HOU 06?frequency=weeks"),
        ("performance", "/measures/CHI 12/parts"),
        ("performance", "/measures/ENV 03?quarter=2025-26-Q3"),
        ("viewer", "/measures/CHI 14"),
        ("performance", "/measures/HOU 01/correct/2026-27-Q1"),
        ("performance", "/measures/HOU 01/correct/2026-27-Q2"),
        ("performance", "/benchmark-groups"),
        ("performance", "/benchmark-groups/new"),
        ("performance", "/benchmark-groups/1"),
        ("performance", "/comparisons"),
        ("performance", "/measures/HOU 05/comparisons"),
        ("performance", "/measures/HOU 09/limits"),
        ("performance", "/schemes"),
        ("performance", "/schemes/1"),
        ("performance", "/schemes/new"),
        ("performance", "/schemes/new?copy=1"),
        ("performance", "/measures/HOU 01/rating"),
        ("performance", "/measures/HOU 08/targets/2026-27"),
        ("performance", "/measures/ENV 01/targets/2025-26"),
        ("democratic", "/"),
        ("democratic", "/reports/2026-27-Q2/2"),
        ("democratic", "/reports"),
        ("viewer", "/"),
        ("administrator", "/"),
    ];

    public static TheoryDataOfPages Pages { get; } = new(All);
}

/// <summary>The pages as xunit wants them.</summary>
public sealed class TheoryDataOfPages : Xunit.TheoryData<string, string>
{
    public TheoryDataOfPages(IEnumerable<(string Who, string Address)> pages)
    {
        foreach ((string who, string address) in pages) Add(who, address);
    }
}
