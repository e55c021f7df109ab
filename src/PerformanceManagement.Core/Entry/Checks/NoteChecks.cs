using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>What is pointed out about a note: that it is last period's again, too long for the paper, or promises something for a day that has passed. A tick passes it.</summary>
public static partial class NoteChecks
{
    /// <summary>The doubt that the note is last period's.</summary>
    public const string Repeated = "note-repeated";

    /// <summary>The doubt that it is longer than the paper allows.</summary>
    public const string TooLong = "note-long";

    /// <summary>The doubt that what is promised is due in the past.</summary>
    public const string InThePast = "note-past";

    /// <summary>The doubts about a note.</summary>
    /// <param name="note">The note; null for none.</param>
    /// <param name="last">The latest note before it; null for none.</param>
    /// <param name="limit">The most characters that the council's paper allows; null for no limit.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<FigureDoubt> Doubts(string? note, LastNote? last, int? limit, DateOnly today)
    {
        if (note is null) return [];
        List<FigureDoubt> doubts = [];
        if (last is not null && IsSame(note, last.Text)) doubts.Add(Said(Repeated, $"The note is the one for {last.Period.Label}. Say what is new."));
        if (limit is { } most && note.Length > most) doubts.Add(Said(TooLong, $"The note has {note.Length:N0} characters, and the paper has room for {most:N0}."));
        if (CommentaryParts.Parse(note) is { ByWhen: { } when } && Periods.DateParser.TryRead(when, out DateOnly day, out _) && day < today)
            doubts.Add(new FigureDoubt(InThePast, nameof(ResultSubmission.ByWhen), $"{FigureFormat.Date(day)} has passed. Say by when it will be done now.", NeedsReason: false));
        return doubts;
    }

    /// <summary>Whether two notes say the same, whatever their capitals and spaces.</summary>
    public static bool IsSame(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static FigureDoubt Said(string key, string sentence) => new(key, nameof(ResultSubmission.Note), sentence, NeedsReason: false);

    private static string Plain(string note) => SpacesPattern().Replace(note.Normalize(System.Text.NormalizationForm.FormKC), " ").Trim().TrimEnd('.').ToLower(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SpacesPattern();
}
