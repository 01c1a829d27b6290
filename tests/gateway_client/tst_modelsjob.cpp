// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using practice::Reply;

class TestModelsJob : public QObject
{
    Q_OBJECT

private slots:
    void listArrives();
    void failureIsAnAnswer_data();
    void failureIsAnAnswer();

private:
    static std::optional<base::Result<chat::ModelCatalog>> fetch(JobFixture &f)
    {
        std::optional<base::Result<chat::ModelCatalog>> answer;
        QObject context;
        gateway::ModelsJob *job = f.client.models(f.profile, &context);
        connect(job, &gateway::ModelsJob::finished, &context,
                [&](const base::Result<chat::ModelCatalog> &result) { answer = result; });
        job->start();
        (void)QTest::qWaitFor([&] { return answer.has_value(); });
        return answer;
    }
};

void TestModelsJob::listArrives()
{
    JobFixture f;
    const auto answer = fetch(f);
    QVERIFY(answer && answer->ok());
    QVERIFY((*answer)->contains(u"qwen-plus"));
    QCOMPARE(f.gateway.lastRequest().method, "GET"_ba);
}

void TestModelsJob::failureIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("404") << 404 << "{}"_ba << ErrorKind::NotFound;
    QTest::newRow("401") << 401 << "{}"_ba << ErrorKind::KeyRejected;
    QTest::newRow("page") << 200 << "<html>"_ba << ErrorKind::BadAnswer;
    QTest::newRow("empty") << 200 << ""_ba << ErrorKind::EmptyAnswer;
}

void TestModelsJob::failureIsAnAnswer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    JobFixture f;
    f.gateway.script(practice::match::path("/models"), Reply::status(status).json(body));
    const auto answer = fetch(f);
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().kind, kind);
}

QTEST_GUILESS_MAIN(TestModelsJob)
#include "tst_modelsjob.moc"
