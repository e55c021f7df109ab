using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Sample;

/// <summary>
/// Fills an empty database with Wellbridge, an invented council in the middle of a quarter: its data pack, users who own the measures,
/// collections, committee meetings and what services say about their programmes.
/// </summary>
public sealed class SampleCouncil(PerformanceDbContext database, DataPackImporter packs, UserService users, SignOffService signOff, CorrectionService corrections, ApprovalService approvals, TaskEditService tasks, ResultSubmissionService submissions)
{
    /// <summary>The quarter that is being collected.</summary>
    public static readonly Period PresentQuarter = Period.FinancialQuarter(2026, 2);

    /// <summary>What it is called. There is no such council.</summary>
    public const string Name = "Wellbridge Council";

    /// <summary>The day by which its values are asked for.</summary>
    public static readonly DateOnly DueOn = new(2026, 10, 19);

    private static readonly Period Restated = Period.FinancialQuarter(2025, 3);

    private static readonly Actor Loader = Actor.Process("Sample council");

    private static readonly Dictionary<string, DateOnly> Meetings = new()
    {
        ["Housing and Communities Scrutiny"] = new(2026, 11, 24),
        ["Children and Learning Scrutiny"] = new(2026, 11, 26),
        ["Environment and Transport Scrutiny"] = new(2026, 12, 1),
        ["Corporate Overview and Scrutiny"] = new(2026, 12, 3),
    };

    /// <summary>Loads the sample council, all or nothing, unless the database has measures.</summary>
    /// <returns>Whether it was loaded.</returns>
    /// <exception cref="InvalidOperationException">The sample's own files do not fit the program: a fault of the installation.</exception>
    public async Task<bool> LoadIfEmptyAsync(CancellationToken stop = default)
    {
        if (await database.Measures.AnyAsync(stop)) return false;

        await database.InTransactionAsync(async token =>
        {
            await ImportPackAsync(token);
            await AddUsersAsync(token);
            await GiveMeasuresOwnersAsync(token);
            await MarkMethodBreaksAsync(token);
            await AddCollectionsAsync(token);
            await CorrectAsync(token);
            await AddMeetingsAndNotesAsync(token);
        }, stop);
        return true;
    }

    private async Task ImportPackAsync(CancellationToken stop)
    {
        DataPackReport outcome = await packs.ImportAsync(Path.Combine(AppContext.BaseDirectory, "Data", "Sample", "pack"), Loader, dryRun: false, stop: stop);
        if (!outcome.Accepted) throw Broken(DataPackProblemGroup.Lines(outcome.Problems, hint: ""));
    }

    private async Task AddUsersAsync(CancellationToken stop)
    {
        foreach (SampleUser user in SampleUsers.All)
        {
            if (await users.AddAsync(new UserEdit(user.Email, user.DisplayName, [user.Role], user.Directorate), SampleUsers.Password, Loader, stop) is Refused refused) throw Broken(refused.Problems.Select(p => p.Message));
        }
    }

    private async Task GiveMeasuresOwnersAsync(CancellationToken stop)
    {
        Dictionary<string, int> keys = await database.Users.ToDictionaryAsync(user => user.Email!, user => user.Id, stop);
        Dictionary<string, int> owners = SampleUsers.All
            .SelectMany(user => user.Services.Select(service => (Service: service, user.Email)))
            .ToDictionary(owned => owned.Service, owned => keys[owned.Email]);
        foreach (Measure measure in await database.Measures.ToListAsync(stop))
            measure.OwnerId = owners[measure.Service!];
        await database.SaveAsync(stop);
    }

    private async Task MarkMethodBreaksAsync(CancellationToken stop)
    {
        List<MeasureResult> changed = await database.Results.AsNoTracking().Where(result => result.Reason == ReasonForNoValue.MethodChanged).ToListAsync(stop);
        database.MethodBreaks.AddRange(changed.Select(result => new MethodBreak
        {
            MeasureId = result.MeasureId,
            From = result.Period,
            Reason = "People whose activity is not known are counted in a new way since the change of tracking system.",
        }));
        await database.SaveAsync(stop);
    }

    private async Task AddCollectionsAsync(CancellationToken stop)
    {
        DateOnly first = await database.Results.MinAsync(result => result.PeriodEnd, stop);
        for (Period quarter = Period.Containing(first, PeriodLength.Quarter, PeriodCalendar.Financial); quarter < PresentQuarter; quarter = quarter.Next)
        {
            database.Collections.Add(new Collection { Period = quarter, State = CollectionState.Open });
            await database.SaveAsync(stop);
            if (await signOff.SignOffAsync(quarter, Loader, stop) is not Saved) throw Broken([$"{quarter.Label} could not be signed off."]);
        }

        await new SampleCollection(database, approvals, tasks, submissions).AddAsync(Loader, stop);
    }

    // As the performance team would: through the page on which a signed-off figure is corrected.
    private async Task CorrectAsync(CancellationToken stop)
    {
        User officer = await database.Users.SingleAsync(user => user.Email == SampleUsers.PerformanceOfficer, stop);
        MeasureResult result = await database.Results.AsNoTracking().SingleAsync(r => r.Period == Restated && database.Measures.Any(m => m.Id == r.MeasureId && m.Code == "ENV 03"), stop);
        Outcome? outcome = await corrections.CorrectAsync(
            new ResultSubmission
            {
                Code = "ENV 03",
                Period = Restated,
                Value = "487",
                Note = result.Note,
                Because = "Eight reports made by telephone in December had not been counted.",
                ResultVersion = result.Version,
            },
            new Actor(officer.Id, officer.DisplayName, [Roles.PerformanceOfficer]),
            stop);
        if (outcome is not Saved) throw Broken([$"{outcome} for the correction of {Restated.Label}."]);
    }

    private async Task AddMeetingsAndNotesAsync(CancellationToken stop)
    {
        foreach (Committee committee in await database.Committees.ToListAsync(stop))
            database.CommitteeMeetings.Add(new CommitteeMeeting { CommitteeId = committee.Id, Period = PresentQuarter, Date = Meetings[committee.Name] });

        Dictionary<string, int> plan = await database.PlanItems.ToDictionaryAsync(item => item.Key, item => item.Id, stop);
        database.PlanNotes.AddRange(SamplePlanNotes.All.Select(note => new PlanNote { PlanItemId = plan[note.Key], Period = PresentQuarter, Text = note.Value }));
        await database.SaveAsync(stop);
    }

    private static InvalidOperationException Broken(IEnumerable<string> problems) =>
        new($"The sample council could not be loaded: {string.Join(" ", problems)}");
}
