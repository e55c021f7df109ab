namespace PerformanceManagement.Web.Models;

/// <summary>What is wrong with the page of a list that an address asks for.</summary>
internal static class PageProblem
{
    /// <summary>The sentence, or none.</summary>
    /// <param name="asked">The page as it stands in the address; null for none.</param>
    /// <param name="shown">The page that is shown.</param>
    /// <param name="pages">How many there are.</param>
    public static IEnumerable<string> Of(string? asked, int shown, int pages)
    {
        if (!string.IsNullOrEmpty(asked) && asked != shown.ToString(System.Globalization.CultureInfo.InvariantCulture))
            yield return pages == 1 ? "The address asks for a page that does not exist: all of them are on this one." : $"The address asks for a page that does not exist. This is page {shown:N0} of {pages:N0}.";
    }
}
