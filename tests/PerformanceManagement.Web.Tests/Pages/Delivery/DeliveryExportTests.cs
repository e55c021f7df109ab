using System.Globalization;
using System.IO.Compression;
using System.Net;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Data;
using Xunit;

namespace PerformanceManagement.Web.Tests.Pages.Delivery;

/// <summary>What is reported beside measures, downloaded as a data pack.</summary>
public sealed class DeliveryExportTests(SampleCouncilSite site) : IClassFixture<SampleCouncilSite>
{
    [Fact]
    public async Task The_performance_team_downloads_everything_as_a_data_pack()
    {
        Visitor officer = await site.SignInFromSample("performance");

        using HttpResponseMessage answer = await officer.Get("/delivery/export");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/zip");
        answer.Content.Headers.ContentDisposition!.FileName.Should().MatchRegex("^delivery-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.zip$");
        Dictionary<string, string> files = await FilesAsync(answer);
        files.Keys.Should().Equal("projects.csv", "actions.csv", "risks.csv", "partnerships.csv", "volumes.csv", "milestones.csv", "updates.csv");
        files["projects.csv"].Should().StartWith("code,kind,title,parent,about,").And.Contain("\r\nHOMES.1,project,Buy back former council homes,HOMES,");
        files["updates.csv"].Should().Contain("\r\nHOMES,2026/27 Q1,green,");
    }

    [Fact]
    public async Task A_committee_gets_what_it_is_told_of_alone()
    {
        Visitor officer = await site.SignInFromSample("performance");

        using HttpResponseMessage answer = await officer.Get($"/delivery/export?committee={(await CommitteeAsync("Housing and Communities Scrutiny")).ToString(CultureInfo.InvariantCulture)}");

        Dictionary<string, string> files = await FilesAsync(answer);
        files["projects.csv"].Should().Contain("\r\nHOMES.1,");
        files["risks.csv"].Should().Contain("\r\nSR03,").And.NotContain("\r\nSR01,");
        files.Should().NotContainKey("actions.csv");
    }

    [Theory]
    [InlineData("4711")]
    [InlineData("none")]
    public async Task A_committee_that_does_not_exist_is_not_found(string committee)
    {
        using HttpResponseMessage answer = await (await site.SignInFromSample("performance")).Get($"/delivery/export?committee={committee}");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<int> CommitteeAsync(string name)
    {
        using IServiceScope scope = site.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<PerformanceDbContext>().Committees.Where(c => c.Name == name).Select(c => c.Id).SingleAsync();
    }

    private static async Task<Dictionary<string, string>> FilesAsync(HttpResponseMessage answer)
    {
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Dictionary<string, string> files = [];
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            files.Add(entry.FullName, await reader.ReadToEndAsync());
        }

        return files;
    }
}
