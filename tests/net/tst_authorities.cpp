// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/authorities.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using base::ErrorKind;

class TestAuthorities : public QObject
{
    Q_OBJECT

private slots:
    void N08_readsTheCertificatesOfAFile();
    void tellsWhyAFileCannotBeUsed_data();
    void tellsWhyAFileCannotBeUsed();
    void aPipeIsNotWaitedFor();

private:
    [[nodiscard]] QString make(const QByteArray &content) const
    {
        const QString name = m_folder.filePath(u"ca.pem"_s);
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? name : QString();
    }

    QTemporaryDir m_folder;
};

void TestAuthorities::N08_readsTheCertificatesOfAFile()
{
    const auto read = net::readAuthorities(QStringLiteral(TOKENHUB_TEST_DATA "/tls/ca.pem"));
    QVERIFY(read.ok());
    QCOMPARE(read->size(), 1);
}

void TestAuthorities::tellsWhyAFileCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("empty") << ""_ba << ErrorKind::BadAuthorities;
    QTest::newRow("text") << "hello"_ba << ErrorKind::BadAuthorities;
    QTest::newRow("binary") << QByteArray(5000, '\xff') << ErrorKind::BadAuthorities;
    QTest::newRow("broken") << "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"_ba
                            << ErrorKind::BadAuthorities;
    QTest::newRow("too large") << QByteArray(net::largestAuthoritiesFile + 1, ' ') << ErrorKind::FileFailed;
}

void TestAuthorities::tellsWhyAFileCannotBeUsed()
{
    QFETCH(QByteArray, content);
    QFETCH(ErrorKind, kind);
    const QString name = make(content);
    const auto read = net::readAuthorities(name);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, kind);
    QCOMPARE(read.error().subject, name);
}

void TestAuthorities::aPipeIsNotWaitedFor()
{
    const QString pipe = m_folder.filePath(u"pipe"_s);
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    for (const QString &name : {pipe, m_folder.path(), u"/dev/zero"_s, m_folder.filePath(u"absent"_s)}) {
        const auto read = net::readAuthorities(name);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, ErrorKind::FileFailed);
    }
}

QTEST_GUILESS_MAIN(TestAuthorities)
#include "tst_authorities.moc"
