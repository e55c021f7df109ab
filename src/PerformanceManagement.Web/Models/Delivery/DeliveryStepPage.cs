using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Web.Models.Delivery;

/// <summary>The form of a milestone, planned item or mitigation.</summary>
public sealed class DeliveryStepText
{
    public string? Kind { get; set; }

    public string? Text { get; set; }

    public string? Group { get; set; }

    public string? Owner { get; set; }

    public string? Due { get; set; }

    public string? DueMeans { get; set; }

    public string? DoneOn { get; set; }

    public string? Update { get; set; }

    public Guid? Version { get; set; }

    public static DeliveryStepText From(DeliveryStepForm form) => form.Step is not { } step
        ? new DeliveryStepText { Kind = DeliveryTree.UsualStep(form.Item.Kind).ToString() }
        : new DeliveryStepText
        {
            Kind = step.Kind.ToString(),
            Text = step.Text,
            Group = step.Group,
            Owner = step.Owner,
            Due = step.DueText,
            DueMeans = DeliveryWords.DueMeans(step.DueText, step.DueOn),
            DoneOn = step.DoneOn is { } done ? FigureFormat.Date(done) : null,
            Update = step.Update,
            Version = step.Version,
        };

    public DeliveryStepEdit ToEdit(string code, int? id) => new(code, id, Version)
    {
        Kind = Kind,
        Text = Text,
        Group = Group,
        Owner = Owner,
        Due = Due,
        DueMeans = DueMeans,
        DoneOn = DoneOn,
        Update = Update,
    };
}

/// <summary>The page on which a step is added or changed.</summary>
/// <param name="Step">The item and the stored step.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Theirs">The step as someone stored it meanwhile; null unless whoever types has to choose.</param>
public sealed record DeliveryStepPage(DeliveryStepForm Step, DeliveryStepText Form, DeliveryStep? Theirs = null)
{
    public string Heading => $"{(Step.Step is null ? "Add" : "Change")} {(Form.Kind == nameof(DeliveryStepKind.Mitigation) ? "a mitigation" : Form.Kind == nameof(DeliveryStepKind.PlannedItem) ? "a planned item" : "a milestone")}";

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<DeliveryStepKind>().Select(k => new SelectListItem(Wording.UpperFirst(DeliveryWording.Of(k)), k.ToString(), k.ToString() == Form.Kind));

    public HiddenDate? Hidden => HiddenDate.In(Form.Due, Form.DueMeans);
}
