using PerformanceManagement.Web.Infrastructure;

namespace PerformanceManagement.Web.Models.Errors;

/// <summary>What an error page says.</summary>
/// <param name="Heading">What happened.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="Reference">What the log calls this request, to be quoted.</param>
public sealed record ErrorPage(string Heading, IReadOnlyList<string> Advice, string Reference)
{
    /// <summary>The nearest that there is, each with its address; none where nobody looked for it.</summary>
    public IReadOnlyList<(string Text, string Address)> Instead { get; init; } = [];

    /// <summary>What an address asked for that does not exist.</summary>
    /// <param name="missing">What it was, and what is near.</param>
    /// <param name="reference">What the log calls this request.</param>
    public static ErrorPage For(MissingPage missing, string reference) =>
        new(missing.Heading, [missing.Instead.Count > 0 ? "Check the address, or choose the nearest there is:" : "Check the address."], reference) { Instead = missing.Instead };

    /// <param name="status">The response's status code.</param>
    /// <param name="reference">What the log calls this request.</param>
    /// <param name="refusal">Why a service refused it, in its own words; null when none did.</param>
    public static ErrorPage For(int status, string reference, string? refusal) => status switch
    {
        StatusCodes.Status400BadRequest => new(
            "We could not accept that",
            ["The page may have been open for too long, or you may have signed in or out in another tab.", "Go back, reload the page and try again. What you typed has not been saved."],
            reference),
        StatusCodes.Status403Forbidden => new(
            "You cannot do this",
            [refusal ?? "Your role does not allow it.", "If you think it should be allowed, ask the performance team."],
            reference),
        StatusCodes.Status404NotFound => new(
            "Page not found",
            ["If you typed the address, check it is correct.", "If you followed a link, the measure, period or report may have been moved or removed."],
            reference),
        StatusCodes.Status429TooManyRequests => new(
            "Too many attempts to sign in",
            ["Wait a minute, then try again."],
            reference),
        >= 400 and < 500 => new("We could not accept that", ["Go back and try again."], reference),
        _ => new(
            "Sorry, there is a problem with this service",
            ["Try again in a few minutes. If you were saving something, first check whether it was saved.", "If it happens again, tell your performance team and quote the reference."],
            reference),
    };
}
