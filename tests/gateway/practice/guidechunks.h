// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

namespace tokenhub::practice {

struct TokenCounts {
    int prompt = 22;
    int completion = 17;
    int cached = 0;
    int reasoning = 0; //!< part of completion; 0: `completion_tokens_details` stays null as in the guide
};

enum class ReasoningSpelling { ReasoningContent, Reasoning, ThinkTags };

//! \brief Writes the payloads (without `data: `) of a stream in exactly the guide's form: the same fields, order and
//! nulls. A value; all its payloads share id, model and time of creation.
class GuideChunks
{
public:
    explicit GuideChunks(const QString &model = QStringLiteral("qwen-plus"));
    GuideChunks(const QString &model, const QByteArray &id, qint64 created);

    [[nodiscard]] QByteArray first() const; //!< empty content and the role
    [[nodiscard]] QByteArray text(QStringView text) const;
    //! ThinkTags have no field of their own: those are written with text().
    [[nodiscard]] QByteArray reasoning(QStringView text,
                                       ReasoningSpelling spelling = ReasoningSpelling::ReasoningContent) const;
    [[nodiscard]] QByteArray toolCallBegin(int index, const QString &callId, const QString &function) const;
    [[nodiscard]] QByteArray toolCallArguments(int index, QStringView piece) const;
    [[nodiscard]] QByteArray finish(const QString &reason = QStringLiteral("stop")) const;
    [[nodiscard]] QByteArray usage(const TokenCounts &counts = {}) const; //!< the last one, with `choices: []`

private:
    [[nodiscard]] QByteArray chunk(const QByteArray &choices, const QByteArray &usage) const;
    [[nodiscard]] QByteArray delta(const QByteArray &content, const QByteArray &toolCalls,
                                   const QByteArray &extra = {}) const;

    QString m_model;
    QByteArray m_id;
    qint64 m_created = 0; //!< seconds since 1970
};

[[nodiscard]] QByteArray jsonString(QStringView text); //!< quoted and escaped

} // namespace tokenhub::practice
