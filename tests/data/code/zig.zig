const std = @import("std");

/// A stack of numbers
pub const Stack = struct {
    items: [16]u8 = undefined,
    len: usize = 0,

    pub fn push(self: *Stack, value: u8) !void {
        if (self.len >= self.items.len) return error.Full; // no room
        self.items[self.len] = value;
        self.len += 1;
    }
};

test "push" {
    var s = Stack{};
    try s.push('a');
    const text =
        \\several
        \\lines
    ;
    std.debug.print("{s} {d}\n", .{ text, 0x1f });
    inline for (0..3) |i| _ = @as(f32, @floatFromInt(i)) * 1.5e3;
}
