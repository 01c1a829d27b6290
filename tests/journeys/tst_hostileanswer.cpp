// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"
#include "notices/noticebar.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "transcript/transcriptview.h"
#include "windowdriver.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QElapsedTimer>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using app::SpotKind;
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

//! Counts whoever comes.
class Listener : public QTcpServer
{
public:
    int visits = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++visits;
        QTcpSocket socket;
        socket.setSocketDescriptor(descriptor);
    }
};

} // namespace

//! What an answer may try, in the real window.
class TestHostileAnswer : public QObject
{
    Q_OBJECT

public slots:
    void open(const QUrl &url) { m_opened << url; }

private slots:
    void init();
    void cleanup();
    void R01_R02_picturesAreNeverLoaded();
    void R01_aPictureIsOpenedOnlyWhenItsHostWasNamed();
    void R03_plainLinksOpenAtOnceAndOthersNotAtAll();
    void R04_aLinkThatMisleadsShowsItsTarget_data();
    void R04_aLinkThatMisleadsShowsItsTarget();
    void R04_theKeyboardIsAskedAsWell();
    void R05_markupInNamesAndErrorsIsPlainEverywhere();
    void R14_R15_copyingTellsOfHiddenCharacters();

private:
    void answer(const QString &text);
    [[nodiscard]] QDialog *question() const { return m_driver->find<QDialog>("linkQuestion"_L1); }
    [[nodiscard]] QString address() const
    {
        return question()->findChild<QPlainTextEdit *>(u"linkAddressView"_s)->toPlainText();
    }

    std::unique_ptr<PracticeGateway> m_gateway;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowDriver> m_driver;
    QList<QUrl> m_opened;
};

void TestHostileAnswer::init()
{
    m_gateway = std::make_unique<PracticeGateway>();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_gateway->listen());
    m_opened.clear();
    for (const auto *scheme : {"http", "https", "mailto", "file", "javascript", "smb"})
        QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "open");
    m_driver = std::make_unique<WindowDriver>(
        app::Options{.gateway = m_gateway->url().toString(), .model = u"practice/echo"_s, .dataDir = m_folder->path()});
    QVERIFY(m_driver->start());
}

void TestHostileAnswer::cleanup()
{
    for (const auto *scheme : {"http", "https", "mailto", "file", "javascript", "smb"})
        QDesktopServices::unsetUrlHandler(QString::fromLatin1(scheme));
    m_driver.reset();
    m_folder.reset();
    m_gateway.reset();
}

void TestHostileAnswer::answer(const QString &text)
{
    m_gateway->enqueue(saying(text));
    m_driver->send(u"question"_s);
    QTRY_VERIFY(m_driver->isAnswered(2));
    QTRY_VERIFY(m_driver->transcript().rows().isCurrent(1) && !m_driver->transcript().rows().hasBehind());
}

void TestHostileAnswer::R01_R02_picturesAreNeverLoaded()
{
    Listener listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    const QString here = u"http://127.0.0.1:%1/?q=secret"_s.arg(listener.serverPort());
    QFile picture(m_folder->filePath(u"picture.png"_s));
    QVERIFY(picture.open(QIODevice::WriteOnly));
    answer(u"![one](%1)\n\n[![two](%1)](%1)\n\n<img src=\"%1\">\n\n![three][ref]\n\n| a |\n|---|\n| ![four](%1) |\n\n"
           u"![five](file://%2) ![six](//127.0.0.1/share/x.png) ![seven](x.png) ![eight](qrc:/x.png)\n\n"
           u"<link rel=stylesheet href=%1><video src=%1></video>\n\n> ![nine](%1)\n\n[ref]: %1"_s.arg(
               here, picture.fileName()));
    QVERIFY(m_driver->transcript().grab().width() > 0);
    QVERIFY(m_driver->transcript().copied(m_driver->message(1).id, app::CopyAs::Everything));
    // Whoever came before is counted before this one.
    QTcpSocket control;
    control.connectToHost(QHostAddress::LocalHost, listener.serverPort());
    QTRY_VERIFY(listener.visits > 0);
    QCOMPARE(listener.visits, 1);
    QVERIFY(m_driver->transcript().plainText(m_driver->message(1).id).contains(u"eight"_s));
}

void TestHostileAnswer::R01_aPictureIsOpenedOnlyWhenItsHostWasNamed()
{
    answer(u"![a chart](https://pictures.example/chart.png?chat=secret)"_s);
    m_driver->pressSpot(1, SpotKind::Link);
    QTRY_VERIFY(question());
    QVERIFY(m_opened.isEmpty());
    QCOMPARE(address(), u"https://pictures.example/chart.png?chat=secret"_s);
    QTest::keyClick(question(), Qt::Key_Return); // the way out is the default
    QTRY_VERIFY(!question());
    QVERIFY(m_opened.isEmpty());
    m_driver->pressSpot(1, SpotKind::Link);
    QTRY_VERIFY(question());
    QTest::mouseClick(question()->findChild<QPushButton *>(u"openLinkButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!question());
    QCOMPARE(m_opened, QList<QUrl>{QUrl(u"https://pictures.example/chart.png?chat=secret"_s)});
}

void TestHostileAnswer::R03_plainLinksOpenAtOnceAndOthersNotAtAll()
{
    answer(u"[script](javascript:alert) [file](file:///etc/passwd) [share](smb://host/x) [data](data:text/html,x) "
           u"[vb](vbscript:x) [office](ms-word:x) [user](https://good.example@evil.example/)\n\n"
           u"[the docs](HTTPS://Docs.Example/a?b=c)"_s);
    const auto &spots = m_driver->transcript().rows().geometry(1).spots;
    QCOMPARE(std::count_if(spots.begin(), spots.end(), [](const app::Spot &s) { return s.kind == SpotKind::Link; }), 1);
    m_driver->pressSpot(1, SpotKind::Link);
    QTRY_COMPARE(m_opened, QList<QUrl>{QUrl(u"https://docs.example/a?b=c"_s)});
    QVERIFY(!question());
}

void TestHostileAnswer::R04_aLinkThatMisleadsShowsItsTarget_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("shown");
    QTest::newRow("another host") << u"[https://bank.example](https://evil.example/login)"_s
                                  << u"https://evil.example/login"_s;
    QTest::newRow("in pieces") << u"[**www.bank**.com](https://evil.example/)"_s << u"https://evil.example/"_s;
    QTest::newRow("imitated letters") << u"[sign in](https://b\u0430nk.example/)"_s
                                      << u"https://xn--bnk-6cd.example/"_s;
}

void TestHostileAnswer::R04_aLinkThatMisleadsShowsItsTarget()
{
    QFETCH(QString, markdown);
    QFETCH(QString, shown);
    answer(markdown);
    m_driver->pressSpot(1, SpotKind::Link);
    QTRY_VERIFY(question());
    QCOMPARE(address(), shown);
    QVERIFY(m_opened.isEmpty());
    QTest::mouseClick(question()->findChild<QPushButton *>(u"copyAddressButton"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), shown);
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(m_opened.isEmpty());
}

void TestHostileAnswer::R04_theKeyboardIsAskedAsWell()
{
    answer(u"[https://bank.example](https://evil.example/login)"_s);
    const auto &spots = m_driver->transcript().rows().geometry(1).spots;
    const auto link
        = std::find_if(spots.begin(), spots.end(), [](const app::Spot &spot) { return spot.kind == SpotKind::Link; });
    QVERIFY(link != spots.end());
    m_driver->transcript().press(m_driver->message(1).id, app::Spot(*link));
    QTRY_VERIFY(question());
    QCOMPARE(address(), u"https://evil.example/login"_s);
}

void TestHostileAnswer::R05_markupInNamesAndErrorsIsPlainEverywhere()
{
    const QString markup = u"<b>evil</b><img src=file:///etc/passwd>&lt;i&gt; "_s;
    const QString nested = u"<table><tr><td>"_s.repeated(400) + u"a < b"_s;
    QElapsedTimer clock;
    clock.start();
    answer(nested);
    m_driver->rename(markup);
    m_gateway->enqueue(Reply::error(400, markup + nested));
    m_driver->send(markup);
    QTRY_VERIFY(m_driver->isAnswered(4));
    QVERIFY2(m_driver->sentence(3).contains(u"<b>evil"_s), qPrintable(m_driver->sentence(3)));
    QVERIFY(m_driver->window().grab().width() > 0);
    int shown = 0;
    for (const QWidget *widget : QApplication::allWidgets()) {
        QVERIFY2(!Qt::mightBeRichText(widget->toolTip()) || !widget->toolTip().contains(u"<b>"_s),
                 qPrintable(widget->toolTip().left(200)));
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!label || !Qt::mightBeRichText(label->text()))
            continue;
        ++shown;
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName() + label->text().left(200)));
    }
    QVERIFY(shown > 0); // the title at least
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
}

void TestHostileAnswer::R14_R15_copyingTellsOfHiddenCharacters()
{
    const QString code = u"if user\u200b == \u202e\"nimda\":\n    print(\"\x1b]52;c;ZXZpbA==\x07\")"_s;
    answer(u"```python\n"_s + code + u"\n```\n\nand 你好, \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"_s);
    app::NoticeBar *bar = m_driver->find<app::NoticeBar>("noticeBar"_L1);
    QVERIFY(bar);
    QCOMPARE(bar->shownId(), QString());
    m_driver->pressSpot(1, SpotKind::CopyCode);
    QCOMPARE(QGuiApplication::clipboard()->text(), code); // as it is stored
    QTRY_COMPARE(bar->shownId(), u"hiddenCharacters"_s);
    QVERIFY2(bar->accessibleName().contains(u"ZWSP, RLO, ESC, BEL"_s), qPrintable(bar->accessibleName()));
    emit bar->actionTriggered(u"hiddenCharacters"_s, u"copyClean"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"if user == \"nimda\":\n    print(\"]52;c;ZXZpbA==\")"_s);
    QCOMPARE(bar->shownId(), QString());
    // All of it: the joiner of Persian is not held against it, what the code hides is.
    m_driver->transcript().selectAll();
    m_driver->transcript().copySelection();
    QTRY_COMPARE(bar->shownId(), u"hiddenCharacters"_s);
    m_driver->transcript().select({{.row = 0}, {.row = 0, .leaf = {0, 0}, .position = 4}});
    m_driver->transcript().copySelection();
    QTRY_COMPARE(bar->shownId(), QString());
}

QTEST_MAIN(TestHostileAnswer)
#include "tst_hostileanswer.moc"
