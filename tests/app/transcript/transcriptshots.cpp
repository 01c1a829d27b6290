// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the transcript, to be looked at: transcript-shots FOLDER
#include "samples.h"
#include "theme/theme.h"
#include "transcript/transcriptview.h"
#include "typeset/codeworker.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;

namespace {

struct Shot {
    QString name;
    app::Scheme scheme = app::Scheme::Light;
    QSize size{764, 900};
    qreal zoom = 1;
    qreal scale = 1;
    int page = 0; //!< pages up from the end
    Qt::LayoutDirection direction = Qt::LeftToRight;
    samples::Talk (*talk)() = &samples::rich;
    bool unfolded = false;
    bool selected = false;
    std::optional<QPoint> mouse;
    int tabs = 0;
    app::MessageWords words;
};

void unfold(app::TranscriptView &view)
{
    for (int row = 0; row < view.rows().count(); ++row) {
        if (!view.rows().isBuilt(row))
            continue;
        for (const app::Spot &spot : std::vector(view.rows().geometry(row).spots)) {
            if (spot.kind == app::SpotKind::Fold)
                QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                                  spot.rect.center() + QPoint(0, view.scroll().top(row)));
        }
    }
}

void take(const Shot &shot, typeset::CodeWorker &worker, const QString &folder)
{
    samples::Talk talk = shot.talk();
    app::TranscriptView view;
    view.setLayoutDirection(shot.direction);
    view.setPalette(app::paletteOf(app::themeFor(shot.scheme)));
    QFont font = QApplication::font();
    font.setPixelSize(15);
    view.setFont(font);
    view.setZoom(shot.zoom);
    view.setWords(shot.words);
    view.resize(shot.size);
    view.setCodeWorker(worker);
    view.setModel(talk.model.get());
    view.show();
    QSignalSpy coloured(&worker, &typeset::CodeWorker::coloured);
    for (int i = 0; i < shot.page; ++i)
        QTest::keyClick(&view, Qt::Key_PageUp);
    if (shot.unfolded)
        unfold(view);
    view.activateWindow();
    for (int i = 0; i < shot.tabs; ++i)
        QTest::keyClick(&view, Qt::Key_Tab);
    if (shot.selected)
        view.selectAll();
    while (coloured.wait(300)) { }
    if (shot.mouse)
        QTest::mouseMove(view.viewport(), *shot.mouse);
    QApplication::processEvents();
    QApplication::processEvents();
    QPixmap picture(view.size() * shot.scale);
    picture.setDevicePixelRatio(shot.scale);
    view.render(&picture);
    picture.save(folder + u'/' + shot.name + u".png"_s);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"folder"_s, u"where the pictures go"_s);
    parser.process(application);
    const QString folder = parser.positionalArguments().value(0, u"."_s);
    QDir().mkpath(folder);
    const auto dark = app::Scheme::Dark;
    const std::vector<Shot> shots{
        {.name = u"light-top"_s, .page = 3},
        {.name = u"light-middle"_s, .page = 1},
        {.name = u"light-end"_s},
        {.name = u"light-unfolded"_s, .page = 3, .unfolded = true},
        {.name = u"dark-top"_s, .scheme = dark, .page = 3},
        {.name = u"dark-middle"_s, .scheme = dark, .page = 1},
        {.name = u"dark-end"_s, .scheme = dark},
        {.name = u"narrow-top"_s, .size = {400, 800}, .page = 9},
        {.name = u"narrow-middle"_s, .size = {400, 800}, .page = 2},
        {.name = u"scale200"_s, .scale = 2, .page = 3},
        {.name = u"zoom200"_s, .size = {1100, 900}, .zoom = 2},
        {.name = u"chinese"_s, .talk = &samples::chinese},
        {.name = u"chinese-dark"_s, .scheme = dark, .talk = &samples::chinese},
        {.name = u"right-to-left"_s, .direction = Qt::RightToLeft, .talk = &samples::rightToLeft},
        {.name = u"tools"_s, .unfolded = true},
        {.name = u"tools-dark"_s, .scheme = dark, .unfolded = true},
        {.name = u"tools-narrow"_s, .size = {400, 800}, .unfolded = true},
        {.name = u"tools-folded-narrow"_s, .size = {400, 800}},
        {.name = u"hover"_s, .page = 3, .mouse = QPoint(650, 50), .tabs = 4},
        {.name = u"hover-answer"_s, .size = {820, 700}, .page = 3, .mouse = QPoint(300, 180)},
        {.name = u"selected"_s, .page = 1, .selected = true},
        {.name = u"selected-dark"_s, .scheme = dark, .page = 1, .selected = true},
        {.name = u"failures"_s, .talk = &samples::failures, .words = samples::words()},
        {.name = u"failures-dark"_s,
         .scheme = dark,
         .talk = &samples::failures,
         .unfolded = true,
         .words = samples::words()},
    };
    typeset::CodeWorker worker(typeset::CodeFiles::nextTo(QCoreApplication::applicationDirPath()));
    for (const Shot &shot : shots)
        take(shot, worker, folder);
    return 0;
}
