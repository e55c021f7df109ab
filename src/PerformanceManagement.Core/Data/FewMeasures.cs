using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace PerformanceManagement.Core.Data;

/// <summary>
/// Questions about few measures by their keys, which are asked after every change, and so translated once. Most changes are of one measure: by a list of
/// keys the SQL is written anew each time, by a single key never.
/// </summary>
internal static class FewMeasures
{
    /// <summary>A question that is translated once for a list of keys, and once for a single one.</summary>
    /// <param name="query">The question: keys are looked for in its list, and it is used for nothing else.</param>
    public static Func<PerformanceDbContext, int[], CancellationToken, Task<List<T>>> Translated<T>(Expression<Func<PerformanceDbContext, int[], IQueryable<T>>> query)
    {
        Func<PerformanceDbContext, int[], IAsyncEnumerable<T>> ofFew = EF.CompileAsyncQuery(query);
        Func<PerformanceDbContext, int, IAsyncEnumerable<T>> ofOne = EF.CompileAsyncQuery(OfOne<Func<PerformanceDbContext, int, IQueryable<T>>>(query));
        return async (database, measureIds, stop) => await (measureIds is [var id] ? ofOne(database, id) : ofFew(database, measureIds)).ToListAsync(stop);
    }

    /// <summary>The same with something that is asked beside the keys.</summary>
    /// <param name="query">The question.</param>
    public static Func<PerformanceDbContext, int[], TBeside, CancellationToken, Task<List<T>>> Translated<TBeside, T>(Expression<Func<PerformanceDbContext, int[], TBeside, IQueryable<T>>> query)
    {
        Func<PerformanceDbContext, int[], TBeside, IAsyncEnumerable<T>> ofFew = EF.CompileAsyncQuery(query);
        Func<PerformanceDbContext, int, TBeside, IAsyncEnumerable<T>> ofOne = EF.CompileAsyncQuery(OfOne<Func<PerformanceDbContext, int, TBeside, IQueryable<T>>>(query));
        return async (database, measureIds, beside, stop) => await (measureIds is [var id] ? ofOne(database, id, beside) : ofFew(database, measureIds, beside)).ToListAsync(stop);
    }

    /// <summary>A question about few measures, whose list of keys is its second parameter, as one about a single measure.</summary>
    public static Expression<TQuery> OfOne<TQuery>(LambdaExpression query)
    {
        ParameterExpression keys = query.Parameters[1], key = Expression.Parameter(typeof(int), "measureId");
        return Expression.Lambda<TQuery>(new ByOneKey(keys, key).Visit(query.Body), [query.Parameters[0], key, .. query.Parameters.Skip(2)]);
    }

    private sealed class ByOneKey(ParameterExpression keys, ParameterExpression key) : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node is { Method.Name: nameof(Enumerable.Contains), Arguments: [var list, var asked] } && IsKeys(list) ? Expression.Equal(Visit(asked), key) : base.VisitMethodCall(node);

        // The compiler sees an array as a span.
        private bool IsKeys(Expression list) => list == keys || (list is MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] } && array == keys);
    }
}
