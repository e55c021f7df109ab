using System.Globalization;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Audit;

/// <summary>Writes the log as lines of a CSV file for people and spreadsheets: a line for each thing that was changed, and one for a row without any.</summary>
public static class AuditCsv
{
    /// <summary>The names of the columns.</summary>
    public const string Header = "when,who,code,measure,period,action,sentence,changed,before,after";

    /// <summary>The lines of a row. The time is that of the United Kingdom.</summary>
    public static IEnumerable<string> Of(AuditLine line)
    {
        string start = string.Join(
            ',',
            BritishDay.Clock(line.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            CsvCell.Of(line.Actor), CsvCell.Of(line.Code), CsvCell.Of(line.Title), CsvCell.Of(line.Period?.Token), CsvCell.Of(line.Action), CsvCell.Of(line.Summary));
        return line.Details.Count == 0 ? [start + ",,,"] : line.Details.Select(d => $"{start},{CsvCell.Of(NameOf(d.Field))},{CsvCell.Of(d.Before)},{CsvCell.Of(d.After)}");
    }

    /// <summary>What a changed thing is called.</summary>
    public static string NameOf(AuditField field) => field switch
    {
        AuditField.Value => "Value",
        AuditField.Note => "Note",
        AuditField.Target => "Target",
        AuditField.State => "State",
        AuditField.Owner => "Owner",
        AuditField.Rule => "Rule",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
