using System.Globalization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>Stored properties as text that is read back to the very same value.</summary>
internal static class YearValues
{
    /// <summary>The properties that a change of the year keeps: all but keys, and what counts versions.</summary>
    public static IEnumerable<IProperty> Kept(IReadOnlyTypeBase type) =>
        ((IEntityType)type).GetProperties().Where(p => !p.IsPrimaryKey() && p.Name is not (SavingRules.VersionProperty or nameof(Measure.ChangedAt)));

    public static string? Text(object? value) => value switch
    {
        null => null,
        Period period => period.Token,
        bool flag => flag ? "true" : "false",
        Enum choice => choice.ToString(),
        // 12 and 12.0 are the same figure: databases give back as many zeros as they like.
        decimal figure => figure.ToString("0.############################", CultureInfo.InvariantCulture),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    public static object? Value(string? text, Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return text is null ? null
            : plain == typeof(Period) ? Period.Parse(text)
            : plain.IsEnum ? Enum.Parse(plain, text)
            : Convert.ChangeType(text, plain, CultureInfo.InvariantCulture);
    }

    public static Dictionary<string, string?> Of(PropertyValues values, IEnumerable<IProperty> properties) => properties.ToDictionary(p => p.Name, p => Text(values[p.Name]));

    /// <summary>Sets what is kept back.</summary>
    public static void Put(EntityEntry entry, Dictionary<string, string?> values)
    {
        foreach ((string name, string? text) in values)
        {
            PropertyEntry property = entry.Property(name);
            property.CurrentValue = Value(text, property.Metadata.ClrType);
        }
    }
}
