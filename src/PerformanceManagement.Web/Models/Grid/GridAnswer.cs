using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Entry.Grid;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Web.Infrastructure;
using PerformanceManagement.Web.Models.Entry;
using PerformanceManagement.Web.TagHelpers;

namespace PerformanceManagement.Web.Models.Grid;

/// <summary>What a script is told about a row that it sent.</summary>
public sealed record GridAnswer
{
    /// <summary>Whether it was stored as it was sent.</summary>
    public bool IsSaved { get; init; }

    /// <summary>What became of it, as a sentence; null where the fields say it.</summary>
    public string? Said { get; init; }

    /// <summary>The minute: "16:52".</summary>
    public string? At { get; init; }

    /// <summary>How far the row is; null where it was not stored.</summary>
    public string? State { get; init; }

    /// <summary>The class of the tag around it; null for plain text.</summary>
    public string? StateTag { get; init; }

    public Guid? ResultVersion { get; init; }

    public Guid? DraftVersion { get; init; }

    /// <summary>Why it would be or was refused, field by field.</summary>
    public IReadOnlyList<FieldMessage> Problems { get; init; } = [];

    /// <summary>What looks unusual.</summary>
    public IReadOnlyList<GridDoubt> Doubts { get; init; } = [];

    /// <summary>What to send as confirmed, to say that the figures are right all the same.</summary>
    public string? Confirm { get; init; }

    public GridRating? Rating { get; init; }

    /// <summary>What someone saved meanwhile; null unless somebody has to choose.</summary>
    public GridConflict? Conflict { get; init; }

    /// <summary>What became of a row that was to be saved.</summary>
    public static GridAnswer Of(EntryGridAnswer answer, ResultForm typed, DateTime at, int actorId)
    {
        var said = new GridAnswer
        {
            At = BritishTime.Clock(at),
            ResultVersion = answer.ResultVersion,
            DraftVersion = answer.DraftVersion,
            Confirm = typed.FiguresAsTyped,
            Rating = GridRating.Of(answer.Check.Rating),
        };
        return answer.Outcome switch
        {
            Saved saved => said with
            {
                IsSaved = true,
                Said = saved.Summary,
                State = StateLabel(answer.Form, answer.State),
                StateTag = EntryListPage.StateTag(answer.State),
                // What was submitted was confirmed; a draft is told what will be asked.
                Problems = answer.State == EntryState.Draft ? answer.Check.Errors : [],
                Doubts = answer.State == EntryState.Draft ? GridDoubt.Of(answer.Check.Doubts) : [],
            },
            Refused refused => said with { Problems = refused.Problems, Doubts = GridDoubt.Of(refused.Effect<Doubts>()?.All ?? []) },
            Preview<Doubts> doubted => said with { Doubts = GridDoubt.Of(doubted.Effect.All) },
            Conflict<TheirFigures> other => said with { Conflict = GridConflict.Of(other.Theirs, typed, answer.Form, actorId) },
            _ => throw new InvalidOperationException($"A row cannot come to {answer.Outcome.GetType().Name}."),
        };
    }

    /// <summary>What a row would come to.</summary>
    public static GridAnswer Of(Judgement check, ResultForm typed) =>
        new() { Problems = check.Errors, Doubts = GridDoubt.Of(check.Doubts), Confirm = typed.FiguresAsTyped, Rating = GridRating.Of(check.Rating) };

    /// <summary>How far a row is, in the words of the list.</summary>
    public static string StateLabel(EntryForm entry, EntryState state) =>
        state != EntryState.Optional ? EntryListPage.StateLabel(state) : entry.MadeFrom.Count > 0 && entry.Rules.Frequency != Core.Periods.Frequency.Survey ? "Made from others" : "If surveyed";
}

/// <summary>What looks unusual about a row.</summary>
/// <param name="Field">The field it is about.</param>
/// <param name="Message">Why, as a sentence.</param>
/// <param name="NeedsReason">Whether a reason is asked for; else a tick.</param>
public sealed record GridDoubt(string Field, string Message, bool NeedsReason)
{
    public static IReadOnlyList<GridDoubt> Of(IReadOnlyList<FigureDoubt> doubts) => [.. doubts.Select(d => new GridDoubt(GridRow.FieldOf(d.Field), d.Message, d.NeedsReason))];
}

/// <summary>How a row will be rated, as it is drawn.</summary>
/// <param name="Word">The word.</param>
/// <param name="Css">The classes of its colour.</param>
/// <param name="Symbol">Which of the page's shapes.</param>
/// <param name="Explanation">Why, with its numbers.</param>
public sealed record GridRating(string Word, string Css, string Symbol, string Explanation)
{
    /// <summary>Of a rating; null for none.</summary>
    public static GridRating? Of(Rating? rating) =>
        rating is null ? null : new(StatusAppearance.WordOf(rating, compact: true), "pm-status " + StatusAppearance.ClassOf(rating), Symbols.Of(rating), rating.Explanation);
}

/// <summary>Two versions of a row.</summary>
/// <param name="Panel">Line by line.</param>
/// <param name="Theirs">What is stored, to go on from, with its versions.</param>
public sealed record GridConflict(ConflictPanel Panel, ResultForm Theirs)
{
    public static GridConflict Of(TheirFigures theirs, ResultForm mine, EntryForm entry, int actorId)
    {
        ResultForm stored = GridRow.FormOf(entry with { Stored = theirs.Figures });
        (stored.ResultVersion, stored.DraftVersion) = (theirs.ResultVersion, theirs.DraftVersion);
        return new GridConflict(ConflictPanel.StandOn(theirs, mine, entry, actorId), stored);
    }
}
