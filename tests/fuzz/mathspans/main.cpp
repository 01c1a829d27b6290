// SPDX-License-Identifier: GPL-3.0-or-later
// Formulas in any bytes: found in pieces as at once, in order, within the text; what is masked is restored.
#include "markdown/formulamask.h"

#include <cstdint>
#include <cstdlib>

using namespace tokenhub::markdown;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void requireOrder(QByteArrayView text, const std::vector<MathSpan> &spans)
{
    qsizetype at = 0;
    for (const MathSpan &span : spans) {
        require(at <= span.begin && span.begin <= span.texBegin && span.texBegin <= span.texEnd);
        require(span.texEnd <= span.end && span.end <= text.size() && !texOf(text, span).isEmpty());
        at = span.end;
    }
}

} // namespace

// The first byte tells how large the pieces are, the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView text(data + 1, qsizetype(size) - 1);
    const qsizetype step = 1 + data[0] % 64;
    const std::vector<MathSpan> whole = findMath(text);
    requireOrder(text, whole);

    MathFinder finder;
    for (qsizetype at = step; at < text.size(); at += step) {
        finder.advance(text.first(at), MathFinder::Text::Grows);
        require(finder.decided() <= at);
        requireOrder(text.first(at), finder.spans());
    }
    finder.advance(text, MathFinder::Text::IsComplete);
    require(finder.spans() == whole);

    const FormulaMask mask(text, 0, whole);
    const QString masked = QString::fromUtf8(mask.masked());
    if (whole.empty() || whole.back().quotes == 0)
        require(mask.pieces(masked).size() >= whole.size());
    return 0;
}
