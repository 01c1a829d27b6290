using System.Linq;

namespace Shop;

/// <summary>A line of an order.</summary>
[Serializable]
public record OrderLine(string Sku, int Count, decimal Price = 0.99m)
{
    private const int MaxCount = 100;

    public async Task<string?> DescribeAsync(CancellationToken token)
    {
        await Task.Delay(10, token);
        var path = @"C:\temp\""x""";
        return Count is > 0 and < MaxCount
            ? $"{Sku} x {Count}\n"
            : null; /* nothing
                       to say */
    }
}
