// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsrow.h"

#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int resetSize = 24;

//! Accents and case do not matter to someone who searches.
QString folded(const QString &text)
{
    QString result;
    for (const QChar letter : text.normalized(QString::NormalizationForm_KD)) {
        if (letter.category() != QChar::Mark_NonSpacing)
            result.append(letter.toCaseFolded());
    }
    return result;
}

} // namespace

bool containsWords(const QString &text, const QString &query)
{
    const QString where = folded(text);
    const QStringList words = folded(query).split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&where](const QString &word) { return where.contains(word); });
}

SettingsRow::SettingsRow(const QString &name, const RowWords &words, QWidget *control, QWidget *parent)
    : QWidget(parent), m_words(words), m_reset(new QToolButton(this)), m_control(control)
{
    setObjectName(name + u"SettingsRow"_s);
    m_reset->setObjectName(name + u"ResetButton"_s);
    m_reset->setIcon(icon(u"rotate-ccw"_s, Tint::QuietInk));
    m_reset->setIconSize({14, 14});
    m_reset->setAutoRaise(true);
    m_reset->setFixedSize(resetSize, resetSize);
    m_reset->setFocusPolicy(Qt::TabFocus);
    m_reset->setAccessibleName(tr("Reset: %1", "a setting").arg(words.label));
    m_reset->setToolTip(tr("Back to the default"));
    layOut(name);
    setTabOrder(control, m_reset);
    setResettable(false);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_control->setFocus(Qt::OtherFocusReason); // the button goes away: the focus stays here
        emit resetRequested();
    });
}

QLayout *SettingsRow::makeWords(const QString &name)
{
    // Beside the control, not in a widget of their own: only there is the label found to be the control's.
    m_label = new QLabel(m_words.label, this);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setBuddy(m_control);
    m_hint = new QLabel(this);
    m_hint->setObjectName(name + u"HintLabel"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setFont(fonts::small(font()));
    m_hint->setForegroundRole(QPalette::PlaceholderText); // quiet ink
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(m_label);
    column->addWidget(m_hint);
    setHint(m_words.hint);
    return column;
}

void SettingsRow::layOut(const QString &name)
{
    if (m_control->objectName().isEmpty())
        m_control->setObjectName(name + u"Control"_s);
    if (m_control->accessibleName().isEmpty())
        m_control->setAccessibleName(m_words.label);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::medium, space::large, space::medium);
    row->setSpacing(space::small);
    QLayout *words = makeWords(name);
    row->addLayout(words, 1);
    row->setAlignment(words, Qt::AlignVCenter);
    row->addWidget(m_reset, 0, Qt::AlignVCenter);
    row->addWidget(m_control, 0, Qt::AlignVCenter);
    QSizePolicy keepsRoom = m_reset->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true); // controls stand below each other
    m_reset->setSizePolicy(keepsRoom);
}

void SettingsRow::setHint(const QString &hint)
{
    m_words.hint = hint;
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_control->setAccessibleDescription(hint);
}

void SettingsRow::setResettable(bool resettable)
{
    m_reset->setVisible(resettable);
}

bool SettingsRow::matches(const QString &query) const
{
    return containsWords(m_words.label + u'\n' + m_words.hint + u'\n' + m_words.synonyms, query);
}

void SettingsRow::setFound(bool found)
{
    if (m_found == found)
        return;
    m_found = found;
    update();
}

void SettingsRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    if (m_found)
        style::paintBox(painter, QRectF(rect()).adjusted(space::tiny, space::tiny, -space::tiny, -space::tiny - 1),
                        {.fill = theme.selection});
    painter.fillRect(QRect(space::large, height() - 1, width() - 2 * space::large, 1), theme.line);
}

} // namespace tokenhub::app
