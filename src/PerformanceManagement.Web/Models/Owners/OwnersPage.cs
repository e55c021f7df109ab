using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Web.Models.Measures;

namespace PerformanceManagement.Web.Models.Owners;

/// <summary>The page on which measures are given to the people who enter them.</summary>
/// <param name="Measures">The measures to choose from.</param>
/// <param name="Owners">Who may enter values.</param>
/// <param name="Form">What is chosen.</param>
public sealed record OwnersPage(MeasureListPage Measures, IReadOnlyList<PossibleOwner> Owners, OwnersForm Form)
{
    public IReadOnlyList<SelectListItem> OwnerItems =>
        [new("Choose an owner", ""), .. Owners.Select(o => new SelectListItem(o.Name, o.Id.ToString(CultureInfo.InvariantCulture))), new("Nobody", OwnersForm.Nobody)];
}

/// <summary>Which measures go to whom.</summary>
public sealed class OwnersForm
{
    /// <summary>The choice that takes measures from everybody.</summary>
    public const string Nobody = "nobody";

    public List<string> Codes { get; set; } = [];

    /// <summary>The owner's key, or <see cref="Nobody"/>; blank until chosen.</summary>
    public string? Owner { get; set; }

    /// <summary>The owner's key; null for nobody, or while none is chosen.</summary>
    public int? OwnerId => int.TryParse(Owner, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;

    /// <summary>What has not been chosen yet.</summary>
    public IReadOnlyList<FieldMessage> Problems() =>
    [
        .. Codes.Count == 0 ? [new FieldMessage(nameof(Codes), "Select at least one measure")] : Array.Empty<FieldMessage>(),
        .. OwnerId is null && Owner != Nobody ? [new FieldMessage(nameof(Owner), "Select who enters the measures")] : Array.Empty<FieldMessage>(),
    ];
}
