using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.YearChanges;

namespace PerformanceManagement.Web.Models.Year;

/// <summary>Which part of the choices the address asks for.</summary>
public sealed record YearQuery
{
    public string? Show { get; init; }

    public string? Directorate { get; init; }

    public string? Page { get; init; }

    /// <summary>The directorate of measures that have none, in addresses.</summary>
    public const string NoDirectorate = "none";

    public YearFilter ToFilter() => new(
        Enum.GetValues<YearShow>().FirstOrDefault(show => KeyOf(show) == Show),
        string.IsNullOrEmpty(Directorate) ? null : Directorate == NoDirectorate ? "" : Directorate,
        QueryKey.Page(Page));

    public Dictionary<string, string> Address(Period year, int page)
    {
        (string Name, string? Value)[] parts = [("period", year.UrlToken), ("show", Show), ("directorate", Directorate), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))];
        return parts.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Name, p => p.Value!);
    }

    public static string KeyOf(YearShow show) => show.ToString().ToLowerInvariant();
}

/// <summary>The page on which is chosen what becomes of each measure.</summary>
/// <param name="View">The measures.</param>
/// <param name="Query">Which part of them.</param>
/// <param name="Form">What is chosen.</param>
/// <param name="Differences">What somebody changed since the change was done, where it was to be taken back.</param>
public sealed record YearPage(YearView View, YearQuery Query, YearForm Form, IReadOnlyList<YearDifference>? Differences = null)
{
    public static IReadOnlyList<SelectListItem> Decisions { get; } =
    [
        new("Keep", nameof(YearDecision.Keep)),
        new("Change the target", nameof(YearDecision.Change)),
        new("Retire", nameof(YearDecision.Retire)),
        new("Replace by another", nameof(YearDecision.Replace)),
    ];

    public IReadOnlyList<FilterSelect> Selects =>
    [
        FilterSelect.Of(
            "show", "Show", "All measures", YearQuery.KeyOf(YearShow.All), [YearShow.Missing, YearShow.Chosen],
            show => (YearQuery.KeyOf(show), show == YearShow.Missing ? $"Something missing ({View.Missing:N0})" : $"Something chosen ({View.Chosen:N0})"), string.IsNullOrEmpty(Query.Show) ? null : Query.Show),
        FilterSelect.Of("directorate", "Directorate", "All directorates", "", View.Directorates, d => (d.Length == 0 ? YearQuery.NoDirectorate : d, d.Length == 0 ? "None" : d), string.IsNullOrEmpty(Query.Directorate) ? null : Query.Directorate),
    ];

    /// <summary>"1 to 25 of 62 measures".</summary>
    public string Range
    {
        get
        {
            string all = View.Total == 1 ? "1 measure" : $"{View.Total:N0} measures";
            return View.Pages == 1 ? all : $"{View.First:N0} to {View.First + View.Rows.Count + View.Done.Count - 1:N0} of {all}";
        }
    }

    /// <summary>How many of the differences are listed.</summary>
    public const int MostDifferences = 50;

    /// <summary>The row of a measure in the form.</summary>
    public int PlaceOf(YearRow row) => Form.Rows.FindIndex(r => string.Equals(r.Code, row.Code, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The form of that page.</summary>
public sealed class YearForm
{
    /// <summary>The button that takes the proposed targets as well.</summary>
    public const string Propose = "propose";

    /// <summary>The button that goes on to the next page.</summary>
    public const string Next = "next";

    public List<YearRowForm> Rows { get; set; } = [];

    public string? Do { get; set; }

    public static YearForm From(YearView view) => new() { Rows = [.. view.Rows.Select(YearRowForm.From)] };

    public YearEdit ToEdit(Period year) => new(year, [.. Rows.Select(r => new YearRowEdit(r.Code ?? "") { Decision = r.Decision, Target = r.Target, ReplacedBy = r.ReplacedBy, Filled = r.Filled })], Do == Propose);

    /// <summary>What was typed, to be saved over what is stored now.</summary>
    public YearForm Over(YearView view) => new()
    {
        Rows = [.. view.Rows.Select(row => Rows.Find(r => string.Equals(r.Code, row.Code, StringComparison.OrdinalIgnoreCase)) is { } mine
            ? new YearRowForm { Code = row.Code, Decision = mine.Decision, Target = mine.Target, ReplacedBy = mine.ReplacedBy, Filled = row.Choice.Typed }
            : YearRowForm.From(row))],
    };
}

/// <summary>A row of it.</summary>
public sealed class YearRowForm
{
    public string? Code { get; set; }

    public YearDecision Decision { get; set; }

    public string? Target { get; set; }

    public string? ReplacedBy { get; set; }

    public string? Filled { get; set; }

    /// <summary>As it is stored. What is proposed stands in the field, and counts where "Change the target" is chosen.</summary>
    public static YearRowForm From(YearRow row) => new()
    {
        Code = row.Code,
        Decision = row.Choice.Decision,
        Target = row.Choice.Target ?? row.Proposal?.Text,
        ReplacedBy = row.Choice.ReplacedBy,
        Filled = row.Choice.Typed,
    };
}

/// <summary>The page that shows what all that was chosen would do: so many lines of it, with counts over all.</summary>
/// <param name="Year">The new financial year.</param>
/// <param name="Effect">What it would do; null where something stands in the way.</param>
/// <param name="Asked">The page that is asked for, from 1.</param>
public sealed record YearCheckPage(Period Year, YearEffect? Effect, int Asked)
{
    private const int MostProblems = 50;
    private const int MostMissing = 25;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, ((Effect?.Lines.Count ?? 0) + YearView.LinesOnPage - 1) / YearView.LinesOnPage);

    /// <summary>The page shown.</summary>
    public int Page => Math.Clamp(Asked, 1, Pages);

    /// <summary>What is done, how often, over all pages, with the page on which it begins.</summary>
    public IReadOnlyList<(YearDecision Decision, int Count, int Page)> Counts =>
        [.. (Effect?.Lines ?? []).Index().GroupBy(l => l.Item.Decision).Select(g => (g.Key, g.Count(), (g.First().Index / YearView.LinesOnPage) + 1))];

    /// <summary>The lines of the page.</summary>
    public ILookup<YearDecision, YearEffectLine> Lines => (Effect?.Lines ?? []).Skip((Page - 1) * YearView.LinesOnPage).Take(YearView.LinesOnPage).ToLookup(l => l.Decision);

    /// <summary>What is missing, of how many, over all.</summary>
    public IReadOnlyList<(string What, int Count)> MissingCounts => [.. (Effect?.Missing ?? []).SelectMany(m => m.Missing).CountBy(what => what).Select(c => (c.Key, c.Value))];

    /// <summary>The first measures of which something is missing.</summary>
    public IEnumerable<(string Code, string Title, IReadOnlyList<string> Missing)> Missing => (Effect?.Missing ?? []).Take(MostMissing);

    /// <summary>Of how many more something is missing.</summary>
    public int MoreMissing => Math.Max(0, (Effect?.Missing.Count ?? 0) - MostMissing);

    /// <summary>The first of what stands in the way, and how much more does.</summary>
    public static IEnumerable<FieldMessage> Said(IReadOnlyList<FieldMessage> problems)
    {
        IEnumerable<FieldMessage> first = problems.Take(MostProblems).Select(p => new FieldMessage("", p.Message));
        return problems.Count <= MostProblems ? first : first.Append(new FieldMessage("", $"{problems.Count - MostProblems:N0} more stand in the way like these: settle these first, and look at it again"));
    }

    public static string Heading(YearDecision decision) => decision switch
    {
        YearDecision.Change => "Targets",
        YearDecision.Retire => "Retired",
        _ => "Replaced",
    };
}
