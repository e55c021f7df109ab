namespace PerformanceManagement.Web.Models;

/// <summary>The links between the pages of a list.</summary>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many there are; without a second page there are no links.</param>
/// <param name="Address">The address of a page.</param>
public sealed record ListPages(int Page, int Pages, Func<int, string?> Address)
{
    /// <summary>What the links are called for assistive technology.</summary>
    public string Label { get; init; } = "Pages of the list";

    /// <summary>The pages that have a link, null where some are left out: all of a few; of many the first, the last and those around the one shown.</summary>
    public IReadOnlyList<int?> Numbers
    {
        get
        {
            if (Pages <= MostNumbers) return [.. Enumerable.Range(1, Pages)];
            List<int?> numbers = [];
            foreach (int number in Enumerable.Range(1, Pages).Where(n => n == 1 || n == Pages || Math.Abs(n - Page) <= Around))
            {
                if (numbers.Count > 0 && numbers[^1] is { } last && number > last + 1) numbers.Add(null);
                numbers.Add(number);
            }

            return numbers;
        }
    }

    private const int MostNumbers = 9;
    private const int Around = 2;
}
