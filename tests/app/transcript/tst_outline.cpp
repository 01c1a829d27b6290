// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "transcript/outline.h"
#include "transcript/outlinepopup.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

QStringList texts(const std::vector<OutlineEntry> &entries)
{
    QStringList all;
    for (const OutlineEntry &entry : entries)
        all << QString(entry.level, u'#') + entry.text;
    return all;
}

samples::Talk talk()
{
    samples::Talk talk = samples::empty();
    talk.prompt(u"\n  First question\nwith a second line"_s);
    talk.answer(u"qwen-plus"_s, "# Alpha *one*\n\ntext\n\n```sh\n# no heading\n```\n\n## Beta\n\n## Gamma ##");
    talk.prompt(u"# Second?"_s);
    talk.answer(u"qwen-plus"_s, "no headings");
    return talk;
}

} // namespace

class OutlineTest : public QObject
{
    Q_OBJECT

private slots:
    void listsQuestionsAndHeadings()
    {
        const samples::Talk of = talk();
        QCOMPARE(texts(outlineOf(*of.model)),
                 (QStringList{u"First question"_s, u"#Alpha one"_s, u"##Beta"_s, u"##Gamma"_s, u"# Second?"_s}));
    }

    void takesFencesForWhatTheyAre()
    {
        const auto count = [](const QByteArray &markdown) { return headingsIn(markdown).size(); };
        QCOMPARE(count("~~~\n# a\n```\n# b\n~~~\n# c"), 1U);
        QCOMPARE(count("````\n```\n# a\n````\n# b"), 1U);
        QCOMPARE(count("#no\n####### no\n   # yes\n    # code"), 1U);
        QCOMPARE(count(""), 0U);
        QCOMPARE(count(QByteArray("# x\n").repeated(100'000)), std::size_t(mostOutlined));
    }

    void narrowsAndChoosesByKeys()
    {
        const samples::Talk of = talk();
        QWidget window;
        window.resize(700, 600);
        window.show();
        auto *popup = new OutlinePopup(outlineOf(*of.model), 1, &window);
        popup->openIn(QRect(window.mapToGlobal(QPoint(0, 0)), window.size()));
        auto *field = popup->findChild<QLineEdit *>();
        const auto *list = popup->findChild<QListView *>();
        QCOMPARE(list->currentIndex().row(), 1);
        QSignalSpy chosen(popup, &OutlinePopup::chosen);
        QTest::keyClicks(field, u"A"_s);
        QCOMPARE(list->model()->rowCount(), 3);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<OutlineEntry>().text, u"Beta"_s);
        QCOMPARE(chosen[0][0].value<OutlineEntry>().heading, 1);
    }
};

QTEST_MAIN(OutlineTest)
#include "tst_outline.moc"
