// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the page of gateways, to be looked at: gateway-shots FOLDER
#include "gatewaybench.h"
#include "settings/settingsdialog.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;

namespace {

void take(QWidget &what, const QString &file)
{
    QElapsedTimer since;
    since.start();
    (void)QTest::qWaitFor([&] { return since.hasExpired(200); }, 1000);
    if (!what.grab().save(file + u".png"_s))
        qFatal("not written");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString folder = QApplication::arguments().value(1, u"."_s);
    QDir().mkpath(folder);
    QApplication::setStyle(new app::FlatStyle);
    QApplication::setPalette(app::paletteOf(app::lightTheme()));
    test::GatewayBench bench;
    bench.profiles->put(
        {.id = base::ProfileId::create(), .name = u"TokenHub"_s, .baseUrl = u"https://tokenhub.link"_s});
    chat::Profile proxied{.id = base::ProfileId::create(),
                          .name = u"公司内部网关（上海）"_s,
                          .baseUrl = u"https://llm.corp.example/api"_s};
    proxied.connection.headers = {{u"X-Team"_s, u"research"_s}, {u"X-Api-Key"_s, u"abc"_s}};
    proxied.connection.proxy
        = {.use = chat::ProxyChoice::Use::Manual, .host = u"proxy.corp.example"_s, .port = 3128, .user = u"ada"_s};
    proxied.connection.limits.firstByte = std::chrono::seconds(600);
    bench.profiles->put(proxied);
    bench.profiles->put({.id = base::ProfileId::create(),
                         .name = u"A gateway with a name that is much longer than any list is wide"_s,
                         .baseUrl = u"http://192.168.0.7:8080"_s});
    app::SettingsDialog dialog;
    dialog.addPage(u"gateways"_s, u"Gateways"_s, u"globe"_s, bench.desk->makePage());
    dialog.resize(860, 640);
    dialog.show();
    auto *list = dialog.findChild<QListWidget *>(u"gatewaysList"_s);
    const auto all = [&](const QString &prefix) {
        list->setCurrentRow(0);
        dialog.findChild<QPushButton *>(u"testGatewayButton"_s)->click();
        (void)QTest::qWaitFor([&] { return !bench.tester.isRunning(); });
        take(dialog, prefix + u"tested"_s);
        list->setCurrentRow(3);
        take(dialog, prefix + u"long"_s);
        list->setCurrentRow(2);
        take(dialog, prefix + u"advanced"_s);
        QWidget *page = dialog.findChild<QWidget *>(u"gatewaysPage"_s);
        take(*page, prefix + u"whole"_s);
        dialog.findChild<QLineEdit *>(u"proxyPortLineEdit"_s)->setText(u"x"_s);
        dialog.findChild<QLineEdit *>(u"headerNameLineEdit"_s)->setText(u"Authorization"_s);
        emit dialog.findChild<app::GatewayEdit *>()->edited();
        dialog.findChild<QPushButton *>(u"saveGatewayButton"_s)->click();
        take(*page, prefix + u"faults"_s);
        dialog.findChild<QPushButton *>(u"revertGatewayButton"_s)->click();
    };
    all(folder + u"/light-"_s);
    dialog.resize(700, 560);
    all(folder + u"/narrow-"_s);
    dialog.resize(860, 640);
    QApplication::setPalette(app::paletteOf(app::darkTheme()));
    all(folder + u"/dark-"_s);
    return 0;
}
