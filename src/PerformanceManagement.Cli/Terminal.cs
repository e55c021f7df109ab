using System.Diagnostics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PerformanceManagement.Cli;

/// <summary>Where a command writes. Progress and colour only where a person is watching.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    /// <summary>Wide enough for a table that a program reads line by line.</summary>
    private const int RedirectedWidth = 240;

    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly IAnsiConsole screen = On(output);
    private readonly IAnsiConsole progress = On(error);

    /// <summary>Whether someone can be asked something.</summary>
    public bool CanAsk => progress.Profile.Out.IsTerminal && !Console.IsInputRedirected;

    public Task WriteLineAsync(string line) => output.WriteLineAsync(line);

    public Task WriteProblemAsync(string line) => error.WriteLineAsync(line);

    public void Write(IRenderable table) => screen.Write(table);

    /// <summary>Asks for something that is not shown while it is typed.</summary>
    public string AskSecret(string question) => progress.Prompt(new TextPrompt<string>(question).Secret().AllowEmpty());

    /// <summary>Shows that work is going on, to whoever is watching.</summary>
    public Task<T> WhileAsync<T>(string doing, Func<Task<T>> work) =>
        progress.Profile.Out.IsTerminal ? progress.Status().StartAsync(Markup.Escape(doing), _ => work()) : work();

    /// <summary>Shows how far work has come: at once to whoever is watching, and as a line now and then where nobody is, once it takes its time.</summary>
    public Task<T> WhileAsync<T>(string doing, Func<Action<string>, Task<T>> work)
    {
        if (progress.Profile.Out.IsTerminal)
            return progress.Status().StartAsync(Markup.Escape(doing), status => work(reached => status.Status(Markup.Escape(reached))));
        long last = Stopwatch.GetTimestamp();
        return work(reached =>
        {
            if (Stopwatch.GetElapsedTime(last) < BetweenLines) return;
            last = Stopwatch.GetTimestamp();
            error.WriteLine(reached);
        });
    }

    private static IAnsiConsole On(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = RedirectedWidth;
        return console;
    }
}
