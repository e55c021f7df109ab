using System.Linq.Expressions;

namespace PerformanceManagement.Core.Data;

/// <summary>Puts one projection into another, so that what an entity looks like as a figure is written once, for objects and for queries.</summary>
internal static class Projection
{
    /// <summary>A projection of an entity and of a part that is projected from it, as one that the database can be asked.</summary>
    /// <param name="part">The part.</param>
    /// <param name="whole">What is made of the entity and the part.</param>
    public static Expression<Func<TEntity, TWhole>> With<TEntity, TPart, TWhole>(Expression<Func<TEntity, TPart>> part, Expression<Func<TEntity, TPart, TWhole>> whole)
    {
        Expression inlined = new Replacing(whole.Parameters[1], new Replacing(part.Parameters[0], whole.Parameters[0]).Visit(part.Body)).Visit(whole.Body);
        return Expression.Lambda<Func<TEntity, TWhole>>(inlined, whole.Parameters[0]);
    }

    /// <summary>What is projected from an entity, within a query that <see cref="Inlined"/> puts it into; never called.</summary>
    public static TPart Of<TEntity, TPart>(Expression<Func<TEntity, TPart>> part, TEntity entity) => throw new InvalidOperationException($"{part} of {entity} is part of a query.");

    /// <summary>A query that is compiled once, with the projections that <see cref="Of"/> names in it put in their places.</summary>
    public static Expression<TQuery> Inlined<TQuery>(Expression<TQuery> query) => (Expression<TQuery>)new Inlining().Visit(query);

    private sealed class Inlining : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method is not { Name: nameof(Of) } || node.Method.DeclaringType != typeof(Projection)) return base.VisitMethodCall(node);
            var part = (LambdaExpression)Expression.Lambda(node.Arguments[0]).Compile().DynamicInvoke()!;
            return new Replacing(part.Parameters[0], Visit(node.Arguments[1])).Visit(part.Body);
        }
    }

    private sealed class Replacing(ParameterExpression what, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == what ? by : node;
    }
}
