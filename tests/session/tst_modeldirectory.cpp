// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/modeldirectory.h"

#include "sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using practice::Reply;
using session::ModelDirectory;

namespace {

bool refresh(ModelDirectory &directory, base::ProfileId id)
{
    directory.refresh(id);
    return directory.isRefreshing(id) && QTest::qWaitFor([&] { return !directory.isRefreshing(id); }, 20'000);
}

void failNext(SessionFixture &f, const Reply &reply)
{
    f.gateway.script(practice::match::path("/models"), reply, 1);
}

} // namespace

class TestModelDirectory : public QObject
{
    Q_OBJECT

private slots:
    void fetchesTheListOfTheGateway();
    void theListIsThereAtTheNextStart();
    void aFailureKeepsTheLastKnownList();
    void askedWhileItFetchesItFetchesOnceMore();
    void whatIsStoredDoesNotReplaceWhatIsFresh();
    void anUnknownProfileIsNotAsked();
    void aTemporaryGatewayIsAskedAndNotStored();
};

void TestModelDirectory::fetchesTheListOfTheGateway()
{
    SessionFixture f;
    ModelDirectory directory(f.services());
    QSignalSpy changed(&directory, &ModelDirectory::changed);
    QVERIFY(directory.catalog(f.profile.id).isEmpty());
    QVERIFY(refresh(directory, f.profile.id));
    QCOMPARE(changed.count(), 2); // it began, it ended
    QCOMPARE(changed.last().first().value<base::ProfileId>(), f.profile.id);
    QVERIFY(directory.catalog(f.profile.id).contains(u"practice/echo"));
    QVERIFY(!directory.problem(f.profile.id));
    QCOMPARE(f.gateway.lastRequest().header("Authorization"), "Bearer sk-test-0123456789"_ba);
}

void TestModelDirectory::theListIsThereAtTheNextStart()
{
    SessionFixture f(SessionFixture::Where::Disk);
    chat::ModelCatalog fetched;
    {
        ModelDirectory directory(f.services());
        QVERIFY(refresh(directory, f.profile.id));
        fetched = directory.catalog(f.profile.id);
    }
    f.reopen();
    ModelDirectory directory(f.services());
    directory.loadStored(f.profile.id);
    QTRY_COMPARE(directory.catalog(f.profile.id), fetched);
    QVERIFY(!fetched.isEmpty());
    QCOMPARE(f.gateway.requests().size(), size_t(1));
}

void TestModelDirectory::aFailureKeepsTheLastKnownList()
{
    SessionFixture f;
    ModelDirectory directory(f.services());
    QVERIFY(refresh(directory, f.profile.id));
    const chat::ModelCatalog fetched = directory.catalog(f.profile.id);
    failNext(f, Reply::error(404, u"no list here"_s));
    QVERIFY(refresh(directory, f.profile.id));
    QCOMPARE(directory.problem(f.profile.id)->kind, ErrorKind::NotFound);
    QCOMPARE(directory.catalog(f.profile.id), fetched);
    QVERIFY(refresh(directory, f.profile.id));
    QVERIFY(!directory.problem(f.profile.id));
}

void TestModelDirectory::askedWhileItFetchesItFetchesOnceMore()
{
    SessionFixture f;
    ModelDirectory directory(f.services());
    for (int i = 0; i < 10; ++i)
        directory.refresh(f.profile.id);
    QTRY_VERIFY(!directory.isRefreshing(f.profile.id));
    QCOMPARE(f.gateway.requests().size(), size_t(2));
    QCOMPARE(f.gateway.mostOpenConnections(), 1);
}

void TestModelDirectory::whatIsStoredDoesNotReplaceWhatIsFresh()
{
    SessionFixture f;
    f.store->saveCatalog(f.profile.id, chat::ModelCatalog({{u"old"_s, {}}}), f.clock.now(), nullptr, {});
    ModelDirectory directory(f.services());
    QVERIFY(refresh(directory, f.profile.id));
    directory.loadStored(f.profile.id);
    QVERIFY(store::test::history(*f.store).ok()); // answered after it
    QVERIFY(directory.catalog(f.profile.id).contains(u"practice/echo"));
}

void TestModelDirectory::anUnknownProfileIsNotAsked()
{
    SessionFixture f;
    ModelDirectory directory(f.services());
    const auto nobody = base::ProfileId::create();
    QSignalSpy changed(&directory, &ModelDirectory::changed);
    directory.refresh(nobody);
    QVERIFY(!directory.isRefreshing(nobody));
    QCOMPARE(changed.count(), 0);
}

void TestModelDirectory::aTemporaryGatewayIsAskedAndNotStored()
{
    SessionFixture f;
    const base::ProfileId id = f.profiles->useTemporary(f.gateway.url().toString());
    ModelDirectory directory(f.services());
    QVERIFY(refresh(directory, id));
    QVERIFY(!directory.catalog(id).isEmpty());
    ModelDirectory again(f.services());
    again.loadStored(id);
    QVERIFY(store::test::history(*f.store).ok());
    QVERIFY(again.catalog(id).isEmpty());
}

QTEST_GUILESS_MAIN(TestModelDirectory)
#include "tst_modeldirectory.moc"
