using System.Reflection;

namespace PerformanceManagement.Core.Reports.Templates;

/// <summary>A template that comes with the product.</summary>
/// <param name="Key">Its name in addresses and on the command line: never changes.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Definition">What it consists of.</param>
public sealed record ShippedTemplate(string Key, string Name, TemplateDefinition Definition);

/// <summary>The templates that come with the product: the forms of three councils, and the paper with all of its workings.</summary>
public static class ShippedTemplates
{
    private const string Folder = "PerformanceManagement.Core.Reports.Templates.Shipped.";

    /// <summary>The key of the one that papers are made from where nobody chose.</summary>
    public const string Usual = "plan-monitoring-table";

    /// <summary>All of them, the usual one first.</summary>
    public static IReadOnlyList<ShippedTemplate> All { get; } =
    [
        Read(Usual, "Plan monitoring, table form"),
        Read("plan-monitoring-block", "Plan monitoring, block form"),
        Read("corporate-performance", "Corporate performance report"),
        Read("plan-monitoring-workings", "Plan monitoring, with workings"),
        Read("improvement-plan", "Improvement plan update"),
        Read("action-plan", "Action plan"),
    ];

    /// <summary>One by its key; null where there is none.</summary>
    public static ShippedTemplate? Find(string key) => All.FirstOrDefault(t => string.Equals(t.Key, key, StringComparison.OrdinalIgnoreCase));

    private static ShippedTemplate Read(string key, string name)
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{key}.json") ?? throw new InvalidOperationException($"The template {key} is not part of the product.");
        using var text = new StreamReader(file);
        return new ShippedTemplate(key, name, TemplateDefinition.FromJson(text.ReadToEnd()));
    }
}
