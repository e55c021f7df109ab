using FluentAssertions;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Users;
using Xunit;
using static PerformanceManagement.Core.Collections.Tasks.TaskAction;
using static PerformanceManagement.Core.Collections.Tasks.TaskState;

namespace PerformanceManagement.Core.Tests.Collections;

/// <summary>Every state, by every action, whatever holds behind it: what follows, and what does not.</summary>
public sealed class TaskMachineTests
{
    private static readonly Actor Officer = new(7, "Housing service officer", [Roles.Contributor]);
    private static readonly DateTime Now = new(2026, 10, 12, 15, 45, 0, DateTimeKind.Utc);

    /// <summary>State and action, then the state that follows with nothing behind; null where it cannot be done.</summary>
    private static readonly Dictionary<(TaskState, TaskAction), TaskState?> Table = new()
    {
        [(NotStarted, SaveDraft)] = Draft,
        [(NotStarted, DiscardDraft)] = null,
        [(NotStarted, Submit)] = Submitted,
        [(NotStarted, Approve)] = null,
        [(NotStarted, Return)] = null,
        [(NotStarted, Close)] = Closed,
        [(NotStarted, Reopen)] = null,
        [(Draft, SaveDraft)] = Draft,
        [(Draft, DiscardDraft)] = NotStarted,
        [(Draft, Submit)] = Submitted,
        [(Draft, Approve)] = null,
        [(Draft, Return)] = null,
        [(Draft, Close)] = Closed,
        [(Draft, Reopen)] = null,
        [(Submitted, SaveDraft)] = Draft,
        [(Submitted, DiscardDraft)] = null,
        [(Submitted, Submit)] = Submitted,
        [(Submitted, Approve)] = Approved,
        [(Submitted, Return)] = Returned,
        [(Submitted, Close)] = Closed,
        [(Submitted, Reopen)] = null,
        [(Returned, SaveDraft)] = Returned,
        [(Returned, DiscardDraft)] = Returned,
        [(Returned, Submit)] = Submitted,
        [(Returned, Approve)] = null,
        [(Returned, Return)] = null,
        [(Returned, Close)] = Closed,
        [(Returned, Reopen)] = null,
        [(Approved, SaveDraft)] = Draft,
        [(Approved, DiscardDraft)] = null,
        [(Approved, Submit)] = Submitted,
        [(Approved, Approve)] = null,
        [(Approved, Return)] = Returned,
        [(Approved, Close)] = Closed,
        [(Approved, Reopen)] = null,
        [(Closed, SaveDraft)] = null,
        [(Closed, DiscardDraft)] = null,
        [(Closed, Submit)] = null,
        [(Closed, Approve)] = null,
        [(Closed, Return)] = null,
        [(Closed, Close)] = null,
        [(Closed, Reopen)] = NotStarted,
    };

    [Fact]
    public void Every_state_by_every_action_is_in_the_table_and_follows_it()
    {
        TaskState[] states = Enum.GetValues<TaskState>();
        TaskAction[] actions = Enum.GetValues<TaskAction>();
        Table.Should().HaveCount(states.Length * actions.Length);

        foreach (TaskState state in states)
        {
            foreach (TaskAction action in actions)
                TaskMachine.Next(state, action).Should().Be(Table[(state, action)], $"{action} of what is {state}");
        }
    }

    [Theory]
    [InlineData(Submitted)]
    [InlineData(Approved)]
    public void A_draft_over_something_goes_back_to_it_when_it_is_thrown_away(TaskState before)
    {
        TaskState? behind = TaskMachine.Behind(before, SaveDraft);
        behind.Should().Be(before);
        TaskMachine.Behind(Draft, SaveDraft, behind).Should().Be(before, "saved again, the draft still stands over it");

        TaskMachine.Next(Draft, DiscardDraft, behind).Should().Be(before);
        TaskMachine.Behind(Draft, DiscardDraft, behind).Should().BeNull();
    }

    [Fact]
    public void A_quarter_that_is_opened_again_has_its_tasks_where_they_were()
    {
        foreach (TaskState state in Enum.GetValues<TaskState>().Where(s => s != Closed))
            TaskMachine.Next(Closed, Reopen, TaskMachine.Behind(state, Close)).Should().Be(state);
    }

    [Fact]
    public void What_cannot_be_done_leaves_a_task_as_it_is_and_what_can_says_who_and_when()
    {
        var task = CollectionTask.At(TestData.Quarter, 1, TestData.Quarter);

        task.Move(Approve, Officer, Now).Should().BeFalse();
        (task.State, task.StateBy, task.StateAt).Should().Be((NotStarted, null, null));

        task.Move(Submit, Officer, Now).Should().BeTrue();
        task.Move(Return, new Actor(8, "Director of Resources", [Roles.Approver]), Now.AddHours(1), "Say why.").Should().BeTrue();
        (task.State, task.StateById, task.StateBy, task.StateAt, task.Comment).Should().Be((Returned, 8, "Director of Resources", Now.AddHours(1), "Say why."));
        task.Move(Submit, Officer, Now.AddHours(2));
        task.Comment.Should().Be("Say why.", "whoever looks at it again sees what was asked");
        task.Move(Approve, Officer, Now.AddHours(3));
        task.Comment.Should().BeNull();
    }
}
