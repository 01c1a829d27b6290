// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/guidesamples.h"

#include <QFile>

// A static library's resources register themselves only where something names them; Q_INIT_RESOURCE wants no namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(tokenhub_practice);
}

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray resource(const QString &name)
{
    registerResources();
    QFile file(u":/tokenhub/practice/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("practice gateway: resource %s is not built in", qUtf8Printable(name));
    return file.readAll();
}

} // namespace

QByteArray guideAnswerSample()
{
    return resource(u"answer.json"_s);
}

QList<QByteArray> guideStreamSample()
{
    const QByteArray all = resource(u"stream.sse"_s);
    QList<QByteArray> events;
    qsizetype begin = 0;
    for (auto end = all.indexOf("\n\n"); end >= 0; end = all.indexOf("\n\n", begin)) {
        events.append(all.mid(begin, end + 2 - begin));
        begin = end + 2;
    }
    return events;
}

QString cannedText(const QString &fileName)
{
    QString text = QString::fromUtf8(resource(u"replies/"_s + fileName));
    if (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

} // namespace tokenhub::practice
