using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace PerformanceManagement.Cli;

/// <summary><c>pm migrate</c>: brings the database up to date.</summary>
internal static class MigrateCommand
{
    public static Command Create(IConfiguration settings, Terminal terminal)
    {
        var command = new Command("migrate", "Bring the database up to date, or make a new one. Back it up first.");
        command.SetAction((_, stop) => CommandServices.UseAsync(
            settings.WithMigrations(),
            async _ =>
            {
                await terminal.WriteLineAsync("The database is up to date.");
                return ExitCode.Done;
            },
            stop));
        return command;
    }
}
