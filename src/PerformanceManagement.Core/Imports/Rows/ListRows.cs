using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Lists;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in lists.csv: directorates, services, portfolio holders and committees, also where nothing refers to them, and which of them are closed. What is
/// there already passes as it is; it is closed and opened on the site, where what refers to it is shown first.
/// </summary>
internal sealed class ListRows(PackStage stage)
{
    private readonly HashSet<(ListKind, string)> read = [];
    private readonly Dictionary<(ListKind, string), (object Entity, DateOnly? ClosedOn)> there = [];

    public async Task ApplyAsync(PackTable table, CancellationToken stop)
    {
        PerformanceDbContext database = stage.Database;
        foreach (Directorate directorate in await database.Directorates.ToListAsync(stop)) there[Key(ListKind.Directorate, directorate.Name)] = (directorate, directorate.ClosedOn);
        foreach (Committee committee in await database.Committees.ToListAsync(stop)) there[Key(ListKind.Committee, committee.Name)] = (committee, committee.ClosedOn);
        foreach (ListedName name in await database.ListedNames.ToListAsync(stop)) there[Key(name.Kind, name.Name)] = (name, name.ClosedOn);
        Action<PackRow, object> count = stage.StartFile(PackFiles.Lists);
        foreach (PackRow row in table.Rows)
        {
            ListKind? kind = row.RequiredWord("list", PackWords.Lists);
            string name = row.RequiredLine("name", TextLengths.Name);
            DateOnly? closed = row.Line("closed") is null ? null : row.Date("closed");
            if (kind is not { } list || !row.IsSound) continue;
            if (!read.Add(Key(list, name))) row.Problem("name", $"The {ListNames.One(list)} “{PackProblems.Shorten(name)}” has a row already.");
            else if (!there.TryGetValue(Key(list, name), out (object Entity, DateOnly? ClosedOn) known)) count(row, Add(list, name, closed));
            else if (known.ClosedOn == closed) count(row, known.Entity);
            else row.Problem("closed", known.ClosedOn is { } day ? $"It was closed on {FigureFormat.Date(day)} here, and not as the pack says. Open and close it on the site: leave the row out." : "It is open here. Close it on the site, where what refers to it is shown first: leave the row out.");
        }
    }

    private object Add(ListKind list, string name, DateOnly? closed) => list switch
    {
        ListKind.Directorate => stage.Database.Directorates.Add(new Directorate { Name = name, ClosedOn = closed }).Entity,
        ListKind.Committee => stage.Database.Committees.Add(new Committee { Name = name, ClosedOn = closed }).Entity,
        _ => stage.Database.ListedNames.Add(new ListedName { Kind = list, Name = name, ClosedOn = closed }).Entity,
    };

    private static (ListKind, string) Key(ListKind list, string name) => (list, name.ToUpperInvariant());
}
