using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Reports.Templates;

namespace PerformanceManagement.Web.Models.Templates;

/// <summary>The choices of settings in words.</summary>
public static class SettingWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["may"] = "An author may write it",
        ["must"] = "An author must write it",
        ["instead"] = "The author’s text instead of it",
        ["with"] = "Both",
        ["standing"] = "The standing text",
        ["written"] = "The author’s text",
        ["all"] = "All measures",
        ["plan"] = "Of the plan, or in its order",
        ["key"] = "Key measures",
        ["new"] = "New measures",
        ["indicators"] = "Performance indicators alone",
        ["context"] = "Wider context alone",
        ["demand"] = "Demand alone",
        ["failed"] = "With the worst status",
        ["code"] = "The measure’s code",
        ["title"] = "Its short name",
        ["codeAndTitle"] = "Code and name in one",
        ["unit"] = "The unit",
        ["success"] = "Which way is better",
        ["outturnBefore"] = "The outturn of the year before last",
        ["outturn"] = "Last year’s outturn",
        ["quartersSoFar"] = "The earlier quarters of the year, a column each",
        ["monthsSoFar"] = "The months of the year so far, a column each, with the quarters",
        ["lastMonth"] = "The last month of the quarter",
        ["benchmark"] = "The latest benchmark",
        ["lastQuarterValue"] = "Last quarter’s value",
        ["value"] = "The quarter’s value",
        ["target"] = "The quarter’s target",
        ["status"] = "The quarter’s status",
        ["longTrend"] = "The long trend",
        ["shortTrend"] = "The short trend",
        ["lastYearTrend"] = "Compared with last year",
        ["monthTrends"] = "The months of the quarter, each compared with the one before",
        ["yearValue"] = "The year so far",
        ["yearTarget"] = "The year’s target",
        ["yearStatus"] = "The year’s status",
        ["forecast"] = "What the year is expected to be",
        ["chart"] = "A small chart",
        ["quarterResults"] = "The status of each quarter of the year so far, a column each",
        ["result"] = "Whether it was achieved",
        ["noteDate"] = "The date of the latest note",
        ["note"] = "The latest note",
        ["qualityNote"] = "About the data: why a doubted figure is right",
    };

    public static string Of(string option) => Words.TryGetValue(option, out string? words) ? words : option.Length == 0 ? option : char.ToUpperInvariant(option[0]) + option[1..].Replace('-', ' ');

    public static IReadOnlyList<SelectListItem> Items(SectionSetting setting) => [.. setting.Options.Select(o => new SelectListItem(Of(o), o))];

    /// <summary>The hint of a setting with what holds where nobody changed it.</summary>
    public static string? Hint(SectionSetting setting) => setting.Type switch
    {
        SettingType.Line when setting.Default.Length > 0 => $"{setting.Hint} Usually “{setting.Default}”. Empty for none.".Trim(),
        SettingType.Number when setting.Default.Length > 0 => $"{setting.Hint} Empty for “{setting.Default}”.".Trim(),
        SettingType.Several => $"{setting.Hint} A name a line, in the order of the paper. Empty for the usual ones.".Trim(),
        _ => setting.Hint,
    };
}
