// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/diffview.h"

#include "lanes/difftext.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

DiffView::DiffView(QWidget *parent) : QWidget(parent), m_status(new QLabel(this)), m_text(new QTextBrowser(this))
{
    setObjectName(u"diffView"_s);
    m_bar = makeBar();
    m_status->setObjectName(u"diffStatusLabel"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_status->setContentsMargins(space::large, space::small, space::large, 0);
    m_text->setObjectName(u"diffTextBrowser"_s);
    m_text->setAccessibleName(tr("Differences: on the left struck through, on the right underlined"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setUndoRedoEnabled(false);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_status);
    column->addWidget(m_text, 1);
    setFocusProxy(m_text);
}

QWidget *DiffView::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::large, space::small, space::small, space::small);
    row->setSpacing(space::small);
    m_left = makeChoice(u"diffLeftComboBox"_s, tr("Left answer"));
    m_right = makeChoice(u"diffRightComboBox"_s, tr("Right answer"));
    m_turn = new QLabel(bar);
    m_turn->setTextFormat(Qt::PlainText);
    m_turn->setObjectName(u"diffTurnLabel"_s);
    m_previous = makeButton(u"diffPreviousButton"_s, u"chevron-up"_s, tr("The turn before"));
    m_next = makeButton(u"diffNextButton"_s, u"chevron-down"_s, tr("The turn after"));
    QToolButton *close = makeButton(u"diffCloseButton"_s, u"x"_s, tr("Close (Esc)"));
    m_onlyChanges = new QCheckBox(tr("Only changes"), bar);
    m_onlyChanges->setObjectName(u"diffOnlyChangesCheckBox"_s);
    row->addWidget(m_left, 1);
    row->addWidget(new QLabel(u"↔"_s, bar));
    row->addWidget(m_right, 1);
    row->addWidget(m_previous);
    row->addWidget(m_turn);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(m_onlyChanges);
    row->addWidget(close);
    connect(m_previous, &QToolButton::clicked, this, [this] { emit turnStepped(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit turnStepped(1); });
    connect(close, &QToolButton::clicked, this, &DiffView::closeWanted);
    connect(m_onlyChanges, &QCheckBox::toggled, this, &DiffView::refill);
    return bar;
}

QComboBox *DiffView::makeChoice(const QString &name, const QString &label)
{
    auto *choice = new QComboBox(this);
    choice->setObjectName(name);
    choice->setAccessibleName(label);
    choice->setMinimumContentsLength(6);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(choice, qOverload<int>(&QComboBox::activated), this, &DiffView::tellSides);
    return choice;
}

QToolButton *DiffView::makeButton(const QString &name, const QString &iconName, const QString &label)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    setButtonLook(button, ButtonLook::Quiet);
    button->setIcon(icon(iconName, Tint::QuietInk));
    button->setIconSize({iconSize, iconSize});
    button->setAccessibleName(label);
    button->setToolTip(label);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void DiffView::setChoices(const std::vector<Choice> &choices, base::LaneId left, base::LaneId right)
{
    for (const auto &[box, chosen] : {std::pair(m_left, left), std::pair(m_right, right)}) {
        const QSignalBlocker blocker(box);
        box->clear();
        for (const Choice &choice : choices) {
            box->addItem(choice.face.letter + u"  "_s + choice.face.model, QVariant::fromValue(choice.lane));
            if (choice.lane == chosen)
                box->setCurrentIndex(box->count() - 1);
        }
    }
}

void DiffView::tellSides()
{
    emit sidesChosen(m_left->currentData().value<base::LaneId>(), m_right->currentData().value<base::LaneId>());
}

void DiffView::setTurn(int number, int count, const QString &prompt)
{
    m_turn->setText(tr("%1 of %2", "a turn among turns").arg(QLocale().toString(number), QLocale().toString(count)));
    m_turn->setToolTip(prompt.toHtmlEscaped());
    m_previous->setEnabled(number > 1);
    m_next->setEnabled(number < count);
}

void DiffView::showWaiting()
{
    showSentence(tr("Comparing…"));
}

void DiffView::showSentence(const QString &sentence)
{
    m_hasDiff = false;
    m_diff = {};
    m_text->clear();
    m_status->setText(sentence);
    m_status->setVisible(!sentence.isEmpty());
}

void DiffView::setDiff(const compare::AnswerDiff &diff)
{
    m_diff = diff;
    m_hasDiff = true;
    refill();
    m_text->verticalScrollBar()->setValue(0);
}

QString DiffView::plainText() const
{
    return m_text->toPlainText();
}

void DiffView::refill()
{
    if (!m_hasDiff)
        return;
    const DiffStyle style{.theme = themeOf(this), .body = font(), .direction = layoutDirection()};
    const compare::AnswerDiff shown = m_onlyChanges->isChecked() ? compare::onlyChanges(m_diff) : m_diff;
    const size_t leftOut = fillWithDiff(*m_text->document(), shown, style);
    QStringList said;
    if (m_diff.isEmpty())
        said << tr("The two answers are the same.");
    if (m_diff.isCoarse)
        said << tr("They are long: compared by paragraphs alone.");
    if (leftOut > 0)
        said << tr("%n more row(s) are not shown.", nullptr, int(leftOut));
    m_status->setText(said.join(u' '));
    m_status->setVisible(!said.isEmpty());
}

void DiffView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeWanted();
    else
        QWidget::keyPressEvent(event);
}

void DiffView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refill();
}

void DiffView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    painter.fillRect(QRect(0, m_bar->geometry().bottom(), width(), 1), theme.line);
}

} // namespace tokenhub::app
