// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace tokenhub::app {

enum class NoticeLevel { Info, Warning, Bad };
enum class NoticeEnd {
    Dismissible, //!< a person may close it
    WhenSolved, //!< it goes when its owner takes it away
    Passing, //!< of what was just done: it goes by itself after a while, and a person may close it
};

//! \brief One sentence and one remedy; a second one only where a person has to choose. All of it is plain text.
struct Notice {
    QString id; //!< a later notice with the same id takes its place
    NoticeLevel level = NoticeLevel::Info;
    QString text;
    QString action; //!< what actionTriggered says; empty = no button
    QString actionLabel;
    QString otherAction; //!< a second, quieter button; empty = none
    QString otherLabel;
    QString details; //!< for the Details fold; empty = none
    NoticeEnd end = NoticeEnd::Dismissible;

    friend bool operator==(const Notice &, const Notice &) = default;
};

//! \brief Notices in the order in which they are to be seen: the worst first, then the oldest; one that passes comes
//! before all that are not bad, or nobody would see it. A value.
class NoticeQueue
{
public:
    void put(const Notice &notice);
    void remove(const QString &id); //!< unknown ids are ignored

    [[nodiscard]] bool isEmpty() const { return m_notices.empty(); }
    [[nodiscard]] int count() const { return int(m_notices.size()); }
    [[nodiscard]] const Notice &front() const { return m_notices.front(); } //!< must not be empty

private:
    std::vector<Notice> m_notices;
};

} // namespace tokenhub::app
