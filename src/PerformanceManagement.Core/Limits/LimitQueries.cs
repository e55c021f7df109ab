using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Limits;

/// <summary>Questions about rebased limits.</summary>
internal static class LimitQueries
{
    internal static IQueryable<StoredRebase> RebasesQuery(this PerformanceDbContext database, int measureId) =>
        from rebase in database.LimitRebases.AsNoTracking()
        where rebase.MeasureId == measureId
        // Nobody for one that came in a data pack.
        join user in database.Users on rebase.SetById equals user.Id into setBy
        from user in setBy.DefaultIfEmpty()
        select new StoredRebase(
            rebase.Id,
            rebase.From,
            rebase.Reason,
            rebase.SetAt,
            user == null ? Actor.OfPack : user.DisplayName,
            database.UserRoles.Where(r => r.UserId == user.Id).Join(database.Roles, r => r.RoleId, role => role.Id, (_, role) => role.Name).Min());

    internal static IQueryable<MeasureRebase> RebasesOfQuery(this PerformanceDbContext database, IQueryable<Measure> measures) =>
        database.LimitRebases.AsNoTracking().Where(r => measures.Select(m => m.Id).Contains(r.MeasureId)).Select(r => new MeasureRebase(r.MeasureId, new Rebase(r.From, r.Reason, "The performance team")));
}

/// <summary>A rebase of a measure.</summary>
internal sealed record MeasureRebase(int MeasureId, Rebase Rebase);
