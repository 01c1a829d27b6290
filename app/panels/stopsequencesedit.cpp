// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/stopsequencesedit.h"

#include "panels/flowlayout.h"
#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

//! One sequence with a cross; a click takes it away.
class Chip : public QPushButton
{
public:
    Chip(const QString &words, QWidget *parent) : QPushButton(parent), m_words(words) { }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int words = std::min(fontMetrics().horizontalAdvance(m_words), 140);
        return {words + cross + 2 * space::small, fontMetrics().height() + space::tiny};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {cross + 2 * space::small, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme theme = themeOf(this);
        style::paintBox(painter, rect(),
                        {.fill = underMouse() ? theme.selection : theme.surface, .border = theme.line});
        QStyleOption option;
        option.initFrom(this);
        if (style::showsFocus(option))
            style::paintFocusRing(painter, rect(), theme.accent);
        const QRect words = rect().adjusted(space::small, 0, -space::small - cross, 0);
        painter.setPen(theme.ink);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words), Qt::AlignCenter,
                         fontMetrics().elidedText(m_words, Qt::ElideRight, words.width()));
        const QRect place(width() - space::small - 10, (height() - 12) / 2, 12, 12);
        paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), place), u"x"_s, theme.quietInk);
    }

private:
    static constexpr int cross = 16;
    QString m_words;
};

} // namespace

StopSequencesEdit::StopSequencesEdit(QWidget *parent)
    : QWidget(parent), m_flow(new FlowLayout(this)), m_line(new QLineEdit(this))
{
    m_flow->setContentsMargins(space::tiny, space::tiny, space::tiny, space::tiny);
    m_flow->setSpacing(space::tiny);
    m_line->setObjectName(u"stopSequenceLineEdit"_s);
    m_line->setFrame(false);
    m_line->setMinimumWidth(64);
    m_line->setFixedHeight(fontMetrics().height() + space::tiny); // as a chip
    m_line->setPlaceholderText(tr("add…"));
    m_line->setAccessibleName(tr("Add a stop sequence"));
    m_line->setToolTip(tr("Enter adds it. \\n stands for a line break, \\t for a tab."));
    m_line->installEventFilter(this);
    m_flow->addWidget(m_line);
    setFocusProxy(m_line);
    setCursor(Qt::IBeamCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum); // Fixed would not grow with the lines
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_line, &QLineEdit::editingFinished, this, &StopSequencesEdit::addTyped);
}

QString StopSequencesEdit::unescaped(const QString &typed)
{
    QString text;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        const QChar next = i + 1 < typed.size() ? typed[i + 1] : QChar();
        const QChar meant = typed[i] != u'\\' ? QChar()
            : next == u'n'                    ? u'\n'
            : next == u't'                    ? u'\t'
            : next == u'\\'                   ? next
                                              : QChar();
        text.append(meant.isNull() ? typed[i] : meant);
        i += meant.isNull() ? 0 : 1;
    }
    return text;
}

QString StopSequencesEdit::shown(const QString &sequence)
{
    QString text;
    for (const QChar c : sequence)
        text.append(c == u'\n'        ? QChar(u'⏎')
                        : c == u'\t'  ? QChar(u'⇥')
                        : c == u' '   ? QChar(u'␣')
                        : c.isPrint() ? c
                                      : QChar(u'�'));
    return text;
}

void StopSequencesEdit::setSequences(const QStringList &sequences)
{
    if (m_sequences == sequences)
        return;
    m_sequences = sequences;
    rebuild();
}

void StopSequencesEdit::addTyped()
{
    const QString sequence = unescaped(m_line->text());
    m_line->clear();
    if (sequence.isEmpty() || m_sequences.contains(sequence))
        return;
    m_sequences.append(sequence);
    rebuild();
    emit sequencesEdited(m_sequences);
}

void StopSequencesEdit::removeAt(qsizetype index)
{
    if (index < 0 || index >= m_sequences.size())
        return;
    m_sequences.removeAt(index);
    rebuild();
    m_line->setFocus(Qt::OtherFocusReason);
    emit sequencesEdited(m_sequences);
}

void StopSequencesEdit::rebuild()
{
    while (m_flow->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_flow->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
    }
    QWidget *before = m_line;
    for (qsizetype i = 0; i < m_sequences.size(); ++i) {
        auto *chip = new Chip(shown(m_sequences[i]), this);
        chip->setObjectName(u"stopSequenceButton"_s);
        chip->setCursor(Qt::ArrowCursor);
        chip->setAccessibleName(tr("Remove the stop sequence %1").arg(shown(m_sequences[i])));
        chip->setToolTip(chip->accessibleName().toHtmlEscaped());
        connect(chip, &QPushButton::clicked, this, [this, i] { removeAt(i); });
        m_flow->insertWidget(int(i), chip);
        chip->show();
        setTabOrder(before, chip); // a new one stands last in the window
        before = chip;
    }
    updateGeometry();
}

bool StopSequencesEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress && m_line->text().isEmpty()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Backspace) {
        removeAt(m_sequences.size() - 1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void StopSequencesEdit::mousePressEvent(QMouseEvent *)
{
    m_line->setFocus(Qt::MouseFocusReason);
}

void StopSequencesEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    option.state.setFlag(QStyle::State_HasFocus, m_line->hasFocus());
    style::paintField(painter, option);
}

} // namespace tokenhub::app
