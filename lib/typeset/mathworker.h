// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/mathengine.h"

#include <QObject>
#include <functional>
#include <memory>

namespace tokenhub::typeset {

//! \brief Holds the engine on the typesetter's thread, where it is made with the first formula and destroyed at the
//! end.
class MathWorker : public QObject
{
    Q_OBJECT

public:
    explicit MathWorker(std::function<std::unique_ptr<MathEngine>()> makeEngine);
    ~MathWorker() override;

    void draw(const tokenhub::typeset::MathRequest &request, quint64 job);

signals:
    void started(tokenhub::typeset::MathEngine *engine, quint64 job);
    void done(const tokenhub::typeset::MathAnswer &answer, quint64 job);

private:
    std::function<std::unique_ptr<MathEngine>()> m_makeEngine;
    std::unique_ptr<MathEngine> m_engine;
};

//! The plugin's engine; null where there is no plugin, or another version's.
[[nodiscard]] std::unique_ptr<MathEngine> loadMathEngine();
//! Where the plugin is; empty where it is not.
[[nodiscard]] QString mathPluginFile();

} // namespace tokenhub::typeset
