using Microsoft.AspNetCore.Identity;

namespace PerformanceManagement.Core.Users;

/// <summary>Identity's refusals in the words of our pages. People sign in with their email address, so a user name is never spoken of.</summary>
public sealed class PlainIdentityErrors : IdentityErrorDescriber
{
    /// <inheritdoc />
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"Password must be {length} characters or more. Three random words make a good one");

    /// <inheritdoc />
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars), $"Password must use at least {uniqueChars} different characters");

    /// <inheritdoc />
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "The current password is not right");

    /// <inheritdoc />
    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), $"“{email}” is not an email address");

    /// <inheritdoc />
    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), $"“{userName}” is not an email address");

    /// <inheritdoc />
    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), $"There is already somebody with the email address {email}");

    /// <inheritdoc />
    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), $"There is already somebody with the email address {userName}");

    /// <inheritdoc />
    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "Somebody else changed this user meanwhile. Try again");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
