using System.Globalization;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>A page of the measures from A to Z.</summary>
/// <param name="Asked">The letter that the address asks for, as it stands there.</param>
/// <param name="AskedPage">The page that it asks for, as it stands there.</param>
/// <param name="List">What was found.</param>
public sealed record MeasureLettersPage(string? Asked, string? AskedPage, MeasureLetters List)
{
    private const string OtherKey = "other";

    /// <summary>Sentences about what the address asked for and does not exist.</summary>
    public IReadOnlyList<string> Ignored =>
    [
        .. string.IsNullOrEmpty(Asked) || List.Letter is null || (Read(Asked) is { } letter && char.ToUpperInvariant(letter) == List.Letter) ? [] : new[] { $"No measure begins with “{Asked}”, so {NameOf(List.Letter!.Value)} is shown." },
        .. PageProblem.Of(AskedPage, List.Page, List.Pages),
    ];

    /// <summary>The letter that an address names; null for none.</summary>
    public static char? Read(string? letter) => letter switch { [var one] => one, OtherKey => MeasureLetters.Other, _ => null };

    /// <summary>How a letter is called.</summary>
    public static string NameOf(char letter) => letter == MeasureLetters.Other ? "0 to 9" : letter.ToString();

    /// <summary>The address of a page of a letter.</summary>
    public static Dictionary<string, string> Address(char letter, int page)
    {
        var address = new Dictionary<string, string> { ["letter"] = letter == MeasureLetters.Other ? OtherKey : letter.ToString() };
        if (page > 1) address["page"] = page.ToString(CultureInfo.InvariantCulture);
        return address;
    }
}
