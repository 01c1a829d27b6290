// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>

namespace tokenhub::markdown {

//! \brief A QTextDocument that can load nothing: no picture, no style sheet, neither local nor remote.
//! No undo, no margin around it. Like any QTextDocument: the thread that made it.
class SealedDocument final : public QTextDocument
{
public:
    explicit SealedDocument(QObject *parent = nullptr);

    //! How often something asked for a resource; tests hold it at zero.
    [[nodiscard]] int refusedLoads() const { return m_refusedLoads; }

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    int m_refusedLoads = 0;
};

} // namespace tokenhub::markdown
