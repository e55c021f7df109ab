using Microsoft.Net.Http.Headers;
using PerformanceManagement.Core.Settings;
using SkiaSharp;

namespace PerformanceManagement.Web.Infrastructure;

/// <summary>The council's logo: read from what was uploaded, and served from an address that names its content.</summary>
public static class LogoFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>The most pixels of a side that are decoded: a small file may say that it is a huge picture.</summary>
    public const int MostPixels = 4_000;

    /// <summary>What is kept fits into this, twice as fine as it is shown.</summary>
    private const int WidthKept = 800;
    private const int HeightKept = 160;

    /// <summary>The address of a logo, which never changes its content.</summary>
    public static string AddressOf(LogoInForce logo) => $"/logo.png?v={logo.Sha256}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapFile("/logo.png", AnswerAsync);

    /// <summary>
    /// Reads an upload: a PNG or JPEG by its content, whatever it is called, drawn anew, so that nothing but the picture is kept of it. SVG is refused,
    /// because it is a document that may hold more than a picture.
    /// </summary>
    /// <returns>The picture, or the sentence that says why there is none.</returns>
    public static async Task<(LogoPicture? Picture, string? Problem)> ReadAsync(IFormFile file, CancellationToken stop)
    {
        if (file.Length > MostBytes) return (null, "The file is larger than 1 MB. Save the logo smaller");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        using SKData data = SKData.CreateCopy(bytes.ToArray());
        using SKCodec? codec = file.Length == 0 ? null : SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg }) return (null, "The file is not a picture in PNG or JPEG. Save the logo as one of these");
        if (codec.Info.Width > MostPixels || codec.Info.Height > MostPixels) return (null, $"The picture is {codec.Info.Width:N0} by {codec.Info.Height:N0} pixels, and may have at most {MostPixels:N0} on a side. Save the logo smaller");
        using var whole = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        // A picture that breaks off would be shown with a part of it grey.
        if (codec.GetPixels(whole.Info, whole.GetPixels()) != SKCodecResult.Success) return (null, "The file is damaged: the picture in it cannot be read to its end");
        return (Kept(whole), null);
    }

    private static LogoPicture Kept(SKBitmap whole)
    {
        double scale = Math.Min(1, Math.Min((double)WidthKept / whole.Width, (double)HeightKept / whole.Height));
        var size = new SKImageInfo(Math.Max(1, (int)(whole.Width * scale)), Math.Max(1, (int)(whole.Height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul);
        using SKBitmap kept = whole.Resize(size, new SKSamplingOptions(SKCubicResampler.Mitchell));
        using SKData png = kept.Encode(SKEncodedImageFormat.Png, 100);
        return new LogoPicture(png.ToArray(), size.Width, size.Height);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context)
    {
        if ((await context.Get<CurrentCouncil>().GetAsync()).Logo is not { } logo || await context.Get<CouncilLogoService>().PictureAsync(logo.Sha256, context.RequestAborted) is not { } png) return Results.NotFound();
        context.Response.Headers.CacheControl = context.Request.Query["v"] == logo.Sha256 ? StaticFiles.CacheControlFor(context.Request) : "no-cache";
        return Results.Bytes(png, "image/png", entityTag: new EntityTagHeaderValue($"\"{logo.Sha256}\""));
    }
}
