using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Models.Entry;

/// <summary>What is stored now beside what the officer typed, line by line.</summary>
/// <param name="Who">Who stored it, and when: "Housing officer, 5 October 2026 at 4:55pm".</param>
/// <param name="IsOwn">Whether it was the officer, in another window.</param>
/// <param name="Lines">The lines of which either has something.</param>
public sealed record ConflictPanel(string Who, bool IsOwn, IReadOnlyList<ConflictLine> Lines)
{
    /// <summary>The panel for what somebody else stored; the form stands on that from now on, so that sent again it means: over what is stored now.</summary>
    public static ConflictPanel StandOn(TheirFigures stored, ResultForm mine, EntryForm entry, int actorId)
    {
        (mine.ResultVersion, mine.DraftVersion) = (stored.ResultVersion, stored.DraftVersion);
        ResultFigures theirs = stored.Figures;
        string unit = entry.Rules.Unit;
        string? status = entry.Statuses.FirstOrDefault(s => s.Key == theirs.JudgedStatus).Value;
        string? mineStatus = entry.Statuses.FirstOrDefault(s => s.Key == mine.JudgedStatus).Value;
        ConflictLine[] all =
        [
            new("Value", ResultForm.Text(theirs.Value, unit), mine.Value),
            new("Numerator", ResultForm.Text(theirs.Numerator, MeasureUnit.Of(unit).NumeratorUnit), mine.Numerator),
            new("Denominator", ResultForm.Text(theirs.Denominator, "number"), mine.Denominator),
            new("Year to date", ResultForm.Text(theirs.YearToDate, unit), mine.YearToDate),
            new("Forecast for the year", ResultForm.Text(theirs.Forecast, unit), mine.Forecast),
            new("No value because", theirs.Reason is { } reason ? ReasonText.Label(reason) : null, ReasonLabel(mine.Reason)),
            new("Quality", ReasonText.Token(theirs.Quality), mine.Quality ?? ReasonText.Token(ValueQuality.Actual)),
            new("Status", status, mineStatus),
            .. entry.Rules.Frequency == Frequency.Survey ? new[] { new ConflictLine("Name of the survey", theirs.Label, mine.Label) } : [],
            new("Note", theirs.Note, mine.WholeNote),
            new("Why the figure is right", theirs.QualityNote, mine.DoubtReason),
        ];
        return new ConflictPanel(
            $"{stored.By ?? "an import"}, {BritishTime.Text(stored.At)}",
            stored.ById == actorId,
            [.. all.Where(line => !string.IsNullOrWhiteSpace(line.Theirs) || !string.IsNullOrWhiteSpace(line.Mine))]);
    }

    private static string? ReasonLabel(string? token) => token is not null && ReasonText.FromToken(token) is { } reason ? ReasonText.Label(reason) : null;
}

/// <summary>One thing, as it is stored and as it was typed.</summary>
public sealed record ConflictLine(string Label, string? Theirs, string? Mine)
{
    public bool Differs => (Theirs ?? "").ReplaceLineEndings("\n").Trim() != (Mine ?? "").ReplaceLineEndings("\n").Trim();
}
