// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversationprobe.h"

#include "composer/hintlabel.h"
#include "mainwindow.h"
#include "pseudotranslator.h"
#include "transcript/transcriptview.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTest>
#include <QToolButton>
#include <QWindow>

namespace tokenhub::journeys {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostTabs = 150;

QString stopName(const QWidget &focused, const app::TranscriptView &transcript)
{
    if (&focused == &transcript && transcript.spotFocus().spot())
        return transcript.spotFocus().spot()->label;
    for (const QWidget *widget = &focused; widget; widget = widget->parentWidget()) {
        if (!widget->objectName().isEmpty())
            return widget->objectName();
    }
    return {};
}

//! The child of the window's splitter the widget is in.
QString panelOf(const QWidget &focused)
{
    for (const QWidget *widget = &focused; widget; widget = widget->parentWidget()) {
        for (const char *name : {"HistorySidebar", "ConversationView", "ParameterPanel"}) {
            if (widget->inherits((QByteArray("tokenhub::app::") + name).constData()))
                return QString::fromLatin1(name);
        }
    }
    return u"window"_s;
}

QImage pictureOf(QWidget &window, const QRect &rect)
{
    return window.grab(rect).toImage();
}

QRect placeOf(const QWidget &focused, const app::TranscriptView &transcript, const QWidget &window)
{
    if (&focused == &transcript)
        return QRect(transcript.mapTo(&window, QPoint()), transcript.size());
    return QRect(focused.mapTo(&window, QPoint()), focused.size()).adjusted(-4, -4, 4, 4);
}

//! The focus is taken away for a moment: what it looked like must differ.
bool isSeen(QWidget &focused, const app::TranscriptView &transcript, QWidget &window)
{
    const QRect place = placeOf(focused, transcript, window);
    const QImage with = pictureOf(window, place);
    focused.clearFocus();
    const QImage without = pictureOf(window, place);
    return with != without;
}

QString describe(const QWidget &widget, const QString &text)
{
    return QLatin1StringView(widget.metaObject()->className()) + u" "_s + widget.objectName() + u": "_s + text;
}

int advance(const QWidget &widget, const QString &text)
{
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

//! Empty: nothing is wrong with how much of it is seen.
QString cutText(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        const QString text = label->text();
        if (text.isEmpty() || label->textFormat() == Qt::RichText)
            return {};
        const int margins = label->width() - label->contentsRect().width() + 2 * label->margin();
        const int need = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        const bool fits = need <= label->height() + 1
            && (label->wordWrap() || advance(*label, text) + margins <= label->width() + 1);
        return fits && !PseudoTranslator::isCut(text) ? QString() : text;
    }
    if (const auto *hint = qobject_cast<const app::HintLabel *>(&widget))
        return PseudoTranslator::isCut(hint->shownText()) ? hint->shownText() : QString();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        const bool showsText = !button->text().isEmpty()
            && !(tool && !tool->icon().isNull() && tool->toolButtonStyle() == Qt::ToolButtonIconOnly);
        return showsText && advance(*button, button->text()) > button->width() ? button->text() : QString();
    }
    if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
        QStyleOptionComboBox option;
        option.initFrom(box);
        const int room
            = box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box).width();
        return advance(*box, box->currentText()) > room ? box->currentText() : QString();
    }
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        return line->text().isEmpty() && advance(*line, line->placeholderText()) > line->width() - 8
            ? line->placeholderText()
            : QString();
    return {};
}

QString shownText(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *hint = qobject_cast<const app::HintLabel *>(&widget))
        return hint->shownText();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return box->currentText();
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        return line->placeholderText();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
        return edit->placeholderText();
    return {};
}

} // namespace

TabWalk walkByTab(app::MainWindow &window, const app::TranscriptView &transcript)
{
    TabWalk walk;
    const QPointer<QWidget> first = QApplication::focusWidget();
    for (int i = 0; i < mostTabs && !walk.returned; ++i) {
        QWidget *focused = QApplication::focusWidget();
        if (!focused) {
            walk.complaints += u"nothing has the focus after "_s + walk.stops.value(walk.stops.size() - 1);
            break;
        }
        const QString stop = stopName(*focused, transcript);
        walk.stops += stop;
        if (const QString panel = panelOf(*focused); walk.panels.isEmpty() || walk.panels.last() != panel)
            walk.panels += panel;
        const auto *area = qobject_cast<const QAbstractScrollArea *>(focused);
        if ((area ? area->viewport() : focused)->visibleRegion().isEmpty())
            walk.complaints += stop + u" is out of sight"_s;
        else if (focused != &transcript) {
            if (!isSeen(*focused, transcript, window))
                walk.complaints += stop + u" does not show the focus"_s;
            focused->setFocus(Qt::TabFocusReason);
        }
        QTest::keyClick(window.windowHandle(), Qt::Key_Tab);
        walk.returned = QApplication::focusWidget() == first;
    }
    return walk;
}

QStringList textComplaints(const QWidget &window)
{
    QStringList all;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty() || widget->window() != &window
            || qobject_cast<const QMenuBar *>(widget->parentWidget()))
            continue;
        if (const QString cut = cutText(*widget); !cut.isEmpty())
            all += u"cut: "_s + describe(*widget, cut);
        if (const QString text = shownText(*widget); PseudoTranslator::isHardCoded(text))
            all += u"not translated: "_s + describe(*widget, text);
        for (const QString &said : {widget->accessibleName(), widget->toolTip(), widget->accessibleDescription()}) {
            if (PseudoTranslator::isHardCoded(said))
                all += u"said and not translated: "_s + describe(*widget, said);
        }
    }
    return all;
}

} // namespace tokenhub::journeys
