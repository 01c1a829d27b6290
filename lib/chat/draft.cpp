// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/draft.h"

#include <utility>

namespace tokenhub::chat {
namespace {

constexpr std::pair<EditKind, const char *> editKinds[] = {{EditKind::Prompt, "prompt"},
                                                           {EditKind::Answer, "answer"},
                                                           {EditKind::ToolResult, "toolResult"},
                                                           {EditKind::Queued, "queued"}};

} // namespace

QString editKindName(EditKind kind)
{
    for (const auto &[entry, name] : editKinds) {
        if (entry == kind)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<EditKind> editKindFromName(QStringView name)
{
    for (const auto &[entry, known] : editKinds) {
        if (name == QLatin1StringView(known))
            return entry;
    }
    return std::nullopt;
}

} // namespace tokenhub::chat
