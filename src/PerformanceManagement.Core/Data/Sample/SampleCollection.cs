using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Sample;

/// <summary>
/// Brings the sample council's open quarter to its middle: values that nobody has begun, two in a draft, one of which looks wrong, some that wait to be
/// approved, one of which was doubted and explained, two that were returned, most of them approved, one that is excused, one that somebody else enters,
/// and a deputy. As people would, through the services of the pages.
/// </summary>
internal sealed class SampleCollection(PerformanceDbContext database, ApprovalService approvals, TaskEditService tasks, ResultSubmissionService submissions)
{
    // Further out than ever before, so that the form asks why it is right.
    private const string Doubted = "ENV 02";

    // Directors have looked at everything but these.
    private static readonly string[] Waiting = ["ENV 01", Doubted, "ENV 09", "ADU 05", "CHI 09", "RES 03"];

    private static readonly Dictionary<string, string> Returned = new()
    {
        ["RES 07"] = "Please say in the note what is behind the change on the period before.",
        ["ENV 05"] = "The note does not say yet what is being done about the streets of the town centre.",
    };

    private readonly Period quarter = SampleCouncil.PresentQuarter;

    /// <summary>Opens the quarter with its dates, and moves it on.</summary>
    /// <param name="loader">Who does what no person would.</param>
    /// <param name="stop">Cancels the work.</param>
    public async Task AddAsync(Actor loader, CancellationToken stop)
    {
        database.CouncilSettings.Add(new CouncilSettings { ValuesNeedApproval = true });
        var collection = new Collection { Period = quarter, State = CollectionState.Open, DueOn = SampleCouncil.DueOn, ApprovalsDueOn = SampleCouncil.DueOn.AddDays(7) };
        database.Collections.Add(collection);
        await TaskOpening.AddAsync(database, collection, stop);
        await database.SaveAsync(stop);

        Dictionary<string, User> users = await database.Users.AsNoTracking().Include(u => u.Directorate).ToDictionaryAsync(u => u.Email!, stop);
        await ExplainAsync(users["environment@wellbridge.example"], stop);
        await ApproveAsync(users.Values, stop);
        await EnterAsync(
            new ResultSubmission { Code = "CHI 04", Period = quarter, Value = "2310", Note = "From the case system; the out-of-hours service’s return for September is still to come.", AsDraft = true },
            users["children@wellbridge.example"],
            stop);
        // A slip of the first digit: 9,289 are meant.
        await EnterAsync(
            new ResultSubmission { Code = "RES 06", Period = quarter, Value = "65.2", Numerator = "6289", Denominator = "9641", Note = "The payment run of 30 September is still to be checked.", AsDraft = true },
            users["finance@wellbridge.example"],
            stop);
        await DecideAsync(new TaskEdit(TaskDecision.Excuse, [("CHI 08", quarter)]) { Because = "Learners are enrolled in September, so the count of this quarter says nothing yet." }, loader, stop);
        await DecideAsync(new TaskEdit(TaskDecision.Give, [("ENV 04", quarter)]) { UserId = users["growth@wellbridge.example"].Id }, loader, stop);
        User deputy = users["education@wellbridge.example"];
        database.ApprovalDeputies.Add(new ApprovalDeputy { DirectorateId = deputy.DirectorateId!.Value, UserId = deputy.Id, From = SampleCouncil.DueOn, Until = SampleCouncil.DueOn.AddDays(14) });
        await database.SaveAsync(stop);
    }

    private async Task ApproveAsync(IEnumerable<User> users, CancellationToken stop)
    {
        foreach (User director in users.Where(u => u.DisplayName.StartsWith("Director of ", StringComparison.Ordinal)).OrderBy(u => u.Email, StringComparer.Ordinal))
        {
            Actor actor = new(director.Id, director.DisplayName, [Roles.Approver]);
            var submitted = await (
                from task in database.CollectionTasks.AsNoTracking()
                where task.Quarter == quarter && task.State == TaskState.Submitted
                join measure in database.Measures on task.MeasureId equals measure.Id
                where measure.DirectorateId == director.DirectorateId
                orderby measure.Code, task.Id
                select new { task.Id, task.Version, measure.Code }).ToListAsync(stop);
            Done(await approvals.ApproveAsync([.. submitted.Where(t => !Waiting.Contains(t.Code) && !Returned.ContainsKey(t.Code)).Select(t => (t.Id, t.Version))], actor, stop));
            foreach (var task in submitted.Where(t => Returned.ContainsKey(t.Code))) Done(await approvals.ReturnAsync(task.Id, task.Version, Returned[task.Code], actor, stop));
        }
    }

    // The figure of the data pack, submitted as it is, with the reason that the form asks for and the tick that there is no note yet.
    private async Task ExplainAsync(User officer, CancellationToken stop)
    {
        MeasureResult figure = await database.Results.AsNoTracking().SingleAsync(r => r.Period == quarter && database.Measures.Any(m => m.Id == r.MeasureId && m.Code == Doubted), stop);
        await EnterAsync(
            new ResultSubmission
            {
                Code = Doubted,
                Period = quarter,
                Value = "71.3",
                DoubtReason = "Checked against the in-cab system: the new rounds missed whole streets in July and August, and each home is counted.",
                Confirmed = true,
                ResultVersion = figure.Version,
            },
            officer,
            stop);
    }

    private async Task EnterAsync(ResultSubmission typed, User officer, CancellationToken stop) =>
        Done(await submissions.SubmitAsync(typed, new Actor(officer.Id, officer.DisplayName, [Roles.Contributor]), stop));

    private async Task DecideAsync(TaskEdit edit, Actor actor, CancellationToken stop) => Done(await tasks.DecideAsync(quarter, edit, actor, stop));

    private static void Done(Outcome? outcome)
    {
        if (outcome is not Saved) throw new InvalidOperationException($"The sample council could not be loaded: {outcome} in the collection of its open quarter.");
    }
}
