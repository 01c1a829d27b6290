// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace tokenhub::exchange {

//! A stretch of a text, in bytes.
struct ByteRange {
    qsizetype begin = 0;
    qsizetype end = 0;
};

//! \brief A text for the Markdown parser with a short token in the place of each formula, and the way back: the parser
//! would take "_" for emphasis and "\\" for a line break. Linear.
class FormulaTokens
{
public:
    FormulaTokens() = default;
    //! \a formulas in order and apart. A text that has the tokens' own characters is left as it is.
    FormulaTokens(QByteArrayView text, const std::vector<ByteRange> &formulas);

    [[nodiscard]] bool isEmpty() const { return m_sources.empty(); }
    [[nodiscard]] const QByteArray &masked() const { return m_masked; } //!< when not isEmpty()

    struct Piece {
        QByteArray text;
        bool isFormula = false;
    };
    [[nodiscard]] std::vector<Piece> pieces(QByteArrayView masked) const;
    [[nodiscard]] QByteArray restored(QByteArrayView masked) const;

private:
    QByteArray m_masked;
    std::vector<QByteArray> m_sources;
};

} // namespace tokenhub::exchange
