// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationlistmodel.h"

#include "talk.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::base;
using namespace tokenhub::chat;
using namespace tokenhub::chat::test;

namespace {

ConversationSummary summary(const QString &title, int minute)
{
    return {.head = {.id = ConversationId::create(),
                     .title = title,
                     .createdAt = morning,
                     .updatedAt = morning + std::chrono::minutes(minute)},
            .model = u"some/model"_s,
            .messages = 2};
}

QString print(const ConversationListModel &model)
{
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row)
        titles << model.index(row).data().toString();
    return titles.join(u' ');
}

} // namespace

class TestConversationListModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void lastUsedComesFirst();
    void aNewOneEntersWhereItsTimePutsIt();
    void aUsedOneMovesToTheTop();
    void rowsKeepTheirIdentityWhenTheyMove();
    void aChangedTitleStaysInItsPlace();
    void anUnchangedOneIsNoChange();
    void aTimeThatGoesBackMovesNothing();
    void removingTakesTheRow();
    void runningIsKnownBeforeAndAfterItEnters();
    void rolesSayWhatTheRowIs();
    void survivesRandomUse();

private:
    std::unique_ptr<ConversationListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    ConversationSummary m_old = summary(u"old"_s, 1);
    ConversationSummary m_middle = summary(u"middle"_s, 2);
    ConversationSummary m_recent = summary(u"recent"_s, 3);
};

void TestConversationListModel::init()
{
    m_model = std::make_unique<ConversationListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_model->setAll({m_middle, m_old, m_recent});
}

void TestConversationListModel::lastUsedComesFirst()
{
    QCOMPARE(print(*m_model), u"recent middle old"_s);
    m_model->setAll({});
    QCOMPARE(m_model->rowCount(), 0);
}

void TestConversationListModel::aNewOneEntersWhereItsTimePutsIt()
{
    m_model->put(summary(u"first"_s, 9));
    m_model->put(summary(u"last"_s, 0));
    m_model->put(summary(u"same"_s, 2));
    QCOMPARE(print(*m_model), u"first recent same middle old last"_s);
}

void TestConversationListModel::aUsedOneMovesToTheTop()
{
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    ConversationSummary used = m_old;
    used.head.updatedAt = morning + std::chrono::minutes(9);
    used.messages = 4;
    m_model->put(used);
    QCOMPARE(print(*m_model), u"old recent middle"_s);
    QCOMPARE(m_model->summary(0), used);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(resets.count(), 0);
}

void TestConversationListModel::rowsKeepTheirIdentityWhenTheyMove()
{
    m_model->put(summary(u"last"_s, 0));
    QHash<ConversationId, QPersistentModelIndex> rows; // as a view's selection
    for (int row = 0; row < m_model->rowCount(); ++row)
        rows.insert(m_model->summary(row).head.id, m_model->index(row));
    ConversationSummary used = m_old;
    used.head.updatedAt = m_middle.head.updatedAt + std::chrono::seconds(1);
    m_model->put(used);
    QCOMPARE(print(*m_model), u"recent old middle last"_s);
    for (auto row = rows.cbegin(); row != rows.cend(); ++row)
        QCOMPARE(row.value().data(ConversationListModel::IdRole).value<ConversationId>(), row.key());
}

void TestConversationListModel::aChangedTitleStaysInItsPlace()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    ConversationSummary renamed = m_middle;
    renamed.head.title = u"renamed"_s;
    m_model->put(renamed);
    QCOMPARE(print(*m_model), u"recent renamed old"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
}

void TestConversationListModel::anUnchangedOneIsNoChange()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->put(m_middle);
    QCOMPARE(changed.count(), 0);
}

void TestConversationListModel::aTimeThatGoesBackMovesNothing()
{
    ConversationSummary earlier = m_recent;
    earlier.head.updatedAt = morning;
    m_model->put(earlier);
    QCOMPARE(print(*m_model), u"recent middle old"_s);
}

void TestConversationListModel::removingTakesTheRow()
{
    m_model->setRunning(m_middle.head.id, 1);
    m_model->remove(m_middle.head.id);
    m_model->remove(ConversationId::create());
    QCOMPARE(print(*m_model), u"recent old"_s);
    QCOMPARE(m_model->rowOf(m_middle.head.id), -1);
    QVERIFY(!m_model->find(m_middle.head.id));
    m_model->put(m_middle);
    QCOMPARE(m_model->index(1).data(ConversationListModel::RunningRole).toBool(), false);
}

void TestConversationListModel::runningIsKnownBeforeAndAfterItEnters()
{
    const ConversationSummary fresh = summary(u"fresh"_s, 9);
    m_model->setRunning(fresh.head.id, 1);
    m_model->put(fresh);
    QCOMPARE(m_model->index(0).data(ConversationListModel::RunningRole).toBool(), true);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setRunning(fresh.head.id, 1);
    QCOMPARE(changed.count(), 0);
    m_model->setRunning(fresh.head.id, 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(2).value<QList<int>>(), QList<int>{ConversationListModel::RunningRole});
    QCOMPARE(m_model->index(0).data(ConversationListModel::RunningRole).toBool(), false);
    m_model->setRunning(fresh.head.id, 1);
    m_model->remove(fresh.head.id);
    m_model->setRunning(summary(u"unseen"_s, 1).head.id, 0);
}

void TestConversationListModel::rolesSayWhatTheRowIs()
{
    const QModelIndex row = m_model->index(0);
    QCOMPARE(row.data(ConversationListModel::IdRole).value<ConversationId>(), m_recent.head.id);
    QCOMPARE(row.data(ConversationListModel::TitleRole).toString(), u"recent"_s);
    QCOMPARE(row.data(ConversationListModel::ModelRole).toString(), u"some/model"_s);
    QCOMPARE(row.data(ConversationListModel::MessagesRole).toInt(), 2);
    QCOMPARE(row.data(ConversationListModel::UpdatedAtRole).toLongLong(), qint64(m_recent.head.updatedAt.count()));
    QVERIFY(!row.data(Qt::DecorationRole).isValid());
    QCOMPARE(*m_model->find(m_recent.head.id), m_recent);
}

void TestConversationListModel::survivesRandomUse()
{
    QRandomGenerator random(5);
    std::vector<ConversationSummary> known{m_old, m_middle, m_recent};
    for (int step = 0; step < 400; ++step) {
        const size_t any = known.empty() ? 0 : size_t(random.bounded(int(known.size())));
        switch (known.empty() ? 0 : random.bounded(4)) {
        case 0:
            known.push_back(summary(QString::number(step), random.bounded(30)));
            m_model->put(known.back());
            break;
        case 1:
            m_model->remove(known[any].head.id);
            known.erase(known.begin() + qsizetype(any));
            break;
        default:
            known[any].head.updatedAt += std::chrono::minutes(random.bounded(10));
            known[any].messages++;
            m_model->put(known[any]);
        }
        QCOMPARE(m_model->rowCount(), int(known.size()));
        for (int row = 1; row < m_model->rowCount(); ++row)
            QVERIFY(m_model->summary(row - 1).head.updatedAt >= m_model->summary(row).head.updatedAt);
    }
}

QTEST_GUILESS_MAIN(TestConversationListModel)
#include "tst_conversationlistmodel.moc"
