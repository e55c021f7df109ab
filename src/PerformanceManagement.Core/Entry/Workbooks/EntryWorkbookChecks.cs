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
        column == WorkbookColumn.Status ? string.Join('|', form.Statuses.Select(s => s.Value)) : column.Cells == WorkbookCells.Figure ? KindOf(column.UnitOf(form.Rules), form).ToString() : "";

    private static DataValidation? Check(WorkbookColumn column, EntryForm form) => column switch
    {
        _ when column.Cells == WorkbookCells.Figure => Figure(KindOf(column.UnitOf(form.Rules), form)),
        _ when column == WorkbookColumn.Reason => List(Enum.GetValues<ReasonForNoValue>().Select(ReasonText.Label), "Choose from the list why there is no value, or clear the cell."),
        _ when column == WorkbookColumn.Quality => List(Enum.GetValues<ValueQuality>().Select(ReasonText.Token), "Choose actual, provisional or estimated, or clear the cell."),
        _ when column == WorkbookColumn.Status => List(form.Statuses.Select(s => s.Value), "Choose a status from the list, or clear the cell."),
        _ when column == WorkbookColumn.Note => Length(ResultFigures.NoteLength),
        _ when column == WorkbookColumn.Label => Length(ResultFigures.LabelLength),
        _ => Length(ResultFigures.QualityNoteLength),
    };

    // Time in two parts is text to Excel. Of a measure that was one per cent or less before it is not asked.
    private static FigureKind KindOf(string unit, EntryForm form) =>
        MeasureUnit.Of(unit).Duration is not null ? FigureKind.Time
        : MeasureUnit.Of(unit).Kind != UnitKind.Percent ? FigureKind.Number
        : form.Others.Any(o => o.Value is >= -1 and <= 1 and not 0) ? FigureKind.SmallShare : FigureKind.Share;

    private static DataValidation? Figure(FigureKind kind)
    {
        if (kind == FigureKind.Time) return null;
        // Typed as “91.5%” it becomes 0.915, and as “100%” it becomes 1; the cell shows 0.9% and 1.0%. Excel asks, and takes it where it is meant.
        (DataValidationOperatorValues Operator, string Low, string High) bounds = kind == FigureKind.Share ? (DataValidationOperatorValues.NotBetween, "0.00001", "1") : (DataValidationOperatorValues.Between, "-99999999999999", "99999999999999");
        string how = kind switch
        {
            FigureKind.Share => "Type a figure in per cent, such as 91.5 for 91.5%; “91.5%” becomes 0.915, less than one per cent.",
            FigureKind.SmallShare => "Type a figure in per cent, such as 91.5 for 91.5%.",
            _ => "Type a figure.",
        };
        return new DataValidation(new Formula1(bounds.Low), new Formula2(bounds.High))
        {
            Type = DataValidationValues.Decimal,
            Operator = bounds.Operator,
            ErrorStyle = kind == FigureKind.Share ? DataValidationErrorStyleValues.Warning : DataValidationErrorStyleValues.Stop,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = kind == FigureKind.Share ? "Is this the figure?" : "Not a figure",
            Error = $"{how} Where there is none, leave the cell blank and choose why under “No value because”.",
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

    private enum FigureKind
    {
        Number,
        Share,
        SmallShare,
        Time,
    }
}
