using System.Globalization;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Models.Users;

/// <summary>What the address of the list of people asks for, as it stands there.</summary>
public sealed record UserListQuery
{
    private const int LongestSearch = 100;

    public string? Search { get; init; }

    public string? Role { get; init; }

    /// <summary>A directorate's key.</summary>
    public string? Directorate { get; init; }

    /// <summary>A state by its name; what is none shows all.</summary>
    public string? State { get; init; }

    /// <summary>The page, from 1.</summary>
    public string? Page { get; init; }

    /// <summary>Whether it leaves anybody out.</summary>
    public bool Narrows => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Role) || !string.IsNullOrEmpty(Directorate) || !string.IsNullOrEmpty(State);

    public int PageNumber => QueryKey.Page(Page);

    public UserListFilter ToFilter() => new()
    {
        Search = Search?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestSearch)] : null,
        Role = string.IsNullOrEmpty(Role) ? null : Role,
        DirectorateId = QueryKey.Read(Directorate),
        State = Enum.GetValues<UserState>().Cast<UserState?>().FirstOrDefault(s => s.ToString() == State),
    };
}

/// <summary>A page of the list of people.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="List">What was found.</param>
public sealed record UserListPage(UserListQuery Query, UserList List)
{
    /// <summary>The filters that are chosen from lists.</summary>
    public IReadOnlyList<FilterSelect> Selects =>
    [
        FilterSelect.Of("role", "Role", "All roles", "", Roles.All, r => (r, r), Chosen(Query.Role)),
        FilterSelect.Of("directorate", "Directorate", "All directorates", "", List.Directorates, d => (Key(d.Id), d.Name), Chosen(Query.Directorate)),
        FilterSelect.Of("state", "State", "All states", "", Enum.GetValues<UserState>(), s => (s.ToString(), s.Words()), Chosen(Query.State)),
    ];

    /// <summary>"1 to 50 of 62 people".</summary>
    public string Range
    {
        get
        {
            int first = ((List.Page - 1) * UserList.PageSize) + 1;
            string all = List.Total == 1 ? "1 person" : $"{List.Total:N0} people";
            return List.Pages == 1 ? all : $"{first:N0} to {first + List.Items.Count - 1:N0} of {all}";
        }
    }

    /// <summary>The address of another page of the same list.</summary>
    public Dictionary<string, string> Address(int page)
    {
        (string Name, string? Value)[] parts = [("search", Query.Search), ("role", Query.Role), ("directorate", Query.Directorate), ("state", Query.State), ("page", page == 1 ? null : Key(page))];
        return parts.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Name, p => p.Value!);
    }

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Chosen(string? key) => string.IsNullOrEmpty(key) ? null : key;
}
