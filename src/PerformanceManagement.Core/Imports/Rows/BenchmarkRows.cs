using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Brings in benchmarks.csv. Their periods are those of whoever published them, so any period will do.</summary>
internal sealed class BenchmarkRows(PackStage stage)
{
    public async Task ApplyAsync(PackTable table, CancellationToken stop)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Benchmarks);
        var keys = new FigureKeys(stage);
        List<Benchmark> known = await stage.Database.Benchmarks.ToListAsync(stop);
        Dictionary<(int, Period, string), Benchmark> existing = known.ToDictionary(b => (b.MeasureId, b.Period, b.Area.ToUpperInvariant()));
        foreach (PackRow row in table.Rows)
        {
            string area = row.RequiredLine("area", TextLengths.Name);
            if (row.Line("value") is null) row.RequiredLine("value", UploadLimits.CellCharacters);
            string? source = row.Line("source", TextLengths.Reason);
            (Measure Measure, Period Period)? key = keys.Read(row, area, anyPeriod: true);
            bool isSound = key is { } of && stage.IsSound(of.Measure);
            decimal value = row.Figure("value", isSound ? key!.Value.Measure.Unit : null, isSound ? key!.Value.Measure.Decimals : FigureFormat.MostDecimals) ?? 0;
            if (key is not { } about) continue;

            Benchmark? benchmark = about.Measure.Id == 0 ? null : existing.GetValueOrDefault((about.Measure.Id, about.Period, area.ToUpperInvariant()));
            if (benchmark is null)
            {
                benchmark = new Benchmark { Period = about.Period, Area = area };
                about.Measure.Benchmarks.Add(benchmark);
            }

            benchmark.Value = value;
            if (row.Has("source")) benchmark.Source = source;
            count(row, benchmark);
        }
    }
}
