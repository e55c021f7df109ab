using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Data;

namespace PerformanceManagement.Cli;

/// <summary>
/// What a command says when it could not be done: a sentence that says what to do, or, where nobody foresaw it, a sentence with a reference. Never a stack,
/// unless everything was asked for.
/// </summary>
internal static class Fault
{
    public static async Task<int> TellAsync(Exception fault, bool isVerbose, TextWriter error)
    {
        (string sentence, int exit) = Known(fault) is { } known ? known : ($"This could not be done, through a fault in the program and not in what you gave it. Reference {FaultReference.New()}.", ExitCode.Fault);
        await error.WriteLineAsync(sentence);
        if (isVerbose) await error.WriteLineAsync(fault is TypesettingException { Diagnostics: { Length: > 0 } diagnostics } ? diagnostics + Environment.NewLine + fault : fault.ToString());
        else if (exit == ExitCode.Fault) await error.WriteLineAsync($"Nothing half-done remains. With --verbose the command says more, for whoever mends it: {fault.GetType().Name}.");
        return exit;
    }

    private static (string Sentence, int Exit)? Known(Exception fault) => fault switch
    {
        OperationCanceledException => ("Stopped. Nothing half-done remains.", ExitCode.Stopped),
        DatabaseNotReadyException notReady => (notReady.Message + " Or run: pm migrate", ExitCode.Refused),
        SettingsException wrong => (wrong.Message, ExitCode.Refused),
        TypesettingException failed => (failed.Message, ExitCode.Refused),
        _ when DatabaseContention.Faults.Sentence(fault) is { } sentence => (sentence, ExitCode.Refused),
        DbUpdateException { InnerException: DbException unusable } => ($"The database cannot be used: {unusable.Message}", ExitCode.Refused),
        DbException unusable => ($"The database cannot be used: {unusable.Message}", ExitCode.Refused),
        InvalidDataException settings => ($"The settings cannot be read: {settings.Message}", ExitCode.Refused),
        FileNotFoundException or DirectoryNotFoundException => ($"There is no such file: {fault.Message}", ExitCode.Refused),
        IOException or UnauthorizedAccessException => ($"A file cannot be read or written: {fault.Message}", ExitCode.Refused),
        _ => null,
    };
}
