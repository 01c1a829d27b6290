// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/prompteditor.h"
#include "practice/practicegateway.h"
#include "transcript/transcriptview.h"
#include "windowdriver.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPaintEvent>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using journeys::WindowDriver;

namespace {

//! Sees every event of the GUI thread and keeps what a program that rests does not do.
class Watch : public QObject
{
public:
    Watch() { qApp->installEventFilter(this); }

    void setCaretOwner(const QWidget *editor) { m_editor = editor; }
    void forget()
    {
        unrest.clear();
        blinks = 0;
        m_since.start();
    }
    [[nodiscard]] bool isQuietFor(qint64 ms) const { return m_since.hasExpired(ms); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Timer) {
            if (isCaretOf(watched))
                ++blinks;
            else
                note(u"timer of "_s + nameOf(watched));
        } else if (event->type() == QEvent::Paint) {
            const QRect rect = static_cast<QPaintEvent *>(event)->region().boundingRect();
            // A caret: whatever lies below it is painted again too, but no wider.
            if (!m_editor || rect.width() > 12 || rect.height() > 40)
                note(u"painting %1 x %2 of "_s.arg(rect.width()).arg(rect.height()) + nameOf(watched));
        }
        return false;
    }

    QStringList unrest;
    int blinks = 0;

private:
    void note(const QString &what)
    {
        unrest.append(what);
        m_since.start();
    }
    [[nodiscard]] bool isCaretOf(const QObject *timed) const
    {
        return m_editor && timed->inherits("QWidgetTextControl")
            && m_editor->isAncestorOf(qobject_cast<QWidget *>(timed->parent()));
    }
    [[nodiscard]] static QString nameOf(const QObject *object)
    {
        QString name = QLatin1StringView(object->metaObject()->className()) + u' ' + object->objectName();
        if (const auto *timer = qobject_cast<const QTimer *>(object))
            name += u"%1 ms"_s.arg(timer->interval());
        for (const QObject *owner = object->parent(); owner; owner = owner->parent())
            name += u" in "_s + QLatin1StringView(owner->metaObject()->className());
        return name;
    }

    const QWidget *m_editor = nullptr;
    QElapsedTimer m_since;
};

//! Waits until nothing but the caret has moved for a second, then looks on for as long as it takes.
void watchRest(Watch &watch, qint64 ms)
{
    watch.forget();
    QVERIFY2(QTest::qWaitFor([&] { return watch.isQuietFor(1000); }, 20'000), qPrintable(watch.unrest.join(u'\n')));
    watch.forget();
    QElapsedTimer looking;
    looking.start();
    QVERIFY(QTest::qWaitFor([&] { return looking.hasExpired(ms); }, int(ms) + 5000));
    QVERIFY2(watch.unrest.isEmpty(), qPrintable(watch.unrest.join(u'\n')));
}

} // namespace

//! An open window with a conversation in it costs nothing while nobody does anything.
class TestIdle : public QObject
{
    Q_OBJECT

private slots:
    void nothingMovesButTheCaret();
};

void TestIdle::nothingMovesButTheCaret()
{
    practice::PracticeGateway gateway;
    QVERIFY(gateway.listen());
    const QTemporaryDir folder;
    WindowDriver driver({.gateway = gateway.url().toString(), .model = u"deepseek-v3.2"_s, .dataDir = folder.path()});
    QVERIFY(driver.start());
    driver.send(u"What is a token?"_s);
    QTRY_VERIFY(driver.isAnswered(2));

    Watch watch;
    const auto *editor = driver.find<app::PromptEditor>("promptEditor"_L1);
    QVERIFY(editor->hasFocus());
    watch.setCaretOwner(editor);
    watchRest(watch, 4000);
    QVERIFY2(watch.blinks >= 3, "the caret does not blink: nothing was watched");

    driver.transcript().setFocus();
    watch.setCaretOwner(nullptr);
    watchRest(watch, 3000);
    driver.close();
}

QTEST_MAIN(TestIdle)
#include "tst_idle.moc"
