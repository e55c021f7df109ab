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

    /// <summary>The definition of bullets under a numbered paragraph, where lists begin where its text does.</summary>
    public const int InnerBullets = 3;

    /// <summary>The definition of bullets in a shaded field.</summary>
    public const int Framed = 4;

    // Numbers under a numbered paragraph.
    private const int InnerNumbers = 5;
    private const int Depth = 9;
    private const int Step = 357;
    private readonly List<(int First, int Level, bool IsInner)> ordered = [];

    /// <summary>A list of plain texts. A short one stays in one piece: better the next page than one line of it there.</summary>
    public static IEnumerable<Paragraph> Plain(IReadOnlyList<string> items, string style, int number) => items.Select((text, i) =>
        Item(style, number, 0, [WordText.Run(text)]).Keep(items.Count <= 4 && i < items.Count - 1));

    /// <summary>A list with the lists under its items.</summary>
    public IEnumerable<Paragraph> Of(WordDraft draft, ReportItems list, bool isInner, int level = 0)
    {
        int number = list.First is { } first ? Ordered(first, level, isInner) : isInner ? InnerBullets : Bullets;
        string style = list.First is null ? WordStyles.Bullet : WordStyles.Number;
        foreach (ReportItem item in list.Items)
        {
            yield return Item(style, number, level, WordText.Runs(draft, item.Text, item.Runs)).Keep(item.Under is { Items.Count: > 0 });
            if (item.Under is null) continue;
            foreach (Paragraph under in Of(draft, item.Under, isInner, Math.Min(level + 1, Depth - 1))) yield return under;
        }
    }

    public Numbering ToNumbering()
    {
        var numbering = new Numbering(
            Abstract(Bullets, 0, Bullet), Abstract(Numbers, 0, Number), Abstract(InnerBullets, WordStyles.Hanging, Bullet), Abstract(Framed, WordStyles.FrameWidth, Bullet), Abstract(InnerNumbers, WordStyles.Hanging, Number));
        for (int id = Bullets; id <= InnerNumbers; id++) numbering.Append(new NumberingInstance(new AbstractNumId { Val = id }) { NumberID = id });
        for (int i = 0; i < ordered.Count; i++)
        {
            numbering.Append(new NumberingInstance(
                new AbstractNumId { Val = ordered[i].IsInner ? InnerNumbers : Numbers },
                new LevelOverride(new StartOverrideNumberingValue { Val = ordered[i].First }) { LevelIndex = ordered[i].Level })
            { NumberID = InnerNumbers + 1 + i });
        }

        return numbering;
    }

    private static Paragraph Item(string style, int number, int level, IReadOnlyList<OpenXmlElement> content)
    {
        Paragraph paragraph = WordText.Paragraph(style, content);
        paragraph.ParagraphProperties!.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = number });
        return paragraph;
    }

    private int Ordered(int first, int level, bool isInner)
    {
        ordered.Add((first, level, isInner));
        return InnerNumbers + ordered.Count;
    }

    private static (NumberFormatValues Format, string Text) Bullet(int level) => (NumberFormatValues.Bullet, (level % 3) switch { 0 => "•", 1 => "–", _ => "▪" });

    private static (NumberFormatValues Format, string Text) Number(int level) =>
        ((level % 3) switch { 0 => NumberFormatValues.Decimal, 1 => NumberFormatValues.LowerLetter, _ => NumberFormatValues.LowerRoman }, $"%{level + 1}.");

    private static AbstractNum Abstract(int id, int indent, Func<int, (NumberFormatValues Format, string Text)> look)
    {
        // The mark by which Word knows a definition when text is copied: each has one of its own.
        var made = new AbstractNum(new Nsid { Val = $"{0x51A70000 + id:X8}" }, new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (int level = 0; level < Depth; level++)
        {
            (NumberFormatValues format, string text) = look(level);
            made.Append(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new LevelText { Val = text },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties { Indentation = Indent(indent + ((level + 1) * Step)) })
            { LevelIndex = level });
        }

        return made;
    }

    private static Indentation Indent(int left) => new() { Left = left.ToString(CultureInfo.InvariantCulture), Hanging = Step.ToString(CultureInfo.InvariantCulture) };
}
