// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/cmarktree.h"

#include <QTest>
#include <QThread>

using namespace tokenhub::markdown;

namespace {

//! How many of so many parsings found both the struck word and the address.
int whole(int count)
{
    int found = 0;
    for (int i = 0; i < count; ++i) {
        const CmarkTree tree("one ~~two~~ three www.example.com four");
        cmark_node *second = cmark_node_next(cmark_node_first_child(cmark_node_first_child(tree.root())));
        cmark_node *fourth = second ? cmark_node_next(cmark_node_next(second)) : nullptr;
        if (second && fourth && isOfType(second, "strikethrough") && cmark_node_get_type(fourth) == CMARK_NODE_LINK)
            ++found;
    }
    return found;
}

} // namespace

class TestCmarkTree : public QObject
{
    Q_OBJECT

private slots:
    void twoThreadsParseAtOnce();
};

//! As the window and the search do.
void TestCmarkTree::twoThreadsParseAtOnce()
{
    constexpr int count = 5000;
    int there = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&there] { there = whole(count); }));
    thread->start();
    const int here = whole(count);
    QVERIFY(thread->wait(60'000));
    QCOMPARE(here, count);
    QCOMPARE(there, count);
}

QTEST_APPLESS_MAIN(TestCmarkTree)
#include "tst_cmarktree.moc"
