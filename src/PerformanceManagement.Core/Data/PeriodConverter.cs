using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Data;

/// <summary>A period is stored as its token, so it can be looked up but not ordered: order by a period end.</summary>
internal sealed class PeriodConverter() : ValueConverter<Period, string>(period => period.Token, token => Period.Parse(token));
