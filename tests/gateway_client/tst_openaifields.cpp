// SPDX-License-Identifier: GPL-3.0-or-later
// Every field that OpenAI's own description names is met without harm: absent, null, of its type and of another.
#include "gateway/answerreader.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;

namespace {

// Puts a value at "a[].b.c" into an otherwise empty object.
QJsonValue at(const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    QString key = path.constFirst();
    const bool isArray = key.endsWith("[]"_L1);
    if (isArray)
        key.chop(2);
    const QJsonValue below = at(path.mid(1), value);
    return QJsonObject{{key, isArray ? QJsonValue(QJsonArray{below}) : below}};
}

QJsonObject merged(QJsonObject into, const QJsonObject &more)
{
    for (auto field = more.begin(); field != more.end(); ++field) {
        if (into.value(field.key()).isObject() && field->isObject()) {
            into[field.key()] = merged(into.value(field.key()).toObject(), field->toObject());
        } else if (into.value(field.key()).isArray() && field->isArray() && field->toArray().at(0).isObject()) {
            into[field.key()] = QJsonArray{
                merged(into.value(field.key()).toArray().at(0).toObject(), field->toArray().at(0).toObject())};
        } else {
            into[field.key()] = field.value();
        }
    }
    return into;
}

} // namespace

class TestOpenAiFields : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldIsMetWithoutHarm_data();
    void everyFieldIsMetWithoutHarm();
};

void TestOpenAiFields::everyFieldIsMetWithoutHarm_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("field");
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA "/conformance/openai-fields.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString section;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.startsWith("## "_L1))
            section = line.mid(3);
        else if (!section.contains("Request"_L1) && line.contains(": "_L1))
            QTest::addRow("%s %s", qPrintable(section), qPrintable(line.section(u':', 0, 0)))
                << section << line.section(u':', 0, 0);
    }
}

void TestOpenAiFields::everyFieldIsMetWithoutHarm()
{
    QFETCH(QString, section);
    QFETCH(QString, field);
    const bool isStream = section.contains("Stream"_L1);
    const QJsonObject plain{
        {u"choices"_s,
         QJsonArray{QJsonObject{{u"index"_s, 0},
                                {isStream ? u"delta"_s : u"message"_s, QJsonObject{{u"content"_s, u"hi"_s}}},
                                {u"finish_reason"_s, u"stop"_s}}}}};
    const QList<QJsonValue> values{QJsonValue::Null,
                                   true,
                                   0,
                                   -1.5,
                                   1e308,
                                   u""_s,
                                   u"text"_s,
                                   QJsonArray(),
                                   QJsonArray{1, u"x"_s},
                                   QJsonObject(),
                                   QJsonObject{{u"x"_s, 1}}};
    for (const QJsonValue &value : values) {
        const QJsonObject object = merged(plain, at(field.split(u'.'), value).toObject());
        const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
        gateway::AnswerReader reader;
        chat::Message answer;
        chat::apply(answer, reader.feed(isStream ? "data: " + json + "\n\n" : json).deltas);
        const gateway::Decoded rest = reader.finish();
        chat::apply(answer, rest.deltas);
        (void)gateway::decodeModels(json);
        net::HttpEnd end;
        end.head.status = 400;
        end.errorBody = json;
        QCOMPARE(gateway::errorFromStatus(end).kind, base::ErrorKind::BadRequest);
        // A field that is not the text itself may not cost the text.
        const bool isPartOfTheText = u"choices choices[] choices[].delta choices[].message choices[].index "
                                     "choices[].delta.content choices[].message.content"_s.split(u' ')
                                         .contains(field);
        if (!isPartOfTheText && !section.contains("Models"_L1) && !section.contains("Error"_L1))
            QCOMPARE(answer.text(), "hi"_ba);
    }
}

QTEST_GUILESS_MAIN(TestOpenAiFields)
#include "tst_openaifields.moc"
