using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;

namespace PerformanceManagement.Core.Users;

/// <summary>Reads what was typed of a person.</summary>
internal sealed class UserReading
{
    private readonly List<FieldMessage> problems = [];

    private UserReading(UserEdit edit)
    {
        Email = edit.Email?.Trim() ?? "";
        DisplayName = string.Join(' ', (edit.DisplayName ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (DisplayName.Length == 0) Problem(nameof(edit.DisplayName), "Enter a name");
        else if (DisplayName.Length > TextLengths.Name) Problem(nameof(edit.DisplayName), $"The name must be {TextLengths.Name} characters or fewer");
        if (Email.Length == 0) Problem(nameof(edit.Email), "Enter an email address");
        else if (Email.Length > TextLengths.Email) Problem(nameof(edit.Email), $"The email address must be {TextLengths.Email} characters or fewer");
        Roles = ReadRoles(edit.Roles);
    }

    public string Email { get; }

    public string DisplayName { get; }

    public IReadOnlyList<string> Roles { get; }

    public int? DirectorateId { get; private set; }

    /// <summary>The directorate's name as it is stored.</summary>
    public string? Directorate { get; private set; }

    public IReadOnlyList<FieldMessage> Problems => problems;

    /// <param name="edit">What was typed.</param>
    /// <param name="database">Where directorates are looked for.</param>
    /// <param name="kept">The name of the directorate that the person has, which they keep though it may be closed; null for somebody new.</param>
    /// <param name="stop">Cancels the reading.</param>
    public static async Task<UserReading> OfAsync(UserEdit edit, PerformanceDbContext database, string? kept, CancellationToken stop)
    {
        var read = new UserReading(edit);
        if (edit.Directorate?.Trim() is not { Length: > 0 } typed) return read;
        var known = await database.Directorates.Where(d => d.Name == typed).Select(d => new { d.Id, d.Name, d.ClosedOn }).SingleOrDefaultAsync(stop);
        if (known is null) read.Problem(nameof(edit.Directorate), $"There is no directorate “{typed}”");
        else if (known.ClosedOn is not null && known.Name != kept) read.Problem(nameof(edit.Directorate), $"“{known.Name}” is closed: choose another, or open it again first");
        else (read.DirectorateId, read.Directorate) = (known.Id, known.Name);
        return read;
    }

    // In the order in which the roles are listed everywhere.
    private List<string> ReadRoles(IReadOnlyList<string> typed)
    {
        foreach (string unknown in typed.Where(t => !Users.Roles.All.Contains(t.Trim(), StringComparer.OrdinalIgnoreCase)))
            Problem(nameof(UserEdit.Roles), $"There is no role “{unknown}”. The roles are {string.Join(", ", Users.Roles.All)}");
        if (typed.Count == 0) Problem(nameof(UserEdit.Roles), "Select at least one role");
        return [.. Users.Roles.All.Where(known => typed.Any(t => string.Equals(known, t.Trim(), StringComparison.OrdinalIgnoreCase)))];
    }

    private void Problem(string field, string sentence) => problems.Add(new FieldMessage(field, sentence));
}
