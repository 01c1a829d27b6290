// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace tokenhub::markdown::testing {

//! Characters that look alike.
struct StructureRun {
    QString text;
    bool isBold = false;
    bool isItalic = false;
    bool isStruck = false;
    bool isCode = false;
    bool isImage = false;
    QString href; //!< as it is shown; empty: none that may be opened
    [[nodiscard]] bool looksLike(const StructureRun &other) const;
};

//! Text that is one paragraph, heading or cell.
class StructureText
{
public:
    void add(StructureRun run); //!< joined to the one before where it looks like it
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] QString line() const; //!< without blanks at its ends
    void clear() { m_runs.clear(); }

private:
    std::vector<StructureRun> m_runs;
};

//! Where a block stands.
struct StructurePlace {
    int quotes = 0;
    int lists = 0;
    QString marker; //!< of the item that begins here: "•", "7", "☐"; or empty
    [[nodiscard]] QString prefix() const;
};

} // namespace tokenhub::markdown::testing
