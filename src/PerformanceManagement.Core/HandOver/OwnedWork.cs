using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PerformanceManagement.Core.HandOver;

/// <summary>What somebody can be asked for.</summary>
public enum WorkKind
{
    /// <summary>A measure that they enter.</summary>
    Measure,

    /// <summary>A project, action, risk, partnership or table of volumes whose updates they are asked for.</summary>
    DeliveryItem,

    /// <summary>A text of a committee's report that they are to write.</summary>
    ReportText,
}

/// <summary>Something that waits for one person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its database key.</param>
/// <param name="Name">What it is called, with its code.</param>
/// <param name="Detail">Its directorate, or the report it belongs to; null where there is none.</param>
public sealed record OwnedWork(WorkKind Kind, int Id, string Name, string? Detail)
{
    /// <summary>What it is called in a form.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Kind}-{Id}");
}

/// <summary>How much waits for one person.</summary>
/// <param name="Measures">Measures that they enter, those that have ended included.</param>
/// <param name="DeliveryItems">Projects, actions and risks that are not closed.</param>
/// <param name="ReportTexts">Texts that are not ready, of reports that are not published.</param>
public sealed record WorkCount(int Measures, int DeliveryItems, int ReportTexts)
{
    /// <summary>Whether there is anything.</summary>
    public bool IsAny => Measures + DeliveryItems + ReportTexts > 0;

    /// <summary>"12 measures, 1 delivery item and 2 texts of reports"; "nothing".</summary>
    public string Text
    {
        get
        {
            string[] parts =
            [
                .. new[]
                {
                    Count(Measures, "measure", "measures"),
                    Count(DeliveryItems, "delivery item", "delivery items"),
                    Count(ReportTexts, "text of a report", "texts of reports"),
                }.OfType<string>(),
            ];
            return parts.Length switch
            {
                0 => "nothing",
                1 => parts[0],
                _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}",
            };
        }
    }

    /// <summary>How much there is of each kind.</summary>
    public static WorkCount Of(IReadOnlyCollection<OwnedWork> work) =>
        new(work.Count(w => w.Kind == WorkKind.Measure), work.Count(w => w.Kind == WorkKind.DeliveryItem), work.Count(w => w.Kind == WorkKind.ReportText));

    private static string? Count(int count, string one, string many) => count == 0 ? null : count == 1 ? $"1 {one}" : string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{count:N0} {many}");
}

/// <summary>What is chosen to be handed over.</summary>
/// <param name="To">The key of whoever takes it over, as it was chosen.</param>
/// <param name="IsAll">Whether it is everything; otherwise what <paramref name="Keys"/> names.</param>
/// <param name="Keys">The keys of what was chosen (<see cref="OwnedWork.Key"/>); what is no longer theirs is passed over.</param>
/// <param name="Seen">The mark of what was shown before (<see cref="HandOverEffect.Mark"/>); null before anything was.</param>
public sealed record HandOverEdit(string? To, bool IsAll, IReadOnlyList<string> Keys, string? Seen);

/// <summary>What a hand-over would do.</summary>
/// <param name="From">Whose it is.</param>
/// <param name="To">Who takes it over.</param>
/// <param name="Work">All of it.</param>
public sealed record HandOverEffect(string From, string To, IReadOnlyList<OwnedWork> Work)
{
    /// <summary>The same for the same work and person: by it is known whether what is saved is what was shown.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Work.Select(w => w.Key).Prepend(To)))))[..32];
}
