namespace Microsoft.SqlServer.Server;

/// <summary>Details of a value that a user-defined type returns.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.ReturnValue | AttributeTargets.Parameter)]
public class SqlFacetAttribute : Attribute
{
    public bool IsFixedLength { get; set; }

    public int MaxSize { get; set; }

    public int Precision { get; set; }

    public int Scale { get; set; }

    public bool IsNullable { get; set; }
}

/// <summary>Marks a method as a function of the server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SqlFunctionAttribute : Attribute
{
    public bool IsDeterministic { get; set; }

    public DataAccessKind DataAccess { get; set; }

    public SystemDataAccessKind SystemDataAccess { get; set; }

    public bool IsPrecise { get; set; }

    public string? Name { get; set; }

    public string? TableDefinition { get; set; }

    public string? FillRowMethodName { get; set; }
}

/// <summary>Says how a method of a user-defined type behaves.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlMethodAttribute : SqlFunctionAttribute
{
    public SqlMethodAttribute() => OnNullCall = true;

    public bool OnNullCall { get; set; }

    public bool IsMutator { get; set; }

    public bool InvokeIfReceiverIsNull { get; set; }
}

/// <summary>Marks a type as an aggregate of the server.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedAggregateAttribute(Format format) : Attribute
{
    public const int MaxByteSizeValue = 8000;

    public int MaxByteSize { get; set; }

    public bool IsInvariantToDuplicates { get; set; }

    public bool IsInvariantToNulls { get; set; }

    public bool IsInvariantToOrder { get; set; }

    public bool IsNullIfEmpty { get; set; }

    public Format Format { get; } = format;

    public string? Name { get; set; }
}

/// <summary>Marks a type as a type of the server.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public int MaxByteSize { get; set; }

    public bool IsFixedLength { get; set; }

    public bool IsByteOrdered { get; set; }

    public Format Format { get; } = format;

    public string? ValidationMethodName { get; set; }

    public string? Name { get; set; }
}
