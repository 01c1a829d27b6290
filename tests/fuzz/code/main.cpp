// SPDX-License-Identifier: GPL-3.0-or-later
// Any text in any language: no fault, spans in order and within their line, and a text that comes in two pieces gets
// the colours of the whole.
#include "typeset/codecolours.h"
#include "typeset/codelanguage.h"
#include "typeset/codemodule.h"
#include "typeset/hiddencharacters.h"

#include <cstdint>
#include <cstdlib>

using namespace tokenhub::typeset;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void takeIn(CodeColours &colours, CodeBackEnd &backEnd, const QString &text, std::vector<CodeSpans> &known)
{
    colours.setText(text);
    while (!colours.isDone()) {
        const CodeLines lines = colours.advance(backEnd, QDeadlineTimer(QDeadlineTimer::Forever));
        known.resize(std::size_t(lines.firstLine) + lines.spans.size());
        std::copy(lines.spans.begin(), lines.spans.end(), known.begin() + lines.firstLine);
    }
}

void requireOrder(const std::vector<CodeSpans> &known, const QString &text)
{
    for (const CodeSpans &spans : known) {
        int behind = 0;
        for (const CodeSpan &span : spans) {
            require(span.start >= behind && span.length > 0 && span.codeClass != CodeClass::Plain);
            behind = span.start + span.length;
        }
        require(behind <= text.size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const auto backEnd = loadCodeBackEnd(CodeFiles::nextTo(QString::fromUtf8(TOKENHUB_BIN_DIR)));
    require(backEnd != nullptr);
    if (size < 2)
        return 0;
    const CodeLanguage &language = codeLanguages()[data[0] % codeLanguages().size()];
    require(backEnd->prepare(language));
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    (void)codeLanguage(text);
    for (const HiddenCharacter &hidden : hiddenCharacters(text))
        require(hidden.position + hidden.length <= text.size() && !shortName(hidden.character).isEmpty());
    // Time limits would make the two ways differ.
    const CodeLimits limits{.lineTime = std::chrono::hours(1), .blockTime = std::chrono::hours(1)};
    std::vector<CodeSpans> whole;
    CodeColours atOnce(language, limits);
    takeIn(atOnce, *backEnd, text, whole);
    requireOrder(whole, text);
    std::vector<CodeSpans> pieces;
    CodeColours growing(language, limits);
    takeIn(growing, *backEnd, text.left(text.size() * data[1] / 256), pieces);
    takeIn(growing, *backEnd, text, pieces);
    require(whole == pieces);
    return 0;
}
