using System.ComponentModel.DataAnnotations;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Models.SetUp;

/// <summary>The first administrator.</summary>
public sealed class SetUpForm
{
    public const string WrongCode = "The code is not right. It is in the log of the server since its last start; each start makes a new one";

    [Required(ErrorMessage = "Enter the code from the server’s log")]
    [StringLength(100, ErrorMessage = WrongCode)]
    public string? Code { get; set; }

    public string? DisplayName { get; set; }

    public string? Email { get; set; }

    [Required(ErrorMessage = "Enter a password")]
    [StringLength(UserService.LongestPassword, ErrorMessage = "Password must be 256 characters or fewer")]
    public string? Password { get; set; }

    [Required(ErrorMessage = "Enter the password again")]
    [Compare(nameof(Password), ErrorMessage = "The passwords do not match")]
    public string? Again { get; set; }
}
