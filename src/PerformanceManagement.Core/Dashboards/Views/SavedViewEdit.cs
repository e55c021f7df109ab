using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Dashboards.Views;

/// <summary>What was typed about a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsShared">Whether everybody is to find it.</param>
/// <param name="Version">The version that the form was filled from; null for a new view.</param>
public sealed record SavedViewEdit(string? Name, bool IsShared, Guid? Version = null);

/// <summary>What a view shows.</summary>
/// <param name="Filter">The query of an address.</param>
/// <param name="Shown">The same in words.</param>
/// <param name="Quarter">The quarter that it keeps to; null for the present one.</param>
public sealed record ViewContent(string Filter, string Shown, Period? Quarter);

/// <summary>A view, as somebody sees it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="IsOwn">Whether it is theirs.</param>
/// <param name="IsShared">Whether everybody finds it.</param>
/// <param name="Content">What it shows.</param>
/// <param name="Version">The version of what is stored.</param>
public sealed record SavedViewItem(int Id, string Name, string Owner, bool IsOwn, bool IsShared, ViewContent Content, Guid Version)
{
    /// <summary>Whether they may change it: their own, and as one of the performance team whatever is shared.</summary>
    public bool MayChange { get; init; }
}

/// <summary>The views that somebody finds.</summary>
/// <param name="Own">Their own, by name.</param>
/// <param name="Shared">What others share, by name.</param>
public sealed record SavedViewList(IReadOnlyList<SavedViewItem> Own, IReadOnlyList<SavedViewItem> Shared);
