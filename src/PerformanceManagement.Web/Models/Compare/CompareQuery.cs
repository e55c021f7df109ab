namespace PerformanceManagement.Web.Models.Compare;

/// <summary>What the address of a comparison asks for, as it stands there.</summary>
public sealed record CompareQuery
{
    /// <summary>The key of the measures that the reader watches, for <see cref="List"/>.</summary>
    public const string Watched = "watched";

    /// <summary>The key of the attention list.</summary>
    public const string Attention = "attention";

    /// <summary>The longest text that is looked for.</summary>
    public const int LongestText = 200;

    /// <summary>The codes of measures, in their order.</summary>
    public string[] Measure { get; init; } = [];

    /// <summary>The code of a measure whose parts are compared with it.</summary>
    public string? Parts { get; init; }

    /// <summary>A list of measures: <see cref="Watched"/> or <see cref="Attention"/>.</summary>
    public string? List { get; init; }

    /// <summary>A directorate's key: its measures, or those of the attention list.</summary>
    public string? Directorate { get; init; }

    /// <summary>A priority's key, likewise.</summary>
    public string? Priority { get; init; }

    /// <summary>How far back, by its key.</summary>
    public string? Range { get; init; }

    /// <summary>"same" for one axis of figures.</summary>
    public string? Scale { get; init; }

    /// <summary>What was typed to be added.</summary>
    public string? Add { get; init; }

    /// <summary>The code of a measure that goes.</summary>
    public string? Remove { get; init; }
}
