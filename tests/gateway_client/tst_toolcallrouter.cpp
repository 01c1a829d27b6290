// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/toolcallrouter.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using tokenhub::gateway::ToolCallRouter;

class TestToolCallRouter : public QObject
{
    Q_OBJECT

private slots:
    void argumentsBeforeTheNameBelongToTheCall()
    {
        ToolCallRouter router;
        QCOMPARE(router.route({.index = 0, .id = {}, .name = {}, .arguments = "{"}).call, 0);
        const auto named = router.route({.index = 0, .id = u"a"_s, .name = u"f"_s, .arguments = {}});
        QCOMPARE(named.call, 0);
        QCOMPARE(named.id, u"a"_s);
        QCOMPARE(router.route({.index = {}, .id = {}, .name = {}, .arguments = "}"}).call, 0);
    }
    void newIndexWithANameIsANewCall()
    {
        ToolCallRouter router;
        QCOMPARE(router.route({.index = 0, .id = {}, .name = u"f"_s, .arguments = {}}).call, 0);
        QCOMPARE(router.route({.index = 1, .id = {}, .name = u"g"_s, .arguments = {}}).call, 1);
        QCOMPARE(router.route({.index = 0, .id = {}, .name = {}, .arguments = "x"}).call, 0);
    }
};

QTEST_GUILESS_MAIN(TestToolCallRouter)
#include "tst_toolcallrouter.moc"
