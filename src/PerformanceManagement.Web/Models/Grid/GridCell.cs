using PerformanceManagement.Core.Entry;

namespace PerformanceManagement.Web.Models.Grid;

/// <summary>A cell in which a figure is typed.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Prefix">What the fields of the row are called by.</param>
/// <param name="Field">The property of the form.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What stands in it.</param>
public sealed record GridCell(GridRow Row, string Prefix, string Field, string Label, string? Value)
{
    public string Id => GridRow.IdOf(Prefix, Field);

    public string InputName => $"{Prefix}.Form.{Field}";

    public string MessageId => Id + "-said";

    /// <summary>Where nothing is said, nothing describes it; a script says it when there is.</summary>
    public string? DescribedBy => Problem is null && Doubt is null ? null : MessageId;

    public string? Problem => Row.MessageAt(Field);

    public string? Doubt => Row.DoubtAt(Field);

    public string? Unit => Field == nameof(ResultSubmission.Value) ? Row.Unit : null;
}
