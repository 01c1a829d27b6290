// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../../session/sessionfixture.h"
#include "session/connectiontest.h"
#include "settings/gatewayedit.h"
#include "settings/gatewayspage.h"
#include "settings/settings.h"
#include "window/gatewaydesk.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace tokenhub::test {

//! \brief The page of gateways with all that stands behind it: store, keys, network, settings, a practice gateway.
class GatewayBench : public SessionFixture
{
public:
    GatewayBench()
    {
        hooks.keys = &keys;
        hooks.unlock = [this](const QString &name, const QObject *context, base::SecretStore::Done done) {
            keys.read(name, context, std::move(done));
        };
        hooks.keepForSession = [this](const QString &name, const base::Secret &key) { keys.put(name, key); };
        desk = std::make_unique<app::GatewayDesk>(
            app::GatewayDesk::Parts{
                .profiles = *profiles, .settings = settings, .test = tester, .models = models, .hooks = hooks},
            &window);
        page = static_cast<app::GatewaysPage *>(desk->makePage());
        page->setParent(&window);
    }
    void show(int width = 760, int height = 900)
    {
        window.resize(width, height);
        page->resize(width, height);
        window.show();
    }

    template<typename T> [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QLineEdit *line(const char *name) const { return find<QLineEdit>(name); }
    [[nodiscard]] QString said(const char *name) const { return find<QLabel>(name)->text(); }
    void press(const char *name) const { find<QAbstractButton>(name)->click(); }
    [[nodiscard]] QStringList rows() const
    {
        QStringList all;
        for (int row = 0; row < list()->count(); ++row)
            all.append(list()->item(row)->text());
        return all;
    }
    [[nodiscard]] QListWidget *list() const { return find<QListWidget>("gatewaysList"); }

    settings::Settings settings{QString()};
    session::ConnectionTest tester{client};
    session::ModelDirectory models{services()};
    app::GatewayHooks hooks;
    QWidget window;
    std::unique_ptr<app::GatewayDesk> desk;
    app::GatewaysPage *page = nullptr;
};

} // namespace tokenhub::test
