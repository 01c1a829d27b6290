// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/systeminformation.h"

#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QStringList>
#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

//! The name of the user is nobody's business.
QString withoutHome(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

QString screens()
{
    QStringList all;
    for (const QScreen *screen : QGuiApplication::screens()) {
        const QSize size = screen->size();
        all.append(u"%1 x %2 at %3"_s.arg(size.width()).arg(size.height()).arg(screen->devicePixelRatio(), 0, 'g', 3));
    }
    return all.join(u", "_s);
}

} // namespace

QString systemInformation(const ProgramFacts &facts)
{
    QStringList lines{u"TokenHub Chat "_s + facts.version};
    for (const Component &each : facts.components) {
        if (!each.version.isEmpty())
            lines.append(each.name + u' ' + each.version);
    }
    lines.append({u"System: "_s + QSysInfo::prettyProductName() + u", "_s + QSysInfo::kernelType() + u' '
                      + QSysInfo::kernelVersion() + u", "_s + QSysInfo::currentCpuArchitecture(),
                  u"Desktop: "_s + qEnvironmentVariable("XDG_CURRENT_DESKTOP", u"unknown"_s) + u", "_s
                      + QGuiApplication::platformName(),
                  u"Screens: "_s + screens(),
                  u"Language: "_s + QLocale().name() + u", of the system "_s + QLocale::system().name(),
                  u"Data: "_s + withoutHome(facts.paths.data), u"Settings: "_s + withoutHome(facts.paths.config),
                  u"Log: "_s + withoutHome(facts.paths.logFolder())});
    return lines.join(u'\n') + u'\n';
}

} // namespace tokenhub::app
