using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Web.Models.Approvals;

/// <summary>The page of those who approve in a director's place.</summary>
/// <param name="Deputies">Those who do or will.</param>
/// <param name="Directorates">The directorates to choose from.</param>
/// <param name="People">The people to choose from.</param>
/// <param name="Form">What is typed.</param>
public sealed record DeputiesPage(IReadOnlyList<ListedDeputy> Deputies, IReadOnlyList<Directorate> Directorates, IReadOnlyList<PossibleOwner> People, DeputyForm Form)
{
    public IReadOnlyList<SelectListItem> DirectorateItems => [new("Choose a directorate", ""), .. Directorates.Select(d => Item(d.Name, d.Id))];

    public IReadOnlyList<SelectListItem> PersonItems => [new("Choose a person", ""), .. People.Select(p => Item(p.Name, p.Id))];

    private static SelectListItem Item(string name, int id) => new(name, id.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The form of a deputy.</summary>
public sealed class DeputyForm
{
    public string? DirectorateId { get; set; }

    public string? UserId { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public DeputyEdit ToEdit() => new(Key(DirectorateId), Key(UserId), From, Until);

    private static int? Key(string? chosen) => int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;
}
