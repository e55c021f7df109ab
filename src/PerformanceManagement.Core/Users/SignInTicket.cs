namespace PerformanceManagement.Core.Users;

/// <summary>
/// One browser in which somebody is signed in. The cookie holds a key to it and nothing else, so that a copy of the cookie is worth nothing once
/// this is gone, or once the user's password, roles or lock are no longer what they were.
/// </summary>
public sealed class SignInTicket
{
    /// <summary>The hash of the key, in hexadecimal: whoever reads the database cannot sign in with it.</summary>
    public required string KeyHash { get; set; }

    /// <summary>The user.</summary>
    public int UserId { get; set; }

    /// <summary>The user's security stamp at the time; a change of password changes it.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>The keys of the user's roles at the time, in order, with commas.</summary>
    public required string Roles { get; set; }

    /// <summary>The sign-in itself, as the site protected it.</summary>
    public required byte[] Content { get; set; }

    /// <summary>When it ends unless it is renewed, UTC.</summary>
    public DateTime ExpiresAt { get; set; }
}
