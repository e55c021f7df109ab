using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Web.Tests;

/// <summary>The whole site with <see cref="ManyMeasures"/> in it, counting what it asks of the database.</summary>
public class MeasuresSite : WebSite, IAsyncLifetime
{
    public virtual int Measures => 40;

    public CommandCounter Commands { get; } = new();

    public virtual Task InitializeAsync() => WithDatabase(database => ManyMeasures.FillAsync(database, Measures));

    // Everything of the site goes with the factory itself.
    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    /// <summary>Signs in someone who belongs to a directorate.</summary>
    public async Task<Visitor> SignInFrom(string directorate, string role)
    {
        User user = await UserWithRole(role);
        await WithDatabase(async database => await database.Users.Where(u => u.Id == user.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.DirectorateId, database.Directorates.Single(d => d.Name == directorate).Id)));
        return await SignInAs(role);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.ConfigureDbContext<PerformanceDbContext>(context => context.AddInterceptors(Commands));
            // Nobody asks in the background while questions are counted.
            foreach (ServiceDescriptor worker in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(Program).Assembly).ToList()) services.Remove(worker);
        });
    }
}
