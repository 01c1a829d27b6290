// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/quitdesk.h"

#include "../../session/sessionfixture.h"
#include "session/conversationlibrary.h"
#include "theme/flatstyle.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using base::Error;
using base::ErrorKind;

namespace {

class GuardedWindow : public QWidget
{
public:
    QuitDesk *desk = nullptr;

protected:
    void closeEvent(QCloseEvent *event) override { event->setAccepted(!desk || desk->mayClose()); }
};

struct World : test::SessionFixture {
    session::ConversationLibrary library{services()};
    settings::Settings settings{QString()};
    std::optional<Error> unsaved;
    GuardedWindow window;

    World()
    {
        window.desk = new QuitDesk(
            library, settings, [this] { return unsaved; }, &window);
        window.show();
    }
    [[nodiscard]] QMessageBox *question() const { return window.findChild<QMessageBox *>(u"quitQuestion"_s); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return window.findChild<QPushButton *>(name); }
};

} // namespace

//! What stands between a window and its end. Answers that stream: tst_lifecycle.
class TestQuitDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setStyle(new FlatStyle); }
    void asksNothingWhenAllIsSaved();
    void saysWhyNotAllIsSavedAndOffersACopy();
    void quitsAllTheSameWhenTold();
    void asksOnceHoweverOftenTheWindowIsClosed();
};

void TestQuitDesk::asksNothingWhenAllIsSaved()
{
    World world;
    QVERIFY(world.window.close());
    QVERIFY(!world.question());
}

void TestQuitDesk::saysWhyNotAllIsSavedAndOffersACopy()
{
    World world;
    world.unsaved = Error{.kind = ErrorKind::StorageFull};
    QSignalSpy copies(world.window.desk, &QuitDesk::copyWanted);
    QVERIFY(!world.window.close());
    QVERIFY(world.question()->isVisible());
    QVERIFY2(world.question()->informativeText().contains(u"disk"_s), qPrintable(world.question()->informativeText()));
    const auto labels = world.question()->findChildren<QLabel *>();
    QVERIFY(std::all_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->textFormat() == Qt::PlainText; }));
    QVERIFY(world.button(u"saveCopyButton"_s)->isDefault());
    world.button(u"saveCopyButton"_s)->click();
    QCOMPARE(copies.size(), 1);
    QTRY_VERIFY(!world.question());
    QVERIFY(world.window.isVisible());
    world.unsaved.reset(); // there is room again
    QVERIFY(world.window.close());
}

void TestQuitDesk::quitsAllTheSameWhenTold()
{
    World world;
    world.unsaved = Error{.kind = ErrorKind::StorageLost};
    QVERIFY(!world.window.close());
    world.button(u"quitNowButton"_s)->click();
    QVERIFY(!world.window.isVisible());
}

void TestQuitDesk::asksOnceHoweverOftenTheWindowIsClosed()
{
    World world;
    world.unsaved = Error{.kind = ErrorKind::StorageBusy};
    QVERIFY(!world.window.close());
    QVERIFY(!world.window.close());
    QCOMPARE(world.window.findChildren<QMessageBox *>().size(), 1);
    world.question()->reject();
    QTRY_VERIFY(!world.question());
    QVERIFY(world.window.isVisible());
}

QTEST_MAIN(TestQuitDesk)
#include "tst_quitdesk.moc"
