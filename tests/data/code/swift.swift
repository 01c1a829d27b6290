import SwiftUI

/// A counter; /* nested */ fine
@MainActor
final class Model: ObservableObject {
    @Published var count: Int = 0
    private let limit = 1_000

    func add(_ n: Int, to name: String?) async throws -> String {
        guard let name, n > 0 else { throw Failure.empty }
        defer { count += n }
        let text = """
            several \(count) lines
            """
        return "\(name.uppercased()): \(n)\n" + text + #"raw \d"#
    }
}

struct Screen: View {
    var body: some View { Text("Hi").padding(0x1f).opacity(0.5) }
}
let doubled = [1, 2].map { $0 * 2 }
#if DEBUG
#endif
