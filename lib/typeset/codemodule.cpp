// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codemodule.h"

#include "base/logging.h"

#include <QDir>
#include <QFile>
#include <QLibrary>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::typeset {

CodeFiles CodeFiles::nextTo(const QString &programFolder)
{
    const QDir folder(programFolder);
    return {.module = QDir::cleanPath(folder.filePath(u"../lib/tokenhub-chat/tokenhub-code"_s)),
            .definitions = QDir::cleanPath(folder.filePath(u"../share/tokenhub-chat/highlighting"_s))};
}

std::unique_ptr<CodeBackEnd> loadCodeBackEnd(const CodeFiles &files)
{
    // Only an absolute path is this file and no other: the system looks up relative ones in its own folders.
    if (!QDir::isAbsolutePath(files.module))
        return nullptr;
    QLibrary library(files.module);
    library.setLoadHints(QLibrary::PreventUnloadHint);
    const auto entry = reinterpret_cast<CodeModuleEntry>(library.resolve(codeModuleEntry));
    if (!entry) {
        qCWarning(base::logTypeset) << "No colours for code:" << library.errorString();
        return nullptr;
    }
    return std::unique_ptr<CodeBackEnd>(entry(QFile::encodeName(files.definitions).constData()));
}

} // namespace tokenhub::typeset
