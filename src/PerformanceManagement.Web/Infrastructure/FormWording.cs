using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>What a form says when a value cannot be read, in place of the framework's own sentences.</summary>
public static class FormWording
{
    public static void Set(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"“{value}” is not a valid answer for {field}");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}” is not a valid answer");
        messages.SetUnknownValueIsInvalidAccessor(field => $"The answer for {field} is not valid");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "The answer is not valid");
        messages.SetValueIsInvalidAccessor(value => $"“{value}” is not a valid answer");
        messages.SetValueMustNotBeNullAccessor(_ => "Enter an answer");
        messages.SetMissingBindRequiredValueAccessor(field => $"Enter {field}");
        messages.SetMissingKeyOrValueAccessor(() => "Enter an answer");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Enter an answer");
        messages.SetValueMustBeANumberAccessor(field => $"{field} must be a number");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number");
    }
}
