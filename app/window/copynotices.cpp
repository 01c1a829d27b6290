// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/copynotices.h"

#include "notices/noticebar.h"
#include "transcript/transcriptview.h"
#include "typeset/hiddencharacters.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStringList>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString hiddenNotice = QStringLiteral("hiddenCharacters");

//! "RLO, ZWSP, ESC": each once.
QString namesOf(const std::vector<typeset::HiddenCharacter> &characters)
{
    constexpr qsizetype most = 5;
    QStringList names;
    for (const typeset::HiddenCharacter &hidden : characters) {
        const QString name = typeset::shortName(hidden.character);
        if (names.contains(name))
            continue;
        if (names.size() == most)
            return names.join(", "_L1) + u", …"_s;
        names << name;
    }
    return names.join(", "_L1);
}

} // namespace

CopyNotices::CopyNotices(NoticeBar &notices, QObject *parent) : QObject(parent), m_notices(notices)
{
    connect(&notices, &NoticeBar::actionTriggered, this, [this](const QString &id, const QString &) {
        if (id == hiddenNotice)
            copyClean();
    });
    connect(&notices, &NoticeBar::dismissed, this, [this](const QString &id) {
        if (id == hiddenNotice)
            m_text.clear();
    });
}

void CopyNotices::watch(TranscriptView &transcript)
{
    connect(&transcript, &TranscriptView::textCopied, this, &CopyNotices::onCopied);
}

void CopyNotices::onCopied(const QString &text)
{
    const auto hidden = typeset::suspiciousCharacters(text);
    m_text = hidden.empty() ? QString() : text;
    if (hidden.empty()) {
        m_notices.removeNotice(hiddenNotice);
        return;
    }
    m_notices.showNotice(
        {.id = hiddenNotice,
         .level = NoticeLevel::Warning,
         .text
         = tr("What was copied has %n character(s) that are not seen: %1. They may make it do something else than "
              "it seems to.",
              nullptr, int(hidden.size()))
               .arg(namesOf(hidden)),
         .action = u"copyClean"_s,
         .actionLabel = tr("Copy without them")});
}

void CopyNotices::copyClean()
{
    QGuiApplication::clipboard()->setText(typeset::withoutSuspicious(m_text));
    m_text.clear();
    m_notices.removeNotice(hiddenNotice);
}

} // namespace tokenhub::app
