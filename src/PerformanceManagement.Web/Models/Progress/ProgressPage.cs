using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Progress;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Progress;

/// <summary>What the address of the progress of a quarter asks for.</summary>
public sealed record ProgressQuery
{
    /// <summary>By what: "directorate", "service" or "person".</summary>
    public string? By { get; init; }

    /// <summary>A directorate by its name; all without one.</summary>
    public string? Directorate { get; init; }

    public ProgressBy Chosen => Enum.GetValues<ProgressBy>().FirstOrDefault(by => string.Equals(by.ToString(), By, StringComparison.OrdinalIgnoreCase));

    public Dictionary<string, string> ToRoute(Period quarter) => ToRoute(quarter, Chosen, Directorate);

    public static Dictionary<string, string> ToRoute(Period quarter, ProgressBy by, string? directorate)
    {
        Dictionary<string, string> route = new() { ["period"] = quarter.UrlToken };
        if (by != ProgressBy.Directorate) route["by"] = ProgressPage.Key(by);
        if (!string.IsNullOrEmpty(directorate)) route["directorate"] = directorate;
        return route;
    }
}

/// <summary>Whom somebody writes to, and what.</summary>
public sealed class ChaseForm
{
    /// <summary>The keys of the people.</summary>
    public List<int> People { get; set; } = [];

    public string? Message { get; set; }
}

/// <summary>The progress of an open quarter.</summary>
/// <param name="Progress">How far it is.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Form">Whom to write to.</param>
public sealed record ProgressPage(QuarterProgress Progress, ProgressQuery Query, ChaseForm Form)
{
    public static IReadOnlyList<(ProgressBy By, string Text)> Choices { get; } = [(ProgressBy.Directorate, "By directorate"), (ProgressBy.Service, "By service"), (ProgressBy.Person, "By person")];

    public IReadOnlyList<FilterSelect> Selects => [FilterSelect.Of("directorate", "Directorate", "All directorates", "", Progress.Directorates, d => (d, d), string.IsNullOrEmpty(Query.Directorate) ? null : Query.Directorate)];

    public string RowHeading => Progress.By switch { ProgressBy.Directorate => "Directorate", ProgressBy.Service => "Service", _ => "Asked of" };

    /// <summary>Whether people can be chosen on this page to be written to.</summary>
    public bool Chooses => Progress is { By: ProgressBy.Person, CanChase: true } && Progress.Rows.Any(MayChase);

    public static string Key(ProgressBy by) => by.ToString().ToLowerInvariant();

    public static bool MayChase(ProgressRow row) => row is { PersonId: not null, IsDisabled: false, Waiting: > 0 };

    public string NameOf(ProgressRow row) => row.Name ?? (Progress.By switch { ProgressBy.Directorate => "No directorate", ProgressBy.Service => "No service", _ => "Nobody" });

    /// <summary>The columns of counts: heading, count, and the state that the list of values is filtered by; null for those that are overdue.</summary>
    public IEnumerable<(string Heading, int Count, EntryState? State)> Counts(ProgressRow row)
    {
        yield return ("Not entered", row.NotEntered, EntryState.Missing);
        yield return ("Drafts", row.Drafts, EntryState.Draft);
        if (Progress.IsApproved || Progress.Total.Returned > 0) yield return ("Returned", row.Returned, EntryState.Returned);
        yield return ("Submitted", row.Submitted, EntryState.Submitted);
        if (Progress.IsApproved || Progress.Total.Approved > 0) yield return ("Approved", row.Approved, EntryState.Approved);
        yield return ("Overdue", row.Overdue, null);
        yield return ("Excused", row.Excused, EntryState.Excused);
    }

    /// <summary>The address of the values that a row counts; null for rows that the list of values cannot be filtered by.</summary>
    public Dictionary<string, string>? ValuesOf(ProgressRow row, EntryState? state, bool overdue)
    {
        Dictionary<string, string> route = new() { ["period"] = Progress.Quarter.UrlToken };
        if (!string.IsNullOrEmpty(Query.Directorate)) route["directorate"] = Query.Directorate;
        if (!ReferenceEquals(row, Progress.Total))
        {
            switch (Progress.By)
            {
                case ProgressBy.Directorate when row.Name is { } directorate:
                    route["directorate"] = directorate;
                    break;
                case ProgressBy.Service when row.Name is { } service:
                    route["service"] = service;
                    break;
                case ProgressBy.Person:
                    route["person"] = (row.PersonId ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture);
                    break;
                default:
                    return null;
            }
        }

        if (state is { } of) route["state"] = of.ToString();
        if (overdue) route["overdue"] = "true";
        return route;
    }
}
