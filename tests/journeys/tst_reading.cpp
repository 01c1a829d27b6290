// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "transcript/transcriptview.h"
#include "windowdriver.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using journeys::WindowDriver;
using practice::GuideChunks;
using practice::PracticeGateway;
using practice::Reply;

namespace {

Reply saying(const QString &text)
{
    const GuideChunks chunks;
    return Reply::sse({chunks.first(), chunks.text(text), chunks.finish(u"stop"_s), chunks.usage()});
}

//! A key goes to whoever has the focus, as from a keyboard.
void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

void letters(const QString &text)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClicks(QApplication::focusWidget(), text);
}

} // namespace

//! Reading by the keyboard alone, in the real window.
class TestReading : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void findsJumpsAndQuotes();
    void findsInAnAnswerThatStreams();
    void goesToAHeading();
    void middleClickHasTheSelection();

private:
    [[nodiscard]] QString status() const { return m_driver->find<QLabel>("findStatusLabel"_L1)->text(); }
    void talk();

    std::unique_ptr<PracticeGateway> m_gateway;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestReading::init()
{
    m_gateway = std::make_unique<PracticeGateway>();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_gateway->listen());
    m_driver = std::make_unique<WindowDriver>(
        app::Options{.gateway = m_gateway->url().toString(), .model = u"practice/echo"_s, .dataDir = m_folder->path()});
    QVERIFY(m_driver->start());
}

void TestReading::cleanup()
{
    m_driver.reset();
    m_gateway.reset();
}

void TestReading::talk()
{
    const QString filler = u"Some words to fill the page.\n\n"_s.repeated(40);
    m_gateway->enqueue(saying(u"# Merging\n\nUse an **external** merge sort.\n\n"_s + filler));
    m_driver->send(u"How do I sort?"_s);
    QTRY_VERIFY(m_driver->isAnswered(2));
    m_gateway->enqueue(saying(filler + u"## Cost\n\nAn external merge sort reads twice."_s));
    m_driver->send(u"What does it cost?"_s);
    QTRY_VERIFY(m_driver->isAnswered(4));
}

void TestReading::findsJumpsAndQuotes()
{
    talk();
    key(Qt::Key_F, Qt::ControlModifier);
    letters(u"External MERGE"_s);
    QTRY_COMPARE(status(), u"2 of 2"_s); // from where one reads: the end
    key(Qt::Key_Return);
    QTRY_VERIFY(status().startsWith(u"1 of 2"_s));
    QVERIFY(status().contains(u"top"_s));
    key(Qt::Key_F3);
    QCOMPARE(status(), u"2 of 2"_s);
    key(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(status(), u"1 of 2"_s);
    QCOMPARE(m_driver->transcript().scroll().firstRow(), 0);
    key(Qt::Key_Escape);
    QVERIFY(!m_driver->find<QWidget>("findBar"_L1)->isVisible());
    QCOMPARE(m_driver->transcript().selectedText(), u"external merge"_s);

    key(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_driver->draft(), u"> external merge\n\n"_s);
    letters(u"why?"_s);
    QCOMPARE(m_driver->draft(), u"> external merge\n\nwhy?"_s);

    key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_driver->transcript().currentMessage(), m_driver->message(2).id);
    key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_driver->transcript().currentMessage(), m_driver->message(0).id);
    QCOMPARE(m_driver->draft(), u"> external merge\n\nwhy?"_s);

    // The selection is what is looked for next.
    key(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(m_driver->find<QLineEdit>("findLineEdit"_L1)->text(), u"external merge"_s);
}

void TestReading::findsInAnAnswerThatStreams()
{
    const GuideChunks chunks;
    m_gateway->enqueue(Reply::sse({chunks.first(), chunks.text(u"one needle"_s), practice::Hold{},
                                   chunks.text(u" and another needle"_s), chunks.finish(), chunks.usage()}));
    m_driver->send(u"Where?"_s);
    QTRY_VERIFY(m_driver->rows() == 2 && m_driver->text(1) == u"one needle"_s);
    key(Qt::Key_F, Qt::ControlModifier);
    letters(u"needle"_s);
    QTRY_COMPARE(status(), u"1 of 1"_s);
    m_gateway->release();
    QTRY_COMPARE(status(), u"1 of 2"_s);
}

void TestReading::goesToAHeading()
{
    talk();
    key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_driver->find<QListView>("outlineListView"_L1));
    QCOMPARE(m_driver->find<QListView>("outlineListView"_L1)->model()->rowCount(), 4);
    QTest::keyClicks(m_driver->find<QLineEdit>("outlineLineEdit"_L1), u"merg"_s);
    QTest::keyClick(m_driver->find<QLineEdit>("outlineLineEdit"_L1), Qt::Key_Return);
    QTRY_VERIFY(!m_driver->find<QListView>("outlineListView"_L1));
    QCOMPARE(m_driver->transcript().scroll().firstRow(), 1);
    QVERIFY(!m_driver->transcript().isPinnedToEnd());
}

void TestReading::middleClickHasTheSelection()
{
    talk();
    QClipboard &clipboard = *QGuiApplication::clipboard();
    QVERIFY(clipboard.supportsSelection());
    m_driver->transcript().setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(clipboard.text(QClipboard::Selection).startsWith(u"How do I sort?"_s));
    key(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(clipboard.mimeData()->hasHtml() && clipboard.mimeData()->hasFormat(u"text/markdown"_s));
    key(Qt::Key_Escape);
    QTRY_VERIFY(clipboard.text(QClipboard::Selection).isEmpty());
    clipboard.setText(u"of another"_s, QClipboard::Selection);
    key(Qt::Key_Escape);
    QCOMPARE(clipboard.text(QClipboard::Selection), u"of another"_s);
}

QTEST_MAIN(TestReading)
#include "tst_reading.moc"
