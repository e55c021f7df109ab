using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PerformanceManagement.Core.Reports.Paper;

namespace PerformanceManagement.Core.Reports.Word;

/// <summary>The lists of a document. Bullets share one definition; every numbered list has one of its own, so that it begins anew.</summary>
internal sealed class WordLists
{
    /// <summary>The definition of all bullets, and of the style of bullets.</summary>
    public const int Bullets = 1;

    /// <summary>The definition of the style of numbers, which no list of ours uses.</summary>
    public const int Numbers = 2;

    private const int Depth = 9;
    private const int Step = 357;
    private readonly List<(int First, int Level)> ordered = [];

    /// <summary>A list of plain texts. A short one stays in one piece: better the next page than one line of it there.</summary>
    public static IEnumerable<Paragraph> Plain(IReadOnlyList<string> items, string style, int indent = 0) => items.Select((text, i) =>
        Item(style, Bullets, 0, indent, [WordText.Run(text)]).Keep(items.Count <= 4 && i < items.Count - 1));

    /// <summary>A list with the lists under its items.</summary>
    public IEnumerable<Paragraph> Of(WordDraft draft, ReportItems list, int indent, int level = 0)
    {
        int number = list.First is { } first ? Ordered(first, level) : Bullets;
        string style = list.First is null ? WordStyles.Bullet : WordStyles.Number;
        foreach (ReportItem item in list.Items)
        {
            yield return Item(style, number, level, indent, WordText.Runs(draft, item.Text, item.Runs)).Keep(item.Under is { Items.Count: > 0 });
            if (item.Under is null) continue;
            foreach (Paragraph under in Of(draft, item.Under, indent, Math.Min(level + 1, Depth - 1))) yield return under;
        }
    }

    public Numbering ToNumbering()
    {
        var numbering = new Numbering(
            Abstract(Bullets, level => (NumberFormatValues.Bullet, (level % 3) switch { 0 => "•", 1 => "–", _ => "▪" })),
            Abstract(Numbers, level => ((level % 3) switch { 0 => NumberFormatValues.Decimal, 1 => NumberFormatValues.LowerLetter, _ => NumberFormatValues.LowerRoman }, $"%{level + 1}.")),
            new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets },
            new NumberingInstance(new AbstractNumId { Val = Numbers }) { NumberID = Numbers });
        for (int i = 0; i < ordered.Count; i++)
        {
            numbering.Append(new NumberingInstance(
                new AbstractNumId { Val = Numbers },
                new LevelOverride(new StartOverrideNumberingValue { Val = ordered[i].First }) { LevelIndex = ordered[i].Level })
            { NumberID = Numbers + 1 + i });
        }

        return numbering;
    }

    private static Paragraph Item(string style, int number, int level, int indent, IReadOnlyList<OpenXmlElement> content)
    {
        Paragraph paragraph = WordText.Paragraph(style, content);
        ParagraphProperties properties = paragraph.ParagraphProperties!;
        properties.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = number });
        if (indent > 0) properties.Indentation = Indent(indent + ((level + 1) * Step));
        return paragraph;
    }

    private int Ordered(int first, int level)
    {
        ordered.Add((first, level));
        return Numbers + ordered.Count;
    }

    private static AbstractNum Abstract(int id, Func<int, (NumberFormatValues Format, string Text)> look)
    {
        var made = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (int level = 0; level < Depth; level++)
        {
            (NumberFormatValues format, string text) = look(level);
            made.Append(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new LevelText { Val = text },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties { Indentation = Indent((level + 1) * Step) })
            { LevelIndex = level });
        }

        return made;
    }

    private static Indentation Indent(int left) => new() { Left = left.ToString(CultureInfo.InvariantCulture), Hanging = Step.ToString(CultureInfo.InvariantCulture) };
}
