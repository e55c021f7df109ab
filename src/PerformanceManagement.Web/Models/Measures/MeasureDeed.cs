using System.Security.Cryptography;
using System.Text.Json;
using PerformanceManagement.Core.MeasureSetup;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>Which button of a measure's form was pressed.</summary>
/// <param name="Do">The button.</param>
/// <param name="Seen">What the effect on the page was worked out for; only that is stored.</param>
public sealed record MeasureDeed(string? Do, string? Seen)
{
    /// <summary>The button that stores what was looked at.</summary>
    public const string Save = "save";

    /// <summary>The button that shows what bringing a retired measure back does.</summary>
    public const string Back = "back";

    /// <summary>The button that stores a measure that is brought back.</summary>
    public const string SaveBack = "save-back";

    public bool IsSave => Do is Save or SaveBack;

    public bool IsBack => Do is Back or SaveBack;

    /// <summary>A mark of what stands in a form: another for every other form.</summary>
    public static string MarkOf(MeasureEdit edit) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(edit)));
}
