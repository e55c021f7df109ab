using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.SavedViews;

/// <summary>The views that somebody finds, and whether they may share theirs.</summary>
public sealed record SavedViewsPage(SavedViewList Views, bool MayShare);

/// <summary>The page on which a view is named, shared or deleted.</summary>
/// <param name="View">The view as it stands; null for a new one.</param>
/// <param name="Form">What is typed.</param>
/// <param name="MayShare">Whether whoever types may share it.</param>
public sealed record SavedViewPage(SavedViewItem? View, SavedViewForm Form, bool MayShare)
{
    /// <summary>What the view shows, in words.</summary>
    public required string Shown { get; init; }

    /// <summary>The quarter that a new view may keep; null for a view that is there.</summary>
    public Period? Quarter { get; init; }

    /// <summary>The address that a new view is made of; empty for one that is there.</summary>
    public IReadOnlyDictionary<string, string> Address { get; init; } = new Dictionary<string, string>();

    /// <summary>What of the address does not exist, in sentences.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>What someone saved meanwhile; null unless one has to choose.</summary>
    public SavedViewItem? Theirs { get; init; }
}

/// <summary>The form of a view.</summary>
public sealed class SavedViewForm
{
    public string? Name { get; set; }

    /// <summary>Whether everybody is to find it.</summary>
    public bool IsShared { get; set; }

    /// <summary>Whether it always opens on the quarter that it was saved in.</summary>
    public bool KeepsQuarter { get; set; }

    public Guid? Version { get; set; }

    public static SavedViewForm From(SavedViewItem view) => new() { Name = view.Name, IsShared = view.IsShared, Version = view.Version };

    public SavedViewEdit ToEdit() => new(Name, IsShared, Version);
}
