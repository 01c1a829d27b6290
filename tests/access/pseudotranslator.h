// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace tokenhub::journeys {

//! \brief A language that is two fifths longer than English, as German may be, and marks its texts at both ends: what
//! has no marks was never translated, what has one of them was cut.
class PseudoTranslator : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    void install(); //!< before all others, also those that the program installs later
    void remove();
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] static bool isCut(const QString &text);
    //! Words of the program without marks. Model names, addresses, keys and numbers are nobody's language.
    [[nodiscard]] static bool isHardCoded(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_moving = false;
};

} // namespace tokenhub::journeys
