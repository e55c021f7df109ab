using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Targets;
using PerformanceManagement.Core.Targets;

namespace PerformanceManagement.Web.Models.Targets;

/// <summary>The page on which the targets of a measure's year are set.</summary>
/// <param name="Stored">What is stored.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Preview">What it would make; null until it was asked for.</param>
/// <param name="Conflict">What someone stored meanwhile; null unless the officer has to choose.</param>
public sealed record TargetsPage(YearTargets Stored, TargetsForm Form, TargetsEffect? Preview = null, YearTargets? Conflict = null)
{
    /// <summary>Whether the year is over and signed off, so that nothing can be changed.</summary>
    public bool IsClosed => Stored.FixedBecause is not null;

    public bool HasPeriods => Stored.Periods.Count > 0;

    public IReadOnlyList<SelectListItem> Choices =>
    [
        .. Stored.Rules.Good switch
        {
            GoodDirection.Higher => [Choice("A number", YearTargetChoice.Number), Choice("At least a number", YearTargetChoice.Bound), Choice("More than a number", YearTargetChoice.Strict)],
            GoodDirection.Lower => [Choice("A number", YearTargetChoice.Number), Choice("No more than a number", YearTargetChoice.Bound), Choice("Fewer, or less, than a number", YearTargetChoice.Strict)],
            GoodDirection.Range => [Choice("A number", YearTargetChoice.Number)],
            _ => new[] { Choice("A figure that is expected, and not a target", YearTargetChoice.Expected) },
        },
        .. Stored.Rules.Good == GoodDirection.Range ? new[] { Choice("A range", YearTargetChoice.Range) } : [],
        Choice("Words alone", YearTargetChoice.Words),
        Choice("No target this year, on purpose", YearTargetChoice.None),
        Choice("This year sets the baseline", YearTargetChoice.Baseline),
        Choice("Not set yet", YearTargetChoice.NotSet),
    ];

    public static IReadOnlyDictionary<string, string> ChoiceHints { get; } = new Dictionary<string, string>
    {
        [nameof(YearTargetChoice.Number)] = "A figure that equals it meets it.",
        [nameof(YearTargetChoice.Bound)] = "The same, printed with its word.",
        [nameof(YearTargetChoice.Strict)] = "A figure that equals it does not meet it.",
        [nameof(YearTargetChoice.Expected)] = "Printed beside the figures, which are not rated.",
        [nameof(YearTargetChoice.Words)] = "A person then judges whether it is met.",
        [nameof(YearTargetChoice.None)] = "Figures are shown and not rated, and the reader is told that this is on purpose.",
        [nameof(YearTargetChoice.Baseline)] = "Figures are shown and not rated: later targets start from them.",
    };

    /// <summary>How the periods get their targets.</summary>
    public IReadOnlyList<SelectListItem> Profiles =>
    [
        new("Each on its own, as entered below", ""),
        new("Evenly", nameof(TargetProfile.Even)),
        new("By last year’s shape", nameof(TargetProfile.LastYear)),
        .. TargetProfileRule.AddsUp(Stored.Rules) ? new[] { new SelectListItem("As entered below, making the year’s target", nameof(TargetProfile.AsGiven)) } : [],
    ];

    public IReadOnlyDictionary<string, string> ProfileHints
    {
        get
        {
            string decimals = Stored.Rules.Decimals switch { 0 => "whole numbers", 1 => "figures with 1 decimal", var many => $"figures with {many} decimals" };
            string left = $"What is left over in {decimals} goes to the latest {Stored.PeriodWord}.";
            return TargetProfileRule.AddsUp(Stored.Rules)
                ? new Dictionary<string, string>
                {
                    [nameof(TargetProfile.Even)] = $"The {Stored.PeriodWord} add up to the year, so each gets the same share. {left}",
                    [nameof(TargetProfile.LastYear)] = $"Each gets the share it had of last year’s total. {left}",
                }
                : new Dictionary<string, string>
                {
                    [nameof(TargetProfile.Even)] = $"The {Stored.PeriodWord} do not add up to the year, so each has the year’s target.",
                    [nameof(TargetProfile.LastYear)] = $"The {Stored.PeriodWord} do not add up to the year, so each has the year’s target, higher or lower by as much as its figure last year stood to last year’s mean.",
                };
        }
    }

    /// <summary>A target as it stands in a cell.</summary>
    public string Text(TargetFigure? target) => FigureFormat.TargetText(target, Stored.Rules.Decimals, Stored.Rules.Unit) ?? "Not set";

    /// <summary>Where a target comes from: "from 545 in 2025/26"; null where that is not known.</summary>
    public string? Baseline(TargetFigure? target) => FigureFormat.BaselineText(target, Stored.Rules.Decimals, Stored.Rules.Unit);

    public string LastYear(PeriodTarget period) =>
        period.LastYear.Value is { } value ? Stored.Rules.Display(value) + (period.LastYear.PartialMark is { } mark ? $" ({mark})" : "") : "–";

    private static SelectListItem Choice(string text, YearTargetChoice choice) => new(text, choice.ToString());
}

/// <summary>The form of a year's targets.</summary>
public sealed class TargetsForm
{
    /// <summary>The button that stores; the other one shows the periods.</summary>
    public const string Save = "save";

    public YearTargetChoice Choice { get; set; }

    public string? Value { get; set; }

    public string? Floor { get; set; }

    public string? Low { get; set; }

    public string? High { get; set; }

    public string? Words { get; set; }

    public string? Baseline { get; set; }

    public string? BaselinePeriod { get; set; }

    public TargetProfile? Profile { get; set; }

    public List<string?> Periods { get; set; } = [];

    /// <summary>Why a target that is far from earlier ones is right.</summary>
    public string? DoubtReason { get; set; }

    public string? Stamp { get; set; }

    /// <summary>What the periods on the page were worked out for; only that is stored.</summary>
    public string? Seen { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Do { get; set; }

    /// <summary>What stands in the form, as <see cref="Seen"/> keeps it.</summary>
    public string Shown => string.Join('|', [Choice, Value?.Trim(), Floor?.Trim(), Low?.Trim(), High?.Trim(), Words?.Trim(), Baseline?.Trim(), BaselinePeriod?.Trim(), Profile, .. Periods.Select(p => p?.Trim()), Stamp]);

    public static TargetsForm From(YearTargets stored)
    {
        TargetsEdit edit = TargetsEdit.Of(stored, stored.Target, TargetsEdit.TypedPeriods(stored));
        return new TargetsForm
        {
            Choice = edit.Choice,
            Value = edit.Value,
            Floor = edit.Floor,
            Low = edit.Low,
            High = edit.High,
            Words = edit.Words,
            Baseline = edit.Baseline,
            BaselinePeriod = edit.BaselinePeriod,
            Profile = edit.Profile,
            Periods = [.. edit.Periods],
            Stamp = edit.Stamp,
        };
    }

    public TargetsEdit ToEdit(string code, Period year) => new()
    {
        Code = code,
        Year = year,
        Choice = Choice,
        Value = Value,
        Floor = Floor,
        Low = Low,
        High = High,
        Words = Words,
        Baseline = Baseline,
        BaselinePeriod = BaselinePeriod,
        Profile = Profile,
        Periods = Periods,
        DoubtReason = DoubtReason,
        Stamp = Stamp,
    };
}
