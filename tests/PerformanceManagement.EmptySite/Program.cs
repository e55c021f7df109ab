using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.EmptySite;

// The least that is an MVC application with Identity and EF Core: one page that asks the database one question. What starting a site costs anybody.
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<EmptyDatabase>(options => options.UseSqlite(builder.Configuration.GetConnectionString("Empty")));
builder.Services.AddIdentity<IdentityUser<int>, IdentityRole<int>>().AddEntityFrameworkStores<EmptyDatabase>();
builder.Services.AddControllersWithViews();

WebApplication app = builder.Build();
await using (AsyncServiceScope scope = app.Services.CreateAsyncScope())
    await scope.ServiceProvider.GetRequiredService<EmptyDatabase>().Database.EnsureCreatedAsync();

app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.MapControllers();
await app.RunAsync();
