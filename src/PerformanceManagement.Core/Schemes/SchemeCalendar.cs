using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>What bringing a draft into force changes beside the draft.</summary>
/// <param name="Ended">The earlier version of the same name, which now ends the day before; null when there was none.</param>
/// <param name="DefaultBefore">The scheme of another name that was the council's default until then and is not any more; null when the default does not change hands.</param>
/// <param name="GoesOn">A new version of <paramref name="DefaultBefore"/>, for the measures that name it; null when there is none.</param>
public sealed record SchemeStart(StoredScheme? Ended, StoredScheme? DefaultBefore, StoredScheme? GoesOn);

/// <summary>
/// The days on which schemes are in force: on any day a name has at most one version, and exactly one scheme is the council's default.
/// </summary>
public static class SchemeCalendar
{
    /// <summary>Why a draft cannot be brought into force on a day; nothing when it can.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="from">The first day.</param>
    /// <param name="isDefault">Whether it is to be the council's default.</param>
    /// <param name="others">All schemes that are no drafts.</param>
    /// <param name="signedOffUntil">The last day of the latest quarter that is signed off; null when none is.</param>
    public static IReadOnlyList<SchemeProblem> Problems(StoredScheme draft, DateOnly from, bool isDefault, IReadOnlyList<StoredScheme> others, DateOnly? signedOffUntil)
    {
        if (ClosedProblem(from, signedOffUntil) is { } closed) return [new(SchemeField.From, null, closed)];
        if (others.FirstOrDefault(s => IsVersionOf(s, draft) && s.InForceFrom >= from) is { } later)
            return [new(SchemeField.From, null, $"Another version of “{later.Name}” is in force from {FigureFormat.Date(later.InForceFrom!.Value)}: choose a later day")];
        if (isDefault && others.FirstOrDefault(s => s.IsDefault && s.InForceFrom >= from) is { } next)
            return [new(SchemeField.From, null, $"“{next.Name}” is the council’s default from {FigureFormat.Date(next.InForceFrom!.Value)}: choose a later day, so that no day has two defaults")];
        if (!isDefault && !others.Any(s => s.IsDefault && s.IsInForce(from) && !IsVersionOf(s, draft)))
            return [new(SchemeField.IsDefault, null, $"No scheme would be the council’s default from {FigureFormat.Date(from)}: make this the default, or bring another into force as the default first")];
        return [];
    }

    /// <summary>Why a change of rules cannot begin on a day, because of what is signed off; null when it can.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="signedOffUntil">The last day of the latest quarter that is signed off; null when none is.</param>
    public static string? ClosedProblem(DateOnly from, DateOnly? signedOffUntil) =>
        signedOffUntil is { } closed && from <= closed ? $"Quarters up to {FigureFormat.Date(closed)} are signed off and do not change: choose a later day" : null;

    /// <summary>Brings a draft into force, which has no <see cref="Problems"/>: changes the draft and the schemes that make room for it.</summary>
    /// <inheritdoc cref="Problems" path="/param" />
    public static SchemeStart Start(StoredScheme draft, DateOnly from, bool isDefault, IReadOnlyList<StoredScheme> others)
    {
        StoredScheme? ended = others.FirstOrDefault(s => IsVersionOf(s, draft) && s.IsInForce(from));
        StoredScheme? before = isDefault ? others.FirstOrDefault(s => s.IsDefault && s.IsInForce(from) && s != ended) : null;
        StoredScheme? goesOn = before is null ? null : Copy(before, from);
        if (ended is not null) ended.InForceTo = from.AddDays(-1);
        if (before is not null) before.InForceTo = from.AddDays(-1);
        draft.InForceFrom = from;
        draft.IsDefault = isDefault;
        return new SchemeStart(ended, before, goesOn);
    }

    /// <summary>Why a version cannot be taken back to a draft; null when it can: it has not begun, and nothing else begins after it.</summary>
    /// <param name="scheme">The version.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="others">All other schemes that are no drafts.</param>
    public static string? TakeBackProblem(StoredScheme scheme, DateOnly today, IReadOnlyList<StoredScheme> others)
    {
        if (scheme.InForceFrom is not { } from || from <= today) return "Only a scheme whose first day is still to come can be taken back to a draft";
        StoredScheme? goesOn = GoingOnFrom(scheme, others);
        return others.FirstOrDefault(s => s.InForceFrom >= from && s != goesOn) is { } later
            ? $"“{later.Name}” begins on {FigureFormat.Date(later.InForceFrom!.Value)}: take that back first"
            : null;
    }

    /// <summary>Takes a version back to a draft, which has no <see cref="TakeBackProblem"/>: everything is again as it was before <see cref="Start"/>.</summary>
    /// <param name="scheme">The version.</param>
    /// <param name="others">All other schemes that are no drafts.</param>
    /// <returns>The version of the earlier default that is not needed any more; null when there is none.</returns>
    public static StoredScheme? TakeBack(StoredScheme scheme, IReadOnlyList<StoredScheme> others)
    {
        DateOnly last = scheme.InForceFrom!.Value.AddDays(-1);
        StoredScheme? goesOn = GoingOnFrom(scheme, others);
        foreach (StoredScheme before in others.Where(s => s.InForceTo == last && (IsVersionOf(s, scheme) || (goesOn is not null && IsVersionOf(s, goesOn))))) before.InForceTo = null;
        scheme.InForceFrom = null;
        scheme.IsDefault = false;
        return goesOn;
    }

    // The version that a default of another name left behind for the measures that name it.
    private static StoredScheme? GoingOnFrom(StoredScheme scheme, IReadOnlyList<StoredScheme> others) =>
        !scheme.IsDefault ? null : others.FirstOrDefault(s => s.InForceFrom == scheme.InForceFrom && !s.IsDefault
            && others.Any(before => before.IsDefault && before.InForceTo == scheme.InForceFrom!.Value.AddDays(-1) && IsVersionOf(before, s)));

    private static bool IsVersionOf(StoredScheme scheme, StoredScheme other) => string.Equals(scheme.Name, other.Name, StringComparison.OrdinalIgnoreCase);

    private static StoredScheme Copy(StoredScheme scheme, DateOnly from) =>
        StoredScheme.Of(scheme.ToScheme() with { InForceFrom = from, IsDefault = false });
}
