using System.Runtime.CompilerServices;
using FluentAssertions;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Tests;

/// <summary>How all tests compare.</summary>
internal static class AssertionRules
{
    /// <summary>A period is a value: compared by its members it would lead to the next period, and the next.</summary>
    [ModuleInitializer]
#pragma warning disable CA2255 // A test assembly has no other start.
    internal static void ComparePeriodsByValue() => AssertionOptions.AssertEquivalencyUsing(options => options.ComparingByValue<Period>());
#pragma warning restore CA2255
}
