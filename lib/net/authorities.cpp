// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/authorities.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::net {

using base::Error;
using base::ErrorKind;

base::Result<QList<QSslCertificate>> readAuthorities(const QString &file)
{
    const auto refused
        = [&file](ErrorKind kind, const QString &why) { return Error{.kind = kind, .detail = why, .subject = file}; };
    // Opening a pipe would wait for its writer, and a device never ends.
    if (!QFileInfo(file).isFile())
        return refused(ErrorKind::FileFailed, u"no ordinary file"_s);
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return refused(ErrorKind::FileFailed, device.errorString());
    const QByteArray pem = device.read(largestAuthoritiesFile + 1);
    if (device.error() != QFileDevice::NoError)
        return refused(ErrorKind::FileFailed, device.errorString());
    if (pem.size() > largestAuthoritiesFile)
        return refused(ErrorKind::FileFailed, u"larger than 1 MiB"_s);
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty())
        return refused(ErrorKind::BadAuthorities, u"no PEM certificate in it"_s);
    return certificates;
}

} // namespace tokenhub::net
