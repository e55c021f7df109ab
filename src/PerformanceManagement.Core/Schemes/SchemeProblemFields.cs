using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>Where the problems of a scheme stand on its forms.</summary>
internal static class SchemeProblemFields
{
    /// <summary>On the form of a draft: a status's own beside the status, in its order, and the kind of shortfall beside the one choice for all.</summary>
    public static Refused OnDraft(this IEnumerable<SchemeProblem> problems) => new([.. problems.Select(p => p switch
    {
        { Place: { } place, Field: not SchemeField.Kind } => FieldMessage.In(nameof(SchemeEdit.Statuses), place, p.Field.ToString(), p.Message),
        _ => new FieldMessage(p.Field.ToString(), p.Message),
    })]);

    /// <summary>On the form that brings a draft into force, where the draft itself cannot be changed: about the whole but for the day and the default.</summary>
    public static Refused OnStart(this IEnumerable<SchemeProblem> problems) =>
        new([.. problems.Select(p => new FieldMessage(p.Field is SchemeField.From or SchemeField.IsDefault ? p.Field.ToString() : "", p.Message))]);
}
