using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace PerformanceManagement.Web.Models.Account;

public sealed class PasswordForm
{
    [Required(ErrorMessage = "Enter your current password")]
    [StringLength(256, ErrorMessage = "Current password must be 256 characters or fewer")]
    public string? Current { get; set; }

    [Required(ErrorMessage = "Enter a new password")]
    [StringLength(256, MinimumLength = 12, ErrorMessage = "New password must be between 12 and 256 characters")]
    public string? New { get; set; }

    [Required(ErrorMessage = "Enter the new password again")]
    [Compare(nameof(New), ErrorMessage = "The new passwords do not match")]
    public string? Again { get; set; }

    /// <summary>The field that an error of Identity belongs to.</summary>
    public static string FieldOf(string code) => code == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(Current) : nameof(New);

    /// <summary>The error in our words; Identity's own, which are sentences, where we have none.</summary>
    public static string WordingOf(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordMismatch) => "The current password is not right",
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => "New password must have at least 5 different characters",
        _ => error.Description,
    };
}
