using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PerformanceManagement.Core.Tests;

/// <summary>Counts the questions that a context asks.</summary>
internal sealed class CommandCounter : DbCommandInterceptor
{
    public int Count { get; private set; }

    /// <summary>Those that ask, and change nothing: SQLite is given what is stored a row at a time.</summary>
    public int Questions { get; private set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count++;
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) Questions++;
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
