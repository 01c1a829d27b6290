// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shortcutspage.h"

#include "panels/tonelabel.h"
#include "settings/keyfield.h"
#include "settings/settings.h"
#include "settings/settingsdialog.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

//! A window with four actions, as the program makes them.
struct Window : QMainWindow {
    Window()
    {
        newChat = make(u"newChatAction"_s, u"&New chat"_s, {QKeySequence(u"Ctrl+N"_s)});
        stop = make(u"stopAction"_s, u"&Stop…"_s, {QKeySequence(u"Ctrl+."_s)});
        zoomIn = make(u"zoomInAction"_s, u"Zoom in(&I)"_s, {QKeySequence(u"Ctrl+="_s), QKeySequence(u"Ctrl++"_s)});
        dark = make(u"themeDarkAction"_s, u"&Dark"_s, {});
        hidden = make(u"hiddenAction"_s, u"Not in a menu"_s, {QKeySequence(u"F7"_s)});
        menuBar()->addMenu(u"&File"_s)->addActions({newChat, stop});
        QMenu *view = menuBar()->addMenu(u"&View"_s);
        view->addAction(zoomIn);
        view->addSeparator();
        view->addMenu(u"&Theme"_s)->addAction(dark);
    }
    QAction *make(const QString &name, const QString &text, const QList<QKeySequence> &keys)
    {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcuts(keys);
        addAction(action);
        return action;
    }

    QAction *newChat = nullptr;
    QAction *stop = nullptr;
    QAction *zoomIn = nullptr;
    QAction *dark = nullptr;
    QAction *hidden = nullptr;
};

} // namespace

class TestShortcutsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void listsEveryActionByItsMenu();
    void rebindsAndKeepsItForTheNextStart();
    void takesAKeyFromAnotherOnlyWhenToldTo();
    void refusesKeysThatWouldBeTyped_data();
    void refusesKeysThatWouldBeTyped();
    void backspaceTakesTheKeyAway();
    void escapeAndLeavingChangeNothing();
    void walkingOverAFieldChangesNothing();
    void resetsOneAndAll();
    void aStandardKeyThatWasGivenAwayStaysThere();
    void aDamagedListCostsNoKey();
    void isSearchedByNameMenuAndKey();
    void everyFieldSaysWhoseKeysItShows();

private:
    [[nodiscard]] KeyField *field(const QString &name) const
    {
        return m_dialog->findChild<KeyField *>(name + u"KeyField"_s);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const { return m_dialog->findChild<QPushButton *>(name); }
    [[nodiscard]] QPushButton *keys(const QString &name) const
    {
        return field(name)->findChild<QPushButton *>(u"keysButton"_s);
    }
    [[nodiscard]] ToneLabel *problem() const { return m_dialog->findChild<ToneLabel *>(u"shortcutProblemLabel"_s); }
    void press(const QString &name, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void start();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<Window> m_window;
    ShortcutBook *m_book = nullptr;
    std::unique_ptr<SettingsDialog> m_dialog;
};

void TestShortcutsPage::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestShortcutsPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
}

void TestShortcutsPage::start()
{
    cleanup();
    m_settings = std::make_unique<settings::Settings>(m_folder->filePath(u"config/settings.ini"_s));
    m_window = std::make_unique<Window>();
    m_book = new ShortcutBook(*m_settings, *m_window->menuBar(), m_window.get());
    m_dialog = std::make_unique<SettingsDialog>();
    m_dialog->addPage(u"shortcuts"_s, u"Shortcuts"_s, u"keyboard"_s, new ShortcutsPage(*m_settings, *m_book));
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestShortcutsPage::cleanup()
{
    m_dialog.reset();
    m_window.reset();
    m_settings.reset();
}

//! As a person does it: to the field, Enter, the key.
void TestShortcutsPage::press(const QString &name, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    keys(name)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(keys(name), Qt::Key_Space);
    QVERIFY(field(name)->isListening());
    QTest::keyClick(field(name)->findChild<QKeySequenceEdit *>(), key, modifiers);
}

void TestShortcutsPage::listsEveryActionByItsMenu()
{
    QStringList listed;
    for (const ShortcutBook::Entry &entry : m_book->entries())
        listed.append(entry.group + u'/' + entry.label);
    QCOMPARE(listed,
             (QStringList{u"File/New chat"_s, u"File/Stop"_s, u"View/Zoom in"_s, u"View/Theme: Dark"_s,
                          u"Other/Not in a menu"_s}));
    QCOMPARE(keys(u"newChat"_s)->text(), u"Ctrl+N"_s);
    QCOMPARE(keys(u"zoomIn"_s)->text(), u"Ctrl+=, Ctrl++"_s);
    QCOMPARE(keys(u"themeDark"_s)->text(), u"–"_s);
}

void TestShortcutsPage::rebindsAndKeepsItForTheNextStart()
{
    press(u"newChat"_s, Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!field(u"newChat"_s)->isListening());
    QVERIFY(keys(u"newChat"_s)->hasFocus());
    QCOMPARE(m_window->newChat->shortcuts(), QList<QKeySequence>{QKeySequence(u"Ctrl+T"_s)});
    QCOMPARE(keys(u"newChat"_s)->text(), u"Ctrl+T"_s);
    // It does what it says.
    QSignalSpy triggered(m_window->newChat, &QAction::triggered);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 1);

    start();
    QCOMPARE(m_window->newChat->shortcuts(), QList<QKeySequence>{QKeySequence(u"Ctrl+T"_s)});
    QCOMPARE(keys(u"newChat"_s)->text(), u"Ctrl+T"_s);
    QCOMPARE(m_window->stop->shortcut(), QKeySequence(u"Ctrl+."_s));
}

void TestShortcutsPage::takesAKeyFromAnotherOnlyWhenToldTo()
{
    press(u"stop"_s, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(problem()->isVisible());
    QVERIFY(problem()->text().contains(u"Ctrl+N"_s));
    QVERIFY(problem()->text().contains(u"New chat"_s));
    QCOMPARE(m_window->stop->shortcut(), QKeySequence(u"Ctrl+."_s)); // nothing yet
    QVERIFY(button(u"takeShortcutButton"_s)->hasFocus());
    button(u"leaveShortcutButton"_s)->click();
    QVERIFY(!problem()->isVisible());
    QVERIFY(keys(u"stop"_s)->hasFocus());
    QCOMPARE(m_window->newChat->shortcut(), QKeySequence(u"Ctrl+N"_s));

    press(u"stop"_s, Qt::Key_N, Qt::ControlModifier);
    QTest::keyClick(button(u"takeShortcutButton"_s), Qt::Key_Space);
    QVERIFY(!problem()->isVisible());
    QCOMPARE(m_window->stop->shortcut(), QKeySequence(u"Ctrl+N"_s));
    QVERIFY(m_window->newChat->shortcuts().isEmpty());
    QCOMPARE(keys(u"newChat"_s)->text(), u"–"_s);

    // One of two keys: the other stays.
    press(u"stop"_s, Qt::Key_Equal, Qt::ControlModifier);
    button(u"takeShortcutButton"_s)->click();
    QCOMPARE(m_window->zoomIn->shortcuts(), QList<QKeySequence>{QKeySequence(u"Ctrl++"_s)});
}

void TestShortcutsPage::refusesKeysThatWouldBeTyped_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<bool>("taken");
    QTest::newRow("letter") << int(Qt::Key_A) << int(Qt::NoModifier) << false;
    QTest::newRow("capital") << int(Qt::Key_A) << int(Qt::ShiftModifier) << false;
    QTest::newRow("enter") << int(Qt::Key_Return) << int(Qt::NoModifier) << false;
    QTest::newRow("arrow") << int(Qt::Key_Down) << int(Qt::NoModifier) << false;
    QTest::newRow("copy") << int(Qt::Key_C) << int(Qt::ControlModifier) << false;
    QTest::newRow("undo") << int(Qt::Key_Z) << int(Qt::ControlModifier) << false;
    QTest::newRow("next word") << int(Qt::Key_Right) << int(Qt::ControlModifier) << false;
    QTest::newRow("function key") << int(Qt::Key_F8) << int(Qt::NoModifier) << true;
    QTest::newRow("alt") << int(Qt::Key_J) << int(Qt::AltModifier) << true;
    QTest::newRow("ctrl and shift") << int(Qt::Key_J) << int(Qt::ControlModifier | Qt::ShiftModifier) << true;
}

void TestShortcutsPage::refusesKeysThatWouldBeTyped()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(bool, taken);
    press(u"stop"_s, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(problem()->isVisible(), !taken);
    QVERIFY(!button(u"takeShortcutButton"_s)->isVisible());
    QCOMPARE(m_window->stop->shortcut() == QKeySequence(u"Ctrl+."_s), !taken);
}

void TestShortcutsPage::backspaceTakesTheKeyAway()
{
    press(u"stop"_s, Qt::Key_Backspace);
    QVERIFY(m_window->stop->shortcuts().isEmpty());
    start();
    QVERIFY(m_window->stop->shortcuts().isEmpty());
    QCOMPARE(keys(u"stop"_s)->text(), u"–"_s);
}

void TestShortcutsPage::escapeAndLeavingChangeNothing()
{
    press(u"stop"_s, Qt::Key_Escape);
    QVERIFY(!field(u"stop"_s)->isListening());
    QVERIFY(m_dialog->isVisible()); // Escape was for the field alone
    keys(u"stop"_s)->click();
    keys(u"newChat"_s)->setFocus();
    QVERIFY(!field(u"stop"_s)->isListening());
    QCOMPARE(m_window->stop->shortcut(), QKeySequence(u"Ctrl+."_s));
    QVERIFY(m_settings->isStandard(settings::Key::Shortcuts));
}

void TestShortcutsPage::walkingOverAFieldChangesNothing()
{
    keys(u"stop"_s)->setFocus(Qt::TabFocusReason);
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_F8, Qt::Key_Tab})
        QTest::keyClick(QApplication::focusWidget(), key);
    QVERIFY(m_settings->isStandard(settings::Key::Shortcuts));
    QVERIFY(keys(u"zoomIn"_s)->hasFocus());
}

void TestShortcutsPage::resetsOneAndAll()
{
    press(u"newChat"_s, Qt::Key_T, Qt::ControlModifier);
    press(u"stop"_s, Qt::Key_F8);
    auto *reset = m_dialog->findChild<QAbstractButton *>(u"newChatShortcutResetButton"_s);
    QVERIFY(reset->isVisible());
    reset->click();
    QCOMPARE(m_window->newChat->shortcut(), QKeySequence(u"Ctrl+N"_s));
    QVERIFY(!reset->isVisible());
    QCOMPARE(m_window->stop->shortcut(), QKeySequence(u"F8"_s));
    button(u"resetAllShortcutsButton"_s)->click();
    QCOMPARE(m_window->stop->shortcut(), QKeySequence(u"Ctrl+."_s));
    QVERIFY(m_settings->isStandard(settings::Key::Shortcuts));
}

void TestShortcutsPage::aStandardKeyThatWasGivenAwayStaysThere()
{
    press(u"stop"_s, Qt::Key_N, Qt::ControlModifier);
    button(u"takeShortcutButton"_s)->click();
    m_book->reset(u"newChat"_s);
    QCOMPARE(m_window->stop->shortcut(), QKeySequence(u"Ctrl+N"_s));
    QVERIFY(m_window->newChat->shortcuts().isEmpty());
}

void TestShortcutsPage::aDamagedListCostsNoKey()
{
    m_settings->setShortcuts({{u"newChat"_s, {u"a"_s, u"Ctrl+K, Ctrl+L"_s, u""_s, u"F6"_s}},
                              {u"nobody"_s, {u"F5"_s}},
                              {u"stop"_s, {u"F6"_s}}});
    QCOMPARE(m_window->newChat->shortcuts(), QList<QKeySequence>{QKeySequence(u"F6"_s)});
    QVERIFY(m_window->stop->shortcuts().isEmpty()); // a key has one owner
    QCOMPARE(m_window->zoomIn->shortcuts().size(), 2);
}

void TestShortcutsPage::isSearchedByNameMenuAndKey()
{
    const auto found = [this](const QString &query) {
        m_dialog->search(query);
        QStringList names;
        for (const SettingsRow *row : m_dialog->findChildren<SettingsRow *>()) {
            if (row->isFound())
                names.append(row->objectName().remove(u"ShortcutSettingsRow"_s));
        }
        return names;
    };
    QCOMPARE(found(u"new chat"_s), QStringList{u"newChat"_s});
    QCOMPARE(found(u"ctrl+."_s), QStringList{u"stop"_s});
    QCOMPARE(found(u"theme"_s), QStringList{u"themeDark"_s});
}

void TestShortcutsPage::everyFieldSaysWhoseKeysItShows()
{
    QCOMPARE(keys(u"newChat"_s)->accessibleName(), u"New chat: Ctrl+N"_s);
    QVERIFY(keys(u"themeDark"_s)->accessibleName().contains(u"no key"_s));
    for (const QKeySequenceEdit *edit : m_dialog->findChildren<QKeySequenceEdit *>())
        QVERIFY(!edit->accessibleName().isEmpty());
}

QTEST_MAIN(TestShortcutsPage)
#include "tst_shortcutspage.moc"
