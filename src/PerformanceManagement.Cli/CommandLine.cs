using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;

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

        bool isVerbose = typed.GetValue(Verbose);
        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await typed.InvokeAsync(configuration, stop);
        }
        catch (Exception fault)
        {
            return await Fault.TellAsync(fault, isVerbose, error);
        }
    }

    /// <summary>Whether everything there is to know of a fault is written; otherwise a sentence and its reference.</summary>
    internal static Option<bool> Verbose { get; } = new("--verbose") { Description = "Write everything there is to know of a fault.", Recursive = true };

    private static RootCommand Root(IConfiguration settings, Terminal terminal) => new("Performance management from the command line.")
    {
        Verbose,
        ImportCommand.Create(settings, terminal),
        ExportCommand.Create(settings, terminal),
        RateCommand.Create(settings, terminal),
        ReportCommand.Create(settings, terminal),
        TemplateCommand.Create(settings, terminal),
        DeliveryCommand.Create(settings, terminal),
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

    /// <summary>A fault of ours, which has a reference.</summary>
    public const int Fault = 3;

    /// <summary>Stopped before it was done; nothing half-done remains.</summary>
    public const int Stopped = 4;
}
