// SPDX-License-Identifier: GPL-3.0-or-later
#include "monkey.h"

#include "composer/prompteditor.h"
#include "lanes/lanepane.h"
#include "mainwindow.h"
#include "practice/guidechunks.h"
#include "sidebar/historysidebar.h"
#include "sidebar/historyview.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QMimeData>
#include <QTest>
#include <QThread>
#include <QWheelEvent>
#include <QWindow>
#include <array>
#include <cstdio>

namespace tokenhub::monkey {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using practice::Reply;

namespace {

constexpr std::array schemes{"http", "https", "mailto", "file"};

//! How the gateway may misbehave once.
Reply mischief(int which)
{
    const practice::GuideChunks chunks;
    const Reply begun = Reply::sse({chunks.first(), chunks.text(u"Once upon a "), practice::Pause{30ms}});
    switch (which) {
    case 0:
        return Reply::hangUp();
    case 1:
        return Reply::reset();
    case 2:
        return Reply::error(429, u"Too many requests"_s).header("Retry-After", "1");
    case 3:
        return Reply::error(500, u"<b>broken</b>"_s);
    case 4:
        return begun.thenReset();
    case 5:
        return begun.thenHangUp();
    case 6:
        return Reply::error(401, u"no"_s);
    default:
        return Reply::status(200).html("<title>Log in</title>");
    }
}

//! What the key writes.
QString keyText(Qt::Key key, Qt::KeyboardModifiers with)
{
    if (with & (Qt::ControlModifier | Qt::AltModifier))
        return {};
    if (key == Qt::Key_Return)
        return u"\r"_s;
    return key < Qt::Key_Escape ? QString(QChar(ushort(key))).toLower() : QString();
}

//! QTest's clicks go on with a window that the press has closed.
void hit(QPointer<QWindow> window, int key, Qt::KeyboardModifiers with = {}, const QString &text = {})
{
    // No way out of the folder by a name.
    if (key == Qt::Key_Slash && qobject_cast<QFileDialog *>(QApplication::activeModalWidget()))
        return;
    if (window)
        qt_handleKeyEvent(window, QEvent::KeyPress, key, with, text, false);
    if (window)
        qt_handleKeyEvent(window, QEvent::KeyRelease, key, with, text, false);
}

void push(QPointer<QWindow> window, Qt::MouseButton button, const QPoint &place, int times = 1)
{
    for (int i = 0; i < times; ++i) {
        if (window)
            QTest::mousePress(window, button, {}, place);
        if (window)
            QTest::mouseRelease(window, button, {}, place);
    }
}

} // namespace

Monkey::Monkey(journeys::WindowDriver &driver, const testing::GatewayThread &gateway, unsigned seed)
    : m_driver(driver), m_gateway(gateway), m_random(seed)
{
    for (const char *scheme : schemes)
        QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "noteLink");
    // A drag with the mouse would wait for a real hand to let go.
    QApplication::setStartDragDistance(100'000);
    m_driver.window().actions().quit->setEnabled(false);
    connect(&m_closer, &QTimer::timeout, this, &Monkey::closeWhatWaits);
    m_closer.start(20);
}

Monkey::~Monkey()
{
    for (const char *scheme : schemes)
        QDesktopServices::unsetUrlHandler(QString::fromLatin1(scheme));
}

void Monkey::noteLink(const QUrl &url)
{
    note(u"link "_s + url.toString());
    ++m_links;
}

// A scroll bar's own menu, and what Qt's file dialog asks about a name, wait in an event loop of their own: nobody else
// could close them.
void Monkey::closeWhatWaits()
{
    if (QThread::currentThread()->loopLevel() == 0)
        return;
    QWidget *question = QApplication::activeModalWidget();
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    else if (question && qobject_cast<QFileDialog *>(question->parentWidget()))
        question->close();
}

QStringList Monkey::lastActs() const
{
    return m_acts;
}

void Monkey::note(const QString &what)
{
    m_acts.append(what);
    if (m_isTraced)
        fprintf(stderr, "%s\n", qPrintable(what));
    if (m_acts.size() > 60)
        m_acts.removeFirst();
}

// Not the distributions of <random>: those differ from one standard library to the next.
int Monkey::below(int end)
{
    return end > 0 ? int(m_random() % unsigned(end)) : 0;
}

QString Monkey::word()
{
    static const QStringList words{u"poem"_s,    u"table"_s, u"code"_s, u"thinking"_s, u"long"_s,
                                   u"weather"_s, u"a < b"_s, u"**"_s,   u"```"_s,      u"42"_s};
    return words[below(int(words.size()))];
}

QWidget *Monkey::top() const
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget *modal = QApplication::activeModalWidget())
        return modal;
    return &m_driver.window();
}

QPoint Monkey::anywhereIn(const QWidget &widget)
{
    return {below(widget.width()), below(widget.height())};
}

void Monkey::act()
{
    using Act = void (Monkey::*)();
    struct Weighted {
        int weight;
        Act act;
    };
    static constexpr std::array<Weighted, 12> acts{{{14, &Monkey::ask},
                                                    {6, &Monkey::typeWord},
                                                    {22, &Monkey::pressKey},
                                                    {16, &Monkey::click},
                                                    {6, &Monkey::drag},
                                                    {8, &Monkey::turnWheel},
                                                    {2, &Monkey::resize},
                                                    {3, &Monkey::paste},
                                                    {8, &Monkey::triggerAction},
                                                    {6, &Monkey::chooseChat},
                                                    {7, &Monkey::pressSpot},
                                                    {2, &Monkey::makeMischief}}};
    int left = below(100);
    for (const Weighted &each : acts) {
        left -= each.weight;
        if (left < 0) {
            tameFileDialogs();
            (this->*each.act)();
            return;
        }
    }
}

// Qt's file dialog deletes what stands in it, folders with all that is in them, and reads the beginning of each file,
// for ever where that is the kernel's log: it stays where nobody has anything.
void Monkey::tameFileDialogs()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        auto *dialog = qobject_cast<QFileDialog *>(window);
        if (!dialog)
            continue;
        dialog->setOption(QFileDialog::ReadOnly);
        // Where it lists the drives the path is relative.
        if (!dialog->directory().path().startsWith(QDir::currentPath()))
            dialog->setDirectory(QDir::currentPath());
    }
}

void Monkey::ask()
{
    auto *editor = m_driver.find<app::PromptEditor>("promptEditor"_L1);
    if (top() != &m_driver.window() || !editor->isVisible())
        return pressKey();
    note(u"ask"_s);
    editor->setFocus();
    const QString text = word() + u' ' + word();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
}

void Monkey::typeWord()
{
    note(u"type"_s);
    for (const QChar letter : word())
        hit(top()->windowHandle(), letter.toUpper().unicode(), {}, letter);
}

void Monkey::pressKey()
{
    static constexpr std::array keys{
        Qt::Key_Return, Qt::Key_Escape,    Qt::Key_Tab,   Qt::Key_Backtab, Qt::Key_Up,     Qt::Key_Down,
        Qt::Key_Left,   Qt::Key_Right,     Qt::Key_Home,  Qt::Key_End,     Qt::Key_PageUp, Qt::Key_PageDown,
        Qt::Key_Delete, Qt::Key_Backspace, Qt::Key_Space, Qt::Key_F2,      Qt::Key_F5,     Qt::Key_F9,
        Qt::Key_F10,    Qt::Key_Menu,      Qt::Key_A,     Qt::Key_C,       Qt::Key_F,      Qt::Key_K,
        Qt::Key_L,      Qt::Key_M,         Qt::Key_N,     Qt::Key_R,       Qt::Key_V,      Qt::Key_X,
        Qt::Key_Z,      Qt::Key_Equal,     Qt::Key_Minus, Qt::Key_Period,  Qt::Key_Slash,  Qt::Key_Comma};
    static constexpr std::array<Qt::KeyboardModifiers::Int, 6> modifiers{
        Qt::NoModifier,    Qt::NoModifier,  Qt::ControlModifier,
        Qt::ShiftModifier, Qt::AltModifier, Qt::ControlModifier | Qt::ShiftModifier};
    const Qt::Key key = keys[size_t(below(int(keys.size())))];
    const auto with = Qt::KeyboardModifiers(modifiers[size_t(below(int(modifiers.size())))]);
    note(u"key "_s + QKeySequence(QKeyCombination(with, key)).toString());
    hit(top()->windowHandle(), key, with, keyText(key, with));
}

void Monkey::click()
{
    QWidget *widget = top();
    const QPoint place = anywhereIn(*widget);
    const QWidget *child = widget->childAt(place);
    note(u"click %1 %2 %3"_s.arg(child ? child->objectName() : QString()).arg(place.x()).arg(place.y()));
    const Qt::MouseButton button = below(6) == 0 ? Qt::RightButton : Qt::LeftButton;
    push(widget->windowHandle(), button, place, 1 + below(2));
}

void Monkey::drag()
{
    const QPointer<QWidget> widget = top();
    note(u"drag"_s);
    const QPointer<QWindow> window = widget->windowHandle();
    QTest::mousePress(window, Qt::LeftButton, {}, anywhereIn(*widget));
    for (int i = 0; i < 4 && widget && window; ++i)
        QTest::mouseMove(window, anywhereIn(*widget));
    QWidget *last = widget ? widget.data() : top();
    QTest::mouseRelease(last->windowHandle(), Qt::LeftButton, {}, anywhereIn(*last));
}

void Monkey::turnWheel()
{
    QWidget *widget = top();
    const QPoint place = anywhereIn(*widget);
    QWidget *child = widget->childAt(place);
    if (!child)
        return;
    const QPoint turn(0, 120 * (below(9) - 4));
    note(u"wheel %1"_s.arg(turn.y()));
    const Qt::KeyboardModifiers with = below(6) == 0 ? Qt::ControlModifier : Qt::NoModifier;
    QWheelEvent event(child->mapFrom(widget, place), widget->mapToGlobal(place), {}, turn, {}, with, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(child, &event);
}

void Monkey::resize()
{
    const QSize size(400 + below(1100), 300 + below(650));
    note(u"resize %1 x %2"_s.arg(size.width()).arg(size.height()));
    m_driver.window().resize(size);
}

void Monkey::paste()
{
    auto *data = new QMimeData;
    switch (below(4)) {
    case 0:
        data->setText(word().repeated(1 + below(400)));
        break;
    case 1:
        data->setHtml(u"<b>bold</b><img src='file:///etc/passwd'>"_s);
        break;
    case 2:
        data->setText(QString(u'x').repeated(3'000'000));
        break;
    default:
        data->setText(u"a\0b\x1b]52;\u202E\uFFFF\n\n"_s);
        break;
    }
    note(u"paste"_s);
    QApplication::clipboard()->setMimeData(data);
    hit(top()->windowHandle(), Qt::Key_V, Qt::ControlModifier);
}

void Monkey::triggerAction()
{
    if (top() != &m_driver.window())
        return pressKey();
    QList<QAction *> actions = m_driver.window().actions().findChildren<QAction *>();
    actions.removeIf([](const QAction *action) { return !action->isEnabled() || !action->isVisible(); });
    if (actions.isEmpty())
        return;
    QAction *action = actions[below(int(actions.size()))];
    note(u"action "_s + action->objectName());
    action->trigger();
}

void Monkey::chooseChat()
{
    app::HistoryView &view = *m_driver.window().sidebar().view();
    const int rows = view.model()->rowCount();
    if (top() != &m_driver.window() || !view.isVisible() || rows == 0)
        return pressKey();
    const int row = below(rows);
    note(u"chat %1"_s.arg(row));
    view.scrollTo(view.model()->index(row, 0));
    if (below(8) == 0)
        QTest::keyClick(&view, Qt::Key_Delete);
    else
        m_driver.chooseConversation(row);
}

void Monkey::pressSpot()
{
    app::TranscriptView &view = m_driver.transcript();
    const app::TranscriptRows &rows = view.rows();
    if (top() != &m_driver.window() || !view.isVisible() || rows.count() == 0)
        return click();
    const int row = below(rows.count());
    if (!rows.isBuilt(row) || !rows.isCurrent(row) || rows.geometry(row).spots.empty())
        return click();
    const auto &spots = rows.geometry(row).spots;
    const app::Spot &spot = spots[size_t(below(int(spots.size())))];
    const QPoint place = spot.rect.center() + QPoint(0, view.scroll().top(row));
    note(u"spot %1 of row %2"_s.arg(spot.label).arg(row));
    if (view.viewport()->rect().contains(place))
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place);
}

void Monkey::makeMischief()
{
    const int which = below(9);
    note(u"mischief %1"_s.arg(which));
    m_gateway.call([this, which] {
        if (which == 8)
            m_gateway.gateway().resetConnections();
        else
            m_gateway.gateway().enqueue(mischief(which));
    });
}

void Monkey::comeToRest()
{
    for (int i = 0; i < 20 && top() != &m_driver.window(); ++i)
        hit(top()->windowHandle(), Qt::Key_Escape);
    m_gateway.call([this] { m_gateway.gateway().setTokensPerSecond(0); });
}

} // namespace tokenhub::monkey
