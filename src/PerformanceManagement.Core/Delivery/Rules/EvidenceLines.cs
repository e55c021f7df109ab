using System.Diagnostics.CodeAnalysis;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Delivery.Rules;

/// <summary>What shows that something was done.</summary>
/// <param name="Text">What it is: "Cabinet report of 4 July".</param>
/// <param name="Address">Where it can be read, an address of the web; null where it is only named.</param>
public sealed record Evidence(string Text, Uri? Address);

/// <summary>Evidence as it is typed and stored: a line each, "Cabinet report of 4 July | https://…".</summary>
public static class EvidenceLines
{
    /// <summary>The longest list, in characters.</summary>
    public const int MostLength = 4000;

    /// <summary>Reads the lines. An address is one of the web: http or https.</summary>
    /// <param name="typed">What was typed; blank for none.</param>
    /// <param name="evidence">What it names, in its order.</param>
    /// <param name="problem">A sentence without a full stop that names the line; null where all could be read.</param>
    public static bool TryRead(string? typed, out IReadOnlyList<Evidence> evidence, [NotNullWhen(false)] out string? problem)
    {
        List<Evidence> read = [];
        (evidence, problem) = (read, null);
        foreach (string line in (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = TypedText.AsSeen(line).Split('|', 2, StringSplitOptions.TrimEntries);
            bool isAddress = Uri.TryCreate(parts[^1], UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
            if (parts[0].Length == 0 || (parts.Length == 2 && !isAddress))
            {
                problem = $"{TypedText.Quoted(line)} is not evidence: write what it is, a line and its address, like Cabinet report | https://example.org/report";
                return false;
            }

            read.Add(new Evidence(parts[0], isAddress ? address : null));
        }

        return true;
    }

    /// <summary>The evidence of stored lines.</summary>
    public static IReadOnlyList<Evidence> Of(string? stored) => TryRead(stored, out IReadOnlyList<Evidence> evidence, out _) ? evidence : [];
}
