using System.Globalization;
using PerformanceManagement.Core.Entry;

namespace PerformanceManagement.Web.Models.Entry;

/// <summary>The filters in the address of the list; the form of a measure carries them, so that the way back keeps them.</summary>
public sealed class EntryListQuery
{
    public string? State { get; set; }

    public string? Service { get; set; }

    public string? Search { get; set; }

    public string? Page { get; set; }

    public bool IsFiltered => State is not null || Service is not null || Search is not null;

    /// <summary>What cannot be read restricts nothing: an address may be old.</summary>
    public EntryFilter ToFilter() => new()
    {
        State = Enum.TryParse(State, ignoreCase: true, out EntryState state) && Enum.IsDefined(state) ? state : null,
        Service = Service,
        Search = Search,
        Page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? page : 1,
    };

    /// <summary>The query of the list's or a form's address, without blanks.</summary>
    public Dictionary<string, string> ToRoute(int? page = null)
    {
        (string Name, string? Value)[] all = [("state", State), ("service", Service), ("search", Search), ("page", page?.ToString(CultureInfo.InvariantCulture) ?? Page)];
        return all.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Name, pair => pair.Value!);
    }
}
