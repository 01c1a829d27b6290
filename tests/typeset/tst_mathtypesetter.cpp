// SPDX-License-Identifier: GPL-3.0-or-later
// The queue, the cache, the limits and the end of the thread, with an engine that does as it is told.
#include "typeset/mathtypesetter.h"

#include <QFont>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <atomic>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub::typeset;

namespace {

struct Told {
    std::atomic_int made = 0;
    std::atomic_int gone = 0;
    std::atomic_int drawn = 0;
    std::atomic_bool sameThread = false;
    std::atomic_bool isHeldAtTheEnd = false; //!< an engine that ends waits for go, two seconds at most
    std::atomic_bool wasLetGo = false;
    std::atomic_int ending = 0;
    QSemaphore go; //!< for a formula "wait"
};

// Draws squares; "bad" is bad; "wait" waits to be let go; "endless" ends when it is interrupted.
class ToldEngine final : public MathEngine
{
public:
    explicit ToldEngine(Told &told) : m_told(told) { ++m_told.made; }
    ~ToldEngine() override
    {
        ++m_told.ending;
        if (m_told.isHeldAtTheEnd)
            m_told.wasLetGo = m_told.go.tryAcquire(1, 2000);
        ++m_told.gone;
    }
    Q_DISABLE_COPY_MOVE(ToldEngine)

    MathAnswer draw(const MathRequest &request) override
    {
        ++m_told.drawn;
        m_told.sameThread = QThread::currentThread() == m_madeIn;
        if (request.tex == u"wait"_s)
            m_told.go.acquire();
        if (request.tex == u"endless"_s) {
            m_interrupted.acquire();
            return {.failure = MathFailure::BadTex};
        }
        if (request.tex == u"bad"_s)
            return {.failure = MathFailure::BadTex, .detail = u"why"_s};
        MathAnswer answer{.image = QImage(100, 100, QImage::Format_ARGB32_Premultiplied), .size = {100, 100}};
        answer.image.fill(request.ink);
        return answer;
    }
    void interrupt() override { m_interrupted.release(); }

private:
    Told &m_told;
    QThread *m_madeIn = QThread::currentThread();
    QSemaphore m_interrupted;
};

MathTuning tuned(Told &told)
{
    return {.makeEngine = [&told] { return std::make_unique<ToldEngine>(told); }};
}

} // namespace

class TestMathTypesetter : public QObject
{
    Q_OBJECT

private slots:
    void answersLaterAndThenAtOnce();
    void asksOnceForTheSame();
    void nothingRunsBeforeTheFirstFormula();
    void engineEndsWhenNothingIsAskedFor();
    void nobodyWaitsForAnEngineThatEnds();
    void endlessFormulaIsGivenUp();
    void failuresAreKnown();
    void longTexIsNotTried();
    void withoutAnEngineThereIsAnAnswerAtOnce();
    void cacheIsBounded();
    void queueIsBounded();
    void forgottenIsNotAnswered();
    void endsWhileItDraws();
    void emFollowsTheFont();
};

void TestMathTypesetter::answersLaterAndThenAtOnce()
{
    Told told;
    MathTypesetter typesetter(tuned(told));
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    const MathRequest request{.tex = u"x"_s, .ink = 0xff112233};
    QVERIFY(!typesetter.answer(request));
    QVERIFY(answered.isEmpty());
    QVERIFY(answered.wait());
    const auto answer = typesetter.answer(request);
    QVERIFY(answer && answer->ok());
    QCOMPARE(answer->image.pixel(5, 5), QRgb(0xff112233));
    QVERIFY(told.sameThread);
    QCOMPARE(answered.size(), 1);
    // Another colour is another picture.
    QVERIFY(!typesetter.answer({.tex = u"x"_s, .ink = 0xff000000}));
    QVERIFY(answered.wait());
}

void TestMathTypesetter::asksOnceForTheSame()
{
    Told told;
    MathTypesetter typesetter(tuned(told));
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    for (int i = 0; i < 10; ++i)
        QVERIFY(!typesetter.answer({.tex = u"x"_s}));
    QVERIFY(!typesetter.answer({.tex = u"y"_s}));
    QTRY_COMPARE(answered.size(), 2);
    QCOMPARE(told.drawn, 2);
}

void TestMathTypesetter::nothingRunsBeforeTheFirstFormula()
{
    Told told;
    MathTypesetter typesetter(tuned(told));
    QVERIFY(!typesetter.isRunning());
    QCOMPARE(told.made, 0);
    for (const QTimer *timer : typesetter.findChildren<QTimer *>())
        QVERIFY(!timer->isActive());
}

void TestMathTypesetter::engineEndsWhenNothingIsAskedFor()
{
    Told told;
    MathTuning tuning = tuned(told);
    tuning.idle = 50ms;
    MathTypesetter typesetter(tuning);
    QVERIFY(!typesetter.answer({.tex = u"x"_s}));
    QTRY_COMPARE(told.drawn, 1);
    QVERIFY(typesetter.isRunning());
    QTRY_COMPARE(told.gone, 1);
    QVERIFY(!typesetter.isRunning());
    // What is known needs no engine; what is not begins another one.
    QVERIFY(typesetter.answer({.tex = u"x"_s}));
    QCOMPARE(told.made, 1);
    QVERIFY(!typesetter.answer({.tex = u"y"_s}));
    QTRY_COMPARE(told.made, 2);
    QTRY_COMPARE(told.gone, 2);
}

void TestMathTypesetter::nobodyWaitsForAnEngineThatEnds()
{
    Told told;
    told.isHeldAtTheEnd = true;
    MathTuning tuning = tuned(told);
    tuning.idle = 50ms;
    MathTypesetter typesetter(tuning);
    QVERIFY(!typesetter.answer({.tex = u"x"_s}));
    QTRY_COMPARE(told.ending, 1);
    // This thread goes on with what it has to do.
    int turns = 0;
    QTimer turn;
    connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
    turn.start(0);
    QTRY_VERIFY(turns > 100);
    told.go.release();
    QTRY_COMPARE(told.gone, 1);
    QVERIFY(told.wasLetGo);
}

void TestMathTypesetter::endlessFormulaIsGivenUp()
{
    Told told;
    MathTuning tuning = tuned(told);
    tuning.limit = 50ms;
    MathTypesetter typesetter(tuning);
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    QVERIFY(!typesetter.answer({.tex = u"endless"_s}));
    QVERIFY(!typesetter.answer({.tex = u"x"_s}));
    QTRY_COMPARE(answered.size(), 2);
    QCOMPARE(typesetter.answer({.tex = u"endless"_s})->failure, MathFailure::TooSlow);
    QVERIFY(typesetter.answer({.tex = u"x"_s})->ok());
    QCOMPARE(told.made, 2); // not the engine that was interrupted
    QTRY_COMPARE(told.gone, 1);
}

void TestMathTypesetter::failuresAreKnown()
{
    Told told;
    MathTypesetter typesetter(tuned(told));
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    QVERIFY(!typesetter.answer({.tex = u"bad"_s}));
    QVERIFY(answered.wait());
    QCOMPARE(typesetter.answer({.tex = u"bad"_s})->failure, MathFailure::BadTex);
    QCOMPARE(typesetter.answer({.tex = u"bad"_s})->detail, u"why"_s);
    QCOMPARE(told.drawn, 1);
}

void TestMathTypesetter::longTexIsNotTried()
{
    Told told;
    MathTypesetter typesetter(tuned(told));
    QCOMPARE(typesetter.answer({.tex = QString(8 * 1024 + 1, u'x')})->failure, MathFailure::TooLong);
    QVERIFY(!typesetter.isRunning());
}

void TestMathTypesetter::withoutAnEngineThereIsAnAnswerAtOnce()
{
    MathTypesetter typesetter({.makeEngine = [] { return std::unique_ptr<MathEngine>(); }});
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    QVERIFY(!typesetter.answer({.tex = u"x"_s})); // only now it turns out
    QVERIFY(answered.wait());
    QCOMPARE(typesetter.answer({.tex = u"x"_s})->failure, MathFailure::Unavailable);
    QCOMPARE(typesetter.answer({.tex = u"y"_s})->failure, MathFailure::Unavailable);
}

void TestMathTypesetter::cacheIsBounded()
{
    Told told;
    MathTuning tuning = tuned(told);
    tuning.cacheBytes = 5 * 41'000; // five squares
    MathTypesetter typesetter(tuning);
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    for (int i = 0; i < 20; ++i)
        QVERIFY(!typesetter.answer({.tex = QString::number(i)}));
    QTRY_COMPARE(answered.size(), 20);
    int known = 0;
    for (int i = 19; i >= 0; --i)
        known += typesetter.answer({.tex = QString::number(i)}).has_value();
    QVERIFY2(known >= 4 && known <= 5, qPrintable(QString::number(known)));
}

void TestMathTypesetter::queueIsBounded()
{
    Told told;
    MathTuning tuning = tuned(told);
    tuning.longestQueue = 3;
    MathTypesetter typesetter(tuning);
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    QVERIFY(!typesetter.answer({.tex = u"wait"_s}));
    for (int i = 0; i < 10; ++i)
        QVERIFY(!typesetter.answer({.tex = QString::number(i)}));
    QCOMPARE(typesetter.queued(), std::size_t(3));
    told.go.release();
    QTRY_COMPARE(answered.size(), 3); // the one that ran, and the last two
    QVERIFY(typesetter.answer({.tex = u"9"_s}));
    QVERIFY(!typesetter.answer({.tex = u"0"_s}));
}

void TestMathTypesetter::forgottenIsNotAnswered()
{
    Told told;
    MathTypesetter typesetter(tuned(told));
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    QVERIFY(!typesetter.answer({.tex = u"wait"_s}));
    QVERIFY(!typesetter.answer({.tex = u"x"_s}));
    typesetter.forgetQueue();
    QVERIFY(!typesetter.answer({.tex = u"y"_s}));
    told.go.release();
    QTRY_COMPARE(answered.size(), 2);
    QCOMPARE(told.drawn, 2);
    QVERIFY(!typesetter.answer({.tex = u"x"_s})); // may be asked for again
    QTRY_COMPARE(answered.size(), 3);
}

void TestMathTypesetter::endsWhileItDraws()
{
    Told told;
    {
        MathTypesetter typesetter(tuned(told));
        QVERIFY(!typesetter.answer({.tex = u"endless"_s}));
        QTRY_COMPARE(told.drawn, 1);
        QCoreApplication::sendPostedEvents(); // that it has started is known
    }
    QCOMPARE(told.gone, 1);
    Told unborn;
    {
        MathTypesetter typesetter(tuned(unborn));
        QVERIFY(!typesetter.answer({.tex = u"x"_s}));
    }
    QCOMPARE(unborn.made, unborn.gone);
}

void TestMathTypesetter::emFollowsTheFont()
{
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(15);
    QVERIFY(emFor(font) >= 15 && emFor(font) <= 18);
    QFont larger(font);
    larger.setPixelSize(30);
    QVERIFY(emFor(larger) > 1.9 * emFor(font));
}

QTEST_MAIN(TestMathTypesetter)
#include "tst_mathtypesetter.moc"
