using FluentAssertions;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Approvals;

/// <summary>Who may approve and return what: role by directorate, by who entered it, by what the council decided.</summary>
public sealed class ApprovalRightsTests
{
    private const int Me = 7, Mine = 1, Theirs = 2;

    /// <summary>Role, whether they stand in for directorate 2; then whether they may approve of their own directorate 1, of directorate 2, and of none.</summary>
    public static TheoryData<string, bool, bool, bool, bool> Table => new()
    {
        { Roles.Administrator, false, true, true, true },
        { Roles.PerformanceOfficer, false, true, true, true },
        { Roles.Approver, false, true, false, false },
        { Roles.Approver, true, true, true, false },
        { Roles.Contributor, false, false, false, false },
        { Roles.Contributor, true, false, true, false },
        { Roles.DemocraticServices, false, false, false, false },
        { Roles.DemocraticServices, true, false, true, false },
        { Roles.Viewer, false, false, false, false },
        { Roles.Viewer, true, false, true, false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_role_approves_what_the_table_says(string role, bool isDeputy, bool own, bool other, bool none)
    {
        var rights = ApprovalRights.Of(new Actor(Me, "Somebody", [role]), Mine, isDeputy ? [Theirs] : [], mayApproveOwn: false);

        foreach ((int? directorate, bool may) in new[] { (Mine, own), (Theirs, other), ((int?)null, none) })
        {
            (rights.Refuses(directorate, enteredById: 99) is null).Should().Be(may, $"{role} of directorate {directorate}");
            (rights.Refuses(directorate, enteredById: null) is null).Should().Be(may, "what a process brought in is nobody's own");
            rights.Refuses(directorate, enteredById: Me).Should().NotBeNull("nobody approves what they entered themselves");
        }

        rights.HasAny.Should().Be(own || other || none);
    }

    [Fact]
    public void Every_role_is_in_the_table() => Table.Select(row => (string)row[0]).Distinct().Should().BeEquivalentTo(Roles.All);

    [Fact]
    public void One_may_approve_ones_own_where_the_council_says_so()
    {
        var rights = ApprovalRights.Of(new Actor(Me, "Director", [Roles.Approver]), Mine, [], mayApproveOwn: true);

        rights.Refuses(Mine, Me).Should().BeNull();
        rights.Refuses(Theirs, Me).Should().NotBeNull("that is not theirs to approve at all");
    }
}
