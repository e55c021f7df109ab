namespace PerformanceManagement.Core.Lists;

/// <summary>What can be done to something of a list.</summary>
public enum ListDeed
{
    /// <summary>Give it another name.</summary>
    Rename,

    /// <summary>Put all of it into another, and close it.</summary>
    Merge,

    /// <summary>Offer it no more.</summary>
    Close,

    /// <summary>Offer it again.</summary>
    Reopen,
}

/// <summary>What was typed to add something to a list.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Name">Its name.</param>
public sealed record ListAdd(ListKind Kind, string? Name);

/// <summary>What was typed to change something of a list.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Of">The name that it had when the form was filled.</param>
/// <param name="Deed">What is done to it.</param>
/// <param name="Name">The new name, or the name of the one it is merged into; not read for the other deeds.</param>
/// <param name="Version">The version that the form was filled from; null for a name that was only used.</param>
public sealed record ListChange(ListKind Kind, string Of, ListDeed Deed, string? Name, Guid? Version);

/// <summary>What became meanwhile of what somebody wanted to change.</summary>
/// <param name="Item">As it is stored now; null where nothing has that name any more.</param>
/// <param name="LastChange">The last that was done to something of that name, as a sentence; null where that was not written down.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, UTC.</param>
public sealed record ListMeanwhile(ListedItem? Item, string? LastChange, string? By, DateTime? At);
