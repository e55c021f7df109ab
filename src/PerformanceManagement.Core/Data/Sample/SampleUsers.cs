using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Sample;

/// <summary>A user of the sample council: a job title, no person.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="DisplayName">The job title.</param>
/// <param name="Role">The role.</param>
/// <param name="Directorate">The directorate, or null for the whole council.</param>
/// <param name="Services">The services whose measures a contributor owns.</param>
public sealed record SampleUser(string Email, string DisplayName, string Role, string? Directorate, IReadOnlyList<string> Services);

/// <summary>Who can sign in to the sample council.</summary>
public static class SampleUsers
{
    /// <summary>The password of every sample user. It is public, which is why production refuses the sample council.</summary>
    public const string Password = "wellbridge-sample-2026";

    /// <summary>The address of the performance officer.</summary>
    public static string PerformanceOfficer { get; } = Address("performance");

    private const string Adults = "Adults and Housing";
    private const string Children = "Children and Education";
    private const string Place = "Place and Environment";
    private const string Resources = "Resources";

    /// <summary>All of them: at least one for each role, a contributor and an approver for each directorate.</summary>
    public static IReadOnlyList<SampleUser> All { get; } =
    [
        Corporate("administrator", "System administrator", Roles.Administrator),
        Corporate("performance", "Corporate performance officer", Roles.PerformanceOfficer),
        Corporate("democratic", "Democratic services officer", Roles.DemocraticServices),
        Corporate("viewer", "Scrutiny support officer", Roles.Viewer),
        Contributor("housing", "Housing service officer", Adults, "Housing Options", "Landlord Services", "Private Sector Housing"),
        Contributor("adults", "Adult social care service officer", Adults, "Adult Social Care", "Commissioning"),
        Contributor("children", "Children's services officer", Children, "Children's Social Care", "Early Help", "Youth Justice"),
        Contributor("education", "Education service officer", Children, "Education", "Special Educational Needs", "Adult Learning"),
        Contributor("environment", "Environment service officer", Place, "Waste and Street Scene", "Highways and Transport", "Climate and Property"),
        Contributor("growth", "Growth and leisure service officer", Place, "Leisure and Culture", "Planning", "Economic Growth"),
        Contributor("finance", "Finance service officer", Resources, "Finance", "Revenues and Benefits"),
        Contributor("customer", "Customer and workforce service officer", Resources, "Customer Services", "Human Resources", "Digital"),
        Director("director.adults", Adults),
        Director("director.children", Children),
        Director("director.place", Place),
        Director("director.resources", Resources),
    ];

    private static SampleUser Corporate(string name, string title, string role) => new(Address(name), title, role, null, []);

    private static SampleUser Contributor(string name, string title, string directorate, params string[] services) =>
        new(Address(name), title, Roles.Contributor, directorate, services);

    private static SampleUser Director(string name, string directorate) => new(Address(name), $"Director of {directorate}", Roles.Approver, directorate, []);

    private static string Address(string name) => $"{name}@wellbridge.example";
}
