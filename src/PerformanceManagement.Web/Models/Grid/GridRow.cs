using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Entry.Grid;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Web.Models.Entry;
using PerformanceManagement.Web.TagHelpers;

namespace PerformanceManagement.Web.Models.Grid;

/// <summary>A row of the table.</summary>
/// <param name="Row">The measure, its history and what is stored.</param>
/// <param name="Form">What is typed.</param>
public sealed record GridRow(EntryGridRow Row, ResultForm Form)
{
    private const int MostPast = 4;

    /// <summary>Whether the table has columns for numerator and denominator.</summary>
    public required bool HasRatios { get; init; }

    /// <summary>Why it was not stored, field by field; empty where it was, or nothing was sent.</summary>
    public IReadOnlyList<FieldMessage> Problems { get; init; } = [];

    /// <summary>What looks unusual; empty unless somebody is asked to confirm.</summary>
    public IReadOnlyList<FigureDoubt> Doubts { get; init; } = [];

    /// <summary>What someone saved meanwhile; null unless somebody has to choose.</summary>
    public ConflictPanel? Conflict { get; init; }

    /// <summary>What was stored of it just now, as a sentence; null otherwise.</summary>
    public string? Said { get; init; }

    /// <summary>Why there is no value, where that is what is stored: an empty cell alone would look like one that is missing.</summary>
    public string? WhyNoValue => Entry.Stored is { Reason: not null } stored ? CellText.Of(stored, Entry.Rules) : null;

    /// <summary>Whether a reason is asked for, which stays with the figure.</summary>
    public bool AsksReason => Doubts.Any(d => d.NeedsReason) || Problems.Any(p => p.Field == nameof(ResultForm.DoubtReason));

    /// <summary>Whether a tick is asked for.</summary>
    public bool AsksTick => Doubts.Any(d => !d.NeedsReason);

    /// <summary>Whether its draft is of the person who looks at it.</summary>
    public bool IsOwnDraft { get; init; }

    public EntryForm Entry => Row.Form;

    public bool IsOpen => Entry.ClosedBecause is null;

    /// <summary>"HOU 05 Homes let, Q2 2026/27": what its fields are called.</summary>
    public string Name => $"{Entry.Code} {Entry.Title}, {Entry.Period.Label}";

    /// <summary>What is typed in its unit: "%", "£ thousand", "households".</summary>
    public string? Unit => MeasureUnit.Of(Entry.Rules.Unit) is var unit && unit.FieldPrefix is { } prefix ? $"{prefix} {unit.FieldSuffix}".Trim() : unit.FieldSuffix;

    /// <summary>What the value is called, where it is not that of the period alone.</summary>
    public string ValueLabel => Entry.Rules.Entry switch
    {
        EntryBasis.YearToDate => "Year to date",
        EntryBasis.Running => "Running total",
        _ => "Value",
    };

    /// <summary>The last values, the oldest first.</summary>
    public IReadOnlyList<PastValue> Past => [.. Entry.LastValues.Take(MostPast).OrderBy(v => v.Period)];

    public string AsShown => GridRowForm.MarkOf(FormOf(Entry));

    public string StateLabel => GridAnswer.StateLabel(Entry, Row.State);

    /// <summary>What is said beside a field; null for nothing.</summary>
    public string? MessageAt(string field) => Problems.FirstOrDefault(p => p.Field == field)?.Message;

    /// <summary>The first thing that is doubted about a field; null for nothing.</summary>
    public string? DoubtAt(string field) => Doubts.FirstOrDefault(d => FieldOf(d.Field) == field)?.Message;

    /// <summary>The form of a row: a note stands in it whole, with the parts of a commentary under their names.</summary>
    public static ResultForm FormOf(EntryForm entry)
    {
        var form = ResultForm.From(entry);
        (form.Note, form.Why, form.Doing, form.ByWhen, form.ByWhom) = (form.WholeNote, null, null, null, null);
        return form;
    }

    /// <summary>The field of a row at which something is said: what is about a part of the note stands at the note.</summary>
    public static string FieldOf(string field) => field is nameof(ResultForm.Why) or nameof(ResultForm.Doing) or nameof(ResultForm.ByWhen) or nameof(ResultForm.ByWhom) ? nameof(ResultForm.Note) : field;

    /// <summary>The id of a field, by its place in the table.</summary>
    public static string IdOf(string prefix, string field) => FormField.IdOf($"{prefix}.Form.{field}");

    public static IReadOnlyList<SelectListItem> Reasons => ResultPage.Reasons;

    public IReadOnlyList<SelectListItem> Statuses => [new("Not judged yet", ""), .. Entry.Statuses.Select(status => new SelectListItem(status.Value, status.Key))];
}
