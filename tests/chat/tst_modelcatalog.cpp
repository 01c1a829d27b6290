// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/modelcatalog.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::chat;

namespace {

QStringList ids(const std::vector<ModelInfo> &models)
{
    QStringList result;
    for (const ModelInfo &model : models)
        result << model.id;
    return result;
}

std::vector<ModelInfo> some()
{
    return {{u"openai/gpt-5"_s, u"openai"_s},
            {u"qwen-plus"_s, u"alibaba"_s},
            {u"Alibaba/Qwen-Max"_s, {}},
            {u"deepseek/v3.2"_s, u"deepseek"_s},
            {u"alone"_s, {}},
            {u"alibaba/qwen-audio"_s, {}}};
}

} // namespace

class TestModelCatalog : public QObject
{
    Q_OBJECT

private slots:
    void theProviderStandsBeforeTheSlashElseItIsTheOwner_data();
    void theProviderStandsBeforeTheSlashElseItIsTheOwner();
    void sortsByProviderThenNameCaseAside();
    void theOrderItCameInDoesNotMatter();
    void dropsDuplicatesAndEmptyIds();
    void keepsIdsThatDifferInCase();
    void findsByEveryWordInIdOrProvider_data();
    void findsByEveryWordInIdOrProvider();
    void containsExactlyWhatIsListed();
};

void TestModelCatalog::theProviderStandsBeforeTheSlashElseItIsTheOwner_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("provider");
    QTest::newRow("slash") << u"openai/gpt-5"_s << u"system"_s << u"openai"_s;
    QTest::newRow("two slashes") << u"openrouter/meta/llama"_s << u""_s << u"openrouter"_s;
    QTest::newRow("no slash") << u"qwen-plus"_s << u"alibaba"_s << u"alibaba"_s;
    QTest::newRow("nothing before it") << u"/odd"_s << u"owner"_s << u"owner"_s;
    QTest::newRow("neither") << u"alone"_s << u""_s << u""_s;
}

void TestModelCatalog::theProviderStandsBeforeTheSlashElseItIsTheOwner()
{
    QFETCH(QString, id);
    QFETCH(QString, owner);
    QTEST((ModelInfo{id, owner}.provider()), "provider");
}

void TestModelCatalog::sortsByProviderThenNameCaseAside()
{
    QCOMPARE(ids(ModelCatalog(some()).models()),
             (QStringList{u"alone"_s, u"alibaba/qwen-audio"_s, u"Alibaba/Qwen-Max"_s, u"qwen-plus"_s,
                          u"deepseek/v3.2"_s, u"openai/gpt-5"_s}));
}

void TestModelCatalog::theOrderItCameInDoesNotMatter()
{
    const ModelCatalog expected(some());
    std::vector<ModelInfo> models = some();
    QRandomGenerator random(1);
    for (int round = 0; round < 50; ++round) {
        std::shuffle(models.begin(), models.end(), random);
        QCOMPARE(ModelCatalog(models), expected);
    }
}

void TestModelCatalog::dropsDuplicatesAndEmptyIds()
{
    const ModelCatalog catalog({{u"a"_s, u"first"_s}, {{}, u"nobody"_s}, {u"b"_s, {}}, {u"a"_s, u"second"_s}});
    QCOMPARE(catalog.models(), (std::vector<ModelInfo>{{u"b"_s, {}}, {u"a"_s, u"first"_s}}));
    QVERIFY(ModelCatalog(std::vector<ModelInfo>(3)).isEmpty());
    QVERIFY(ModelCatalog().isEmpty());
}

void TestModelCatalog::keepsIdsThatDifferInCase()
{
    QCOMPARE(ModelCatalog({{u"a"_s, {}}, {u"A"_s, {}}}).models().size(), size_t(2));
}

void TestModelCatalog::findsByEveryWordInIdOrProvider_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("nothing typed") << u" "_s << ids(ModelCatalog(some()).models());
    QTest::newRow("part of a name") << u"PLUS"_s << QStringList{u"qwen-plus"_s};
    QTest::newRow("the owner") << u"alibaba"_s
                               << QStringList{u"alibaba/qwen-audio"_s, u"Alibaba/Qwen-Max"_s, u"qwen-plus"_s};
    QTest::newRow("words in any order") << u"max  ali"_s << QStringList{u"Alibaba/Qwen-Max"_s};
    QTest::newRow("one word too many") << u"qwen openai"_s << QStringList{};
}

void TestModelCatalog::findsByEveryWordInIdOrProvider()
{
    QFETCH(QString, text);
    QTEST(ids(ModelCatalog(some()).matching(text)), "found");
}

void TestModelCatalog::containsExactlyWhatIsListed()
{
    const ModelCatalog catalog(some());
    QVERIFY(catalog.contains(u"qwen-plus"));
    QVERIFY(!catalog.contains(u"Qwen-Plus"));
    QVERIFY(!catalog.contains(u""));
}

QTEST_GUILESS_MAIN(TestModelCatalog)
#include "tst_modelcatalog.moc"
