using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PerformanceManagement.Core.Data;

/// <summary>
/// Inserts many new rows of one table through the context's own connection and transaction, with a prepared command whose parameters are made by
/// EF Core's model: the same columns, conversions and checks as saving them, without tracking each. Why: docs/decisions/0012-bulk-import.md.
/// </summary>
/// <typeparam name="T">The entity. Its key is given by the database and not read back.</typeparam>
internal sealed class BulkInsert<T> : IAsyncDisposable
    where T : class
{
    // SQL Server takes 2,100 parameters in a command.
    private const int MostParameters = 2_000;

    private readonly PerformanceDbContext database;
    private readonly Column[] columns;
    private readonly string start;
    private readonly int rowsInCommand;
    private DbCommand? command;
    private int commandRows;

    public BulkInsert(PerformanceDbContext database)
    {
        this.database = database;
        IEntityType entity = database.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not stored.");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        columns = [.. entity.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ValueGenerated == ValueGenerated.OnAdd)).Select(p => new Column(p, table))];
        ISqlGenerationHelper names = database.GetService<ISqlGenerationHelper>();
        start = $"INSERT INTO {names.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", columns.Select(c => names.DelimitIdentifier(c.Name)))}) VALUES ";
        // In SQLite there is no way to a server to save, and it looks each parameter up by its name: a row at a time is fastest.
        rowsInCommand = database.Database.ProviderName == ModelConventions.Sqlite ? 1 : MostParameters / columns.Length;
    }

    /// <summary>Inserts rows, in their order. There must be a transaction.</summary>
    public async Task AddAsync(IReadOnlyList<T> rows, CancellationToken stop)
    {
        for (int from = 0; from < rows.Count; from += rowsInCommand)
        {
            int count = Math.Min(rowsInCommand, rows.Count - from);
            DbCommand insert = await CommandAsync(count);
            for (int row = 0; row < count; row++)
            {
                for (int column = 0; column < columns.Length; column++)
                    insert.Parameters[(row * columns.Length) + column].Value = columns[column].Stored(rows[from + row]);
            }

            await insert.ExecuteNonQueryAsync(stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (command is not null) await command.DisposeAsync();
    }

    /// <summary>How many rows go into a command.</summary>
    internal int RowsInCommand => rowsInCommand;

    // Kept from one call to the next, so that it is prepared once.
    private async Task<DbCommand> CommandAsync(int rows)
    {
        if (command is not null && commandRows == rows) return command;
        if (command is not null) await command.DisposeAsync();
        command = NewCommand(rows);
        command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Bulk inserts belong in a transaction.");
        commandRows = rows;
        return command;
    }

    internal DbCommand NewCommand(int rows)
    {
        DbCommand insert = database.Database.GetDbConnection().CreateCommand();
        ISqlGenerationHelper names = database.GetService<ISqlGenerationHelper>();
        List<string> groups = [];
        for (int row = 0; row < rows; row++)
        {
            List<string> parameters = [];
            foreach (Column column in columns)
            {
                string name = names.GenerateParameterName(string.Create(CultureInfo.InvariantCulture, $"p{insert.Parameters.Count}"));
                insert.Parameters.Add(column.Parameter(insert, name));
                parameters.Add(name);
            }

            groups.Add($"({string.Join(", ", parameters)})");
        }

        insert.CommandText = start + string.Join(", ", groups);
        return insert;
    }

    private sealed class Column
    {
        private readonly RelationalTypeMapping mapping;
        private readonly bool isNullable;
        private readonly Func<T, object?> read;

        public Column(IProperty property, StoreObjectIdentifier table)
        {
            Name = property.GetColumnName(table) ?? throw new InvalidOperationException($"{property.Name} has no column.");
            mapping = property.GetRelationalTypeMapping();
            isNullable = property.IsNullable;
            ParameterExpression entity = Expression.Parameter(typeof(T));
            MemberExpression member = Expression.Property(entity, property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} cannot be read from the entity."));
            read = Expression.Lambda<Func<T, object?>>(Expression.Convert(member, typeof(object)), entity).Compile();
        }

        public string Name { get; }

        public DbParameter Parameter(DbCommand command, string name) => mapping.CreateParameter(command, name, null, isNullable);

        public object Stored(T entity)
        {
            object? value = read(entity);
            return value is null ? DBNull.Value : mapping.Converter?.ConvertToProvider(value) ?? value;
        }
    }
}
