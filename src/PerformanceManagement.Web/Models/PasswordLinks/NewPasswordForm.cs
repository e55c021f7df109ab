using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Models.PasswordLinks;

/// <summary>A password that the holder of a link chooses.</summary>
public sealed class NewPasswordForm
{
    [Required(ErrorMessage = "Enter a password")]
    [StringLength(UserService.LongestPassword, ErrorMessage = "Password must be 256 characters or fewer")]
    public string? Password { get; set; }

    [Required(ErrorMessage = "Enter the password again")]
    [Compare(nameof(Password), ErrorMessage = "The passwords do not match")]
    public string? Again { get; set; }

    /// <summary>Whose link it is.</summary>
    [BindNever]
    public string DisplayName { get; private set; } = "";

    /// <summary>The address that they sign in with.</summary>
    [BindNever]
    public string Email { get; private set; } = "";

    /// <summary>The form for the owner of a link.</summary>
    public NewPasswordForm For(FoundPasswordLink link)
    {
        (DisplayName, Email) = (link.DisplayName ?? "", link.Email ?? "");
        return this;
    }
}
