// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tokenhub::app {

class NoticeBar;
class TranscriptView;

//! \brief Says when what was copied has characters that nobody sees, and copies it without them when that is wished.
//! One in a window.
class CopyNotices : public QObject
{
    Q_OBJECT

public:
    CopyNotices(NoticeBar &notices, QObject *parent);

    void watch(TranscriptView &transcript);

private:
    void onCopied(const QString &text);
    void copyClean();

    NoticeBar &m_notices;
    QString m_text; //!< that has such characters
};

} // namespace tokenhub::app
