using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>What Excel checks while cells are filled in: figures, lists and lengths. The upload checks everything again.</summary>
internal static class EntryWorkbookChecks
{
    // No list that stands in a check itself may be longer.
    private const int LongestList = 255;

    /// <summary>The checks of all cells to be filled in.</summary>
    /// <param name="rows">The values.</param>
    /// <param name="rowOf">The row of the sheet that a value stands in.</param>
    public static DataValidations Of(IReadOnlyList<EntryForm> rows, Func<int, uint> rowOf)
    {
        List<DataValidation> all = [];
        for (int place = 0; place < WorkbookColumn.All.Count; place++)
        {
            WorkbookColumn column = WorkbookColumn.All[place];
            if (!column.IsFilled) continue;
            string letters = CellPlace.Letters(place + 1);
            // Rows that are checked alike share one check.
            foreach (IGrouping<string, int> alike in Enumerable.Range(0, rows.Count).Where(i => column.IsAskedBy(rows[i])).GroupBy(i => KeyOf(column, rows[i])))
            {
                if (Check(column, rows[alike.First()]) is not { } check) continue;
                check.SequenceOfReferences = new ListValue<StringValue> { InnerText = Ranges(letters, [.. alike.Select(rowOf)]) };
                all.Add(check);
            }
        }

        return new DataValidations(all) { Count = (uint)all.Count };
    }

    private static string KeyOf(WorkbookColumn column, EntryForm form) =>
        column == WorkbookColumn.Status ? string.Join('|', form.Statuses.Select(s => s.Value)) : column.Cells == WorkbookCells.Figure ? column.UnitOf(form.Rules) : "";

    private static DataValidation? Check(WorkbookColumn column, EntryForm form) => column switch
    {
        _ when column.Cells == WorkbookCells.Figure => Figure(column.UnitOf(form.Rules)),
        _ when column == WorkbookColumn.Reason => List(Enum.GetValues<ReasonForNoValue>().Select(ReasonText.Label), "Choose from the list why there is no value, or clear the cell."),
        _ when column == WorkbookColumn.Quality => List(Enum.GetValues<ValueQuality>().Select(ReasonText.Token), "Choose actual, provisional or estimated, or clear the cell."),
        _ when column == WorkbookColumn.Status => List(form.Statuses.Select(s => s.Value), "Choose a status from the list, or clear the cell."),
        _ when column == WorkbookColumn.Note => Length(ResultFigures.NoteLength),
        _ when column == WorkbookColumn.Label => Length(ResultFigures.LabelLength),
        _ => Length(ResultFigures.QualityNoteLength),
    };

    private static DataValidation? Figure(string unit)
    {
        // Time in two parts is text to Excel.
        if (MeasureUnit.Of(unit).Duration is not null) return null;
        return new DataValidation(new Formula1("-99999999999999"), new Formula2("99999999999999"))
        {
            Type = DataValidationValues.Decimal,
            Operator = DataValidationOperatorValues.Between,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = "Not a figure",
            Error = $"Type a figure{(unit == "%" ? " in per cent, such as 91.5 for 91.5%" : "")}. Where there is none, leave the cell blank and choose why under “No value because”.",
        };
    }

    private static DataValidation? List(IEnumerable<string> choices, string error)
    {
        string list = string.Join(',', choices);
        if (list.Length is 0 or > LongestList || choices.Any(c => c.AsSpan().ContainsAny(",\""))) return null;
        return new DataValidation(new Formula1($"\"{list}\"")) { Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = true, ErrorTitle = "Not in the list", Error = error };
    }

    private static DataValidation Length(int most) => new(new Formula1(most.ToString(System.Globalization.CultureInfo.InvariantCulture)))
    {
        Type = DataValidationValues.TextLength,
        Operator = DataValidationOperatorValues.LessThanOrEqual,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorTitle = "Too long",
        Error = $"At most {most:N0} characters are kept.",
    };

    // "G4:G9 G11".
    private static string Ranges(string letters, List<uint> rows)
    {
        List<string> ranges = [];
        for (int i = 0; i < rows.Count;)
        {
            int last = i;
            while (last + 1 < rows.Count && rows[last + 1] == rows[last] + 1) last++;
            ranges.Add(last == i ? $"{letters}{rows[i]}" : $"{letters}{rows[i]}:{letters}{rows[last]}");
            i = last + 1;
        }

        return string.Join(' ', ranges);
    }
}
