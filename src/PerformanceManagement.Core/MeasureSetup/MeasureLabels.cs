namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>What the fields of a measure are called, on the form and in sentences about them.</summary>
public static class MeasureLabels
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        [nameof(MeasureEdit.Code)] = "Code",
        [nameof(MeasureEdit.Replaces)] = "Takes the place of",
        [nameof(MeasureEdit.Title)] = "Title",
        [nameof(MeasureEdit.Definition)] = "Definition",
        [nameof(MeasureEdit.DefinitionFrom)] = "The new definition holds from",
        [nameof(MeasureEdit.DataSource)] = "Data source",
        [nameof(MeasureEdit.HowCollected)] = "How it is collected",
        [nameof(MeasureEdit.QualityNotes)] = "Quality of the data",
        [nameof(MeasureEdit.Contact)] = "Contact",
        [nameof(MeasureEdit.Plan)] = "Place in the plan",
        [nameof(MeasureEdit.Directorate)] = "Directorate",
        [nameof(MeasureEdit.Service)] = "Service",
        [nameof(MeasureEdit.Portfolio)] = "Portfolio holder",
        [nameof(MeasureEdit.Committees)] = "Committees",
        [nameof(MeasureEdit.Unit)] = "Unit",
        [nameof(MeasureEdit.Decimals)] = "Decimals",
        [nameof(MeasureEdit.Good)] = "What is good",
        [nameof(MeasureEdit.Frequency)] = "How often it is taken",
        [nameof(MeasureEdit.Calendar)] = "Year",
        [nameof(MeasureEdit.Arrears)] = "Periods in arrears",
        [nameof(MeasureEdit.Entry)] = "What is entered",
        [nameof(MeasureEdit.Basis)] = "What is reported and rated",
        [nameof(MeasureEdit.QuarterRule)] = "How months make a quarter",
        [nameof(MeasureEdit.YearRule)] = "How periods make a year",
        [nameof(MeasureEdit.Partial)] = "While a part is missing",
        [nameof(MeasureEdit.CollectsRatio)] = "Numerator and denominator",
        [nameof(MeasureEdit.Scheme)] = "Rated by",
        [nameof(MeasureEdit.Tolerance)] = "Its own tolerance",
        [nameof(MeasureEdit.ToleranceKind)] = "Tolerance in",
        [nameof(MeasureEdit.Trend)] = "How trends are taken",
        [nameof(MeasureEdit.NoChangeBand)] = "No change up to",
        [nameof(MeasureEdit.BenchmarkBand)] = "Similar to other areas up to",
        [nameof(MeasureEdit.Flags)] = "Marks",
        [nameof(MeasureEdit.FirstPeriod)] = "First period",
        [nameof(MeasureEdit.LastPeriod)] = "Last period",
        [nameof(MeasureEdit.ReplacedBy)] = "Replaced by",
        [nameof(MeasureEdit.RulesFrom)] = "The new rules hold from",
        [nameof(MeasureEdit.BreakFrom)] = "First period by a new method",
        [nameof(MeasureEdit.BreakReason)] = "What changed in the method",
    };

    /// <summary>The label of a field.</summary>
    /// <param name="field">A property of <see cref="MeasureEdit"/>.</param>
    /// <exception cref="KeyNotFoundException">It has no label.</exception>
    public static string Of(string field) => Labels[field];
}
