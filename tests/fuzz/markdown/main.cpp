// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, cut anywhere, end in the same segments as the same bytes at once, and nothing crashes on the way.
#include "markdown/livemarkdown.h"

#include <QGuiApplication>
#include <QTextDocument>
#include <cstdint>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void requireSame(const LiveMarkdown &pieces, const LiveMarkdown &whole)
{
    require(pieces.segments().size() == whole.segments().size());
    for (std::size_t i = 0; i < whole.segments().size(); ++i) {
        const Segment &a = *pieces.segments()[i];
        const Segment &b = *whole.segments()[i];
        require(a.kind() == b.kind() && a.isPlain() == b.isPlain() && a.plainText() == b.plainText());
        require(a.language() == b.language() && a.indent() == b.indent() && a.spaceBefore() == b.spaceBefore());
        require(a.document()->blockCount() == b.document()->blockCount());
    }
}

} // namespace

// fontconfig keeps what it read, on purpose.
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libfontconfig";
}

// The first byte tells how large the pieces are, the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_markdown";
    static char *argv[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static const QGuiApplication application(argc, argv);
    if (size < 2)
        return 0;
    const QByteArrayView text(data + 1, qsizetype(size) - 1);
    const qsizetype step = 1 + data[0] % 64;
    LiveMarkdown whole{RenderStyle()};
    whole.setText(text);
    LiveMarkdown pieces{RenderStyle()};
    for (qsizetype at = 0; at < text.size(); at += step)
        pieces.append(text.sliced(at, qMin(step, text.size() - at)));
    pieces.finish();
    requireSame(pieces, whole);
    return 0;
}
