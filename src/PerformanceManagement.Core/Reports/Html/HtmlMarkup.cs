using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PerformanceManagement.Core.Reports.Html;

/// <summary>Writes elements; text and attribute values are always encoded, so what a person typed is never markup.</summary>
internal sealed class HtmlMarkup(TextWriter output)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>An element around what <paramref name="content"/> writes.</summary>
    public void Element(string name, Action content, params (string Name, string? Value)[] attributes)
    {
        Open(name, attributes);
        content();
        output.Write($"</{name}>");
    }

    /// <summary>An element around text.</summary>
    public void Text(string name, string text, params (string Name, string? Value)[] attributes) =>
        Element(name, () => Encoder.Encode(output, text), attributes);

    /// <summary>Text alone.</summary>
    public void Text(string text) => Encoder.Encode(output, text);

    /// <summary>An element without content, as SVG has them.</summary>
    public void Empty(string name, params (string Name, string? Value)[] attributes) => Element(name, () => { }, attributes);

    /// <summary>A line end, so that the source can be read.</summary>
    public void NewLine() => output.Write('\n');

    private void Open(string name, (string Name, string? Value)[] attributes)
    {
        output.Write('<');
        output.Write(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is null) continue;
            output.Write($" {attribute}=\"");
            Encoder.Encode(output, value);
            output.Write('"');
        }

        output.Write('>');
    }
}
