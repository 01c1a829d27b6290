// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connectiontext.h"

#include "words/errortext.h"
#include "words/plaintext.h"

#include <QCoreApplication>

namespace tokenhub::words {
namespace {

using base::ErrorKind;
using chat::KeyProof;
using Verdict = ConnectionText::Verdict;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString models(qsizetype count)
{
    return count == 0 ? Words::tr("Its list of models is empty.") : Words::tr("%n model(s).", nullptr, int(count));
}

QString inTime(std::chrono::milliseconds time)
{
    return Words::tr("It took %1 ms.").arg(time.count());
}

ConnectionText worksText(const chat::ConnectionReport &report)
{
    const Verdict fine = report.models == 0 ? Verdict::Doubtful : Verdict::Good;
    const QString found = models(report.models) + u' ' + inTime(report.time);
    switch (report.key) {
    case KeyProof::NoKey:
        return {fine, Words::tr("The gateway answers. %1").arg(found), {}};
    case KeyProof::Accepted:
        return {fine, Words::tr("The gateway accepts this key. %1").arg(found), {}};
    case KeyProof::Unproven:
        return {fine,
                Words::tr("The gateway answers. %1 It shows them without a key too: only the first question tests it.")
                    .arg(found),
                {}};
    }
    return {};
}

} // namespace

ConnectionText connectionText(const base::Result<chat::ConnectionReport> &result)
{
    if (result)
        return worksText(*result);
    const base::Error &error = result.error();
    const ErrorText text = errorText(error);
    if (error.kind == ErrorKind::KeyMissing)
        return {Verdict::Bad, Words::tr("The gateway answers and wants a key: enter one."), text.details};
    if (error.kind == ErrorKind::KeyRejected)
        return {
            Verdict::Bad,
            error.httpStatus
                ? Words::tr("The gateway rejects this key (%1). Check that it was copied whole.").arg(*error.httpStatus)
                : Words::tr("The gateway rejects this key. Check that it was copied whole."),
            text.details};
    if (error.kind == ErrorKind::NotFound)
        return {Verdict::Doubtful,
                Words::tr("Something answers, but it has no list of models (404). Check the address; if it is right, "
                          "the first question tests the key."),
                text.details};
    if (error.kind == ErrorKind::BadAnswer || error.kind == ErrorKind::EmptyAnswer
        || error.kind == ErrorKind::NotApiAnswer)
        return {Verdict::Doubtful, Words::tr("Something answers, but not with a list of models. Check the address."),
                text.details};
    return {Verdict::Bad, text.sentence, text.details};
}

QString testingConnection(const QString &host)
{
    return filled(Words::tr("Asking %1 …"), {onOneLine(host)});
}

} // namespace tokenhub::words
