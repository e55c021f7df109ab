using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Formats;

namespace PerformanceManagement.Web.Models.Editions;

/// <summary>The page on which a report is published: first what it would do.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Preview">What publishing would do.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Theirs">The edition that somebody published meanwhile, or null.</param>
public sealed record PublishPage(Period Quarter, int CommitteeId, EditionPreview Preview, PublishForm Form, EditionListing? Theirs = null);

/// <summary>The form that publishes a report.</summary>
public sealed class PublishForm
{
    public int? Number { get; set; }

    public string? Seen { get; set; }

    public string? UnsignedBecause { get; set; }

    public string? CorrectedBecause { get; set; }

    /// <summary>What was typed and seen.</summary>
    public EditionEdit Edit => new() { Number = Number, Seen = Seen, UnsignedBecause = UnsignedBecause, CorrectedBecause = CorrectedBecause };

    public static PublishForm From(EditionPreview preview) => new PublishForm().Over(preview);

    /// <summary>The same over what is shown now.</summary>
    public PublishForm Over(EditionPreview preview) => new() { Number = preview.Number, Seen = preview.Seen, UnsignedBecause = UnsignedBecause, CorrectedBecause = CorrectedBecause };
}

/// <summary>An edition's page.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Formats">The formats there are.</param>
public sealed record EditionPage(Period Quarter, int CommitteeId, EditionView Edition, IReadOnlyList<IReportFormat> Formats)
{
    /// <summary>What a format is called; its key where this version no longer has it.</summary>
    public string NameOf(string format) => Formats.FirstOrDefault(f => f.Key == format)?.Name ?? format;
}

/// <summary>Two editions side by side.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Comparison">What differs.</param>
public sealed record ComparePage(Period Quarter, int CommitteeId, EditionComparison Comparison);

/// <summary>The page on which an edition is withdrawn.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Committee">Its name.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Form">What is typed.</param>
public sealed record WithdrawPage(Period Quarter, int CommitteeId, string Committee, EditionListing Edition, WithdrawForm Form);

/// <summary>The form that withdraws an edition.</summary>
public sealed class WithdrawForm
{
    public string? Reason { get; set; }
}
