using Microsoft.AspNetCore.Mvc;
using PerformanceManagement.Core.Changes;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The one place where what became of a change turns into a page: what was done is said on the page that follows, what was refused beside its field.</summary>
internal static class Answers
{
    /// <summary>Under what a page that follows finds the sentence about what was done: the banner of every page.</summary>
    public const string Done = nameof(Done);

    /// <summary>For a form of which something could not be read at all; the sentences about that are there already.</summary>
    public static readonly Outcome Unread = new Refused([]);

    /// <summary>Answers a form that was sent.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="outcome">What became of it; null where there is nothing at this address.</param>
    /// <param name="then">The page that follows when it was saved.</param>
    /// <param name="again">The page with the form and what was typed, for everything else; it finds versions to choose from, or an effect, in the outcome.</param>
    /// <param name="prefix">What the fields of the form are called by; "" for those that stand alone.</param>
    /// <param name="done">Under what the page that follows finds the sentence.</param>
    public static async Task<IActionResult> AnswerAsync(
        this Controller controller, Outcome? outcome, Func<Saved, IActionResult> then, Func<Task<IActionResult>> again, string prefix = "Form", string done = Done)
    {
        switch (outcome)
        {
            case null:
                return controller.NotFound();
            case Saved saved:
                controller.TempData[done] = saved.Summary;
                return then(saved);
            case Refused refused:
                controller.Refuse(refused.Problems, prefix);
                break;
            default:
                // Sent again, the form means: over what is stored now, or after what was shown. What was typed stands in the form itself.
                controller.ModelState.Clear();
                break;
        }

        return await again();
    }

    /// <summary>Says beside its field what is wrong with what was typed, also where nothing was to be stored, such as in a filter.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="problems">What is wrong.</param>
    /// <param name="prefix">What the fields of the form are called by; "" for those that stand alone.</param>
    public static void Refuse(this Controller controller, IEnumerable<FieldMessage> problems, string prefix = "")
    {
        foreach (FieldMessage problem in problems)
            controller.ModelState.AddModelError(problem.Field.Length == 0 || prefix.Length == 0 ? problem.Field : $"{prefix}.{problem.Field}", problem.Message);
    }

    /// <summary>What is stored now, where somebody else changed it meanwhile; null for any other outcome.</summary>
    public static T? Theirs<T>(this Outcome? outcome)
        where T : class? => (outcome as Conflict<T>)?.Theirs;

    /// <summary>What a change would do, where that was asked, or asked something that was not answered; null for any other outcome.</summary>
    public static T? Effect<T>(this Outcome? outcome)
        where T : class => ((outcome as Refused)?.Unanswered as Preview<T> ?? outcome as Preview<T>)?.Effect;
}
