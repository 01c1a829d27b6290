// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lanes/lanecolumn.h"
#include "lanes/laneheader.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "mainwindow.h"
#include "menus.h"
#include "panels/modelpicker.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "windowdriver.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

//! What the journeys through several lanes do and look at.
namespace tokenhub::journeys {

//! A gateway and a data folder for one test; no key is needed.
struct LaneWorld {
    LaneWorld()
    {
        if (!gateway.listen())
            qFatal("no port for the practice gateway");
    }
    [[nodiscard]] app::Options options() const
    {
        using namespace Qt::Literals::StringLiterals;
        return {.gateway = gateway.url().toString(), .model = u"practice/echo"_s, .dataDir = folder.path()};
    }
    //! A gateway that is still known after a restart.
    [[nodiscard]] app::Options saved() const { return {.dataDir = folder.path()}; }

    practice::PracticeGateway gateway;
    QTemporaryDir folder;
};

//! An answer that is complete.
inline practice::Reply saying(const QString &text)
{
    const practice::GuideChunks chunks;
    return practice::Reply::sse({chunks.first(), chunks.text(text), chunks.finish(), chunks.usage()});
}

inline app::LaneStrip &stripOf(const WindowDriver &driver)
{
    return driver.window().conversation().lanes();
}

inline app::LaneColumn &columnOf(const WindowDriver &driver, size_t place)
{
    return *stripOf(driver).columns().at(place);
}

inline const app::LaneFace &faceOf(const WindowDriver &driver, size_t place)
{
    return columnOf(driver, place).header().face();
}

inline size_t laneCount(const WindowDriver &driver)
{
    return stripOf(driver).columns().size();
}

//! "role: text" of all messages of a lane.
inline QStringList saidIn(const WindowDriver &driver, size_t place)
{
    using namespace Qt::Literals::StringLiterals;
    QStringList said;
    const chat::ConversationModel &model = columnOf(driver, place).pane().model();
    for (int row = 0; row < model.rowCount(); ++row)
        said << chat::roleName(model.message(row).role) + u": "_s + QString::fromUtf8(model.message(row).text());
    return said;
}

inline QStringList modelsOf(const WindowDriver &driver)
{
    QStringList models;
    for (size_t place = 0; place < laneCount(driver); ++place)
        models << faceOf(driver, place).model;
    return models;
}

//! No lane has an answer that runs, and each has so many messages.
inline bool areAnswered(const WindowDriver &driver, int rows)
{
    const auto &columns = stripOf(driver).columns();
    return std::all_of(columns.begin(), columns.end(), [rows](const app::LaneColumn *column) {
        const chat::ConversationModel &model = column->pane().model();
        return model.rowCount() == rows && !model.message(rows - 1).isRunning();
    });
}

//! Into the list of models that is open.
inline void typeModel(const WindowDriver &driver, const QString &model)
{
    using namespace Qt::Literals::StringLiterals;
    app::ModelPicker &picker = driver.window().conversation().modelPicker();
    QTRY_VERIFY(driver.isModelListOpen());
    auto *line = picker.findChild<QLineEdit *>(u"modelSearchLineEdit"_s);
    QTest::keyClicks(line, model);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(picker.currentModel(), model);
}

inline void addLane(const WindowDriver &driver, const QString &model)
{
    using namespace Qt::Literals::StringLiterals;
    const size_t before = laneCount(driver);
    QTest::mouseClick(driver.find<QToolButton>("addLaneToolButton"_L1), Qt::LeftButton);
    QTRY_COMPARE(laneCount(driver), before + 1);
    typeModel(driver, model);
}

//! Chooses the entry of a lane's menu that begins with \a text.
inline void chooseOf(const WindowDriver &driver, size_t place, const QString &text)
{
    using namespace Qt::Literals::StringLiterals;
    QTest::mouseClick(&columnOf(driver, place).header().menuButton(), Qt::LeftButton);
    QPointer<QMenu> menu;
    QTRY_VERIFY((menu = driver.find<QMenu>("laneMenu"_L1)) && menu->isVisible());
    for (QAction *action : menu->actions()) {
        if (QString(action->text()).remove(u'&').startsWith(text)) {
            QVERIFY2(action->isEnabled(), qPrintable(text));
            chooseAction(*menu, *action);
            QTRY_VERIFY(!menu);
            return;
        }
    }
    QFAIL(qPrintable(u"no entry "_s + text));
}

} // namespace tokenhub::journeys
