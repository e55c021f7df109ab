using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Mail;

/// <summary>Somebody who may be written to.</summary>
internal sealed record DigestPerson(int Id, string Name, string Address, int? DirectorateId)
{
    public MailAddressee To => new(Id, Name, Address);
}

/// <summary>That a quarter, or a month of it, was opened, or was given other dates.</summary>
internal sealed record QuarterNews(string? Quarter, string Action, DateTime At);

/// <summary>For which directorate somebody stands in.</summary>
internal sealed record StandIn(int UserId, int DirectorateId);

/// <summary>Values of a directorate that wait to be approved, by who entered them.</summary>
internal sealed record WaitingApprovals(int? DirectorateId, string? Directorate, Period Quarter, int? EnteredById, int Count, DateTime? Last);

/// <summary>Questions of the day's messages.</summary>
internal static class DigestQueries
{
    private static readonly string[] News = ["quarter.opened", "quarter.reopened", "month.opened", CollectionService.DatedAction];

    internal static IQueryable<DigestPerson> PeopleQuery(PerformanceDbContext database) =>
        database.Users.AsNoTracking().Where(u => u.DisabledAt == null && u.Email != null).OrderBy(u => u.Id).Select(u => new DigestPerson(u.Id, u.DisplayName, u.Email!, u.DirectorateId));

    // Where the dates are as they were, only a meeting moved.
    internal static IQueryable<QuarterNews> NewsQuery(PerformanceDbContext database, DateTime after) =>
        database.Audit.AsNoTracking().Where((AuditEntry a) => News.Contains(a.Action) && a.At > after && (a.Action != CollectionService.DatedAction || a.Details.Any())).Select(a => new QuarterNews(a.Period, a.Action, a.At));

    internal static IQueryable<StandIn> StandInsQuery(PerformanceDbContext database, DateOnly day) =>
        database.ApprovalDeputies.AsNoTracking().Where(d => d.From <= day && d.Until >= day).Select(d => new StandIn(d.UserId, d.DirectorateId));

    internal static IQueryable<UserRole> ApproversQuery(PerformanceDbContext database) =>
        from membership in database.UserRoles
        join role in database.Roles on membership.RoleId equals role.Id
        where role.Name == Roles.Approver || role.Name == Roles.PerformanceOfficer
        select new UserRole(membership.UserId, role.Name!);

    internal static IQueryable<WaitingApprovals> WaitingQuery(PerformanceDbContext database) =>
        from submitted in FigureOccasions.SubmittedTasksQuery(database, ApprovalService.WaitingQuery(database, null))
        join measure in database.Measures on submitted.Task.MeasureId equals measure.Id
        group submitted.Task by new { measure.DirectorateId, Directorate = measure.Directorate!.Name, submitted.Task.Quarter, EnteredById = submitted.ById } into waiting
        select new WaitingApprovals(waiting.Key.DirectorateId, waiting.Key.Directorate, waiting.Key.Quarter, waiting.Key.EnteredById, waiting.Count(), waiting.Max(t => t.StateAt));
}
