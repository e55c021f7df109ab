using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PerformanceManagement.EmptySite;

/// <summary>Users and nothing else.</summary>
public sealed class EmptyDatabase(DbContextOptions<EmptyDatabase> options) : IdentityDbContext<IdentityUser<int>, IdentityRole<int>, int>(options);

/// <summary>The page.</summary>
[Route("")]
public sealed class HomeController(EmptyDatabase database) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index() => View(await database.Users.CountAsync());
}
