using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>The page on which the figures of a measure are changed in a table.</summary>
/// <param name="Table">What is stored.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Theirs">What someone stored meanwhile in rows that were typed in; empty unless the officer has to choose.</param>
public sealed record ValuesPage(ValuesTable Table, ValuesForm Form, IReadOnlyList<ValuesRow>? Theirs = null)
{
    public static IEnumerable<SelectListItem> Reasons { get; } = [new("", ""), .. Enum.GetValues<ReasonForNoValue>().Select(r => new SelectListItem(ReasonText.Label(r), PackWords.Reasons[r]))];

    public static IEnumerable<SelectListItem> Qualities { get; } = [.. Enum.GetValues<ValueQuality>().Select(q => new SelectListItem(Wording.UpperFirst(PackWords.Qualities[q]), PackWords.Qualities[q]))];

    /// <summary>The row of a period in the form.</summary>
    public int PlaceOf(Period period) => Form.Rows.FindIndex(r => r.Period == period.UrlToken);

    /// <summary>A row in one line, as it is stored.</summary>
    public static string Text(ValuesRowEdit row) => string.Join("; ", new[]
    {
        row.Value,
        row.Numerator is null ? null : $"{row.Numerator} out of {row.Denominator}",
        row.YearToDate is null ? null : $"{row.YearToDate} in the year so far",
        row.Reason is { } reason ? Reasons.FirstOrDefault(r => r.Value == reason)?.Text : null,
        row.Note,
    }.Where(text => !string.IsNullOrEmpty(text))) is { Length: > 0 } said ? said : "nothing";
}

/// <summary>The form of that page.</summary>
public sealed class ValuesForm
{
    public List<ValuesRowEdit> Rows { get; set; } = [];

    public static ValuesForm From(ValuesTable table) => new() { Rows = [.. table.Rows.Select(r => r.Stored)] };

    public ValuesEdit ToEdit(string code, Period year) => new() { Code = code, Year = year, Rows = Rows };

    /// <summary>The rows that somebody else changed meanwhile.</summary>
    public IReadOnlyList<ValuesRow> Different(ValuesTable theirs) =>
        [.. theirs.Rows.Where(t => Rows.Find(r => r.Period == t.Stored.Period) is { } mine && mine.Typed != mine.Filled && (mine.Version ?? "") != (t.Stored.Version ?? ""))];

    /// <summary>What was typed, to be saved over what is stored now.</summary>
    public ValuesForm Over(ValuesTable theirs) => new()
    {
        Rows = [.. Rows.Select(mine => theirs.Rows.FirstOrDefault(t => t.Stored.Period == mine.Period) is { } stored
            ? mine.Typed == mine.Filled ? stored.Stored : mine with { Version = stored.Stored.Version, Filled = stored.Stored.Filled }
            : mine)],
    };
}
