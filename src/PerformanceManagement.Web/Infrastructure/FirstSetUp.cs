using System.Security.Cryptography;
using System.Text;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>
/// Whether the site waits for its first administrator, and the one-time code by which whoever sets it up proves that they can read the server's log. The code
/// is written there while there is nobody, kept in memory alone, and worth nothing from the moment there is somebody.
/// </summary>
public sealed class FirstSetUp(ILogger<FirstSetUp> log)
{
    private readonly string code = MadeUpSecret.New();
    private int said;
    private volatile bool isOver;

    /// <summary>Whether there is nobody yet. Asked of the database until there is somebody, and never after that.</summary>
    public async Task<bool> IsNeededAsync(FirstUserService first, CancellationToken stop = default)
    {
        if (isOver) return false;
        isOver = !await first.IsNeededAsync(stop);
        if (!isOver && Interlocked.Exchange(ref said, 1) == 0)
            log.LogWarning("Nobody can sign in to this site yet. Open /first-set-up on it and give this one-time code: {Code}", code);
        return !isOver;
    }

    /// <summary>Whether somebody typed the code, in whatever capitals and with or without its hyphens.</summary>
    public bool IsRight(string? typed) => CryptographicOperations.FixedTimeEquals(Bare(code), Bare(typed ?? ""));

    private static byte[] Bare(string text) => Encoding.UTF8.GetBytes(string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant());
}
