using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Web.Models.Schemes;

/// <summary>The page on which a draft is brought into force.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Preview">What it would do; null until it was asked for.</param>
/// <param name="IsChanged">Whether someone changed the draft since the person saw it.</param>
public sealed record SchemeStartPage(SchemeVersion Draft, SchemeStartForm Form, SchemeStartEffect? Preview = null, bool IsChanged = false);

/// <summary>The form on which a draft is brought into force.</summary>
public sealed class SchemeStartForm
{
    /// <summary>The button that stores; the other one shows the effect.</summary>
    public const string Start = "start";

    public string? From { get; set; }

    public bool IsDefault { get; set; }

    public Guid Version { get; set; }

    /// <summary>What the effect on the page was worked out for; only that can be brought into force.</summary>
    public string? Seen { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Do { get; set; }

    /// <summary>What stands in the form, as <see cref="Seen"/> keeps it.</summary>
    public string Shown => $"{From?.Trim()}|{IsDefault}|{Version}";

    public SchemeStartEdit ToEdit(int id) => new(id, From, IsDefault, Version);
}
