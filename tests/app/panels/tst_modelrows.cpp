// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/modelrows.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

//! One line per row: "# header", "+ typed text", "model", with "*" at the chosen one.
QStringList dump(const ModelRows &rows)
{
    QStringList lines;
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QModelIndex index = rows.index(row);
        const auto kind = index.data(ModelRows::KindRole).value<ModelRows::Kind>();
        const QString mark = kind == ModelRows::Kind::Header ? u"# "_s
            : kind == ModelRows::Kind::FreeText              ? u"+ "_s
                                                             : QString();
        lines.append(mark + index.data().toString()
                     + (index.data(ModelRows::ChosenRole).toBool() ? u"*"_s : QString()));
    }
    return lines;
}

chat::ModelCatalog catalog()
{
    return chat::ModelCatalog(
        {{u"deepseek/r1"_s, {}}, {u"alibaba/qwen-plus"_s, {}}, {u"local"_s, {}}, {u"alibaba/deepseek-v3"_s, {}}});
}

} // namespace

class TestModelRows : public QObject
{
    Q_OBJECT

private slots:
    void groupsByProviderWithRecentOnesFirst();
    void findsByEveryWordAndOffersWhatWasTyped();
    void favouritesComeFirst();
    void doesNotOfferWhatIsListedAnyway();
    void worksWithNoListAtAll();
    void beginsWhereOneWouldLook();
    void goesRoundAndLeavesHeadersOut();
};

void TestModelRows::groupsByProviderWithRecentOnesFirst()
{
    ModelRows rows;
    const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::Fatal);
    rows.setCatalog(catalog());
    rows.setRecent({u"own/model"_s});
    rows.setChosen(u"deepseek/r1"_s);
    QCOMPARE(dump(rows),
             (QStringList{u"# Recent"_s, u"own/model"_s, u"# Models"_s, u"local"_s, u"# alibaba"_s,
                          u"alibaba/deepseek-v3"_s, u"alibaba/qwen-plus"_s, u"# deepseek"_s, u"deepseek/r1*"_s}));
    QVERIFY(!rows.flags(rows.index(0)).testFlag(Qt::ItemIsSelectable));
}

void TestModelRows::findsByEveryWordAndOffersWhatWasTyped()
{
    ModelRows rows;
    rows.setCatalog(catalog());
    rows.setQuery(u" DEEP ali "_s);
    QCOMPARE(dump(rows), (QStringList{u"+ Use “DEEP ali”"_s, u"# alibaba"_s, u"alibaba/deepseek-v3"_s}));
}

void TestModelRows::favouritesComeFirst()
{
    ModelRows rows;
    rows.setCatalog(chat::ModelCatalog({{u"b/two"_s, {}}}));
    rows.setRecent({u"a/one"_s, u"b/two"_s});
    rows.setFavourites({u"b/two"_s, u"gone/three"_s});
    QCOMPARE(
        dump(rows),
        (QStringList{u"# Favourites"_s, u"b/two"_s, u"gone/three"_s, u"# Recent"_s, u"a/one"_s, u"# b"_s, u"b/two"_s}));
    QVERIFY(rows.index(1).data(ModelRows::FavouriteRole).toBool());
    QVERIFY(rows.index(6).data(ModelRows::FavouriteRole).toBool());
    QVERIFY(!rows.index(4).data(ModelRows::FavouriteRole).toBool());
    QCOMPARE(rows.index(1).data(Qt::AccessibleTextRole).toString(), u"b/two, favourite"_s);
    rows.setQuery(u"three"_s);
    QCOMPARE(dump(rows), (QStringList{u"+ Use “three”"_s, u"# Favourites"_s, u"gone/three"_s}));
}

void TestModelRows::doesNotOfferWhatIsListedAnyway()
{
    ModelRows rows;
    rows.setCatalog(catalog());
    rows.setQuery(u"local"_s);
    QCOMPARE(dump(rows), (QStringList{u"# Models"_s, u"local"_s}));
}

void TestModelRows::worksWithNoListAtAll()
{
    ModelRows rows;
    QCOMPARE(rows.preferredRow(), -1);
    QCOMPARE(rows.nextRow(-1, 1), -1);
    rows.setQuery(u"my/model %1"_s);
    QCOMPARE(dump(rows), QStringList{u"+ Use “my/model %1”"_s});
    QCOMPARE(rows.preferredRow(), 0);
    QCOMPARE(rows.index(0).data(ModelRows::ModelRole).toString(), u"my/model %1"_s);
}

void TestModelRows::beginsWhereOneWouldLook()
{
    ModelRows rows;
    rows.setCatalog(catalog());
    QCOMPARE(rows.preferredRow(), 1); // the first model
    rows.setChosen(u"deepseek/r1"_s);
    QCOMPARE(rows.index(rows.preferredRow()).data().toString(), u"deepseek/r1"_s);
    rows.setQuery(u"qwen"_s);
    QCOMPARE(rows.index(rows.preferredRow()).data().toString(), u"alibaba/qwen-plus"_s);
    // A whole name, also one that is part of another's that stands before it.
    rows.setCatalog(chat::ModelCatalog({{u"alibaba/r1"_s, {}}, {u"r1"_s, {}}}));
    rows.setQuery(u"r1"_s);
    QCOMPARE(rows.index(rows.preferredRow()).data().toString(), u"r1"_s);
}

void TestModelRows::goesRoundAndLeavesHeadersOut()
{
    ModelRows rows;
    rows.setCatalog(catalog());
    QCOMPARE(rows.nextRow(1, 1), 3);
    QCOMPARE(rows.nextRow(rows.rowCount() - 1, 1), 1);
    QCOMPARE(rows.nextRow(1, -1), rows.rowCount() - 1);
    QCOMPARE(rows.nextRow(-1, 1), 1);
}

QTEST_MAIN(TestModelRows)
#include "tst_modelrows.moc"
