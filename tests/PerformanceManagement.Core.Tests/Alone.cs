using Xunit;

namespace PerformanceManagement.Core.Tests;

/// <summary>Tests that measure the whole process run alone, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
