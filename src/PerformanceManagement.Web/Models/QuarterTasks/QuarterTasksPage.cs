using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Web.Models.Entry;

namespace PerformanceManagement.Web.Models.QuarterTasks;

/// <summary>What an open quarter asks for.</summary>
/// <param name="List">The list that the page is of.</param>
/// <param name="Quarter">The quarter, with the tasks of the page.</param>
/// <param name="People">Who may enter values.</param>
/// <param name="Query">The filters in the address.</param>
/// <param name="Form">What is decided.</param>
public sealed record QuarterTasksPage(EntryList List, EntryQuarter Quarter, IReadOnlyList<PossibleOwner> People, QuarterTasksQuery Query, TaskForm Form)
{
    public static IReadOnlyList<SelectListItem> Decisions { get; } =
    [
        new("They need not be given this time", nameof(TaskDecision.Excuse)),
        new("They are asked for", nameof(TaskDecision.Ask)),
        new("Somebody else enters them this time", nameof(TaskDecision.Give)),
    ];

    public static IReadOnlyDictionary<string, string> DecisionHints { get; } = new Dictionary<string, string>
    {
        [nameof(TaskDecision.Ask)] = "Takes an excuse back, and asks for what need not be given: a survey without a point, a measure that is made from others.",
    };

    public IReadOnlyList<SelectListItem> PersonItems =>
        [new("Choose a person", ""), .. People.Select(p => new SelectListItem(p.Name, p.Id.ToString(CultureInfo.InvariantCulture))), new("Whoever enters the measure", TaskForm.Owner)];

    public IReadOnlyList<SelectListItem> PersonFilter =>
        [new("Everybody", ""), .. People.Select(p => new SelectListItem(p.Name, p.Id.ToString(CultureInfo.InvariantCulture))), new("Nobody", "0")];

    public static IReadOnlyList<SelectListItem> States =>
        [new("All", ""), .. Enum.GetValues<EntryState>().Select(state => new SelectListItem(EntryListPage.StateLabel(state), state.ToString()))];

    public IReadOnlyList<SelectListItem> Services => [new("All", ""), .. List.Services.Select(service => new SelectListItem(service, service))];
}

/// <summary>The filters in the address of what a quarter asks for.</summary>
public sealed class QuarterTasksQuery
{
    public string? Search { get; set; }

    public string? State { get; set; }

    public string? Service { get; set; }

    public string? Person { get; set; }

    public string? Directorate { get; set; }

    public bool Overdue { get; set; }

    public int Page { get; set; } = 1;

    public EntryFilter ToFilter(Period quarter) => new()
    {
        Quarter = quarter,
        Search = Search,
        State = Enum.TryParse(State, ignoreCase: true, out EntryState state) && Enum.IsDefined(state) ? state : null,
        Service = Service,
        Directorate = Directorate,
        PersonId = int.TryParse(Person, NumberStyles.None, CultureInfo.InvariantCulture, out int person) ? person : null,
        OnlyOverdue = Overdue,
        Page = Page,
    };

    public Dictionary<string, string> ToRoute(Period quarter, int page = 1)
    {
        Dictionary<string, string> route = new() { ["period"] = quarter.UrlToken };
        foreach ((string key, string? value) in new[] { ("search", Search), ("state", State), ("service", Service), ("person", Person), ("directorate", Directorate), ("overdue", Overdue ? "true" : null), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null) })
        {
            if (!string.IsNullOrEmpty(value)) route[key] = value;
        }

        return route;
    }
}

/// <summary>What is decided of which values.</summary>
public sealed class TaskForm
{
    /// <summary>The choice that gives values back to the measures' owners.</summary>
    public const string Owner = "owner";

    /// <summary>The values, as <see cref="ValueOf"/> writes them.</summary>
    public List<string> Values { get; set; } = [];

    public string? Decision { get; set; }

    public string? Because { get; set; }

    public string? UserId { get; set; }

    public static string ValueOf(EntryTask task) => $"{task.Period.UrlToken} {task.Code}";

    /// <summary>What has not been chosen yet; null for nothing.</summary>
    public FieldMessage? Problem() =>
        Values.Count == 0 ? new FieldMessage(nameof(Values), "Select at least one value")
        : !Values.TrueForAll(v => TryRead(v, out _)) ? new FieldMessage(nameof(Values), "One of the values could not be read. Select them again")
        : !Enum.TryParse(Decision, out TaskDecision decision) || !Enum.IsDefined(decision) ? new FieldMessage(nameof(Decision), "Select what is decided")
        : decision == TaskDecision.Give && string.IsNullOrEmpty(UserId) ? new FieldMessage(nameof(UserId), "Select who enters them")
        : null;

    public TaskEdit ToEdit() => new(Enum.Parse<TaskDecision>(Decision!), [.. Values.Select(v => TryRead(v, out (string, Period) read) ? read : throw new InvalidOperationException("The form was not looked at before it was read."))])
    {
        Because = Because,
        UserId = int.TryParse(UserId, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null,
    };

    private static bool TryRead(string value, out (string Code, Period Period) read)
    {
        read = default;
        if (value.Split(' ', 2) is not [var token, var code] || !Period.TryRead(token, out Period period, out _)) return false;
        read = (code, period);
        return true;
    }
}
