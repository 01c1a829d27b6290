// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the settings dialog, to be looked at: settings-shots FOLDER
#include "settings/aboutdialog.h"
#include "settings/settings.h"
#include "settings/settingsdesk.h"
#include "settings/settingsdialog.h"
#include "settings/shortcutbook.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"
#include "window/actions.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMainWindow>
#include <QTest>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;

namespace {

void take(QWidget &what, const QString &file)
{
    QElapsedTimer since;
    since.start();
    (void)QTest::qWaitFor([&] { return since.hasExpired(150); }, 1000);
    if (!what.grab().save(file + u".png"_s))
        qFatal("not written");
}

void takeAll(app::SettingsDialog &dialog, const QString &prefix)
{
    for (const char *page : {"general", "gateways", "appearance", "privacy", "shortcuts"}) {
        dialog.showPage(QString::fromLatin1(page));
        if (dialog.shownPage() == QLatin1StringView(page))
            take(dialog, prefix + QString::fromLatin1(page));
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString folder = QApplication::arguments().value(1, u"."_s);
    QDir().mkpath(folder);
    QTranslator words;
    const QString language = QApplication::arguments().value(2, u"en"_s);
    if (words.load(u":/i18n/tokenhub-chat_%1.qm"_s.arg(language)))
        QCoreApplication::installTranslator(&words);
    QApplication::setStyle(new app::FlatStyle);
    QApplication::setPalette(app::paletteOf(app::lightTheme()));
    settings::Settings settings{QString()};
    settings.setTheme(settings::Theme::Dark);
    settings.setTranscriptZoom(120);
    settings.addRecentModel(u"deepseek-v3.2"_s);
    settings.addRecentModel(u"qwen-plus"_s);
    QMainWindow window;
    app::Actions actions(&window);
    actions.fill(window.menuBar());
    app::ShortcutBook book(settings, *window.menuBar(), &window);
    book.setKey(u"newChat"_s, QKeySequence(u"Ctrl+T"_s));
    const settings::Paths paths = settings::pathsIn(u"/home/ada/.local/share"_s);
    app::SettingsDesk desk({.settings = settings, .paths = paths, .shortcuts = book}, &window);
    app::AboutDialog about({.version = u"0.1.0"_s,
                            .components = {{u"Qt"_s, u"6.4.2"_s, u"LGPL-3.0, GPL-2.0, GPL-3.0"_s},
                                           {u"SQLite"_s, u"3.40.1"_s, u"Public domain"_s},
                                           {u"cmark-gfm"_s, u"0.29.0.gfm.6"_s, u"BSD-2-Clause"_s},
                                           {u"QtKeychain"_s, {}, u"BSD-3-Clause"_s},
                                           {u"Lucide icons"_s, {}, u"ISC"_s}},
                            .paths = paths});
    about.open();
    take(about, folder + u"/light-about"_s);
    desk.open();
    auto &dialog = *window.findChild<app::SettingsDialog *>();
    takeAll(dialog, folder + u"/light-"_s);
    dialog.resize(700, 560);
    takeAll(dialog, folder + u"/narrow-"_s);
    dialog.showPage(u"shortcuts"_s);
    auto *button = dialog.findChild<QWidget *>(u"stopKeyField"_s)->findChild<QAbstractButton *>();
    button->click();
    take(dialog, folder + u"/narrow-shortcuts-listening"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_R, Qt::ControlModifier);
    take(dialog, folder + u"/narrow-shortcuts-conflict"_s);
    dialog.search(u"log"_s);
    take(dialog, folder + u"/search"_s);
    dialog.search(u"nothing at all"_s);
    take(dialog, folder + u"/search-nothing"_s);
    dialog.search({});
    QApplication::setPalette(app::paletteOf(app::darkTheme()));
    take(about, folder + u"/dark-about"_s);
    dialog.resize(860, 640);
    takeAll(dialog, folder + u"/dark-"_s);
    dialog.search(u"font"_s);
    take(dialog, folder + u"/dark-search"_s);
    return 0;
}
