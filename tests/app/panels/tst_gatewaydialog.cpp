// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/gatewaydialog.h"

#include "panels/secretedit.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestGatewayDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_dialog.reset(); }

    void savesWhatWasEntered();
    void waitsForTheOwnerAndKeepsWhatWasTyped();
    void aStoredKeyIsNeverShown();
    void forgetsTheTypedKeyWhenItCloses();
    void offersWhatTheStateOfTheKeyAllows();
    void tellsWhatIsTypedAsAddress();
    void enterSavesOnce();
    void everyLineHasAName();

private:
    template<typename Widget> [[nodiscard]] Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QLineEdit *url() const { return find<QLineEdit>("gatewayUrlLineEdit"); }
    [[nodiscard]] SecretEdit *key() const { return find<SecretEdit>("gatewayKeySecretEdit"); }
    [[nodiscard]] QPushButton *save() const { return find<QPushButton>("saveGatewayButton"); }

    std::unique_ptr<GatewayDialog> m_dialog;
};

void TestGatewayDialog::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestGatewayDialog::init()
{
    m_dialog = std::make_unique<GatewayDialog>();
    m_dialog->setForm({.name = u"Local"_s, .url = u"http://localhost:1"_s});
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestGatewayDialog::savesWhatWasEntered()
{
    QSignalSpy saves(m_dialog.get(), &GatewayDialog::saveRequested);
    url()->setText(u" https://tokenhub.link "_s);
    QTest::keyClicks(key(), u"sk-1"_s);
    find<QRadioButton>("sessionOnlyRadioButton")->click();
    save()->click();
    QCOMPARE(saves.size(), 1);
    const auto form = saves[0][0].value<GatewayForm>();
    QCOMPARE(form.name, u"Local"_s);
    QCOMPARE(form.url, u"https://tokenhub.link"_s);
    QCOMPARE(form.keyText, u"sk-1"_s);
    QCOMPARE(form.place, KeyPlace::SessionOnly);
}

void TestGatewayDialog::waitsForTheOwnerAndKeepsWhatWasTyped()
{
    QTest::keyClicks(key(), u"sk-1"_s);
    save()->click();
    QVERIFY(!save()->isEnabled());
    QVERIFY(m_dialog->isVisible());
    m_dialog->setProblem(GatewayField::Key, u"The keyring does not take it."_s);
    QVERIFY(save()->isEnabled());
    QCOMPARE(key()->text(), u"sk-1"_s);
    QVERIFY(key()->hasFocus());
    QCOMPARE(find<ToneLabel>("gatewayKeySecretEditStatusLabel")->tone(), Tone::Bad);
    save()->click();
    m_dialog->finishSaving();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
}

void TestGatewayDialog::aStoredKeyIsNeverShown()
{
    m_dialog->setForm({.keyText = u"sk-stored"_s});
    QCOMPARE(key()->text(), QString());
    m_dialog->setKeyState(base::KeyState::Found, u"The key is in the keyring."_s);
    QVERIFY(!key()->placeholderText().isEmpty());
}

void TestGatewayDialog::forgetsTheTypedKeyWhenItCloses()
{
    QTest::keyClicks(key(), u"sk-1"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(key()->text(), QString());
    QCOMPARE(m_dialog->form().keyText, QString());
}

void TestGatewayDialog::offersWhatTheStateOfTheKeyAllows()
{
    auto *remove = find<QPushButton>("removeKeyButton");
    auto *unlock = find<QPushButton>("unlockKeyringButton");
    QSignalSpy removals(m_dialog.get(), &GatewayDialog::removeKeyRequested);
    QSignalSpy unlocks(m_dialog.get(), &GatewayDialog::unlockRequested);
    QVERIFY(!remove->isVisible());
    QVERIFY(!unlock->isVisible());
    m_dialog->setKeyState(base::KeyState::Found, {});
    remove->click();
    m_dialog->setKeyState(base::KeyState::Locked, u"locked"_s);
    QVERIFY(!remove->isVisible()); // nothing is deleted behind a lock
    unlock->click();
    QCOMPARE(removals.size(), 1);
    QCOMPARE(unlocks.size(), 1);
    m_dialog->setKeyState(base::KeyState::NoService, u"none"_s);
    QVERIFY(!find<QRadioButton>("keyringRadioButton")->isEnabled());
    QCOMPARE(m_dialog->form().place, KeyPlace::SessionOnly);
}

void TestGatewayDialog::tellsWhatIsTypedAsAddress()
{
    QSignalSpy edits(m_dialog.get(), &GatewayDialog::urlEdited);
    url()->clear();
    QTest::keyClicks(url(), u"x"_s);
    QCOMPARE(edits.last()[0].toString(), u"x"_s);
    m_dialog->setUrlStatus(u"No address."_s, Tone::Bad);
    QCOMPARE(find<ToneLabel>("gatewayUrlLineEditStatusLabel")->text(), u"No address."_s);
    QVERIFY(find<ToneLabel>("gatewayUrlLineEditStatusLabel")->isVisible());
}

void TestGatewayDialog::enterSavesOnce()
{
    QSignalSpy saves(m_dialog.get(), &GatewayDialog::saveRequested);
    QTest::keyClick(url(), Qt::Key_Return);
    QTest::keyClick(url(), Qt::Key_Return);
    QCOMPARE(saves.size(), 1);
}

void TestGatewayDialog::everyLineHasAName()
{
    for (const QWidget *part : m_dialog->findChildren<QLineEdit *>())
        QVERIFY(!part->accessibleName().isEmpty());
}

QTEST_MAIN(TestGatewayDialog)
#include "tst_gatewaydialog.moc"
