using System.Reflection;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Approvals;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Imports.Runs;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Search;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Data;

/// <summary>
/// Every query of a service translates on both databases, without a server. A service keeps a query that is more than a lookup in a
/// static method whose name ends in <c>Query</c> and that returns an <see cref="IQueryable{T}"/>; this finds all of them. Arguments are
/// made by type in <see cref="Argument"/>: a method with another type of argument fails here until one is added.
/// </summary>
public sealed class QueryTranslationTests
{
    private static readonly List<MethodInfo> Queries = [.. typeof(PerformanceDbContext).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(method => method.Name.EndsWith("Query", StringComparison.Ordinal) && method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IQueryable<>))];

    public static TheoryData<string> Names => [.. Queries.Select(Name).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_query_of_a_service_translates_on_both_databases(string name)
    {
        using TestDatabase file = TestDatabase.CreateEmptySqlite();
        using PerformanceDbContext sqlite = file.NewContext();
        using PerformanceDbContext sqlServer = MigrationTests.WithoutServer();

        foreach (MethodInfo query in Queries.Where(method => Name(method) == name))
        {
            foreach (PerformanceDbContext context in new[] { sqlite, sqlServer })
            {
                object?[] arguments = [.. query.GetParameters().Select(parameter => Argument(parameter.ParameterType, context))];
                var queryable = (IQueryable)query.Invoke(null, arguments)!;
                queryable.ToQueryString().Should().Contain("SELECT");
            }
        }
    }

    [Fact]
    public void There_are_queries_to_check() => Names.Should().HaveCountGreaterThan(7);

    /// <summary>Every query with its name, to be looked at in another way.</summary>
    /// <param name="context">The database.</param>
    /// <param name="measures">The measures that those are asked about which ask about some.</param>
    internal static IEnumerable<(string Name, IQueryable Query)> All(PerformanceDbContext context, IQueryable<Measure> measures) =>
        Queries.Select(query => (Name(query), (IQueryable)query.Invoke(null, [.. query.GetParameters().Select(p => p.ParameterType == typeof(IQueryable<Measure>) ? measures : Argument(p.ParameterType, context))])!));

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>A value of the type that makes the query as long as it can be: filters set, lists not empty.</summary>
    private static object Argument(Type type, PerformanceDbContext context)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(PerformanceDbContext)) return context;
        if (type == typeof(IQueryable<Measure>)) return context.Measures;
        if (type == typeof(ScorecardFilter)) return new ScorecardFilter { MeasureId = 1, CommitteeId = 1, DirectorateId = 1, OwnerId = 1, PlanItemId = 1, Service = "Housing Options", Portfolio = "Housing", Search = "repairs" };
        if (type == typeof(MeasureListFilter)) return new MeasureListFilter { DirectorateId = 1, PlanItemId = 1, Service = "Housing Options", Search = "repairs" };
        if (type == typeof(IQueryable<User>)) return context.Users;
        if (type == typeof(UserListFilter)) return new UserListFilter { Search = "housing", Role = Roles.Contributor, DirectorateId = 1, State = UserState.NoPassword };
        if (type == typeof(IQueryable<CollectionTask>)) return ApprovalService.WaitingQuery(context, [1]);
        if (type == typeof(IQueryable<CommitteeMeeting>)) return context.CommitteeMeetings;
        if (type == typeof(IQueryable<DeliveryItem>)) return context.DeliveryItems;
        if (type == typeof(DeliveryFilter)) return new DeliveryFilter { CommitteeId = 1, DirectorateId = 1, Kinds = [DeliveryKind.Risk], Search = "SR02", Under = "PEER", OverdueOn = new DateOnly(2017, 9, 30), MissedOn = new DateOnly(2017, 9, 30), OnlyIds = [1, 2] };
        if (type == typeof(IQueryable<DeliveryPlace>)) return context.DeliveryPlacesQuery(Period.FinancialQuarter(2017, 2), 0, new DeliveryAsker(1, 1, false)).Concat(context.DeliveryPlacesQuery(Period.FinancialQuarter(2017, 1), 1, null));
        if (type == typeof(DeliveryAsker)) return new DeliveryAsker(1, 1, false);
        if (type == typeof(HistoryWindow)) return new HistoryWindow(120, [Frequency.Year, Frequency.Term]);
        if (type == typeof(SearchedText)) return SearchedText.Read("temporary homes ni156");
        if (type == typeof(SearchTerm)) return SearchedText.Read("homes").Terms[0];
        if (type == typeof(SearchKind)) return SearchKind.Measure;
        if (type == typeof(PackLineFilter)) return new PackLineFilter { Kinds = [PackLineKind.Problem], File = "values.csv", Words = "homes" };
        if (type == typeof(PackRunState[])) return new[] { PackRunState.Waiting, PackRunState.Asked };
        if (type == typeof(AuditQuestion)) return new AuditQuestion { MeasureId = 1, Person = "%officer%", Nouns = ["result"], Field = AuditField.Value, From = DateTime.UnixEpoch, Until = DateTime.UnixEpoch, Words = "%354%", NotSearched = ["1:2017/18-Q2"], NotSearchedMeasures = [1], WithoutPeople = true, Before = new AuditPlace(DateTime.UnixEpoch, 1) };
        if (type.IsAssignableFrom(typeof(List<long>))) return new List<long> { 1, 2 };
        if (type == typeof(Guid)) return Guid.Empty;
        if (type == typeof(Period)) return Period.FinancialQuarter(2017, 2);
        if (type == typeof(DateOnly)) return new DateOnly(2017, 9, 30);
        if (type == typeof(DateTime)) return new DateTime(2017, 9, 30, 12, 0, 0, DateTimeKind.Utc);
        if (type == typeof(MailState)) return MailState.Failed;
        if (type == typeof(int[])) return new[] { 1, 2 };
        if (type == typeof(int)) return 1;
        if (type == typeof(long)) return 1L;
        if (type == typeof(bool)) return true;
        if (type == typeof(string)) return "NI 156";
        if (type.IsAssignableFrom(typeof(HashSet<int>))) return new HashSet<int> { 1, 2 };
        if (type.IsAssignableFrom(typeof(List<int>))) return new List<int> { 1, 2 };
        if (type.IsAssignableFrom(typeof(List<string>))) return new List<string> { "NI 156" };
        if (type.IsAssignableFrom(typeof(List<Period>))) return new List<Period> { Period.FinancialQuarter(2017, 2) };
        throw new NotSupportedException($"Add an argument of type {type} to {nameof(QueryTranslationTests)}.{nameof(Argument)}.");
    }
}
