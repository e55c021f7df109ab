using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Web.Models.Limits;

/// <summary>The page on which process limits are rebased.</summary>
/// <param name="Known">The measure's limits as they stand.</param>
/// <param name="Form">What is typed.</param>
public sealed record LimitsPage(MeasureLimits Known, LimitForm Form)
{
    public Measure Measure => Known.Measure;

    /// <summary>The signals with what is typed; null until that is asked.</summary>
    public Signals? Preview { get; init; }

    /// <summary>The periods that limits could start from, the latest first: all comparable ones but the first.</summary>
    public IReadOnlyList<SelectListItem> Periods =>
    [
        new("Choose a period", ""),
        .. Known.Signals.Segments.SelectMany(s => s.Points).Skip(1).Reverse().Select(p => new SelectListItem(p.Period.Label, p.Period.Token)),
    ];

    /// <summary>Each stretch in words: from when to when, its mean and limits, or why it has none.</summary>
    public IEnumerable<(string Span, int Points, string Limits)> Stretches(Signals signals) => signals.Segments.Select(s => (
        $"{s.Points[0].Period.Label} to {s.Points[^1].Period.Label}",
        s.Points.Count,
        s.Limits is { } limits
            ? $"Mean {SignalSentence.Level(limits.Mean, Known.Rules)}, limits {SignalSentence.Level(limits.Lower, Known.Rules)} to {SignalSentence.Level(limits.Upper, Known.Rules)}"
            : s.NoLimitsBecause!));
}

/// <summary>The form of a rebase.</summary>
public sealed class LimitForm
{
    /// <summary>The token of the first period of the changed process.</summary>
    public string? From { get; set; }

    public string? Reason { get; set; }

    /// <summary>The key of a rebase to remove; null to add one.</summary>
    public int? Remove { get; set; }

    /// <summary>"preview" to see the limits first; anything else saves.</summary>
    public string? Step { get; set; }

    public bool IsPreview => Step == "preview";

    public LimitEdit ToEdit(string code) => new(code, From, Reason);
}
