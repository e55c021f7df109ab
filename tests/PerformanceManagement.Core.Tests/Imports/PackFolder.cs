using System.IO.Compression;
using System.Text;

namespace PerformanceManagement.Core.Tests.Imports;

/// <summary>A data pack in a temporary folder, written file by file.</summary>
public sealed class PackFolder : IDisposable
{
    public const string MeasureHeader = "code,title,unit,decimals,good,frequency";

    public string Path { get; } = Directory.CreateTempSubdirectory("pm-pack-").FullName;

    /// <summary>A pack as the repository holds it.</summary>
    public static string Shipped(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Packs", name);

    /// <summary>One measure, NI 156: quarterly households, lower is better, whole numbers.</summary>
    public static PackFolder WithOneMeasure(string more = "") => new PackFolder()
        .With("measures.csv", $"{MeasureHeader}\nNI 156,Households in temporary accommodation,households,0,lower,quarter\n{more}");

    public PackFolder With(string file, string content) => With(file, Encoding.UTF8.GetBytes(content));

    public PackFolder With(string file, byte[] content)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, file), content);
        return this;
    }

    /// <summary>The same as a .zip file beside the folder's files, optionally under a top folder.</summary>
    public string Zip(string top = "")
    {
        string zip = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(Path, ".zip")).FullName, "pack.zip");
        using ZipArchive archive = ZipFile.Open(zip, ZipArchiveMode.Create);
        foreach (string file in Directory.EnumerateFiles(Path)) archive.CreateEntryFromFile(file, top + System.IO.Path.GetFileName(file));
        return zip;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
