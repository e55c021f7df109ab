using System.Globalization;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;
using PerformanceManagement.Core.Reports.Words;

namespace PerformanceManagement.Core.Delivery;

/// <summary>Reads the fields of forms about delivery, and keeps a sentence for each that cannot be read.</summary>
internal sealed class DeliveryFields
{
    /// <summary>The answer that the day hidden in words of completion counts.</summary>
    public const string HiddenDay = "day";

    /// <summary>The answer that they are words alone.</summary>
    public const string Words = "words";

    private readonly List<FieldMessage> problems = [];

    /// <summary>What is wrong, field by field.</summary>
    public IReadOnlyList<FieldMessage> Problems => problems;

    /// <summary>Notes what is wrong with a field.</summary>
    public void Problem(string field, string sentence) => problems.Add(new FieldMessage(field, sentence));

    /// <summary>Whether nothing is wrong with a field.</summary>
    public bool IsSound(string field) => !problems.Exists(p => p.Field == field);

    /// <summary>A text on one line; null where it is blank.</summary>
    public string? Line(string field, string? typed, int longest)
    {
        string line = PlainText.Line(typed ?? "");
        if (line.Length > longest) Problem(field, $"The text must be {longest:N0} characters or fewer; it has {line.Length:N0}");
        return line.Length == 0 ? null : line;
    }

    /// <summary>A text in Markdown; null where it is blank.</summary>
    public string? Text(string field, string? typed, int longest)
    {
        string text = MarkdownText.Tidy(typed);
        if (text.Length > longest) Problem(field, $"The text must be {longest:N0} characters or fewer; it has {text.Length:N0}");
        return text.Length == 0 ? null : text;
    }

    /// <summary>A date; null where it is blank.</summary>
    public DateOnly? Day(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (DateParser.TryRead(typed, out DateOnly day, out string? problem)) return day;
        Problem(field, problem);
        return null;
    }

    /// <summary>Words of completion. A day that hides in them is asked about, and never taken or passed over in silence.</summary>
    public CompletionText Due(string field, string? typed, string? means)
    {
        var due = CompletionText.Read(Line(field, typed, Data.TextLengths.Name));
        if (due.Offered is not { } hidden || means == Words) return due;
        if (means == HiddenDay) return due.WithHidden();
        Problem(field, $"These words hold “{hidden}”. Say below whether that is the date to go by");
        return due;
    }

    /// <summary>A whole number; null where it is blank.</summary>
    public int? Whole(string field, string? typed, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (int.TryParse(TypedText.AsSeen(typed).Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most) return value;
        Problem(field, $"Enter a whole number from {least:N0} to {most:N0}");
        return null;
    }

    /// <summary>A score as it is printed; null where nothing was chosen.</summary>
    public string? Score(string field, TypedScore typed, RiskScale scale)
    {
        if (typed.IsBlank) return null;
        if (scale.Score(typed.Likelihood, typed.Impact) is { } score) return scale.Print(score);
        Problem(field, "Select a likelihood and an impact of the council’s scale");
        return null;
    }
}
