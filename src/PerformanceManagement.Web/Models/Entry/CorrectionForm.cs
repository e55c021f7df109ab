using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Web.Models.Entry;

/// <summary>The page on which a figure of a signed-off quarter is corrected.</summary>
/// <param name="Page">The figure as it stands, and whether it may be corrected here.</param>
/// <param name="Figures">What the entry of a figure shows: labels, what is typed, what someone saved meanwhile.</param>
public sealed record CorrectionForm(CorrectionPage Page, ResultPage Figures)
{
    public EntryForm Entry => Page.Entry;

    /// <summary>What is typed.</summary>
    public ResultForm Form => Figures.Form;

    /// <summary>"The figure for Q2 2026/27 is 354."</summary>
    public string AsItStands => Entry.Stored is { } stored
        ? $"The figure for {Entry.Period.Label} is {CellText.Of(stored, Entry.Rules)}."
        : $"There is no figure for {Entry.Period.Label} yet.";

    /// <summary>Whether there is a form to send.</summary>
    public bool ShowsForm => Figures.IsAnswer || Entry.ClosedBecause is null;
}
