// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/mathworker.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibrary>
#include <utility>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::typeset {

MathWorker::MathWorker(std::function<std::unique_ptr<MathEngine>()> makeEngine)
    : m_makeEngine(makeEngine ? std::move(makeEngine) : loadMathEngine)
{
}

MathWorker::~MathWorker()
{
    m_engine.reset();
#ifdef __GLIBC__
    // The engine's heap is many small pieces, which the allocator would keep for itself.
    malloc_trim(0);
#endif
}

void MathWorker::draw(const MathRequest &request, quint64 job)
{
    if (!m_engine)
        m_engine = m_makeEngine();
    if (!m_engine) {
        emit done({.failure = MathFailure::Unavailable}, job);
        return;
    }
    emit started(m_engine.get(), job);
    emit done(m_engine->draw(request), job);
}

QString mathPluginFile()
{
    // Programs lie in bin, tests of a build in a folder beside it.
    const QString file = QCoreApplication::applicationDirPath() + u"/../lib/tokenhub-chat/libtokenhub_math.so"_s;
    return QFileInfo::exists(file) ? file : QString();
}

// Once loaded it stays: Qt Qml cannot be taken out of a process.
std::unique_ptr<MathEngine> loadMathEngine()
{
    const QString file = mathPluginFile();
    if (file.isEmpty())
        return nullptr;
    QLibrary library(file);
    const auto version = reinterpret_cast<MathPluginVersionFunction>(library.resolve("tokenhubMathPluginVersion"));
    const auto make = reinterpret_cast<MakeMathEngineFunction>(library.resolve("tokenhubMakeMathEngine"));
    if (!version || !make || version() != MathPluginVersion)
        return nullptr;
    return std::unique_ptr<MathEngine>(make());
}

} // namespace tokenhub::typeset
