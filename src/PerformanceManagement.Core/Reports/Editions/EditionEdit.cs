using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Reports.Editions;

/// <summary>What somebody typed to publish a report.</summary>
public sealed record EditionEdit
{
    /// <summary>The number it was to get when it was looked at; null to look at it first.</summary>
    public int? Number { get; init; }

    /// <summary>The hash of what was looked at; null to look at it first.</summary>
    public string? Seen { get; init; }

    /// <summary>Why it is published before the quarter is signed off.</summary>
    public string? UnsignedBecause { get; init; }

    /// <summary>Of a correction, why it is made.</summary>
    public string? CorrectedBecause { get; init; }
}

/// <summary>What publishing a report would do.</summary>
/// <param name="Committee">The committee's name.</param>
/// <param name="Title">The report's title.</param>
/// <param name="Number">The number it would get.</param>
/// <param name="Seen">The hash of what is printed, to be sent with the confirmation.</param>
/// <param name="IsSignedOff">Whether the quarter is signed off; else a reason is asked for.</param>
/// <param name="Checks">What has not been seen to.</param>
/// <param name="Before">The edition before; null for the first.</param>
/// <param name="Changes">What differs from it.</param>
public sealed record EditionPreview(string Committee, string Title, int Number, string Seen, bool IsSignedOff, IReadOnlyList<string> Checks, EditionListing? Before, IReadOnlyList<EditionChange> Changes)
{
    /// <summary>Whether nothing has changed since the edition before, which is in view: there is nothing to publish.</summary>
    public bool IsUnchanged => Before is { IsWithdrawn: false } && Changes.Count == 0;

    /// <summary>Whether the report is no longer what was looked at.</summary>
    public bool HasMoved { get; init; }
}

/// <summary>An edition as a list shows it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Title">The title it was published under.</param>
/// <param name="PublishedAt">When, UTC.</param>
/// <param name="PublishedBy">Who.</param>
/// <param name="UnsignedBecause">Why before the quarter was signed off, or null.</param>
/// <param name="CorrectedBecause">Of a correction, why, or null.</param>
/// <param name="Sha256">The hash over everything frozen with it.</param>
/// <param name="WithdrawnAt">When it was withdrawn, UTC, or null.</param>
/// <param name="WithdrawnBy">Who withdrew it.</param>
/// <param name="WithdrawnBecause">Why.</param>
public sealed record EditionListing(
    int Number, string Title, DateTime PublishedAt, string PublishedBy, string? UnsignedBecause, string? CorrectedBecause, string Sha256, DateTime? WithdrawnAt, string? WithdrawnBy, string? WithdrawnBecause)
{
    /// <summary>Whether it is no longer in view.</summary>
    public bool IsWithdrawn => WithdrawnAt is not null;
}

/// <summary>The editions of a report, the latest first.</summary>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Committee">Its name.</param>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Items">The editions.</param>
public sealed record EditionList(int CommitteeId, string Committee, Period Quarter, IReadOnlyList<EditionListing> Items);

/// <summary>A file of an edition, without its content.</summary>
/// <param name="Format">The key of its format.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Bytes">Its length.</param>
public sealed record EditionFileListing(string Format, string Name, string Sha256, int Bytes);

/// <summary>An edition with its paper.</summary>
/// <param name="Listing">What the list shows of it.</param>
/// <param name="Report">The paper as it was published.</param>
/// <param name="Changes">What differed from the edition before, a line each.</param>
/// <param name="Checks">What had not been seen to, a line each.</param>
/// <param name="Files">Its files.</param>
public sealed record EditionView(EditionListing Listing, Paper.QuarterlyReport Report, IReadOnlyList<string> Changes, IReadOnlyList<string> Checks, IReadOnlyList<EditionFileListing> Files);

/// <summary>Two editions side by side.</summary>
/// <param name="Committee">The committee's name, as the later one has it.</param>
/// <param name="First">One edition.</param>
/// <param name="Second">The other.</param>
/// <param name="Changes">What differs.</param>
public sealed record EditionComparison(string Committee, EditionListing First, EditionListing Second, IReadOnlyList<EditionChange> Changes);

/// <summary>What was found when all editions were verified.</summary>
/// <param name="Editions">How many there are.</param>
/// <param name="Files">How many files they have.</param>
/// <param name="Problems">What does not match, a sentence each; empty when all is as it was published.</param>
public sealed record EditionProof(int Editions, int Files, IReadOnlyList<string> Problems);
