using System.Text.Json;
using FluentAssertions;
using PerformanceManagement.Core.Tests.Data;
using Xunit;

namespace PerformanceManagement.Cli.Tests;

/// <summary>A figure of the sample council that was corrected after sign-off, as the command line writes it.</summary>
public sealed class RestatedJsonTests(LoadedSample sample) : IClassFixture<LoadedSample>
{
    [Fact]
    public async Task Both_figures_are_written_and_which_of_them_is_used()
    {
        (await RestatedAsync("2025/26 Q3")).Should().Contain("\"display\": \"479\"").And.Contain("\"display\": \"487\"").And.Contain("\"isUsed\": false");
        (await RestatedAsync("2026/27 Q2")).Should().Contain("\"isUsed\": true").And.NotContain("officer");
    }

    private async Task<string> RestatedAsync(string quarter)
    {
        CommandRun run = await CommandRun.OnAsync(sample.Database, "rate", "--period", quarter, "--json");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        return json.RootElement.GetProperty("measures").EnumerateArray().Single(m => m.GetProperty("code").GetString() == "ENV 03").GetProperty("restated").GetRawText();
    }
}
