using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Paper;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Tests.Reports.Paper;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Reports.Pdf;

/// <summary>The sample's and the published papers' reports, and one running typesetter, for all tests of documents.</summary>
public sealed class TypesetReports : IAsyncLifetime
{
    private readonly Dictionary<string, PdfReading> readings = [];
    private ServiceProvider typesetter = null!;

    public const string Medway2017 = "medway-2017-18-q2";
    public const string Medway2019 = "medway-2019-20-q2";

    public QuarterlyReport Sample { get; private set; } = null!;

    public QuarterlyReport Published2017 { get; private set; } = null!;

    public QuarterlyReport Published2019 { get; private set; } = null!;

    public PdfRenderer Pdf => typesetter.GetRequiredService<PdfRenderer>();

    public async Task InitializeAsync()
    {
        typesetter = ReportSample.Typesetter();
        await using (TestDatabase database = await TestDatabase.CreateAsync())
        {
            await ReportSample.FillAsync(database);
            Sample = await ReportSample.ReportAsync(database);
        }

        Published2017 = await FromPackAsync(Medway2017, "Business Support Overview and Scrutiny", Period.FinancialQuarter(2017, 2));
        Published2019 = await FromPackAsync(Medway2019, "Business Support Overview and Scrutiny", Period.FinancialQuarter(2019, 2));
    }

    public async Task DisposeAsync()
    {
        foreach (PdfReading reading in readings.Values) reading.Dispose();
        await typesetter.DisposeAsync();
    }

    /// <summary>The PDF of a report, made and read once for all tests.</summary>
    internal async Task<PdfReading> ReadPdfAsync(string name)
    {
        if (!readings.TryGetValue(name, out PdfReading? reading)) readings[name] = reading = new PdfReading(await Pdf.RenderAsync(ByName(name)));
        return reading;
    }

    public QuarterlyReport ByName(string name) => name switch
    {
        nameof(Sample) => Sample,
        Medway2017 => Published2017,
        Medway2019 => Published2019,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static async Task<QuarterlyReport> FromPackAsync(string pack, string committee, Period quarter)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using (PerformanceDbContext importing = database.NewContext())
        {
            DataPackReport outcome = await new DataPackImporter(importing, TimeProvider.System).ImportAsync(Path.Combine(AppContext.BaseDirectory, "Packs", pack), Actor.Process("test"));
            if (!outcome.Accepted) throw new InvalidOperationException(string.Join(Environment.NewLine, outcome.Problems));
        }

        await using PerformanceDbContext context = database.NewContext();
        return await ReportSample.Service(context).GetAsync(committee, quarter)
            ?? throw new InvalidOperationException($"The pack has no committee {committee}.");
    }
}

[CollectionDefinition(Name)]
public sealed class ReportTests : ICollectionFixture<TypesetReports>
{
    public const string Name = "Reports";
}
