using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Web.Models.PlanNotes;

/// <summary>The page on which the text of a plan item is written.</summary>
/// <param name="Note">The plan item, and what is stored.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Conflict">What someone saved meanwhile; null unless the officer has to choose.</param>
public sealed record PlanNotePage(PlanNoteForm Note, PlanNoteText Form, TheirText? Conflict = null)
{
    /// <summary>Whether this page answers something that was sent: it then keeps what was typed, even where it can no longer be stored.</summary>
    public bool IsAnswer { get; init; }

    public bool ShowsForm => IsAnswer || Note.ClosedBecause is null;
}

/// <summary>The form of a plan item's text.</summary>
public sealed class PlanNoteText
{
    public string? Text { get; set; }

    public Guid? Version { get; set; }

    public static PlanNoteText From(PlanNoteForm note) => new() { Text = note.Text, Version = note.Version };
}
