namespace PerformanceManagement.Core.Users;

/// <summary>Whether somebody can sign in, and if not, why.</summary>
public enum UserState
{
    /// <summary>They can.</summary>
    CanSignIn,

    /// <summary>They have not chosen a password yet.</summary>
    NoPassword,

    /// <summary>Too many wrong passwords: locked for a while.</summary>
    Locked,

    /// <summary>An administrator disabled the account.</summary>
    Disabled,
}

/// <summary>What pages and the command line call it.</summary>
public static class UserStates
{
    /// <summary>A state in words.</summary>
    public static string Words(this UserState state) => state switch
    {
        UserState.CanSignIn => "Can sign in",
        UserState.NoPassword => "No password yet",
        UserState.Locked => "Locked",
        UserState.Disabled => "Disabled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
