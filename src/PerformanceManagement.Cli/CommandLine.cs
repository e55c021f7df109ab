using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using PerformanceManagement.Core.Reports;
using PerformanceManagement.Data;

namespace PerformanceManagement.Cli;

/// <summary>The command <c>pm</c>: everything an administrator does without the site. Described in docs/command-line.md.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">What was typed after <c>pm</c>.</param>
    /// <param name="output">Where results go; JSON and nothing else when JSON is asked for.</param>
    /// <param name="error">Where problems and progress go.</param>
    /// <param name="settings">The configuration.</param>
    /// <param name="stop">Cancels the command.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, IConfiguration settings, CancellationToken stop = default)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var terminal = new Terminal(output, error);
        ParseResult typed = Root(settings, terminal).Parse(args);
        if (typed.Errors.Count > 0)
        {
            foreach (string problem in typed.Errors.Select(e => e.Message).Distinct()) await error.WriteLineAsync(problem);
            await error.WriteLineAsync($"See: pm {string.Join(' ', Path(typed.CommandResult.Command, typed))}--help");
            return ExitCode.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await typed.InvokeAsync(configuration, stop);
        }
        catch (DatabaseNotReadyException notReady)
        {
            await error.WriteLineAsync(notReady.Message + " Or run: pm migrate");
            return ExitCode.Refused;
        }
        catch (SettingsException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return ExitCode.Refused;
        }
        catch (TypesettingException failed)
        {
            await error.WriteLineAsync(failed.Message);
            await error.WriteLineAsync(failed.Diagnostics);
            return ExitCode.Refused;
        }
        catch (DbException unusable)
        {
            await error.WriteLineAsync($"The database cannot be used: {unusable.Message}");
            return ExitCode.Refused;
        }
    }

    private static RootCommand Root(IConfiguration settings, Terminal terminal) => new("Performance management from the command line.")
    {
        ImportCommand.Create(settings, terminal),
        RateCommand.Create(settings, terminal),
        ReportCommand.Create(settings, terminal),
        UserCommands.Create(settings, terminal),
        MigrateCommand.Create(settings, terminal),
    };

    private static IEnumerable<string> Path(Command command, ParseResult typed) =>
        command == typed.RootCommandResult.Command ? [] : command.Parents.OfType<Command>().Where(p => p is not RootCommand).Append(command).Select(c => c.Name + " ");
}

/// <summary>What the command tells its caller.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused; the problems are listed.</summary>
    public const int Refused = 1;

    /// <summary>The command was not typed as it must be.</summary>
    public const int Usage = 2;
}
