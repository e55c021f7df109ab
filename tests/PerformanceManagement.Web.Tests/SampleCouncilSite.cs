using Microsoft.AspNetCore.Hosting;
using PerformanceManagement.Core.Data.Sample;

namespace PerformanceManagement.Web.Tests;

/// <summary>The whole site with the sample council, as <c>scripts/run</c> starts it.</summary>
public class SampleCouncilSite : WebSite
{
    public SampleCouncilSite() => Settings["Database:SampleCouncil"] = "true";

    /// <summary>A browser in which a sample user, by the part of the address before the @, has signed in.</summary>
    public async Task<Visitor> SignInFromSample(string who)
    {
        Visitor visitor = Visit();
        using HttpResponseMessage answer = await visitor.SignIn($"{who}@wellbridge.example", SampleUsers.Password);
        if (answer.StatusCode != System.Net.HttpStatusCode.Redirect) throw new InvalidOperationException($"{who} could not sign in: {answer.StatusCode}.");
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // Production refuses the sample council, whose passwords are public.
        builder.UseEnvironment("Development");
    }
}
