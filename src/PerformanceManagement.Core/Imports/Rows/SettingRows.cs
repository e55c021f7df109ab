using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Delivery.Rules;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in what a council has set for all of its measures: rating schemes, long trends, the scale of risks. They come in where nothing is rated by them
/// yet; where something is, the same passes, and anything else is refused, because the site shows its effect first.
/// </summary>
internal sealed class SettingRows(PackStage stage)
{
    private const string Likelihood = "likelihood";
    private const string Impact = "impact";
    private const string Appetite = "appetite";
    private const int MostAppetite = 100;

    /// <summary>Reads schemes.csv and trends.csv, before the measures that name them.</summary>
    public async Task ApplyAsync(Func<string, PackTable?> tableOf, CancellationToken stop)
    {
        if (tableOf(PackFiles.Schemes) is { } schemes) await SchemesAsync(schemes, stop);
        if (tableOf(PackFiles.Trends) is { } trends) await TrendsAsync(trends, stop);
        if (tableOf(PackFiles.RiskScale) is { } scale) await ScaleAsync(scale, stop);
    }

    private bool RatesNothing => stage.Measures.All(m => m.Id == 0);

    private async Task SchemesAsync(PackTable table, CancellationToken stop)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Schemes);
        List<StoredScheme> stored = await stage.Database.RatingSchemes.Include(s => s.Statuses).ToListAsync(stop);
        List<(PackRow Row, RatingScheme Scheme, SchemeStatus Status)> read = [.. table.Rows.Select(Read).OfType<(PackRow, RatingScheme, SchemeStatus)>()];
        foreach (var version in read.GroupBy(r => (r.Scheme.Name.ToUpperInvariant(), r.Scheme.InForceFrom)))
        {
            PackRow first = version.First().Row;
            if (version.Any(r => r.Scheme != version.First().Scheme)) first.Problem(null, "The rows of one version of a scheme have the same from, to and default.");
            RatingScheme scheme = version.First().Scheme with { Statuses = [.. version.Select(r => r.Status)] };
            foreach (SchemeProblem problem in SchemeRules.Problems(scheme)) first.Problem(null, $"“{PackProblems.Shorten(scheme.Name)}”: {problem.Message}.");
            if (!version.All(r => r.Row.IsSound)) continue;
            foreach (StoredStatus status in Take(first, scheme, stored)) count(version.First(r => r.Status.Order == status.Order).Row, status);
        }

        CheckDays(table, stored);
    }

    private static (PackRow, RatingScheme, SchemeStatus)? Read(PackRow row)
    {
        string name = row.RequiredLine("scheme", TextLengths.Name);
        DateOnly? from = row.Line("from") is null ? null : row.Date("from");
        if (row.Line("from") is null) row.Problem("from", "The cell is blank, and it must be filled in: a draft rates nothing, and is not moved.");
        var scheme = new RatingScheme { Name = name, InForceFrom = from, InForceTo = row.Line("to") is null ? null : row.Date("to"), IsDefault = row.YesOrNo("default") ?? false };
        if (scheme.InForceTo < from) row.Problem("to", "It would end before it begins.");
        if (row.Line("order") is null) row.RequiredLine("order", 1);
        var status = new SchemeStatus
        {
            Order = row.Whole("order", 0, SchemeRules.MostStatuses) ?? 0,
            Key = row.RequiredLine("key", TextLengths.Key),
            Label = row.RequiredLine("label", TextLengths.StatusLabel),
            ShortLabel = row.RequiredLine("short_label", TextLengths.StatusLabel),
            Shape = row.RequiredWord("shape", PackWords.Shapes) ?? default,
            Colour = row.RequiredWord("colour", PackWords.Colours) ?? default,
            LargestShortfall = row.Figure("largest_shortfall", null, FigureFormat.MostDecimals),
            Kind = row.Word("shortfall_kind", PackWords.ToleranceKinds) ?? ToleranceKind.Percent,
            LastYear = row.Word("last_year", PackWords.LastYearConditions) ?? LastYearCondition.Any,
        };
        return row.IsSound ? (row, scheme, status) : null;
    }

    private List<StoredStatus> Take(PackRow row, RatingScheme scheme, List<StoredScheme> stored)
    {
        StoredScheme? same = stored.Find(s => s.Name.Equals(scheme.Name, StringComparison.OrdinalIgnoreCase) && s.InForceFrom == scheme.InForceFrom);
        if (same is not null && IsSame(same.ToScheme(), scheme)) return same.Statuses;
        bool isOneMore = same is null && !scheme.IsDefault && !stored.Exists(s => s.Name.Equals(scheme.Name, StringComparison.OrdinalIgnoreCase));
        if (!RatesNothing && !isOneMore)
        {
            row.Problem(null, $"The scheme “{PackProblems.Shorten(scheme.Name)}” is not the one that measures are rated by here. Change schemes on the site, where the effect is shown first, and leave it out of the pack.");
            return [];
        }

        if (same is null)
        {
            stored.Add(same = StoredScheme.Of(scheme));
            stage.Database.RatingSchemes.Add(same);
        }
        else
        {
            (same.InForceTo, same.IsDefault) = (scheme.InForceTo, scheme.IsDefault);
            same.Statuses.Clear();
            same.Statuses.AddRange(scheme.Statuses.Select(StoredStatus.Of));
        }

        same.SetAt = stage.Now;
        return same.Statuses;
    }

    private static bool IsSame(RatingScheme one, RatingScheme other) =>
        (one.Name, one.InForceTo, one.IsDefault) == (other.Name, other.InForceTo, other.IsDefault) && one.Ordered.SequenceEqual(other.Ordered);

    // On any day a name has at most one version, and there is at most one default.
    private static void CheckDays(PackTable table, List<StoredScheme> stored)
    {
        if (table.Rows.Count == 0 || table.Rows.Any(r => !r.IsSound)) return;
        List<StoredScheme> inForce = [.. stored.Where(s => !s.IsDraft).OrderBy(s => s.InForceFrom)];
        foreach (StoredScheme scheme in inForce)
        {
            foreach (StoredScheme later in inForce.Where(s => s != scheme && s.InForceFrom >= scheme.InForceFrom && (scheme.InForceTo is null || s.InForceFrom <= scheme.InForceTo)))
            {
                if (later.Name.Equals(scheme.Name, StringComparison.OrdinalIgnoreCase)) table.Rows[0].Problem(null, $"“{PackProblems.Shorten(scheme.Name)}” would have two versions in force on {FigureFormat.Date(later.InForceFrom!.Value)}.");
                else if (later.IsDefault && scheme.IsDefault) table.Rows[0].Problem(null, $"“{PackProblems.Shorten(scheme.Name)}” and “{PackProblems.Shorten(later.Name)}” would both be the council’s default on {FigureFormat.Date(later.InForceFrom!.Value)}.");
            }
        }
    }

    private async Task TrendsAsync(PackTable table, CancellationToken stop)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Trends);
        List<TrendSetting> stored = await stage.Database.TrendSettings.ToListAsync(stop);
        foreach (PackRow row in table.Rows)
        {
            if (row.RequiredWord("frequency", PackWords.Frequencies) is not { } frequency) continue;
            int? periods = row.RequiredWhole("periods", 1, TrendSetting.MostPeriods);
            if (row.RequiredWhole("least_periods", 1, periods ?? TrendSetting.MostPeriods) is not { } least || periods is not { } most) continue;
            TrendSetting? setting = stored.Find(s => s.Frequency == frequency);
            if (!RatesNothing && (setting?.Periods, setting?.LeastPeriods) != (most, least))
            {
                row.Problem(null, "Long trends are taken otherwise here. Change them on the site, where the effect is shown first, and leave the row out of the pack.");
                continue;
            }

            if (setting is null)
            {
                stored.Add(setting = new TrendSetting { Frequency = frequency });
                stage.Database.TrendSettings.Add(setting);
            }

            (setting.Periods, setting.LeastPeriods) = (most, least);
            count(row, setting);
        }
    }

    private async Task ScaleAsync(PackTable table, CancellationToken stop)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.RiskScale);
        if (table.Rows.Count == 0) return;
        List<string> Lines(string part) => [.. table.Rows.Where(r => part.Equals(r.Line("part"), StringComparison.OrdinalIgnoreCase)).Select(r => $"{r.RequiredLine("code", RiskScaleService.LongestCode)} | {r.RequiredLine("word", RiskScaleService.LongestWord)}")];
        foreach (PackRow row in table.Rows.Where(r => r.Line("part")?.ToLowerInvariant() is not (Likelihood or Impact or Appetite))) row.Problem("part", $"Write {Likelihood}, {Impact} or {Appetite}.");
        PackRow[] limits = [.. table.Rows.Where(r => Appetite.Equals(r.Line("part"), StringComparison.OrdinalIgnoreCase))];
        if (limits.Length != 1) table.Rows[0].Problem("part", $"A scale has one row {Appetite}, whose code is the highest product that the council accepts.");
        int? appetite = limits.Length == 1 ? limits[0].RequiredWhole("code", 1, MostAppetite) : null;
        var edit = new RiskScaleEdit(string.Join('\n', Lines(Likelihood)), string.Join('\n', Lines(Impact)), appetite?.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
        RiskScale? scale = RiskScaleService.Read(edit, out IReadOnlyList<Changes.FieldMessage> problems);
        foreach (Changes.FieldMessage problem in problems) table.Rows[0].Problem(null, problem.Message + ".");
        if (scale is null || table.Rows.Any(r => !r.IsSound)) return;

        StoredRiskScale? stored = await stage.Database.RiskScales.OrderBy(s => s.Id).FirstOrDefaultAsync(stop);
        var wanted = new StoredRiskScale { Likelihoods = "", Impacts = "" };
        wanted.Set(scale);
        bool isSame = stored is not null && (stored.Likelihoods, stored.Impacts, stored.Appetite) == (wanted.Likelihoods, wanted.Impacts, wanted.Appetite);
        if (!isSame && (await RiskScaleService.CurrentScoresQuery(stage.Database).AnyAsync(stop) || await RiskScaleService.ScoredQuery(stage.Database).AnyAsync(stop)))
        {
            table.Rows[0].Problem(null, "Risks are scored on another scale here. Change the scale on the site, where what it loses is shown first, and leave the file out of the pack.");
            return;
        }

        if (stored is null) stage.Database.RiskScales.Add(stored = wanted);
        else stored.Set(scale);
        stage.RiskScale = scale;
        count(table.Rows[0], stored);
    }
}
