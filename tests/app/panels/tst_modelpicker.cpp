// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/modelpicker.h"
#include "panels/modelpopup.h"
#include "panels/modelrows.h"
#include "panels/tonelabel.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestModelPicker : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_picker.reset(); }

    void opensByKeyAndChoosesWithArrowsAndEnter();
    void choosesTheFirstMatchOfWhatIsTyped();
    void choosesWhatIsTypedWhenNothingMatches();
    void U04_aNameIsNotEndless();
    void upFromTheFirstMatchReachesTheTypedText();
    void saysWhyThereIsNoListAndHowToGoOn();
    void asksToRefreshAndStaysOpen();
    void escapeClosesAndChoosesNothing();
    void aClickChooses();
    void theStarIsPressedByMouseAndKey();
    void R05_showsNamesAsPlainText();
    void givesWayInANarrowRow();
    void startsAfreshEachTimeItIsOpened();

private:
    [[nodiscard]] ModelPopup *popup() const { return m_picker->findChild<ModelPopup *>(); }
    [[nodiscard]] QLineEdit *search() const { return popup()->findChild<QLineEdit *>(u"modelSearchLineEdit"_s); }
    [[nodiscard]] QString status() const { return popup()->findChild<ToneLabel *>(u"modelStatusLabel"_s)->text(); }
    void press(Qt::Key key) { QTest::keyClick(search(), key); }

    std::unique_ptr<ModelPicker> m_picker;
};

void TestModelPicker::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestModelPicker::init()
{
    m_picker = std::make_unique<ModelPicker>();
    m_picker->setCatalog(
        chat::ModelCatalog({{u"alibaba/qwen-max"_s, {}}, {u"alibaba/qwen-plus"_s, {}}, {u"deepseek/r1"_s, {}}}));
    m_picker->setCurrentModel(u"alibaba/qwen-max"_s);
    m_picker->show();
}

void TestModelPicker::opensByKeyAndChoosesWithArrowsAndEnter()
{
    QSignalSpy chosen(m_picker.get(), &ModelPicker::modelChosen);
    QTest::keyClick(m_picker.get(), Qt::Key_Return);
    QVERIFY(popup()->isVisible());
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Up);
    press(Qt::Key_Return);
    QVERIFY(!popup()->isVisible());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), u"alibaba/qwen-plus"_s);
    QCOMPARE(m_picker->currentModel(), u"alibaba/qwen-max"_s); // the owner decides
}

void TestModelPicker::choosesTheFirstMatchOfWhatIsTyped()
{
    QSignalSpy chosen(m_picker.get(), &ModelPicker::modelChosen);
    m_picker->openList();
    QTest::keyClicks(search(), u"r1"_s);
    press(Qt::Key_Enter);
    QCOMPARE(chosen[0][0].toString(), u"deepseek/r1"_s);
}

void TestModelPicker::choosesWhatIsTypedWhenNothingMatches()
{
    QSignalSpy chosen(m_picker.get(), &ModelPicker::modelChosen);
    m_picker->setCatalog({});
    m_picker->openList();
    QTest::keyClicks(search(), u"  my/own model "_s);
    press(Qt::Key_Return);
    QCOMPARE(chosen[0][0].toString(), u"my/own model"_s);
}

void TestModelPicker::U04_aNameIsNotEndless()
{
    QSignalSpy chosen(m_picker.get(), &ModelPicker::modelChosen);
    m_picker->setCatalog({});
    m_picker->openList();
    search()->insert(QString(30'000, u'x'));
    press(Qt::Key_Return);
    QCOMPARE(chosen[0][0].toString().size(), 300);
}

void TestModelPicker::upFromTheFirstMatchReachesTheTypedText()
{
    QSignalSpy chosen(m_picker.get(), &ModelPicker::modelChosen);
    m_picker->openList();
    QTest::keyClicks(search(), u"qwen"_s);
    press(Qt::Key_Up);
    press(Qt::Key_Return);
    QCOMPARE(chosen[0][0].toString(), u"qwen"_s);
}

void TestModelPicker::saysWhyThereIsNoListAndHowToGoOn()
{
    m_picker->setCatalog({});
    m_picker->setStatus(u"The gateway has no list of models (404)."_s);
    m_picker->openList();
    QVERIFY(status().startsWith("The gateway has no list"_L1));
    QVERIFY(status().contains("Enter"_L1));
    press(Qt::Key_Return); // nothing is typed: nothing to choose
    QVERIFY(popup()->isVisible());
}

void TestModelPicker::asksToRefreshAndStaysOpen()
{
    QSignalSpy refreshes(m_picker.get(), &ModelPicker::refreshRequested);
    m_picker->openList();
    popup()->findChild<QToolButton *>()->click();
    press(Qt::Key_F5);
    QCOMPARE(refreshes.size(), 2);
    QVERIFY(popup()->isVisible());
    m_picker->setCatalog(chat::ModelCatalog({{u"new"_s, {}}}));
    QCOMPARE(popup()->findChild<QListView *>()->currentIndex().data().toString(), u"new"_s);
}

void TestModelPicker::escapeClosesAndChoosesNothing()
{
    QSignalSpy chosen(m_picker.get(), &ModelPicker::modelChosen);
    m_picker->openList();
    QTest::keyClicks(search(), u"r1"_s);
    press(Qt::Key_Escape);
    QVERIFY(!popup()->isVisible());
    QCOMPARE(chosen.size(), 0);
}

void TestModelPicker::aClickChooses()
{
    QSignalSpy chosen(m_picker.get(), &ModelPicker::modelChosen);
    m_picker->openList();
    auto *list = popup()->findChild<QListView *>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(chosen.size(), 0); // that is a header
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(2, 0)).center());
    QCOMPARE(chosen.size(), 1);
}

void TestModelPicker::theStarIsPressedByMouseAndKey()
{
    QSignalSpy chosen(m_picker.get(), &ModelPicker::modelChosen);
    QSignalSpy toggled(m_picker.get(), &ModelPicker::favouriteToggled);
    connect(m_picker.get(), &ModelPicker::favouriteToggled, m_picker.get(),
            [this](const QString &model) { m_picker->setFavouriteModels({model}); });
    m_picker->openList();
    auto *list = popup()->findChild<QListView *>();
    const QRect row = list->visualRect(list->model()->index(2, 0));
    const QString model = list->model()->index(2, 0).data(ModelRows::ModelRole).toString();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(row.right() - 16, row.center().y()));
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled.front().front().toString(), model);
    QCOMPARE(chosen.size(), 0);
    QVERIFY(popup()->isVisible());
    QCOMPARE(list->currentIndex().data(ModelRows::ModelRole).toString(), model); // the hand stays on it

    QTest::keyClick(search(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(toggled.size(), 2);
    QCOMPARE(toggled.back().front().toString(), model);
    press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.front().front().toString(), model);
}

void TestModelPicker::R05_showsNamesAsPlainText()
{
    m_picker->setCurrentModel(u"<b>a</b> & <img src=file:///x>"_s);
    QVERIFY(!m_picker->toolTip().contains(u'<'));
    QVERIFY(m_picker->accessibleName().contains("<b>a</b> &"_L1));
}

void TestModelPicker::givesWayInANarrowRow()
{
    m_picker->setCurrentModel(QString(500, u'm'));
    QVERIFY(m_picker->sizeHint().width() < 400);
    QVERIFY(m_picker->minimumSizeHint().width() <= 120);
    m_picker->setCurrentModel({});
    QVERIFY(!m_picker->accessibleName().isEmpty());
}

void TestModelPicker::startsAfreshEachTimeItIsOpened()
{
    m_picker->openList();
    QTest::keyClicks(search(), u"r1"_s);
    press(Qt::Key_Escape);
    m_picker->openList();
    QCOMPARE(search()->text(), QString());
    QCOMPARE(popup()->findChild<QListView *>()->currentIndex().data().toString(), u"alibaba/qwen-max"_s);
}

QTEST_MAIN(TestModelPicker)
#include "tst_modelpicker.moc"
