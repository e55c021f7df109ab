using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Data;

/// <summary>A period is stored as its token, so it can be looked up but not ordered: order by a period end.</summary>
public sealed class PeriodConverter() : ValueConverter<Period, string>(period => period.Token, token => Read(token))
{
    // What the compiled model writes for a period that is not set yet; no row has it.
    private static readonly string NotSet = default(Period).Token;

    private static Period Read(string token) => token == NotSet ? default : Period.Parse(token);
}
