// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowdriver.h"

#include "composer/composer.h"
#include "composer/prompteditor.h"
#include "lanes/lanepane.h"
#include "mainwindow.h"
#include "panels/modelpicker.h"
#include "sidebar/historysidebar.h"
#include "sidebar/historyview.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>

namespace tokenhub::journeys {

using namespace Qt::Literals::StringLiterals;

WindowDriver::WindowDriver(app::Options options) : m_application(std::make_unique<app::Application>(std::move(options)))
{
}

WindowDriver::~WindowDriver() = default;

bool WindowDriver::start()
{
    m_application->start();
    return QTest::qWaitForWindowActive(&window());
}

void WindowDriver::close()
{
    window().close();
    m_application.reset();
}

app::MainWindow &WindowDriver::window() const
{
    return m_application->window();
}

QWidget *WindowDriver::rootWidget() const
{
    return &window();
}

app::TranscriptView &WindowDriver::transcript() const
{
    return window().conversation().lane().transcript();
}

void WindowDriver::type(const QString &text)
{
    // Chinese has no keys: it comes as from an input method.
    for (const QChar letter : text) {
        if (letter.unicode() < 128) {
            QTest::keyClick(find<app::PromptEditor>("promptEditor"_L1), letter.toLatin1());
            continue;
        }
        QInputMethodEvent event;
        event.setCommitString(QString(letter));
        QCoreApplication::sendEvent(find<app::PromptEditor>("promptEditor"_L1), &event);
    }
}

void WindowDriver::send(const QString &text)
{
    type(text);
    press(Qt::Key_Return);
}

void WindowDriver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(find<app::PromptEditor>("promptEditor"_L1), key, modifiers);
}

void WindowDriver::chooseModel(const QString &model)
{
    app::ModelPicker &picker = window().conversation().modelPicker();
    if (!isModelListOpen())
        QTest::mouseClick(&picker, Qt::LeftButton);
    auto *line = picker.findChild<QLineEdit *>(u"modelSearchLineEdit"_s);
    QTRY_VERIFY(line->isVisible());
    QTest::keyClicks(line, model);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY2(picker.currentModel() == model, qPrintable(picker.currentModel()));
}

void WindowDriver::openGateways()
{
    window().actions().gateway->trigger();
    QTRY_VERIFY(find("gatewaysPage"_L1) && find("gatewaysPage"_L1)->isVisible());
}

void WindowDriver::enterGateway(const QString &url, const QString &key)
{
    openGateways();
    auto *dialog = find<QDialog>("settingsDialog"_L1);
    QVERIFY(dialog);
    if (!url.isEmpty()) {
        auto *line = dialog->findChild<QLineEdit *>(u"gatewayUrlLineEdit"_s);
        QTest::keySequence(line, QKeySequence::SelectAll);
        QTest::keyClicks(line, url);
    }
    auto *line = dialog->findChild<QLineEdit *>(u"gatewayKeySecretEdit"_s);
    QTest::keyClicks(line, key);
    QTest::keyClick(line, Qt::Key_Return);
    const auto *told = dialog->findChild<QLabel *>(u"testGatewayLabel"_s);
    QTRY_COMPARE(told->text(), u"Saved."_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog->isVisible());
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
}

const app::MessageGeometry *WindowDriver::geometry(int row) const
{
    const app::TranscriptRows &rows = transcript().rows();
    return row < rows.count() && rows.isBuilt(row) && rows.isCurrent(row) ? &rows.geometry(row) : nullptr;
}

void WindowDriver::pressSpot(int row, app::SpotKind kind, const QString &label)
{
    const auto spot = [&]() -> std::optional<app::Spot> {
        const app::MessageGeometry *laidOut = geometry(row);
        for (const app::Spot &each : laidOut ? laidOut->spots : std::vector<app::Spot>()) {
            if (each.kind == kind && (label.isEmpty() || each.label == label))
                return each;
        }
        return {};
    };
    app::TranscriptView &view = transcript();
    // Turns the wheel until the row is there.
    const int wanted = view.scroll().value() + view.scroll().top(row);
    QTRY_VERIFY2(spot().has_value() || (view.verticalScrollBar()->setValue(wanted), false), qPrintable(label));
    const auto place = [&] { return spot()->rect.center() + QPoint(0, view.scroll().top(row)); };
    if (!view.viewport()->rect().contains(place())) {
        QScrollBar *bar = view.verticalScrollBar();
        bar->setValue(bar->value() + place().y() - view.viewport()->height() / 2);
    }
    QTRY_VERIFY(spot().has_value() && view.viewport()->rect().contains(place()));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place());
}

void WindowDriver::rename(const QString &title)
{
    window().actions().rename->trigger();
    auto *line = find<QLineEdit>("renameLineEdit"_L1);
    QVERIFY(line && line->isVisible());
    QTest::keySequence(line, QKeySequence::SelectAll);
    QTest::keyClicks(line, title);
    QTest::keyClick(line, Qt::Key_Return);
}

void WindowDriver::chooseConversation(int row)
{
    app::HistoryView &view = *window().sidebar().view();
    const QRect rect = view.visualRect(view.model()->index(row, 0));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, rect.bottomLeft() + QPoint(20, -5));
}

int WindowDriver::rows() const
{
    return window().conversation().lane().model().rowCount();
}

const chat::Message &WindowDriver::message(int row) const
{
    return window().conversation().lane().model().message(row);
}

QString WindowDriver::text(int row) const
{
    return QString::fromUtf8(message(row).text());
}

bool WindowDriver::isAnswered(int rows) const
{
    return this->rows() == rows && !message(rows - 1).isRunning()
        && window().conversation().composer().state() == app::ComposerState::Idle;
}

QString WindowDriver::pager(int row) const
{
    static const QRegularExpression pageOf(u"^\\d+ / \\d+$"_s);
    const app::MessageGeometry *laidOut = geometry(row);
    for (const app::LabelBox &label : laidOut ? laidOut->labels : std::vector<app::LabelBox>()) {
        if (pageOf.match(label.text).hasMatch())
            return label.text;
    }
    return {};
}

QString WindowDriver::sentence(int row) const
{
    QString all;
    const app::MessageGeometry *laidOut = geometry(row);
    if (!laidOut)
        return {};
    for (const app::LabelBox &label : laidOut->labels)
        all += label.text + u'\n';
    for (const app::TextBox &box : laidOut->texts) {
        if (box.leaf.element == app::errorElement)
            all += box.document->toPlainText() + u'\n';
    }
    return all;
}

bool WindowDriver::hasSpot(int row, const QString &label) const
{
    const app::MessageGeometry *laidOut = geometry(row);
    return laidOut && std::any_of(laidOut->spots.begin(), laidOut->spots.end(), [&label](const app::Spot &spot) {
               return spot.label == label;
           });
}

bool WindowDriver::isModelListOpen() const
{
    return window().conversation().modelPicker().findChild<QWidget *>(u"modelPopup"_s)->isVisible();
}

int WindowDriver::listedModels() const
{
    return window().conversation().modelPicker().findChild<QListView *>(u"modelListView"_s)->model()->rowCount();
}

QString WindowDriver::draft() const
{
    return find<app::PromptEditor>("promptEditor"_L1)->text();
}

QString WindowDriver::title() const
{
    return find<QLabel>("titleLabel"_L1)->accessibleName();
}

QStringList WindowDriver::history() const
{
    QStringList titles;
    const QAbstractItemModel *model = window().sidebar().view()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        titles.append(model->index(row, 0).data(chat::ConversationListModel::TitleRole).toString());
    return titles;
}

} // namespace tokenhub::journeys
