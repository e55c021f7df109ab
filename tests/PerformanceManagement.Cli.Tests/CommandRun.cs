using Microsoft.Extensions.Configuration;
using PerformanceManagement.Core.Tests;

namespace PerformanceManagement.Cli.Tests;

/// <summary>A command run in this process: its exit code and what it wrote.</summary>
public sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandRun> OnAsync(TestDatabase database, params string[] args) =>
        WithAsync(database.Settings, args);

    public static async Task<CommandRun> WithAsync(Dictionary<string, string?> settings, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        int code = await CommandLine.RunAsync(args, output, error, configuration);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
