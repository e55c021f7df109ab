using System.Globalization;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Log;

/// <summary>What the address of the log asks for, as it stands there.</summary>
public sealed record LogQuery
{
    private const int Longest = 100;

    public string? Words { get; init; }

    public string? Measure { get; init; }

    public string? Person { get; init; }

    public string? Kind { get; init; }

    public string? Field { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>After which row the page begins; null for the newest.</summary>
    public string? Before { get; init; }

    /// <summary>Whether it leaves anything out.</summary>
    public bool Narrows => Address(null).Count > 0;

    public AuditPlace? Place => PlaceOf(Before);

    /// <summary>The filter, with a sentence for each day that is none. A kind or field that there is not leaves nothing out.</summary>
    public AuditFilter ToFilter(out IReadOnlyList<FieldMessage> problems)
    {
        List<FieldMessage> found = [];
        DateOnly? from = Day(From, "from", found), to = Day(To, "to", found);
        if (from > to) found.Add(new FieldMessage("to", "The last day is before the first"));
        problems = found;
        return new AuditFilter { Words = Cut(Words), Measure = Cut(Measure), Person = Cut(Person), Kind = AuditKind.Find(Kind), Field = FieldOf(Field), From = from, To = to };
    }

    /// <summary>The address of the same rows, after one of them.</summary>
    public Dictionary<string, string> Address(AuditPlace? before)
    {
        (string Name, string? Value)[] parts = [("words", Words), ("measure", Measure), ("person", Person), ("kind", Kind), ("field", Field), ("from", From), ("to", To), ("before", before is { } place ? TokenOf(place) : null)];
        return parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)).ToDictionary(p => p.Name, p => p.Value!);
    }

    /// <summary>A field by its name in addresses; null for none.</summary>
    public static AuditField? FieldOf(string? name) => Enum.GetValues<AuditField>().Where(f => KeyOf(f) == name).Select(f => (AuditField?)f).FirstOrDefault();

    /// <summary>The name of a field in addresses.</summary>
    public static string KeyOf(AuditField field) => field.ToString().ToLowerInvariant();

    public static string TokenOf(AuditPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.At.Ticks}-{place.Id}");

    public static AuditPlace? PlaceOf(string? token) =>
        token?.Split('-') is [var at, var key] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTime.MaxValue.Ticks
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? new AuditPlace(new DateTime(ticks, DateTimeKind.Utc), id) : null;

    private static string? Cut(string? text) => text?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, Longest)] : null;

    private static DateOnly? Day(string? typed, string field, List<FieldMessage> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (DateParser.TryRead(typed, out DateOnly day, out string? problem)) return day;
        problems.Add(new FieldMessage(field, problem.TrimEnd('.')));
        return null;
    }
}

/// <summary>The log of who did what.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Page">What was found.</param>
/// <param name="SeesPeople">Whether what is done with people is shown.</param>
public sealed record LogPage(LogQuery Query, AuditPage Page, bool SeesPeople)
{
    public IReadOnlyList<FilterSelect> Selects =>
    [
        FilterSelect.Of("kind", "Kind of change", "All kinds", "", AuditKind.All.Where(k => SeesPeople || k.Key != "people"), k => (k.Key, k.Name), Chosen(Query.Kind)),
        FilterSelect.Of("field", "What was changed", "Anything", "", Enum.GetValues<AuditField>(), f => (LogQuery.KeyOf(f), AuditCsv.NameOf(f)), Chosen(Query.Field)),
    ];

    private static string? Chosen(string? key) => string.IsNullOrEmpty(key) ? null : key;
}

/// <summary>The changes of one measure.</summary>
/// <param name="Audit">What was found.</param>
/// <param name="Field">What was asked for, as it stands in the address.</param>
/// <param name="IsFirst">Whether it begins with the newest.</param>
public sealed record MeasureLogPage(MeasureAudit Audit, string? Field, bool IsFirst)
{
    public FilterSelect Select => FilterSelect.Of("field", "What was changed", "Anything", "", Enum.GetValues<AuditField>(), f => (LogQuery.KeyOf(f), AuditCsv.NameOf(f)), string.IsNullOrEmpty(Field) ? null : Field);
}

/// <summary>Rows of the log in a table.</summary>
/// <param name="Lines">The rows.</param>
/// <param name="Caption">What the table is called for assistive technology.</param>
/// <param name="WithMeasure">Whether each says which measure it is about.</param>
public sealed record AuditTable(IReadOnlyList<AuditLine> Lines, string Caption, bool WithMeasure);
