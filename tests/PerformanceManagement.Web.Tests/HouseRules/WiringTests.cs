using System.Reflection;
using FluentAssertions;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Cli;
using PerformanceManagement.Core.Data;
using Xunit;

namespace PerformanceManagement.Web.Tests.HouseRules;

public sealed class WiringTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public void Every_controller_of_the_site_can_be_made()
    {
        var found = new ControllerFeature();
        site.Services.GetRequiredService<ApplicationPartManager>().PopulateFeature(found);
        found.Controllers.Should().HaveCountGreaterThan(20);
        using IServiceScope request = site.Services.CreateScope();

        foreach (TypeInfo controller in found.Controllers)
        {
            Func<object> make = () => ActivatorUtilities.CreateInstance(request.ServiceProvider, controller);
            make.Should().NotThrow(controller.Name);
        }
    }

    [Fact]
    public void What_belongs_to_a_request_of_the_site_is_refused_outside_one()
    {
        Func<PerformanceDbContext> outside = site.Services.GetRequiredService<PerformanceDbContext>;

        outside.Should().Throw<InvalidOperationException>().WithMessage("*scoped service*root provider*", "the tests' host checks scopes");
    }

    [Fact]
    public void Every_service_of_the_command_line_can_be_made()
    {
        IServiceCollection services = CommandServices.Registered(new ConfigurationBuilder().Build());
        Type[] own = [.. services.Select(service => service.ServiceType).Where(type => type.Namespace!.StartsWith("PerformanceManagement", StringComparison.Ordinal))];
        own.Should().HaveCountGreaterThan(20);
        using ServiceProvider provider = CommandServices.Build(services);
        using IServiceScope command = provider.CreateScope();

        foreach (Type service in own)
        {
            Func<object> make = () => command.ServiceProvider.GetRequiredService(service);
            make.Should().NotThrow(service.Name);
        }

        Func<PerformanceDbContext> outside = provider.GetRequiredService<PerformanceDbContext>;
        outside.Should().Throw<InvalidOperationException>();
    }
}
