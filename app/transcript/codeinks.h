// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "transcript/messagegeometry.h"
#include "typeset/codepalette.h"
#include "typeset/codeworker.h"

#include <QObject>
#include <QPointer>
#include <map>

namespace tokenhub::markdown {
class LiveMarkdown;
}

namespace tokenhub::app {

class TranscriptRows;

//! \brief Gives the code that is laid out its colours: asks for those of each block, and puts what comes into its
//! documents. What was coloured once keeps its colours while the block grows or is made anew. Owned by the view, GUI
//! thread; the worker is shared and must outlive it.
class CodeInks : public QObject
{
    Q_OBJECT

public:
    CodeInks(typeset::CodeWorker &worker, const TranscriptRows &rows, QObject *parent);
    ~CodeInks() override;

    void setGround(typeset::CodeGround ground); //!< documents are made anew when it changes
    void onLaidOut(int row); //!< was laid out, for the first time or again
    void clear(); //!< another conversation is shown

signals:
    void recoloured(int row, const QRect &area); //!< in the message's pixels

private:
    struct Place {
        base::MessageId message;
        LeafId group; //!< the first piece of the block
        friend bool operator<(const Place &a, const Place &b)
        {
            return std::tie(a.message, a.group) < std::tie(b.message, b.group);
        }
    };
    struct Block {
        typeset::CodeBlockId id{};
        quint64 revision = 0;
        QPointer<QTextDocument> first; //!< gone or another one: its lines have no colours any more
        QString text;
        std::vector<typeset::CodeSpans> lines;
    };

    void look(const Place &place, const markdown::LiveMarkdown &markdown);
    void ask(Block &block, const QString &text, const QString &info);
    void take(const typeset::CodeAnswer &answer);
    //! Lines from \a begin to before \a end; returns where they lie, null where they are not laid out.
    QRect apply(const Place &place, const Block &block, int row, qsizetype begin, qsizetype end) const;
    void forgetGone();

    typeset::CodeWorker &m_worker;
    const TranscriptRows &m_rows;
    typeset::CodeGround m_ground = typeset::CodeGround::Light;
    std::map<Place, Block> m_blocks;
};

} // namespace tokenhub::app
