// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply.h"

#include "practice/guidechunks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::bench {
namespace {

const auto prose
    = u"The answer travels in **small pieces**, and each of them is shown as it comes: a `delta` is merged "
      "with its neighbours, the last block is laid out again and *only that*. See [the guide]"
      "(https://example.org/guide) for the order in which they arrive, and mind that none is lost.\n\n"_s;

QString chapter(int number)
{
    QString text = u"## %1. What happens to a token\n\n"_s.arg(number) + prose + prose;
    switch (number % 4) {
    case 0:
        return text
            + u"| step | room | cost |\n|:--|:--|--:|\n| read | `net` | 1 |\n| decode | `gateway` | 12 |\n"
              "| fold | `chat` | 3 |\n| lay out | `transcript` | 80 |\n\n"_s
            + prose;
    case 1:
        return text
            + u"```cpp\nfor (const Delta &delta : frame) {\n    message.append(delta);\n    emit changed(message.id);\n"
              "}\n\nreturn message.outcome();\n```\n\n"_s
            + prose;
    case 2:
        return text
            + u"1. First it is read.\n2. Then it is decoded.\n   * with one parse\n   * and no copy\n3. Shown.\n\n"_s
            + prose;
    default:
        return text + u"$$ t = \\frac{n}{r} + \\sum_{i=1}^{n} c_i $$\n\n> A frame costs what has changed.\n\n"_s
            + prose;
    }
}

} // namespace

QString reply(qsizetype bytes)
{
    QString text;
    for (int number = 1; text.size() < bytes; ++number)
        text += chapter(number);
    text.truncate(bytes); // ASCII
    return text;
}

QStringList tokens(const QString &text)
{
    QStringList pieces;
    for (qsizetype at = 0; at < text.size(); at += 4)
        pieces.append(text.mid(at, 4));
    return pieces;
}

QList<QByteArray> payloads(const QString &text)
{
    const practice::GuideChunks chunks;
    QList<QByteArray> all{chunks.first()};
    for (const QString &piece : tokens(text))
        all.append(chunks.text(piece));
    all.append({chunks.finish(), chunks.usage()});
    return all;
}

QByteArray eventStream(const QString &text)
{
    QByteArray stream;
    for (const QByteArray &payload : payloads(text))
        stream += "data: " + payload + "\n\n";
    return stream;
}

QByteArray script(const QString &text, int tokensPerSecond)
{
    QJsonArray steps{QJsonObject{{u"guide"_s, u"first"_s}}};
    // A pause for each token would be too short to be kept: the gateway's timer alone takes as long.
    const int atOnce = std::max(1, tokensPerSecond / 100);
    int sent = 0;
    for (const QString &piece : tokens(text)) {
        steps.append(QJsonObject{{u"guide"_s, u"text"_s}, {u"text"_s, piece}});
        if (tokensPerSecond > 0 && ++sent % atOnce == 0)
            steps.append(QJsonObject{{u"pause"_s, 1000 * atOnce / tokensPerSecond}});
    }
    steps.append(QJsonObject{{u"guide"_s, u"finish"_s}});
    steps.append(QJsonObject{{u"guide"_s, u"usage"_s}});
    const QJsonObject rule{{u"times"_s, -1}, {u"reply"_s, QJsonObject{{u"sse"_s, steps}}}};
    return QJsonDocument(QJsonObject{{u"rules"_s, QJsonArray{rule}}}).toJson(QJsonDocument::Compact);
}

} // namespace tokenhub::bench
