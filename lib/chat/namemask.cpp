// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/namemask.h"

#include <algorithm>

namespace tokenhub::chat {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype longestName = 200;
constexpr qsizetype longestVersion = 64;
constexpr char blackened[] = "█████";

const char *const wellKnown[]
    = {"OpenAI",   "ChatGPT",   "GPT",        "Anthropic", "Claude",    "Google",    "DeepMind",  "Gemini",
       "Gemma",    "Bard",      "Meta AI",    "Llama",     "Mistral",   "Mixtral",   "Codestral", "xAI",
       "Grok",     "Microsoft", "Copilot",    "Phi",       "Cohere",    "Command R", "Nvidia",    "Nemotron",
       "Amazon",   "Nova",      "Perplexity", "DeepSeek",  "深度求索",  "Alibaba",   "Qwen",      "Tongyi",
       "通义千问", "通义",      "阿里巴巴",   "阿里",      "Moonshot",  "Kimi",      "月之暗面",  "Zhipu",
       "ChatGLM",  "GLM",       "智谱",       "MiniMax",   "ByteDance", "Doubao",    "豆包",      "字节跳动",
       "Tencent",  "Hunyuan",   "混元",       "腾讯",      "Baidu",     "ERNIE",     "文心一言",  "文心",
       "百度",     "iFlytek",   "讯飞星火",   "StepFun",   "阶跃星辰",  "Baichuan",  "百川",      "TokenHub"};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordByte(char c)
{
    return isLetter(c) || isDigit(c);
}

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

//! "-4o-mini", "3.5", " 3.5 Sonnet" without its last word: what follows a name and has it go on.
qsizetype versionLength(QByteArrayView text, qsizetype from)
{
    const qsizetype end = std::min(text.size(), from + longestVersion);
    qsizetype at = from;
    while (at < end) {
        const char c = text[at];
        const bool hasNext = at + 1 < end;
        const bool joins
            = (c == '-' || c == '_' || c == '.' || c == ':' || c == '/') && hasNext && isWordByte(text[at + 1]);
        const bool isNumber = c == ' ' && hasNext && isDigit(text[at + 1]);
        if (!isWordByte(c) && !joins && !isNumber)
            break;
        ++at;
    }
    return at - from;
}

constexpr qsizetype shortestPiece = 3; // "o1" is a name as a whole, but no piece of two letters is
const char *const everyday[] = {"chat", "text", "model", "test", "the"}; // words that names of models begin with, too

//! "qwen" of "Qwen3-32B": the word it begins with.
QString familyOf(const QString &name)
{
    const auto end = std::find_if_not(name.cbegin(), name.cend(), [](QChar c) { return c.isLetter(); });
    return name.first(end - name.cbegin());
}

bool isTelling(const QString &piece)
{
    return piece.size() >= shortestPiece
        && std::none_of(std::begin(everyday), std::end(everyday), [&piece](const char *word) {
               return piece.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0;
           });
}

} // namespace

NameMask::NameMask(const QStringList &models)
{
    for (const char *name : wellKnown)
        add(QString::fromUtf8(name));
    for (const QString &model : models) {
        add(model);
        const QStringList pieces = model.split(u'/', Qt::SkipEmptyParts);
        for (const QString &piece : pieces) {
            for (const QString &name : {piece.trimmed(), familyOf(piece.trimmed())}) {
                if (isTelling(name))
                    add(name);
            }
        }
    }
    for (std::vector<QByteArray> &names : m_names)
        std::sort(names.begin(), names.end(), [](const QByteArray &a, const QByteArray &b) {
            return a.size() != b.size() ? a.size() > b.size() : a < b;
        });
}

void NameMask::add(const QString &name)
{
    QByteArray bytes = name.trimmed().toUtf8();
    std::transform(bytes.begin(), bytes.end(), bytes.begin(), small);
    if (bytes.isEmpty() || bytes.size() > longestName)
        return;
    std::vector<QByteArray> &names = m_names[uchar(bytes.front())];
    if (std::find(names.cbegin(), names.cend(), bytes) == names.cend())
        names.push_back(bytes);
}

//! How long the name is that begins there; 0: none.
qsizetype NameMask::nameAt(QByteArrayView text, qsizetype at) const
{
    const bool isInWord = at > 0 && isWordByte(text[at]) && isWordByte(text[at - 1]);
    if (isInWord)
        return 0;
    for (const QByteArray &name : m_names[uchar(small(text[at]))]) {
        if (text.size() - at < name.size())
            continue;
        const bool isSame = std::equal(name.cbegin(), name.cend(), text.cbegin() + at,
                                       [](char wanted, char found) { return wanted == small(found); });
        if (!isSame)
            continue;
        const qsizetype end = at + name.size();
        // "Metal" is not "Meta", but "GPT4" is "GPT".
        const bool goesOn = isLetter(name.back()) && end < text.size() && isLetter(text[end]);
        if (!goesOn)
            return name.size() + (isWordByte(name.back()) ? versionLength(text, end) : 0);
    }
    return 0;
}

void NameMask::append(QByteArray &shown, QByteArrayView text, qsizetype &done, bool whole) const
{
    qsizetype end = whole ? text.size() : std::max(done, text.size() - longestName - longestVersion);
    while (end > done && end < text.size() && (uchar(text[end]) & 0xC0U) == 0x80U)
        --end; // not within a character
    while (done < end) {
        if (const qsizetype length = nameAt(text, done); length > 0) {
            shown += blackened;
            done += length;
        } else {
            shown += text[done++];
        }
    }
}

QByteArray NameMask::masked(QByteArrayView utf8) const
{
    QByteArray shown;
    qsizetype done = 0;
    append(shown, utf8, done, true);
    return shown;
}

QString NameMask::masked(const QString &text) const
{
    return QString::fromUtf8(masked(QByteArrayView(text.toUtf8())));
}

} // namespace tokenhub::chat
