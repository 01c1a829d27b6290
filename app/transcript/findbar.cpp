// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/findbar.h"

#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int narrowWidth = 520; //!< below it the words go under the field
constexpr int fieldWidth = 160; //!< at least
constexpr int longest = 1000; //!< characters: nobody types more

QString number(int value)
{
    return QLocale().toString(value);
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_status(new QLabel(this)), m_buttons(new QWidget(this))
{
    setObjectName(u"findBar"_s);
    m_field->setObjectName(u"findLineEdit"_s);
    m_field->setPlaceholderText(tr("Find in this conversation"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setMaxLength(longest);
    m_field->setMinimumWidth(fieldWidth);
    m_field->addAction(icon(u"search"_s, Tint::QuietInk), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_status->setObjectName(u"findStatusLabel"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setFont(fonts::small(font()));
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_case = makeToggle(u"findCaseButton"_s, u"case-sensitive"_s, tr("Match case"));
    m_words = makeToggle(u"findWordsButton"_s, u"whole-word"_s, tr("Whole words"));
    m_expression = makeToggle(u"findExpressionButton"_s, u"regex"_s, tr("Regular expression"));
    m_previous = makeButton(u"findPreviousButton"_s, u"chevron-up"_s, tr("Previous match (Shift+Enter)"));
    m_next = makeButton(u"findNextButton"_s, u"chevron-down"_s, tr("Next match (Enter)"));
    m_close = makeButton(u"findCloseButton"_s, u"x"_s, tr("Close (Esc)"));
    arrange();
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::onChanged);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(m_close, &QToolButton::clicked, this, &FindBar::closeRequested);
    setFocusProxy(m_field);
    setResult({});
    hide();
}

QToolButton *FindBar::makeButton(const QString &name, const QString &iconName, const QString &label)
{
    auto *button = new QToolButton(m_buttons);
    button->setObjectName(name);
    setButtonLook(button, ButtonLook::Quiet);
    button->setIcon(icon(iconName, Tint::QuietInk));
    button->setIconSize({iconSize, iconSize});
    button->setAccessibleName(label);
    button->setToolTip(label);
    // A click leaves the focus where one types.
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton *FindBar::makeToggle(const QString &name, const QString &iconName, const QString &label)
{
    QToolButton *button = makeButton(name, iconName, label);
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, &FindBar::onChanged);
    return button;
}

void FindBar::arrange()
{
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (QToolButton *button : {m_case, m_words, m_expression})
        row->addWidget(button);
    row->addSpacing(space::small);
    for (QToolButton *button : {m_previous, m_next, m_close})
        row->addWidget(button);
    m_grid = new QGridLayout(this);
    m_grid->setHorizontalSpacing(space::medium);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    m_grid->addWidget(m_field, 0, 0);
    m_grid->addWidget(m_status, 0, 1);
    m_grid->addWidget(m_buttons, 0, 2);
}

void FindBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int margin = width() < 480 ? space::large : space::wide;
    m_grid->setContentsMargins(margin, space::tiny, margin, space::tiny + 1);
    const bool narrow = width() < narrowWidth;
    if (std::exchange(m_narrow, narrow) == narrow)
        return;
    m_grid->removeWidget(m_status);
    if (narrow)
        m_grid->addWidget(m_status, 1, 0, 1, 3);
    else
        m_grid->addWidget(m_status, 0, 1);
}

void FindBar::open(const QString &text)
{
    show();
    if (!text.isEmpty() && text != m_field->text())
        m_field->setText(text);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

FindQuery FindBar::query() const
{
    FindOptions options;
    options.setFlag(FindOption::MatchCase, m_case->isChecked());
    options.setFlag(FindOption::WholeWords, m_words->isChecked());
    options.setFlag(FindOption::Expression, m_expression->isChecked());
    return {m_field->text(), options};
}

void FindBar::onChanged()
{
    emit queryChanged(query());
}

void FindBar::setResult(const FindResult &result)
{
    const QString said = words(result);
    const bool isBad = !m_field->text().isEmpty() && !result.isRunning && result.count == 0;
    QPalette palette = m_status->palette();
    const Theme theme = themeOf(this);
    palette.setColor(QPalette::PlaceholderText, isBad ? theme.warn : theme.quietInk);
    m_status->setPalette(palette);
    if (m_status->text() != said)
        m_status->setText(said); // a screen reader hears of it through the label's name
    for (QToolButton *button : {m_previous, m_next})
        button->setEnabled(result.count > 0);
}

QString FindBar::words(const FindResult &result) const
{
    if (m_field->text().isEmpty())
        return {};
    if (result.problem == FindProblem::Invalid)
        return tr("Not a valid expression, at character %1").arg(number(result.errorAt + 1));
    if (result.problem == FindProblem::TooLong)
        return tr("This expression takes too long");
    if (result.count == 0)
        return result.isRunning ? tr("Searching…") : tr("No matches");
    const QString all
        = result.count > countedTo ? tr("%1+", "more than so many").arg(number(countedTo)) : number(result.count);
    if (result.current == 0)
        return tr("%n match(es)", nullptr, result.count);
    const QString place = tr("%1 of %2", "match").arg(number(result.current), all);
    switch (result.wrap) {
    case Wrap::FromTop:
        return tr("%1, from the top again").arg(place);
    case Wrap::FromBottom:
        return tr("%1, from the end again").arg(place);
    case Wrap::None:
        break;
    }
    return place;
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers().testFlag(Qt::ShiftModifier))
                emit previousRequested();
            else
                emit nextRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tokenhub::app
