using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>Reads a period from the address: <c>2017-18-Q2</c>.</summary>
public sealed class PeriodBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ValueProviderResult given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        string? text = given.FirstValue;
        bool optional = Nullable.GetUnderlyingType(bindingContext.ModelType) is not null;
        if (Period.TryRead(text, out Period period, out string? problem))
            bindingContext.Result = ModelBindingResult.Success(period);
        else if (string.IsNullOrEmpty(text) && optional)
            bindingContext.Result = ModelBindingResult.Success(null);
        else
        {
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, problem);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Gives every <see cref="Period"/> of an action to <see cref="PeriodBinder"/>.</summary>
public sealed class PeriodBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(Period) ? new PeriodBinder() : null;
}

/// <summary>A page of a period that does not exist does not exist.</summary>
public sealed class UnknownPeriodFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        ModelStateEntry? unknown = context.ActionDescriptor.Parameters
            .Where(parameter => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) == typeof(Period))
            .Select(parameter => context.ModelState[parameter.Name])
            .FirstOrDefault(entry => entry?.ValidationState == ModelValidationState.Invalid);
        HttpRequest request = context.HttpContext.Request;
        // One that stands in an address among others is read with them.
        if (HttpMethods.IsGet(request.Method)) unknown ??= context.ModelState.FirstOrDefault(entry => entry is { Key: var name, Value.ValidationState: ModelValidationState.Invalid } && name.Equals("quarter", StringComparison.OrdinalIgnoreCase)).Value;
        if (unknown is null) return;
        IReadOnlyList<(string, string)> instead = request.Query.ContainsKey("quarter") ? [("Show the present quarter", MissingPages.AddressWith(request, null))] : [];
        new MissingPage($"There is no period {MissingPage.Quoted(unknown.AttemptedValue)}", instead).KeepIn(context.HttpContext);
        context.Result = new NotFoundResult();
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
