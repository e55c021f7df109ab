using Spectre.Console;
using Spectre.Console.Rendering;

namespace PerformanceManagement.Cli;

/// <summary>Where a command writes. Progress and colour only where a person is watching.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    /// <summary>Wide enough for a table that a program reads line by line.</summary>
    private const int RedirectedWidth = 240;

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

    private static IAnsiConsole On(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = RedirectedWidth;
        return console;
    }
}
