using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Word;

namespace PerformanceManagement.Core.Reports.Formats;

/// <summary>What makes equal reports equal Word and Excel files: properties without a clock, and a zip in a fixed order with fixed times.</summary>
internal static class OfficePackage
{
    // Zip cannot hold an earlier moment; any fixed one does.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Title, council, committee, language and date of a report as the properties of its file.</summary>
    public static void WriteProperties(OpenXmlPackage document, QuarterlyReport report) =>
        WriteProperties(document, new OfficeProperties(report.Title, report.Council, report.Committee, report.Language, report.Date));

    /// <summary>Title, author, subject, language and date of a file.</summary>
    // Written by hand: the packaging library would give the part a random name and the present time.
    public static void WriteProperties(OpenXmlPackage document, OfficeProperties properties)
    {
        CoreFilePropertiesPart core = document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "core");
        using Stream stream = core.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream);
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        const string Terms = "http://purl.org/dc/terms/";
        xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        xml.WriteElementString("dc", "title", Dublin, WordText.Clean(properties.Title));
        xml.WriteElementString("dc", "creator", Dublin, WordText.Clean(properties.Creator));
        xml.WriteElementString("dc", "subject", Dublin, WordText.Clean(properties.Subject));
        xml.WriteElementString("dc", "language", Dublin, properties.Language);
        foreach (string moment in new[] { "created", "modified" })
        {
            xml.WriteStartElement("dcterms", moment, Terms);
            xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
            xml.WriteString(properties.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00:00Z");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>The file that the packaging library drafted, with its parts in order and without its times.</summary>
    public static byte[] Repacked(MemoryStream draft)
    {
        using var packed = new MemoryStream();
        draft.Position = 0;
        using (var from = new ZipArchive(draft, ZipArchiveMode.Read))
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            // "[" sorts after capitals: the list of content types goes first by rule, as readers expect.
            foreach (ZipArchiveEntry entry in from.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Stamp;
                using Stream source = entry.Open();
                using Stream target = copy.Open();
                source.CopyTo(target);
            }
        }

        return packed.ToArray();
    }
}

/// <summary>What a Word or Excel file says of itself.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Creator">Whose it is.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Language">Its language: "en-GB".</param>
/// <param name="Date">The day it is of.</param>
internal sealed record OfficeProperties(string Title, string Creator, string Subject, string Language, DateOnly Date);
