using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PerformanceManagement.Web.Models.Account;

public sealed class SignInForm
{
    public const string Refused = "The email address or password is not right. After 5 wrong passwords an account is locked for 15 minutes.";

    [Required(ErrorMessage = "Enter your email address")]
    [StringLength(256, ErrorMessage = "Email address must be 256 characters or fewer")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Enter your password")]
    [StringLength(256, ErrorMessage = "Password must be 256 characters or fewer")]
    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>A form that was sent after the sign-in had ended, sealed.</summary>
    public string? Kept { get; set; }

    /// <summary>Whether there is nobody yet who could sign in, so that the site has to be set up first.</summary>
    [BindNever]
    public bool OffersSetUp { get; set; }
}
