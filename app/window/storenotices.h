// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>
#include <functional>

class QWidget;

namespace tokenhub::app {

class NoticeBar;

//! What was found where the conversations are kept.
struct StoreFindings {
    std::optional<base::ErrorKind> readOnlyBecause;
    QString file; //!< where they are kept
    QString keptAside; //!< a damaged file's new name; another one took its place
    std::optional<qint64> rescuedMessages; //!< of what was kept aside
    bool isIncomplete = false; //!< some of it could not be read
    bool hasGone = false; //!< it was there the last time
    QString rescuedCopy; //!< of the last run, which could not save in place
};

//! \brief Says what becomes of the file with the conversations, and saves a copy of all of them where a person wants
//! it. It must not know the store. GUI thread.
class StoreNotices : public QObject
{
    Q_OBJECT

public:
    using SaveCopy = std::function<void(const QString &file, const QObject *context,
                                        std::function<void(const base::Result<void> &)> done)>;

    StoreNotices(NoticeBar &notices, SaveCopy saveCopy, QWidget *window);

    void showFailure(const base::Error &error); //!< it could not be opened
    void showFindings(const StoreFindings &findings);
    void showTrouble(const std::optional<base::Error> &trouble); //!< empty: it is over
    void showRescue(int percent); //!< of a damaged file; ends with the findings
    void askForCopy(); //!< where to; then it is saved, and told

private:
    void onAction(const QString &action);
    void saveCopyTo(const QString &file);
    [[nodiscard]] QString sentenceOf(const StoreFindings &findings) const;

    NoticeBar &m_notices;
    SaveCopy m_saveCopy;
    QWidget *m_window;
    QString m_folder; //!< of what was kept aside
    int m_shownTenth = -1;
};

} // namespace tokenhub::app
