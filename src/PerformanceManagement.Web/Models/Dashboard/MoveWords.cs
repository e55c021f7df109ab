using PerformanceManagement.Core.Dashboards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What became of statuses, in words.</summary>
public static class MoveWords
{
    /// <summary>Which way a status went.</summary>
    public static string Of(MoveKind kind) => kind switch
    {
        MoveKind.Better => "Better",
        MoveKind.Worse => "Worse",
        MoveKind.NowRated => "Now rated",
        MoveKind.NoLongerRated => "No longer rated",
        MoveKind.OtherScheme => "Rated by another scheme",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>"3 worse, 1 better, 2 now rated".</summary>
    public static string Counts(IReadOnlyList<StatusMove> moves) =>
        string.Join(", ", moves.GroupBy(m => m.Kind).Select(g => $"{g.Count()} {Core.Figures.Wording.LowerFirst(Of(g.Key))}"));
}
