// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationmodel.h"

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

QString print(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        lines << u"%1(%2)"_s.arg(index.data().toString(), index.data(ConversationModel::StateRole).toString());
    }
    return lines.join(u' ');
}

} // namespace

class TestConversationModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsTheLanesPath();
    void rowsComeAndGoAsBranchesAreChosen();
    void rowsThatGoCanStillBeRead();
    void changesNameTheirRowAndRoles_data();
    void changesNameTheirRowAndRoles();
    void changesElsewhereAreNoChangeHere();
    void anotherConversationReplacesIt();
    void nothingShowsNothing();
    void survivesRandomWalks();

private:
    [[nodiscard]] LaneId lane() const { return m_conversation->lanes().front().id; }

    std::unique_ptr<ConversationModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<Conversation> m_conversation;
    MessageId m_prompt;
    MessageId m_answer;
};

void TestConversationModel::init()
{
    m_model = std::make_unique<ConversationModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_conversation = std::make_unique<Conversation>(target(), morning);
    m_prompt = m_conversation->append(lane(), prompt(u"Q"_s));
    m_model->setConversation(m_conversation.get(), lane());
    m_answer = m_conversation->append(lane(), makeAnswer(u"m"_s, morning));
}

void TestConversationModel::showsTheLanesPath()
{
    QCOMPARE(print(*m_model), u"Q(complete) ()"_s);
    m_conversation->applyDeltas(m_answer, {TextDelta{"A"}, UsageDelta{.usage = {.totalTokens = 39}}});
    m_conversation->finish(m_answer, Outcome::Stopped, {});
    QCOMPARE(print(*m_model), u"Q(complete) A(stopped)"_s);
    const QModelIndex index = m_model->index(1);
    QCOMPARE(index.data(ConversationModel::IdRole).value<MessageId>(), m_answer);
    QCOMPARE(index.data(ConversationModel::AuthorRole).toString(), u"assistant"_s);
    QCOMPARE(index.data(ConversationModel::TextRole).toString(), u"A"_s);
    QCOMPARE(index.data(ConversationModel::UsageRole).toLongLong(), 39);
    QVERIFY(!m_model->index(0).data(ConversationModel::UsageRole).isValid());
    QVERIFY(!index.data(Qt::DecorationRole).isValid());
    QCOMPARE(m_model->message(1).id, m_answer);
    QCOMPARE(m_model->rowOf(m_prompt), 0);
    QCOMPARE(m_model->rowOf(MessageId::create()), -1);
}

void TestConversationModel::rowsComeAndGoAsBranchesAreChosen()
{
    m_conversation->applyDeltas(m_answer, {TextDelta{"A1"}});
    m_conversation->finish(m_answer, Outcome::Complete, {});
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy gone(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy come(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_conversation->appendBelow(lane(), m_prompt, answer(u"A2"_s));
    QCOMPARE(print(*m_model), u"Q(complete) A2(complete)"_s);
    QCOMPARE(gone.first().mid(1), (QVariantList{1, 1}));
    QCOMPARE(come.first().mid(1), (QVariantList{1, 1}));
    m_conversation->choose(lane(), m_answer);
    QCOMPARE(print(*m_model), u"Q(complete) A1(complete)"_s);
    m_conversation->remove(m_answer);
    QCOMPARE(print(*m_model), u"Q(complete)"_s);
    QCOMPARE(resets.count(), 0);
}

void TestConversationModel::rowsThatGoCanStillBeRead()
{
    m_conversation->applyDeltas(m_answer, {TextDelta{"last look"}});
    QByteArray seen;
    connect(m_model.get(), &QAbstractItemModel::rowsAboutToBeRemoved, m_model.get(),
            [&](const QModelIndex &, int first, int) { seen = m_model->message(first).text(); });
    m_conversation->remove(m_answer);
    QCOMPARE(seen, "last look"_ba);
}

void TestConversationModel::changesNameTheirRowAndRoles_data()
{
    QTest::addColumn<DeltaBatch>("batch");
    QTest::addColumn<QList<int>>("roles");
    QTest::newRow("text") << DeltaBatch{TextDelta{"a"}} << QList<int>{Qt::DisplayRole, ConversationModel::TextRole};
    QTest::newRow("state") << DeltaBatch{FinishDelta{u"stop"_s}} << QList<int>{ConversationModel::StateRole};
    QTest::newRow("usage") << DeltaBatch{UsageDelta{}} << QList<int>{ConversationModel::UsageRole};
}

void TestConversationModel::changesNameTheirRowAndRoles()
{
    QFETCH(DeltaBatch, batch);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_conversation->applyDeltas(m_answer, batch);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    QTEST(changed.first().at(2).value<QList<int>>(), "roles");
}

void TestConversationModel::changesElsewhereAreNoChangeHere()
{
    m_conversation->appendBelow(lane(), m_prompt, answer(u"A2"_s));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_conversation->applyDeltas(m_answer, {TextDelta{"streams where nobody looks"}});
    QCOMPARE(changed.count(), 0);
}

void TestConversationModel::anotherConversationReplacesIt()
{
    Conversation other(target(), morning);
    other.append(other.lanes().front().id, prompt(u"elsewhere"_s));
    m_model->setConversation(&other, other.lanes().front().id);
    QCOMPARE(print(*m_model), u"elsewhere(complete)"_s);
    m_conversation->append(lane(), prompt(u"unheard"_s));
    QCOMPARE(print(*m_model), u"elsewhere(complete)"_s);
    m_model->setConversation(nullptr, {});
}

void TestConversationModel::nothingShowsNothing()
{
    m_model->setConversation(nullptr, {});
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->rowOf(m_prompt), -1);
    m_conversation->append(lane(), prompt(u"unheard"_s));
    QCOMPARE(m_model->rowCount(), 0);
}

void TestConversationModel::survivesRandomWalks()
{
    QRandomGenerator random(3);
    Path all{m_prompt};
    for (int step = 0; step < 300; ++step) {
        const MessageId any = all[size_t(random.bounded(int(all.size())))];
        switch (random.bounded(4)) {
        case 0:
            m_conversation->choose(lane(), any);
            break;
        case 1:
            if (any == m_prompt)
                break;
            for (const Message &taken : m_conversation->remove(any))
                all.erase(std::remove(all.begin(), all.end(), taken.id), all.end());
            break;
        default:
            all.push_back(m_conversation->appendBelow(lane(), any, answer(QString::number(step))));
        }
        const Path &path = m_conversation->path(lane());
        QCOMPARE(m_model->rowCount(), int(path.size()));
        for (int row = 0; row < m_model->rowCount(); ++row)
            QCOMPARE(m_model->message(row).id, path[size_t(row)]);
    }
}

QTEST_GUILESS_MAIN(TestConversationModel)
#include "tst_conversationmodel.moc"
