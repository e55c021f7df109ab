using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Delivery;

/// <summary>What the address of the list of delivery asks for, as it stands there.</summary>
public sealed record DeliveryQuery
{
    private const int LongestSearch = 100;

    /// <summary>Which kinds: a key of <see cref="DeliveryTab"/>.</summary>
    public string? Kind { get; init; }

    public Period? Quarter { get; init; }

    public string? Search { get; init; }

    /// <summary>A directorate's key.</summary>
    public string? Directorate { get; init; }

    /// <summary>A committee's key.</summary>
    public string? Committee { get; init; }

    /// <summary>The code of what they stand under.</summary>
    public string? Under { get; init; }

    /// <summary>"overdue", "missed", "rose" or "closed"; or nothing for what is not closed.</summary>
    public string? Only { get; init; }

    public string? Page { get; init; }

    public bool Narrows => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Under) || !string.IsNullOrEmpty(Directorate) || !string.IsNullOrEmpty(Committee) || Only is "overdue" or "missed" or "rose" or "closed";

    public int PageNumber => QueryKey.Page(Page);

    public DeliveryTab Tab => DeliveryTab.All.FirstOrDefault(t => t.Key == Kind) ?? DeliveryTab.All[0];

    /// <summary>The filter; a key that is no number matches nothing rather than all.</summary>
    public DeliveryFilter ToFilter(DateOnly today) => new()
    {
        Kinds = Tab.Kinds,
        Search = Search?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestSearch)] : null,
        DirectorateId = QueryKey.Read(Directorate),
        CommitteeId = QueryKey.Read(Committee),
        Under = string.IsNullOrEmpty(Under) ? null : Under,
        OverdueOn = Only == "overdue" ? today : null,
        MissedOn = Only == "missed" ? today : null,
        RoseOnly = Only == "rose",
        WithClosed = Only == "closed",
    };

    /// <summary>What asks for those that somebody should look at.</summary>
    public static string Key(DeliveryConcern concern) => concern switch { DeliveryConcern.Overdue => "overdue", DeliveryConcern.Missed => "missed", _ => "rose" };
}

/// <summary>A part of the list of delivery.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="Text">Its link.</param>
/// <param name="Kinds">The kinds it shows.</param>
public sealed record DeliveryTab(string Key, string Text, IReadOnlyList<DeliveryKind> Kinds)
{
    public static IReadOnlyList<DeliveryTab> All { get; } = [.. DeliveryPart.All.Select(p => new DeliveryTab(p.Key, p.Key == "actions" ? "Action plans" : Wording.UpperFirst(p.Key), p.Kinds))];

    /// <summary>The part that shows a kind.</summary>
    public static DeliveryTab Of(DeliveryKind kind) => All.First(t => t.Kinds.Contains(kind));
}

/// <summary>A page of the list of delivery.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="List">The page.</param>
/// <param name="Choices">What there is to choose from.</param>
/// <param name="Today">The day by which things were to be done.</param>
/// <param name="MayAdd">Whether who looks may add items.</param>
public sealed record DeliveryListPage(DeliveryQuery Query, DeliveryList List, ReportingChoices Choices, DateOnly Today, bool MayAdd)
{
    /// <summary>How many a part has.</summary>
    public int CountOf(DeliveryTab tab) => tab.Kinds.Sum(k => List.Counts.GetValueOrDefault(k));

    public IReadOnlyList<FilterSelect> Selects =>
    [
        new("quarter", "Quarter", [.. Choices.Offered.Select(q => new SelectListItem(q.Label, q.UrlToken, q == List.Quarter))]),
        FilterSelect.Of("directorate", "Directorate", "All directorates", "", Choices.Directorates, d => (Key(d.Id), d.Name), Query.Directorate),
        FilterSelect.Of("committee", "Committee", "All committees", "", Choices.Committees, c => (Key(c.Id), c.Name), Query.Committee),
        new("only", "Show", [.. Shown.Select(s => new SelectListItem(s.Text, s.Key, s.Key == (Query.Only ?? "")))]),
    ];

    private IEnumerable<(string Key, string Text)> Shown =>
    [
        ("", "Not closed"), ("overdue", "Overdue"), ("missed", "A date of theirs missed"), .. Query.Tab.Kinds.Contains(DeliveryKind.Risk) ? [("rose", "Rose")] : Array.Empty<(string, string)>(), ("closed", "Closed ones too"),
    ];

    public string Range
    {
        get
        {
            int first = ((List.Page - 1) * DeliveryList.PageSize) + 1;
            return List.Pages == 1 ? $"{List.Total:N0} shown" : $"{first:N0} to {first + List.Rows.Count - 1:N0} of {List.Total:N0}";
        }
    }

    /// <summary>The address of another page or part of the same list.</summary>
    public Dictionary<string, string> Address(int page = 1, string? kind = null)
    {
        (string Name, string? Value)[] parts = [("kind", kind ?? Query.Tab.Key), ("quarter", List.Quarter.UrlToken), ("search", Query.Search), ("directorate", Query.Directorate), ("committee", Query.Committee), ("only", Query.Only), ("under", Query.Under), ("page", page == 1 ? null : Key(page))];
        return parts.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Name, p => p.Value!);
    }

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The page of one item.</summary>
/// <param name="Picture">The item first, then what lies directly under it.</param>
/// <param name="Choices">What there is to choose from.</param>
/// <param name="Today">Today in Britain.</param>
/// <param name="MayWrite">Whether who looks may write its update.</param>
public sealed record DeliveryItemPage(DeliveryPicture Picture, ReportingChoices Choices, DateOnly Today, bool MayWrite)
{
    public DeliveryRow Row => Picture.Rows[0];

    public IReadOnlyList<DeliveryRow> Under => [.. Picture.Rows.Skip(1)];

    /// <summary>What became of the decisions of a line of volumes.</summary>
    public IReadOnlyList<OutcomeCount> Outcomes => OutcomeLines.TryRead(Row.Now?.Outcomes, out IReadOnlyList<OutcomeCount> outcomes, out _) ? outcomes : [];

    /// <summary>How the share in time moved, and how many went on to the next stage; empty where neither can be said.</summary>
    public string VolumesSaid
    {
        get
        {
            if (Row.Figures(Picture.Quarter) is not { } now) return "";
            List<string> said = [];
            if (now.PointsSince(Row.Figures(Picture.Quarter.Previous)) is { } points)
                said.Add(points == 0 ? $"The share in time is as it was in {Picture.Quarter.Previous.Label}." : $"The share in time is {FigureFormat.Display(Math.Abs(points), VolumeFigures.Decimals, "number")} percentage points {(points > 0 ? "higher" : "lower")} than in {Picture.Quarter.Previous.Label}.");
            if (Picture.NextStage is { } next && now.EscalationRate(next) is { } rate) said.Add($"{FigureFormat.Display(rate, VolumeFigures.Decimals, "%")} went on to the next stage.");
            return string.Join(' ', said);
        }
    }

    /// <summary>The volumes of the quarter and of those that it is compared with, where there are some.</summary>
    public IReadOnlyList<(Period Quarter, VolumeFigures Figures)> Volumes =>
        Row.Item.Kind != DeliveryKind.VolumeLine ? [] : [.. new[] { Picture.Quarter, Picture.Quarter.Previous, Picture.Quarter.Back(4), Picture.Quarter.Back(8) }.Select(q => (q, Row.Figures(q))).Where(q => q.Item2 is not null).Select(q => (q.q, q.Item2!))];
}

/// <summary>The risks of a quarter on the council's matrix.</summary>
public sealed record RiskMatrixPage(DeliveryPicture Picture, ReportingChoices Choices)
{
    /// <summary>The likelihoods, the highest first.</summary>
    public IEnumerable<int> Likelihoods => Enumerable.Range(1, Picture.Scale.Likelihoods.Count).Reverse();

    /// <summary>The impacts, the lowest first.</summary>
    public IEnumerable<int> Impacts => Enumerable.Range(1, Picture.Scale.Impacts.Count);

    public IReadOnlyList<DeliveryRow> At(RiskScore score) => [.. Picture.Rows.Where(r => r.Score(Picture.Scale) == score)];

    public int Unscored => Picture.Rows.Count(r => r.Score(Picture.Scale) is null);

    public int Rose => Picture.Rows.Count(r => r.Movement(Picture.Scale) == RiskMovement.Rose);

    public int AboveAppetite => Picture.Rows.Count(r => r.Score(Picture.Scale) is { } s && Picture.Scale.IsAboveAppetite(s));
}

/// <summary>Words of delivery on pages.</summary>
public static class DeliveryWords
{
    public static string Kind(DeliveryKind kind) => Wording.UpperFirst(DeliveryTree.Name(kind));

    /// <summary>The day by which things of a quarter were to be done: today, of a quarter before the present one its last day.</summary>
    public static DateOnly Day(Period quarter, ReportingChoices choices, DateOnly today) => quarter >= choices.PresentQuarter || quarter.End > today ? today : quarter.End;

    /// <summary>What a day that hides in words of completion was said to mean: "day" or "words"; null where none hides.</summary>
    public static string? DueMeans(string? text, DateOnly? on) => CompletionText.Read(text).Offered is null ? null : on is null ? "words" : "day";

    /// <summary>The steps of a scale to choose from, the highest first.</summary>
    public static IEnumerable<SelectListItem> Levels(IReadOnlyList<RiskLevel> levels, string? chosen) =>
        levels.Reverse().Select(l => new SelectListItem($"{l.Code}: {l.Word}", l.Code, l.Code == chosen)).Prepend(new SelectListItem("Choose", "", string.IsNullOrEmpty(chosen)));

    /// <summary>What is said of an item, in a few words: "Amber", "On track", "DII".</summary>
    public static string Said(DeliveryRow row, RiskScale scale) =>
        row.Rating?.Label ?? (row.Now?.Status is { } status ? DeliveryWording.Of(status) : row.Score(scale) is { } score ? scale.PrintInWords(score) : row.Now?.Score ?? "");

    public static string Due(DeliveryItem item, DateOnly today) => item.CompletedOn is { } done ? $"Completed on {FigureFormat.Date(done)}" : item.DueText is null ? "No date" : item.IsOverdue(today) ? $"{item.DueText} (overdue)" : item.DueText;
}

/// <summary>The form of an update.</summary>
public sealed class DeliveryUpdateText
{
    public string? Rating { get; set; }

    public string? Because { get; set; }

    public string? Status { get; set; }

    public string? PercentComplete { get; set; }

    public string? Likelihood { get; set; }

    public string? Impact { get; set; }

    public string? Received { get; set; }

    public string? Issued { get; set; }

    public string? Within { get; set; }

    public string? Outcomes { get; set; }

    public string? Narrative { get; set; }

    public string? Achievements { get; set; }

    public string? NextSteps { get; set; }

    public string? Evidence { get; set; }

    public string? EndedOn { get; set; }

    public string? NextReviewOn { get; set; }

    public Guid? Version { get; set; }

    public static DeliveryUpdateText From(DeliveryUpdateForm form)
    {
        DeliveryUpdate? stored = form.Stored;
        RiskScore? score = form.Scale.Find(stored?.Score);
        return new DeliveryUpdateText
        {
            Rating = stored?.Rating,
            Because = stored?.Because,
            Status = stored?.Status?.ToString(),
            PercentComplete = stored?.PercentComplete?.ToString(CultureInfo.InvariantCulture),
            Likelihood = score is { } l ? form.Scale.LikelihoodOf(l).Code : null,
            Impact = score is { } i ? form.Scale.ImpactOf(i).Code : null,
            Received = stored?.Received?.ToString(CultureInfo.InvariantCulture),
            Issued = stored?.Issued?.ToString(CultureInfo.InvariantCulture),
            Within = stored?.Within?.ToString(CultureInfo.InvariantCulture),
            Outcomes = stored?.Outcomes,
            Narrative = stored?.Narrative,
            Achievements = stored?.Achievements,
            NextSteps = stored?.NextSteps,
            Evidence = stored?.Evidence,
            EndedOn = (stored is null ? form.Item.CompletedOn : stored.EndedOn) is { } ended ? FigureFormat.Date(ended) : null,
            NextReviewOn = (stored is null ? form.Item.ReviewOn : stored.NextReviewOn) is { } review ? FigureFormat.Date(review) : null,
            Version = stored?.Version,
        };
    }

    /// <summary>The form with the words of the quarter before, to start from.</summary>
    public DeliveryUpdateText WithWordsOf(DeliveryUpdate before)
    {
        (Narrative, Achievements, NextSteps) = (before.Narrative, before.Achievements, before.NextSteps);
        return this;
    }

    public DeliveryUpdateEdit ToEdit(string code, Period quarter, bool isSubmitted) => new(code, quarter, Version)
    {
        Rating = Rating,
        Because = Because,
        Status = Status,
        PercentComplete = PercentComplete,
        Likelihood = Likelihood,
        Impact = Impact,
        Received = Received,
        Issued = Issued,
        Within = Within,
        Outcomes = Outcomes,
        Narrative = Narrative,
        Achievements = Achievements,
        NextSteps = NextSteps,
        Evidence = Evidence,
        EndedOn = EndedOn,
        NextReviewOn = NextReviewOn,
        IsSubmitted = isSubmitted,
    };
}

/// <summary>The page on which an update is written.</summary>
/// <param name="Update">The item, and what is stored.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Conflict">What someone saved meanwhile; null unless the officer has to choose.</param>
public sealed record DeliveryUpdatePage(DeliveryUpdateForm Update, DeliveryUpdateText Form, DeliveryUpdate? Conflict = null)
{
    public bool IsAnswer { get; init; }

    public bool ShowsForm => IsAnswer || Update.ClosedBecause is null;

    /// <summary>Why it is returned, as typed.</summary>
    public string? ReturnedBecause { get; init; }

    public IEnumerable<SelectListItem> Ratings => DeliveryRating.All.Reverse().Select(r => new SelectListItem($"{r.Label}: {r.Meaning}", r.Key, r.Key == Form.Rating));

    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<ActionStatus>().Select(s => new SelectListItem(DeliveryWording.Of(s), s.ToString(), s.ToString() == Form.Status));

    public IEnumerable<SelectListItem> Likelihoods => DeliveryWords.Levels(Update.Scale.Likelihoods, Form.Likelihood);

    public IEnumerable<SelectListItem> Impacts => DeliveryWords.Levels(Update.Scale.Impacts, Form.Impact);
}
