using System.Net;
using System.Text;

namespace PerformanceManagement.Core.Mail;

/// <summary>What a message says, before it is written as plain text and as HTML: the same words in both.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Sections">Its parts, in order.</param>
public sealed record MailLetter(string Subject, IReadOnlyList<MailSection> Sections)
{
    /// <summary>Sentences at the foot.</summary>
    public IReadOnlyList<string> Foot { get; init; } = [];

    /// <summary>The plain text.</summary>
    /// <param name="site">Where links begin; null leaves them out.</param>
    public string ToText(string? site)
    {
        var text = new StringBuilder();
        foreach (MailSection section in Sections)
        {
            if (section.Heading is { } heading) text.AppendLine(heading).AppendLine(new string('-', heading.Length));
            foreach (string paragraph in section.Paragraphs) text.AppendLine(paragraph).AppendLine();
            foreach (string item in section.Items) text.Append("- ").AppendLine(item);
            if (section.Items.Count > 0) text.AppendLine();
            if (AddressOf(section.Link, site) is { } address) text.Append(section.Link!.Text).Append(": ").AppendLine(address).AppendLine();
        }

        if (Foot.Count > 0) text.AppendLine("--");
        foreach (string line in Foot) text.AppendLine(line);
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The HTML: headings, paragraphs, lists and links, and nothing that a reader has to load.</summary>
    /// <param name="site">Where links begin; null leaves them out.</param>
    public string ToHtml(string? site)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(Encoded(Subject)).Append("</title></head>\n<body>\n<main>\n<h1>").Append(Encoded(Subject)).Append("</h1>\n");
        foreach (MailSection section in Sections)
        {
            if (section.Heading is { } heading) html.Append("<h2>").Append(Encoded(heading)).Append("</h2>\n");
            foreach (string paragraph in section.Paragraphs) html.Append("<p>").Append(Encoded(paragraph)).Append("</p>\n");
            if (section.Items.Count > 0) html.Append("<ul>\n").AppendJoin("", section.Items.Select(item => $"<li>{Encoded(item)}</li>\n")).Append("</ul>\n");
            if (AddressOf(section.Link, site) is { } address) html.Append("<p><a href=\"").Append(Encoded(address)).Append("\">").Append(Encoded(section.Link!.Text)).Append("</a></p>\n");
        }

        html.Append("</main>\n");
        if (Foot.Count > 0) html.Append("<footer>\n").AppendJoin("", Foot.Select(line => $"<p>{Encoded(line)}</p>\n")).Append("</footer>\n");
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string? AddressOf(MailLink? link, string? site) => link is null || string.IsNullOrEmpty(site) ? null : site.TrimEnd('/') + link.Path;

    // A line break that somebody typed is one in the message as well.
    private static string Encoded(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>\n", StringComparison.Ordinal);
}

/// <summary>A part of a message.</summary>
/// <param name="Heading">Its heading; null for none.</param>
/// <param name="Paragraphs">What it says.</param>
public sealed record MailSection(string? Heading, IReadOnlyList<string> Paragraphs)
{
    /// <summary>What it lists.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Where one goes from there; null for nowhere.</summary>
    public MailLink? Link { get; init; }
}

/// <summary>A link in a message.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Path">Where it leads, within the site: "/enter".</param>
public sealed record MailLink(string Text, string Path);
