// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/toolcallrouter.h"

namespace tokenhub::gateway {

int ToolCallRouter::find(const ToolCallPiece &piece) const
{
    const int count = int(m_calls.size());
    if (!piece.id.isEmpty()) {
        for (int i = 0; i < count; ++i) {
            if (m_calls[size_t(i)].id == piece.id)
                return i;
        }
    }
    if (piece.index) {
        // The newest call of an index: a gateway that numbers all calls 0 tells them apart by id.
        for (int i = count - 1; i >= 0; --i) {
            const Call &call = m_calls[size_t(i)];
            if (call.index == piece.index && (piece.id.isEmpty() || call.id.isEmpty()))
                return i;
        }
    }
    if (!piece.id.isEmpty())
        return -1;
    if (piece.index && !piece.name.isEmpty())
        return -1;
    return m_last;
}

chat::ToolCallDelta ToolCallRouter::route(const ToolCallPiece &piece)
{
    int at = find(piece);
    if (at < 0) {
        m_calls.push_back({.index = piece.index, .id = {}, .name = {}});
        at = int(m_calls.size()) - 1;
    }
    Call &call = m_calls[size_t(at)];
    chat::ToolCallDelta delta{.call = at, .id = {}, .name = {}, .arguments = piece.arguments};
    if (!piece.id.isEmpty() && call.id != piece.id)
        delta.id = call.id = piece.id;
    // Names come whole, in pieces, or whole again with every piece.
    if (!piece.name.isEmpty() && piece.name != call.name) {
        call.name += piece.name;
        delta.name = piece.name;
    }
    m_last = at;
    return delta;
}

} // namespace tokenhub::gateway
