// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/chatcodec.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using base::ErrorKind;

class TestChatCodecError : public QObject
{
    Q_OBJECT

private slots:
    void modelListsInManyForms_data();
    void modelListsInManyForms();
    void noModelListIsAnError_data();
    void noModelListIsAnError();
    void codeAndRequestIdAreKept();
};

void TestChatCodecError::modelListsInManyForms_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("OpenAI") << R"({"object":"list","data":[{"id":"b","owned_by":"x"},{"id":"a"}]})"_ba
                            << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("array of names") << R"(["a","b"])"_ba << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("models by name") << R"({"models":[{"name":"a"}]})"_ba << QStringList{u"a"_s};
    QTest::newRow("rubbish among them") << R"({"data":[null,7,{"id":""},{"id":"a"},{"id":"a"}]})"_ba
                                        << QStringList{u"a"_s};
    QTest::newRow("none") << R"({"data":[]})"_ba << QStringList{};
}

void TestChatCodecError::modelListsInManyForms()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, ids);
    const auto catalog = gateway::decodeModels(body);
    QVERIFY(catalog.ok());
    QStringList found;
    for (const chat::ModelInfo &model : catalog->models())
        found << model.id;
    found.sort();
    QCOMPARE(found, ids);
}

void TestChatCodecError::noModelListIsAnError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("HTML") << "<html>"_ba << ErrorKind::BadAnswer;
    QTest::newRow("object") << "{}"_ba << ErrorKind::BadAnswer;
    QTest::newRow("empty") << ""_ba << ErrorKind::EmptyAnswer;
}

void TestChatCodecError::noModelListIsAnError()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    const auto catalog = gateway::decodeModels(body);
    QVERIFY(!catalog.ok());
    QCOMPARE(catalog.error().kind, kind);
}

void TestChatCodecError::codeAndRequestIdAreKept()
{
    net::HttpEnd end;
    end.head.status = 400;
    end.head.headers = {{"X-Request-Id", "r-1"}};
    end.errorBody = R"({"error":{"message":"m","type":"t","code":"model_not_found"}})";
    const base::Error error = gateway::errorFromStatus(end);
    QCOMPARE(error.code, u"model_not_found"_s);
    QCOMPARE(error.requestId, u"r-1"_s);
}

QTEST_GUILESS_MAIN(TestChatCodecError)
#include "tst_chatcodecerror.moc"
