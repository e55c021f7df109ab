using PerformanceManagement.Core.Delivery.Rules;

namespace PerformanceManagement.Core.Delivery;

/// <summary>What a step is.</summary>
public enum DeliveryStepKind
{
    /// <summary>A milestone of a project or an action.</summary>
    Milestone,

    /// <summary>A planned item of an action, with its update beside it.</summary>
    PlannedItem,

    /// <summary>A mitigation of a risk.</summary>
    Mitigation,
}

/// <summary>A milestone, a planned item or a mitigation.</summary>
public sealed class DeliveryStep
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 4000;

    /// <summary>The longest update, in characters.</summary>
    public const int UpdateLength = 8000;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>What it belongs to.</summary>
    public int ItemId { get; set; }

    /// <summary>What it belongs to, when loaded.</summary>
    public DeliveryItem? Item { get; set; }

    /// <summary>Its place among the steps of its item, from 1.</summary>
    public int SortOrder { get; set; }

    /// <summary>What it is.</summary>
    public DeliveryStepKind Kind { get; set; }

    /// <summary>What is to be done.</summary>
    public required string Text { get; set; }

    /// <summary>What it stands under, "Tranche 1: January 2018 – July 2018"; or null.</summary>
    public string? Group { get; set; }

    /// <summary>The job title of who does it, or null.</summary>
    public string? Owner { get; set; }

    /// <summary>By when, in the council's own words; or null.</summary>
    public string? DueText { get; private set; }

    /// <summary>The day that the words imply, for order and lateness.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Whether it goes on after that day.</summary>
    public bool IsOpenEnded { get; private set; }

    /// <summary>The day on which it was done, or null.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>What became of it, in Markdown; or null.</summary>
    public string? Update { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>Sets by when, in words, with the day that they imply.</summary>
    public void SetDue(CompletionText due) => (DueText, DueOn, IsOpenEnded) = (due.Text.Length == 0 ? null : due.Text, due.ImpliedOn, due.IsOpenEnded);

    /// <summary>Whether it was late on a day, by dates alone.</summary>
    public bool IsOverdue(DateOnly day) => CompletionText.IsOverdue(DueOn, IsOpenEnded, DoneOn, day);
}
