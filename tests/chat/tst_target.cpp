// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/target.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::chat;

class TestTarget : public QObject
{
    Q_OBJECT

private slots:
    void survivesAsText_data();
    void survivesAsText();
    void nonsenseIsLeftOut();
};

void TestTarget::survivesAsText_data()
{
    QTest::addColumn<Target>("target");
    QTest::newRow("nothing") << Target{};
    QTest::newRow("a model") << Target{.model = u"alibaba/qwen-plus"_s};
    QTest::newRow("all of it") << Target{.profile = base::ProfileId::create(),
                                         .model = u" spaces stay "_s,
                                         .systemPrompt = u"Be brief.\n\"中文\" \U0001F600"_s,
                                         .parameters = {.temperature = 0.0, .stop = {u"END"_s}}};
}

void TestTarget::survivesAsText()
{
    QFETCH(Target, target);
    const QByteArray text = QJsonDocument(target.toJson()).toJson();
    QCOMPARE(Target::fromJson(QJsonDocument::fromJson(text).object()), target);
}

void TestTarget::nonsenseIsLeftOut()
{
    const QByteArray text = R"({"profile": "no uuid", "model": 3, "systemPrompt": null, "parameters": []})";
    QCOMPARE(Target::fromJson(QJsonDocument::fromJson(text).object()), Target{});
    QCOMPARE(Target::fromJson({}), Target{});
}

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
