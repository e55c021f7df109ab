namespace PerformanceManagement.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        // Ctrl+C stops the command, which takes back what it had begun.
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await CommandLine.RunAsync(args, Console.Out, Console.Error, Settings.Read(), stop.Token);
        }
        catch (Exception fault)
        {
            return await Fault.TellAsync(fault, args.Contains(CommandLine.Verbose.Name), Console.Error);
        }
    }
}
