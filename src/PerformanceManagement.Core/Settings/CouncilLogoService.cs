using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Settings;

/// <summary>A picture that was decoded and made anew.</summary>
/// <param name="Png">As PNG.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
public sealed record LogoPicture(byte[] Png, int Width, int Height);

/// <summary>What is sent of the logo.</summary>
/// <param name="Picture">Another picture; null keeps the one there is.</param>
/// <param name="PictureProblem">Why what was sent is no picture that can be shown, as a sentence; null where it is, or nothing was sent.</param>
/// <param name="AlternativeText">What it says, for those who do not see it.</param>
/// <param name="Version">The version of the logo that the form was filled from; null where there was none.</param>
public sealed record CouncilLogoEdit(LogoPicture? Picture, string? PictureProblem, string? AlternativeText, Guid? Version);

/// <summary>The logo as its page shows it; all of it null where there is none.</summary>
/// <param name="Logo">The logo.</param>
/// <param name="Version">Its version.</param>
public sealed record CouncilLogoView(LogoInForce? Logo, Guid? Version);

/// <summary>Keeps the council's logo: an administrator's.</summary>
public sealed class CouncilLogoService(PerformanceDbContext database, TimeProvider time)
{
    private const string Area = "change the council’s logo";

    /// <summary>The logo as it stands.</summary>
    /// <exception cref="NotPermittedException">The actor does not manage settings.</exception>
    public async Task<CouncilLogoView> FindAsync(Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        return await ViewQuery(database).FirstOrDefaultAsync(stop) ?? new CouncilLogoView(null, null);
    }

    /// <summary>The picture with a hash; null where the logo is another by now, or none.</summary>
    public Task<byte[]?> PictureAsync(string sha256, CancellationToken stop = default) => PictureQuery(database, sha256).FirstOrDefaultAsync(stop);

    /// <summary>Stores a logo, or another alternative text for it.</summary>
    /// <returns>Saved, refused beside its field, or a conflict with <see cref="CouncilLogoView"/>.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage settings.</exception>
    public async Task<Outcome?> SaveAsync(CouncilLogoEdit edit, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, change, token), stop);
    }

    /// <summary>Takes the logo away: the council's name stands in its place.</summary>
    /// <returns>Saved, or a conflict with <see cref="CouncilLogoView"/>; null where there is none.</returns>
    /// <exception cref="NotPermittedException">The actor does not manage settings.</exception>
    public async Task<Outcome?> RemoveAsync(Guid? version, Actor actor, CancellationToken stop = default)
    {
        Require(actor);
        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await database.CouncilLogos.OrderBy(l => l.Id).FirstOrDefaultAsync(token) is not { } stored) return null;
                if (stored.Version != version) return new Conflict<CouncilLogoView>(ViewOf(stored));
                database.CouncilLogos.Remove(stored);
                change.Audit("logo.removed", "The council’s logo was taken away.");
                return new Saved("Took the logo away");
            },
            stop);
    }

    internal static IQueryable<CouncilLogoView> ViewQuery(PerformanceDbContext database) =>
        database.CouncilLogos.AsNoTracking().OrderBy(l => l.Id).Select(l => new CouncilLogoView(new LogoInForce(l.AlternativeText, l.Width, l.Height, l.Sha256), l.Version));

    internal static IQueryable<byte[]?> PictureQuery(PerformanceDbContext database, string sha256) =>
        database.CouncilLogos.AsNoTracking().Where(l => l.Sha256 == sha256).OrderBy(l => l.Id).Select(l => (byte[]?)l.Png);

    private static void Require(Actor actor) => actor.Require(Policies.Administer, Area, "Ask an administrator.");

    private static CouncilLogoView ViewOf(CouncilLogo? stored) =>
        stored is null ? new CouncilLogoView(null, null) : new CouncilLogoView(new LogoInForce(stored.AlternativeText, stored.Width, stored.Height, stored.Sha256), stored.Version);

    private async Task<Outcome?> StoreAsync(CouncilLogoEdit edit, Change change, CancellationToken stop)
    {
        CouncilLogo? stored = await database.CouncilLogos.OrderBy(l => l.Id).FirstOrDefaultAsync(stop);
        if (stored?.Version != edit.Version) return new Conflict<CouncilLogoView>(ViewOf(stored));

        string text = edit.AlternativeText?.Trim() ?? "";
        List<FieldMessage> problems = [];
        if (edit.PictureProblem is { } problem) problems.Add(new FieldMessage(nameof(edit.Picture), problem));
        else if (edit.Picture is null && stored is null) problems.Add(new FieldMessage(nameof(edit.Picture), "Choose a picture"));
        if (text.Length == 0) problems.Add(new FieldMessage(nameof(edit.AlternativeText), "Enter what the logo says, for those who do not see it"));
        else if (text.Length > CouncilLogo.AlternativeTextLength) problems.Add(new FieldMessage(nameof(edit.AlternativeText), $"The words must be {CouncilLogo.AlternativeTextLength} characters or fewer"));
        if (problems.Count > 0) return new Refused(problems);

        if (stored is null) database.CouncilLogos.Add(stored = new CouncilLogo { Png = [], AlternativeText = text, Sha256 = "" });
        stored.AlternativeText = text;
        if (edit.Picture is { } picture) (stored.Png, stored.Width, stored.Height, stored.Sha256) = (picture.Png, picture.Width, picture.Height, Convert.ToHexStringLower(SHA256.HashData(picture.Png)));
        change.Audit("logo.changed", $"The council’s logo was changed: {stored.Width} by {stored.Height} pixels, “{text}”.");
        return new Saved("Saved the logo");
    }
}
