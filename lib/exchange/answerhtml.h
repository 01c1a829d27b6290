// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/formulatokens.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace tokenhub::exchange {

struct AnswerHtml {
    QByteArray html; //!< well-formed XML
    bool isPlain = false; //!< too much or too deep to be laid out: the text as it was written
};

//! The Markdown of an answer as HTML that can do nothing: raw HTML is text, pictures are named and not loaded
//! (\a imageAt: "Image: %1"), links go to http, https and mailto alone. Linear but for the parser, which is given no
//! text that it is slow on. \a formulas stay as they were written, as code.
[[nodiscard]] AnswerHtml answerHtml(QByteArrayView markdown, const QString &imageAt,
                                    const std::vector<ByteRange> &formulas = {});

} // namespace tokenhub::exchange
