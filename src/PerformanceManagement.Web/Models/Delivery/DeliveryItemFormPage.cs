using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Web.Models.Delivery;

/// <summary>The form of an item.</summary>
public sealed class DeliveryItemText
{
    public string? Code { get; set; }

    public string? Title { get; set; }

    public string? About { get; set; }

    public string? Parent { get; set; }

    public string? LeadOfficer { get; set; }

    public string? Owner { get; set; }

    public string? PortfolioHolder { get; set; }

    public string? Directorate { get; set; }

    public List<int> Committees { get; set; } = [];

    public List<int> PlanItems { get; set; } = [];

    public string? Measures { get; set; }

    public bool LinksEnded { get; set; }

    public string? Source { get; set; }

    public string? Tranche { get; set; }

    public string? Reference { get; set; }

    public string? StartsOn { get; set; }

    public string? Due { get; set; }

    public string? DueMeans { get; set; }

    public string? CompletedOn { get; set; }

    public string? ReviewOn { get; set; }

    public string? ClosedOn { get; set; }

    public string? ClosedBecause { get; set; }

    public string? InherentLikelihood { get; set; }

    public string? InherentImpact { get; set; }

    public string? TargetLikelihood { get; set; }

    public string? TargetImpact { get; set; }

    public string? Partners { get; set; }

    public string? WorkingDays { get; set; }

    public string? TargetPercent { get; set; }

    public string? EscalatesTo { get; set; }

    public Guid? Version { get; set; }

    public static DeliveryItemText From(DeliveryItemForm form, string? parent = null)
    {
        if (form.Item is not { } item) return new DeliveryItemText { Parent = parent, Directorate = form.Directorates is [{ } only] ? Key(only.Id) : null };
        RiskScore? inherent = form.Scale.Find(item.InherentScore), target = form.Scale.Find(item.TargetScore);
        return new DeliveryItemText
        {
            Code = item.Code,
            Title = item.Title,
            About = item.About,
            Parent = item.Parent?.Code,
            LeadOfficer = item.LeadOfficer,
            Owner = item.OwnerId is { } owner ? Key(owner) : null,
            PortfolioHolder = item.PortfolioHolder,
            Directorate = item.DirectorateId is { } directorate ? Key(directorate) : null,
            Committees = [.. item.Committees.Select(c => c.Id)],
            PlanItems = [.. item.PlanItems.Select(p => p.Id)],
            Measures = string.Join(", ", item.Measures.Select(m => m.Code)),
            Source = item.Source?.ToString(),
            Tranche = item.Tranche,
            Reference = item.Reference,
            StartsOn = Day(item.StartsOn),
            Due = item.DueText,
            DueMeans = DeliveryWords.DueMeans(item.DueText, item.DueOn),
            CompletedOn = Day(item.CompletedOn),
            ReviewOn = Day(item.ReviewOn),
            ClosedOn = Day(item.ClosedOn),
            ClosedBecause = item.ClosedBecause,
            InherentLikelihood = inherent is { } i ? form.Scale.LikelihoodOf(i).Code : null,
            InherentImpact = inherent is { } j ? form.Scale.ImpactOf(j).Code : null,
            TargetLikelihood = target is { } t ? form.Scale.LikelihoodOf(t).Code : null,
            TargetImpact = target is { } u ? form.Scale.ImpactOf(u).Code : null,
            Partners = item.Partners,
            WorkingDays = item.WorkingDays?.ToString(CultureInfo.InvariantCulture),
            TargetPercent = item.TargetPercent is { } percent ? FigureFormat.ToEdit(percent, "%") : null,
            EscalatesTo = item.EscalatesTo?.Code,
            Version = item.Version,
        };
    }

    public DeliveryItemEdit ToEdit(DeliveryKind kind, string? code) => new(kind, code ?? Code, Version)
    {
        Title = Title,
        About = About,
        Parent = Parent,
        LeadOfficer = LeadOfficer,
        Owner = Owner,
        PortfolioHolder = PortfolioHolder,
        Directorate = Directorate,
        Committees = Committees,
        PlanItems = PlanItems,
        Measures = Measures,
        LinksEnded = LinksEnded,
        Source = Source,
        Tranche = Tranche,
        Reference = Reference,
        StartsOn = StartsOn,
        Due = Due,
        DueMeans = DueMeans,
        CompletedOn = CompletedOn,
        ReviewOn = ReviewOn,
        ClosedOn = ClosedOn,
        ClosedBecause = ClosedBecause,
        Inherent = new TypedScore(InherentLikelihood, InherentImpact),
        Target = new TypedScore(TargetLikelihood, TargetImpact),
        Partners = Partners,
        WorkingDays = WorkingDays,
        TargetPercent = TargetPercent,
        EscalatesTo = EscalatesTo,
    };

    private static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day is { } on ? FigureFormat.Date(on) : null;
}

/// <summary>The page on which an item is added or changed.</summary>
/// <param name="Item">What the form is made of.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Theirs">The item as someone stored it meanwhile; null unless whoever types has to choose.</param>
public sealed record DeliveryItemFormPage(DeliveryItemForm Item, DeliveryItemText Form, DeliveryItem? Theirs = null)
{
    public DeliveryKind Kind => Item.Kind;

    public string Heading => Item.Item is { } stored ? $"Change {stored.Code}" : $"Add {DeliveryTree.WithArticle(Kind)}";

    public IEnumerable<SelectListItem> Directorates => Choices(Item.Directorates.Select(d => (d.Id, d.Name)), Form.Directorate, "None");

    public IEnumerable<SelectListItem> Owners => Choices(Item.Owners.Select(o => (o.Id, o.Name)), Form.Owner, "All of its directorate");

    public ChoiceList Committees => new("Form.Committees", "Reported to", null, [.. Item.Committees.Select(c => new SelectListItem(c.Name, Key(c.Id), Form.Committees.Contains(c.Id)))]);

    public ChoiceList PlanItems => new("Form.PlanItems", "Serves these parts of the council plan", null, [.. Item.PlanItems.Select(p => new SelectListItem(p.NumberedTitle, Key(p.Id), Form.PlanItems.Contains(p.Id)))]);

    public IEnumerable<SelectListItem> Sources => Enum.GetValues<ActionSource>().Select(s => new SelectListItem(DeliveryWording.Of(s), s.ToString(), s.ToString() == Form.Source)).Prepend(new SelectListItem("Not said", ""));

    public IEnumerable<SelectListItem> Likelihoods(string? chosen) => DeliveryWords.Levels(Item.Scale.Likelihoods, chosen);

    public IEnumerable<SelectListItem> Impacts(string? chosen) => DeliveryWords.Levels(Item.Scale.Impacts, chosen);

    /// <summary>Whether somebody must say what a date in the words of completion means, or has.</summary>
    public HiddenDate? Hidden => HiddenDate.In(Form.Due, Form.DueMeans);

    private static IEnumerable<SelectListItem> Choices(IEnumerable<(int Id, string Name)> all, string? chosen, string none) =>
        all.Select(a => new SelectListItem(a.Name, Key(a.Id), Key(a.Id) == chosen)).Prepend(new SelectListItem(none, "", string.IsNullOrEmpty(chosen)));

    private static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A date that hides in words of completion, and what it was said to mean.</summary>
/// <param name="Words">The date in its own words.</param>
/// <param name="Means">"day", "words", or null where nobody has said.</param>
public sealed record HiddenDate(string Words, string? Means)
{
    public static HiddenDate? In(string? due, string? means) => CompletionText.Read(due).Offered is { } words ? new HiddenDate(words, means) : null;

    public IEnumerable<SelectListItem> Answers => [new($"Go by {Words}: it is late after that", "day", Means == "day"), new("They are words alone: it is never late", "words", Means == "words")];
}

/// <summary>Several of a list.</summary>
/// <param name="Name">Under which they are posted.</param>
/// <param name="Legend">What is asked.</param>
/// <param name="Hint">Help with the answer, or null.</param>
/// <param name="Items">What may be chosen.</param>
public sealed record ChoiceList(string Name, string Legend, string? Hint, IReadOnlyList<SelectListItem> Items);
