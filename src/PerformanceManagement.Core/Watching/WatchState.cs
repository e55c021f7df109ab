using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Watching;

/// <summary>How a measure stands in a quarter, in the words in which it is shown.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Value">The figure, or why there is none; "" for a measure that is not taken in the quarter.</param>
/// <param name="Status">The status.</param>
/// <param name="Target">The target.</param>
/// <param name="Note">What tells its latest note from another; "" for none.</param>
public sealed record WatchState(Period Quarter, string Value, string Status, string Target, string Note)
{
    /// <summary>How many corrections after sign-off there are.</summary>
    public int Corrections { get; init; }

    /// <summary>Whether the quarter is signed off.</summary>
    public bool IsSignedOff { get; init; }

    /// <summary>What tells this state from another of the same measure, to be sent with a form.</summary>
    public string Mark => Hash($"{Quarter.Token}\n{Value}\n{Status}\n{Target}\n{Note}\n{Corrections.ToString(CultureInfo.InvariantCulture)}\n{IsSignedOff}");

    /// <summary>How a measure stands.</summary>
    /// <param name="row">Its row of the quarter; null where it is not taken in it.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="isSignedOff">Whether the quarter is signed off.</param>
    public static WatchState Of(ScorecardRow? row, Period quarter, bool isSignedOff) => row is null
        ? new WatchState(quarter, "", "", "", "") { IsSignedOff = isSignedOff }
        : new WatchState(quarter, Cut(row.ValueText), Cut(row.Rating.Label), Cut(row.TargetText), row.Note is { } note ? Hash($"{note.Period.Token}\n{note.Text}") : "")
        {
            Corrections = row.Corrections.Count,
            IsSignedOff = isSignedOff,
        };

    internal static string Cut(string text) => text[..Math.Min(text.Length, Watch.TextLength)];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
}
