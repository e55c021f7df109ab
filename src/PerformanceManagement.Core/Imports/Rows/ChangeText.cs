using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Says of a row that changes what is stored what it was and what it becomes, column by column.</summary>
internal static partial class ChangeText
{
    private const int Longest = 80;

    // Stamps say nothing of what is in the pack.
    private static readonly string[] Stamps = [SavingRules.VersionProperty, "ChangedAt", "ChangedBy", "SetAt", "SetById", "PeriodEnd", "SortOrder"];

    /// <summary>"title “Homes” becomes “New homes”; service “Housing” becomes blank"; blank where only what belongs to it changes.</summary>
    public static string Of(EntityEntry entry)
    {
        List<string> parts = [];
        foreach (PropertyEntry property in entry.Properties.Where(p => p.IsModified && !Stamps.Contains(p.Metadata.Name)))
        {
            string name = InnerCapital().Replace(property.Metadata.Name, " $0").ToLowerInvariant();
            // A key means nothing to anybody.
            parts.Add(name.EndsWith(" id", StringComparison.Ordinal) ? $"{name[..^3]} changes" : $"{name} {Text(property.OriginalValue)} becomes {Text(property.CurrentValue)}");
        }

        return string.Join("; ", parts);
    }

    private static string Text(object? value) => value switch
    {
        null or "" => "blank",
        decimal figure => FigureFormat.Typed(figure, "number"),
        bool isSo => isSo ? "yes" : "no",
        Period period => period.Label,
        DateOnly day => FigureFormat.Date(day),
        Enum choice => $"“{InnerCapital().Replace(choice.ToString(), " $0").ToLowerInvariant()}”",
        _ => value.ToString() is { } text ? $"“{(text.Length <= Longest ? text : text[..Longest] + "…")}”" : "blank",
    };

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex InnerCapital();
}
