namespace PerformanceManagement.Core.Results;

/// <summary>How figures come in. What each may do is one table in <see cref="ResultLock"/>.</summary>
public enum WayIn
{
    /// <summary>Entered with the values of an open quarter, by whoever enters the measure.</summary>
    Form,

    /// <summary>A figure that was signed off, corrected by the performance team with a reason.</summary>
    Correction,

    /// <summary>A data pack: what is asked for now, and history that no member saw, of any measure.</summary>
    DataPack,

    /// <summary>The table of a measure's figures on its page, by the performance team: what a data pack may, figure by figure.</summary>
    History,
}
