using System.IO.Compression;
using System.Text;
using FluentAssertions;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Users;
using Xunit;

namespace PerformanceManagement.Core.Tests.Imports.Uploads;

public sealed class UploadGuardTests : IDisposable
{
    private readonly PackFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_zip_of_101_MB_is_refused_and_a_file_of_257_MB()
    {
        // Nothing of it is read, so that it need not be written.
        string zip = Written([(byte)'P', (byte)'K']);
        await using (FileStream large = File.OpenWrite(zip)) large.SetLength(101L * 1024 * 1024);
        (await RefusalAsync(zip)).Should().Be("pack.zip is 101.0 MB; a file may be at most 100.0 MB.");

        File.Delete(zip);
        await using (FileStream file = File.Create(Path.Combine(folder.Path, "values.csv"))) file.SetLength(257L * 1024 * 1024);
        (await RefusalAsync(folder.Path)).Should().Be("values.csv is 257.0 MB; a file may be at most 256.0 MB.");
    }

    [Fact]
    public void A_zip_bomb_that_says_how_large_it_is_is_refused_unread()
    {
        string zip = Zip(("values.csv", new byte[70 * 1024 * 1024]));
        new FileInfo(zip).Length.Should().BeLessThan(200_000, "it is a bomb only when it is small");
        Refusal(zip).Should().Be("values.csv is larger than 64.0 MB once unpacked, which is the most that is read.");
    }

    [Fact]
    public void A_zip_bomb_in_many_parts_is_refused()
    {
        string zip = Zip([.. Enumerable.Range(0, 3).Select(i => ($"part{i}.csv", new byte[50 * 1024 * 1024]))]);
        Refusal(zip).Should().Be("pack.zip is larger than 128.0 MB once unpacked, which is the most that is read.");
    }

    [Fact]
    public async Task A_zip_bomb_that_says_it_is_small_is_not_unpacked_whole()
    {
        string zip = Zip(("values.csv", new byte[70 * 1024 * 1024]));
        // The declared size stands in the local header, after the name's length, and in the central directory.
        byte[] lying = File.ReadAllBytes(zip);
        byte[] size = BitConverter.GetBytes(70 * 1024 * 1024);
        int found = 0;
        for (int at = lying.AsSpan().IndexOf(size); at >= 0; at = lying.AsSpan().IndexOf(size), found++) BitConverter.GetBytes(1000).CopyTo(lying, at);
        found.Should().BePositive();
        File.WriteAllBytes(zip, lying);

        using GuardedArchive archive = UploadGuard.OpenZip(File.OpenRead(zip), "pack.zip");
        using Stream part = archive.Open("values.csv");
        var buffer = new byte[81920];
        long read = 0;
        try
        {
            for (int count = await part.ReadAsync(buffer); count > 0; count = await part.ReadAsync(buffer)) read += count;
        }
        catch (UploadRefusedException)
        {
            // Refused while it is read, or cut off at its word: either way it does no harm.
        }

        read.Should().BeLessThanOrEqualTo(UploadLimits.PartBytes);
    }

    [Fact]
    public async Task An_old_Excel_file_or_one_with_a_password_is_named_as_such()
    {
        string xls = Written([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0]);
        (await RefusalAsync(xls)).Should().Be("pack.zip is an old Office file (such as .xls) or is protected with a password. Save it as .xlsx without a password, or send a .zip of CSV files.");
    }

    [Fact]
    public async Task A_file_that_is_no_zip_or_a_broken_one_is_refused()
    {
        (await RefusalAsync(Written("code,period,value\n"u8.ToArray()))).Should().Be("pack.zip is not a zip file, whatever its name says.");
        (await RefusalAsync(Written([]))).Should().Be("pack.zip is empty.");
        string zip = Zip(("values.csv", new byte[5000]));
        (await RefusalAsync(Written(File.ReadAllBytes(zip)[..60]))).Should().Be("pack.zip is damaged and cannot be opened. Make the file again.");
    }

    [Theory]
    [InlineData("../values.csv", "pack.zip holds a file with the path “../values.csv”, which leads outside it.")]
    [InlineData("/values.csv", "pack.zip holds a file with the path “/values.csv”, which leads outside it.")]
    [InlineData("C:\\values.csv", "pack.zip holds a file with the path “C:\\values.csv”, which leads outside it.")]
    [InlineData("xl/vbaProject.bin", "pack.zip contains macros. Save it without them, as .xlsx.")]
    [InlineData("a/b/values.csv", "pack.zip holds a/b/values.csv in a folder of its own. Put the CSV files side by side, in one folder at most.")]
    public async Task A_path_that_does_not_belong_in_a_pack_is_refused(string path, string sentence) =>
        (await RefusalAsync(Zip((path, "code\n"u8.ToArray())))).Should().Be(sentence);

    [Fact]
    public async Task The_same_name_twice_and_too_many_files_are_refused()
    {
        (await RefusalAsync(Zip(("values.csv", [1]), ("VALUES.csv", [1])))).Should().Be("pack.zip holds VALUES.csv twice.");
        (await RefusalAsync(Zip([.. Enumerable.Range(0, 501).Select(i => ($"{i}.txt", new byte[1]))]))).Should().Be("pack.zip holds 501 files; at most 500 are read.");
    }

    [Fact]
    public void A_sound_workbook_passes_and_is_left_at_its_start()
    {
        using FileStream file = File.OpenRead(Workbook("<worksheet><row/></worksheet>"));
        UploadGuard.CheckWorkbook(file, "values.xlsx");
        file.Position.Should().Be(0);
        file.CanRead.Should().BeTrue();
    }

    [Fact]
    public void A_workbook_with_32_000_nested_tags_is_refused()
    {
        string nested = string.Concat(Enumerable.Repeat("<a>", 32_000)) + string.Concat(Enumerable.Repeat("</a>", 32_000));
        WorkbookRefusal(nested).Should().Be("xl/worksheets/sheet1.xml nests its tags more than 64 deep, which no spreadsheet program does.");
    }

    [Fact]
    public void A_workbook_with_a_document_type_is_refused() =>
        WorkbookRefusal("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>")
            .Should().StartWith("xl/worksheets/sheet1.xml is not XML that can be read safely:").And.Contain("DTD");

    [Fact]
    public void A_zip_that_is_no_workbook_is_refused()
    {
        using FileStream file = File.OpenRead(Zip(("values.csv", [1])));
        file.Invoking(f => UploadGuard.CheckWorkbook(f, "values.xlsx")).Should().Throw<UploadRefusedException>().WithMessage("values.xlsx is not an Excel workbook (.xlsx).");
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\r\nb\rc\nd\te", "a\nb\nc\nd\te")]
    [InlineData("bell\u0007 null\0 escape\u001b[31m c1\u0085next bom\uFEFF end\uFFFF", "bell null escape[31m c1\nnext bom end")]
    public void Control_characters_are_taken_out_of_text(string text, string clean) => UploadGuard.Clean(text).Should().Be(clean);

    private string WorkbookRefusal(string sheet)
    {
        using FileStream file = File.OpenRead(Workbook(sheet));
        try
        {
            UploadGuard.CheckWorkbook(file, "values.xlsx");
            return "";
        }
        catch (UploadRefusedException refused)
        {
            return refused.Message;
        }
    }

    private string Workbook(string sheet) =>
        Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray()), ("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(sheet)));

    private static string Refusal(string path)
    {
        using FileStream file = File.OpenRead(path);
        Action open = () => UploadGuard.OpenZip(file, Path.GetFileName(path), leaveOpen: true);
        return open.Should().Throw<UploadRefusedException>().Which.Message;
    }

    private static async Task<string> RefusalAsync(string path)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using PerformanceDbContext context = database.NewContext();
        DataPackReport outcome = await new DataPackImporter(context, TimeProvider.System).ImportAsync(path, Actor.Process("test"));
        return outcome.Problems.Should().ContainSingle().Which.Sentence;
    }

    private string Written(byte[] content)
    {
        string path = Path.Combine(folder.Path, "pack.zip");
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Zip(params (string Name, byte[] Content)[] entries)
    {
        string path = Path.Combine(folder.Path, "pack.zip");
        File.Delete(path);
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in entries)
        {
            using Stream entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return path;
    }
}
