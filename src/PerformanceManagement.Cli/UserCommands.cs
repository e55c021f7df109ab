using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Users;
using Spectre.Console;

namespace PerformanceManagement.Cli;

/// <summary><c>pm user add|list|password|disable|enable</c>.</summary>
internal static class UserCommands
{
    public static Command Create(IConfiguration settings, Terminal terminal) =>
        new("user", "Add users, list them, set their passwords, keep them out.")
        {
            Add(settings, terminal),
            List(settings, terminal),
            Password(settings, terminal),
            Access("disable", "Keep a user out; what they entered stays theirs.", (access, id, stop) => access.DisableAsync(id, CommandServices.Actor, stop), settings, terminal),
            Access("enable", "Let a disabled user sign in again.", (access, id, stop) => access.EnableAsync(id, CommandServices.Actor, stop), settings, terminal),
        };

    private static Command Add(IConfiguration settings, Terminal terminal)
    {
        Argument<string> email = Email();
        Option<string?> password = PasswordOption();
        var name = new Option<string>("--name") { Description = "The name shown beside what they enter.", Required = true };
        var role = new Option<string[]>("--role") { Description = $"One of: {string.Join(", ", Roles.All)}. May be given more than once.", Required = true };
        var directorate = new Option<string?>("--directorate") { Description = "Their directorate; leave it out for corporate users." };
        var command = new Command("add", "Add a user.") { email, name, role, directorate, password };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                ChosenPassword chosen = ChosenPassword.From(typed.GetValue(password), terminal);
                var user = new UserEdit(typed.GetRequiredValue(email), typed.GetRequiredValue(name), typed.GetRequiredValue(role), typed.GetValue(directorate));
                Outcome? outcome = await services.GetRequiredService<UserService>().AddAsync(user, chosen.Text, CommandServices.Actor, stop);
                return await ReportAsync(outcome, user.Email!, $"Added {user.DisplayName} ({user.Email}).", terminal, chosen);
            },
            stop));
        return command;
    }

    private static Command List(IConfiguration settings, Terminal terminal)
    {
        var command = new Command("list", "List the users and their roles.");
        command.SetAction((_, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                var table = new Table().Border(TableBorder.Simple).AddColumns("E-mail", "Name", "Roles", "Directorate", "State");
                foreach (UserSummary user in await services.GetRequiredService<UserListService>().AllAsync(CommandServices.Actor, stop))
                    table.AddRow(new Text(user.Email), new Text(user.DisplayName), new Text(string.Join(", ", user.Roles)), new Text(user.Directorate ?? ""), new Text(user.State.Words()));
                terminal.Write(table);
                return ExitCode.Done;
            },
            stop));
        return command;
    }

    private static Command Password(IConfiguration settings, Terminal terminal)
    {
        Argument<string> email = Email();
        Option<string?> password = PasswordOption();
        var command = new Command("password", "Set a user's password and unlock the account.") { email, password };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                ChosenPassword chosen = ChosenPassword.From(typed.GetValue(password), terminal);
                string address = typed.GetRequiredValue(email);
                Outcome? outcome = await services.GetRequiredService<UserService>().SetPasswordAsync(address, chosen.Text, CommandServices.Actor, stop);
                return await ReportAsync(outcome, address, $"Set a new password for {address}.", terminal, chosen);
            },
            stop));
        return command;
    }

    private static Command Access(string name, string about, Func<UserAccessService, int, CancellationToken, Task<Outcome?>> work, IConfiguration settings, Terminal terminal)
    {
        Argument<string> email = Email();
        var command = new Command(name, about) { email };
        command.SetAction((typed, stop) => CommandServices.UseAsync(
            settings,
            async services =>
            {
                string address = typed.GetRequiredValue(email);
                int? id = await services.GetRequiredService<UserListService>().KeyOfAsync(address, stop);
                Outcome? outcome = id is { } known ? await work(services.GetRequiredService<UserAccessService>(), known, stop) : null;
                return await ReportAsync(outcome, address, $"{(outcome as Saved)?.Summary}.", terminal);
            },
            stop));
        return command;
    }

    private static Argument<string> Email() => new("EMAIL") { Description = "The address they sign in with." };

    private static Option<string?> PasswordOption() => new("--password")
    {
        Description = $"At least {IdentitySetup.ShortestPassword} characters. Left out, it is asked for, or made up and shown once.",
    };

    private static async Task<int> ReportAsync(Outcome? outcome, string email, string done, Terminal terminal, ChosenPassword? chosen = null)
    {
        if (outcome is not Saved)
        {
            foreach (string problem in outcome is Refused refused ? refused.Problems.Select(p => p.Message) : [$"There is no user with the email address {email.Trim()}."]) await terminal.WriteProblemAsync(problem);
            return ExitCode.Refused;
        }

        await terminal.WriteLineAsync(done);
        if (chosen is { IsMadeUp: true }) await terminal.WriteLineAsync($"Their password, shown this once: {chosen.Text}");
        return ExitCode.Done;
    }
}
