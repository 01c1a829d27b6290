// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/delta.h"

#include <optional>
#include <vector>

namespace tokenhub::gateway {

//! A piece of a tool call as the wire had it.
struct ToolCallPiece {
    std::optional<int> index;
    QString id;
    QString name;
    QByteArray arguments;
};

//! \brief Decides which call a piece belongs to although gateways leave the index out, repeat it or get it wrong:
//! a known id, else a new id (a new call), else the index, else the call that was last added to.
class ToolCallRouter
{
public:
    [[nodiscard]] chat::ToolCallDelta route(const ToolCallPiece &piece);

private:
    struct Call {
        std::optional<int> index;
        QString id;
        QString name;
    };
    [[nodiscard]] int find(const ToolCallPiece &piece) const; //!< -1: a new call

    std::vector<Call> m_calls;
    int m_last = -1;
};

} // namespace tokenhub::gateway
