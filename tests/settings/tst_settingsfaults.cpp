// SPDX-License-Identifier: GPL-3.0-or-later
#include "../store/filesizelimit.h"
#include "settings/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using settings::Settings;

//! A disk that is full at any byte of the settings file.
class TestSettingsFaults : public QObject
{
    Q_OBJECT

private slots:
    void D03_anyByteMayBeTheLastThatFits();

private:
    static int widthIn(const QString &file, const QJsonObject &target);
};

//! As another process would read it: QSettings remembers what it read under a name.
int TestSettingsFaults::widthIn(const QString &file, const QJsonObject &target)
{
    static int copies = 0;
    const QString copy = file + QString::number(++copies);
    if (!QFile::copy(file, copy))
        return -1;
    const Settings settings(copy);
    QFile::remove(copy);
    return settings.keptAside().isEmpty() && settings.defaultTarget() == target ? settings.sidebarWidth() : -1;
}

void TestSettingsFaults::D03_anyByteMayBeTheLastThatFits()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"tokenhub.ini"_s);
    const QJsonObject target{{u"systemPrompt"_s, QString(3000, u't')}};
    {
        Settings settings(file);
        settings.setDefaultTarget(target);
        settings.setSidebarWidth(300);
    }
    const qint64 whole = QFileInfo(file).size();
    QVERIFY(whole > 3000);
    int refused = 0;
    int before = 300;
    for (qint64 bytes = 0; bytes < whole + 200; bytes += 61) {
        const int width = 301 + int(bytes % 500);
        Settings settings(file);
        settings.setSidebarWidth(width);
        {
            const store::test::FileSizeLimit limit(bytes);
            settings.flush();
        }
        const int kept = widthIn(file, target);
        QVERIFY2(kept > 0, qPrintable(QString::number(bytes)));
        if (settings.trouble()) {
            ++refused;
            QCOMPARE(kept, before);
            settings.flush(); // there is space again
            QVERIFY(!settings.trouble());
        }
        QCOMPARE(widthIn(file, target), width);
        before = width;
    }
    QVERIFY2(refused > 40, qPrintable(QString::number(refused)));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"tokenhub.ini"_s});
}

QTEST_GUILESS_MAIN(TestSettingsFaults)
#include "tst_settingsfaults.moc"
