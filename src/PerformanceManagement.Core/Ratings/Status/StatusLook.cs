namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>The shape that stands for a status beside its word and colour.</summary>
public enum StatusShape
{
    /// <summary>A filled circle.</summary>
    Circle,

    /// <summary>A triangle.</summary>
    Triangle,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A diamond.</summary>
    Diamond,

    /// <summary>A cross.</summary>
    Cross,
}

/// <summary>A colour from the accessible set; the palettes of page and documents say what it looks like.</summary>
public enum StatusColour
{
    /// <summary>Green.</summary>
    Green,

    /// <summary>Amber.</summary>
    Amber,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Grey.</summary>
    Grey,
}
