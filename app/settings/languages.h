// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/choices.h"

#include <QTranslator>

class QLocale;

namespace tokenhub::app {

//! \brief The words of the program in the language that was chosen. Used once, before the first widget: a widget keeps
//! the words it was made with. Owned by the composition root.
class Languages
{
public:
    //! English where \a language has no words.
    void use(settings::Language language);

    [[nodiscard]] static QLocale localeOf(settings::Language language); //!< its dates and numbers too

private:
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace tokenhub::app
