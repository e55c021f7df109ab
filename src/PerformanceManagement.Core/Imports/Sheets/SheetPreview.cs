using System.Text.Json;

namespace PerformanceManagement.Core.Imports.Sheets;

/// <summary>A spreadsheet in a list of those that somebody is bringing in.</summary>
/// <param name="Id">Its key.</param>
/// <param name="FileName">Its name.</param>
/// <param name="UploadedAt">When it came, UTC.</param>
/// <param name="ExpiresAt">When it is deleted, UTC.</param>
/// <param name="IsDone">Whether it is brought in.</param>
public sealed record SheetUploadItem(int Id, string FileName, DateTime UploadedAt, DateTime ExpiresAt, bool IsDone);

/// <summary>A spreadsheet that is being brought in.</summary>
/// <param name="Id">Its key.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Version">The version of how it is read.</param>
/// <param name="Mapping">How it is read.</param>
/// <param name="Sheets">What is in it; none once it is brought in.</param>
public sealed record SheetUploadDetails(int Id, string FileName, Guid Version, SheetMapping Mapping, IReadOnlyList<SheetGrid> Sheets)
{
    /// <summary>Who brought in a spreadsheet with these headings last, and when; null where nobody did.</summary>
    public (string By, DateTime At)? Remembered { get; init; }

    /// <summary>What became of it; null until it is brought in.</summary>
    public SheetOutcome? Outcome { get; init; }

    /// <summary>The sheet on which the headings were found; null once it is brought in.</summary>
    public SheetGrid? First => Sheets.FirstOrDefault(s => s.Name == Mapping.Sheets[0]);
}

/// <summary>What a spreadsheet would bring in, and what of it cannot be understood.</summary>
/// <param name="Details">The spreadsheet.</param>
/// <param name="Rows">Each figure and target as it would be stored, in the order of the sheet.</param>
/// <param name="NewMeasures">The measures it brings.</param>
/// <param name="Problems">What cannot be understood; nothing is stored while there is any.</param>
public sealed record SheetPreview(SheetUploadDetails Details, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetNewMeasure> NewMeasures, IReadOnlyList<SheetProblem> Problems)
{
    /// <summary>What is passed over, in sentences.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>What was done to cells on the way in, in sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What the forms of figures that an open quarter asks for would have refused, or asked a reason for.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Words in place of figures.</summary>
    public IReadOnlyList<SheetWord> Words { get; init; } = [];

    /// <summary>Whether it has to be said what plain numbers such as 0.915 mean.</summary>
    public bool AsksShares { get; init; }

    /// <summary>What would happen to measures, figures and targets; empty while there are problems.</summary>
    public IReadOnlyList<DataPackCounts> Counts { get; init; } = [];

    /// <summary>Whether there is anything to store.</summary>
    public bool ChangesAnything => Counts.Any(c => c.Added + c.Changed > 0);
}

/// <summary>What became of a spreadsheet that was brought in.</summary>
/// <param name="Counts">What happened to measures, figures and targets.</param>
/// <param name="NewCodes">The codes of the measures it brought; the first hundred.</param>
/// <param name="Ignored">What was passed over.</param>
/// <param name="Remarks">What was done to cells on the way in.</param>
public sealed record SheetOutcome(IReadOnlyList<DataPackCounts> Counts, IReadOnlyList<string> NewCodes, IReadOnlyList<string> Ignored, IReadOnlyList<string> Remarks)
{
    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>As it was stored.</summary>
    public static SheetOutcome Of(string json) => JsonSerializer.Deserialize<SheetOutcome>(json) ?? throw new JsonException("There is no outcome in it.");
}
