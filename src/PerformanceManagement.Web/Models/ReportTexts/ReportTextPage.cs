using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Reports.Committees;

namespace PerformanceManagement.Web.Models.ReportTexts;

/// <summary>The page on which a text of a report is written.</summary>
/// <param name="Text">What is stored.</param>
/// <param name="Form">What is typed.</param>
public sealed record ReportTextPage(ReportTextForm Text, WrittenText Form)
{
    /// <summary>What someone saved meanwhile; null unless the author has to choose.</summary>
    public TheirReportText? Conflict { get; init; }

    /// <summary>How it will look; null unless that was asked.</summary>
    public ReportTextPreview? Preview { get; init; }

    /// <summary>Whether this page answers something that was typed: it then keeps it, even where it can no longer be stored.</summary>
    public bool IsAnswer { get; init; }

    public TextAuthor Author { get; init; } = TextAuthor.From(Text);

    /// <summary>Whom someone else named meanwhile; null unless one has to choose.</summary>
    public TheirReportAuthor? AuthorConflict { get; init; }

    public TextComment Comment { get; init; } = new();

    public bool ShowsForm => IsAnswer || (Text.HasPlace && Text.Part.MayWrite);

    public IEnumerable<SelectListItem> People => [new SelectListItem("Nobody", ""), .. Text.People.Select(p => new SelectListItem(p.Value, $"{p.Key}"))];
}

/// <summary>The form of a text.</summary>
public sealed class WrittenText
{
    public string? Text { get; set; }

    public bool IsReady { get; set; }

    public Guid? Version { get; set; }

    public static WrittenText From(ReportTextForm text) => new() { Text = text.Text, IsReady = text.IsReady, Version = text.Version };
}

/// <summary>The form of who writes a text.</summary>
public sealed class TextAuthor
{
    public string? AuthorId { get; set; }

    public string? DueOn { get; set; }

    public Guid? Version { get; set; }

    public static TextAuthor From(ReportTextForm text) => new() { AuthorId = $"{text.AuthorId}", DueOn = text.Part.DueOn is { } day ? FigureFormat.Date(day) : "", Version = text.GivenVersion };
}

/// <summary>The form of a comment.</summary>
public sealed class TextComment
{
    public string? Text { get; set; }
}

/// <summary>An earlier text beside the one that is stored.</summary>
/// <param name="Text">The text.</param>
/// <param name="Earlier">The earlier one.</param>
public sealed record ComparePage(ReportTextForm Text, ReportTextVersion Earlier)
{
    public IReadOnlyList<TextPiece> Pieces { get; } = TextDifference.Between(Earlier.Text, Text.Text);
}
