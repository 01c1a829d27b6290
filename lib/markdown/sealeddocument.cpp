// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/sealeddocument.h"

namespace tokenhub::markdown {

SealedDocument::SealedDocument(QObject *parent) : QTextDocument(parent)
{
    setUndoRedoEnabled(false);
    setDocumentMargin(0);
}

QVariant SealedDocument::loadResource(int, const QUrl &)
{
    ++m_refusedLoads;
    return {};
}

} // namespace tokenhub::markdown
