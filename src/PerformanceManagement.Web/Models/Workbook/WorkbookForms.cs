using System.Globalization;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Workbooks;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Models.Workbook;

/// <summary>What is to be in the workbook.</summary>
public sealed class WorkbookQuery
{
    public string? Quarter { get; set; }

    public string? Directorate { get; set; }

    public string? Service { get; set; }

    public string? Person { get; set; }

    /// <summary>Whether what was submitted already is in it too.</summary>
    public bool All { get; set; }

    /// <summary>What cannot be read restricts nothing: an address may be old.</summary>
    public EntryFilter ToFilter() => new()
    {
        Quarter = Period.TryRead(Quarter, out Period quarter, out _) ? quarter : null,
        Directorate = Directorate,
        Service = Service,
        PersonId = int.TryParse(Person, NumberStyles.None, CultureInfo.InvariantCulture, out int person) ? person : null,
        OnlyWaiting = !All,
    };
}

/// <summary>A workbook that is uploaded.</summary>
public sealed class WorkbookUploadForm
{
    public IFormFile? File { get; set; }
}

/// <summary>What a person says of a filled workbook.</summary>
public sealed class WorkbookForm
{
    /// <summary>The value of <see cref="Save"/> where everything is saved as drafts.</summary>
    public const string Draft = "draft";

    public int Id { get; set; }

    public Guid? Version { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Save { get; set; }

    /// <summary>Whether drafts that were left as they were downloaded are submitted too.</summary>
    public bool SubmitsLeft { get; set; }

    public List<WorkbookRowForm> Rows { get; set; } = [];

    public static WorkbookForm From(WorkbookPreview preview) => new()
    {
        Id = preview.Id,
        Version = preview.Version,
        Rows = [.. preview.Asked.Select(r => new WorkbookRowForm { Row = r.Row, Reason = r.DoubtReason, ResultVersion = r.ResultVersion, DraftVersion = r.DraftVersion })],
    };

    /// <summary>What was said, beside the rows as they are asked about now.</summary>
    public WorkbookForm For(WorkbookPreview preview)
    {
        WorkbookForm now = From(preview);
        now.SubmitsLeft = SubmitsLeft;
        foreach (WorkbookRowForm row in now.Rows)
        {
            if (Rows.Find(r => r.Row == row.Row) is { } said) (row.Choice, row.Reason) = (said.Choice, said.Reason);
        }

        return now;
    }

    public WorkbookConfirmation ToConfirmation() => new(Id, Version, Save == Draft, [.. Rows.Select(r => new WorkbookAnswer(r.Row, r.Choice, r.Reason, r.ResultVersion, r.DraftVersion))]) { SubmitsLeft = SubmitsLeft };
}

/// <summary>What a person says of a row.</summary>
public sealed class WorkbookRowForm
{
    public int Row { get; set; }

    public string? Choice { get; set; }

    public string? Reason { get; set; }

    public Guid? ResultVersion { get; set; }

    public Guid? DraftVersion { get; set; }
}
