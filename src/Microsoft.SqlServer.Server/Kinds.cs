namespace Microsoft.SqlServer.Server;

/// <summary>Whether a method reads user data on the server.</summary>
public enum DataAccessKind
{
    None = 0,
    Read = 1,
}

/// <summary>Whether a method reads system data on the server.</summary>
public enum SystemDataAccessKind
{
    None = 0,
    Read = 1,
}

/// <summary>How a user-defined type is serialised.</summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}
