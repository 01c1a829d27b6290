// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../support/loopbackproxy.h"
#include "gatewaybench.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using app::Tone;
using app::ToneLabel;

namespace {

void replace(QLineEdit *line, const QString &text)
{
    line->setFocus();
    QTest::keySequence(line, QKeySequence::SelectAll);
    if (text.isEmpty())
        QTest::keyClick(line, Qt::Key_Delete);
    else
        QTest::keyClicks(line, text);
}

QString keyOf(GatewayBench &bench, const QString &name)
{
    std::optional<base::SecretAnswer> found;
    bench.keys.read(name, &bench.window, [&found](const base::SecretAnswer &answer) { found = answer; });
    if (!QTest::qWaitFor([&] { return found.has_value(); }))
        return u"no answer"_s;
    return QString::fromLatin1(found->secret.reveal());
}

} // namespace

class TestGatewaysPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aGatewayIsAddedByKeyboardAlone();
    void everyBadFieldHasItsOwnSentenceAndNothingTypedGoes();
    void whatIsNotSavedStaysWhileAnotherIsLookedAt();
    void changesAreDiscarded();
    void whatIsNotSavedIsToldWhenItIsLeft();
    void aDuplicateHasNoKey();
    void aDeletedOneTakesItsKeysAlong();
    void theLastOneStays();
    void orderAndDefaultAreStored();
    void theKeyIsNotSentToAnotherAddress();
    void aProxysPasswordIsKeptInTheKeychainAlone();
    void anotherProxyForgetsThePassword();
    void noKeyIsMissingOnThisComputer();
    void choosingCertificatesDeletesNothing();
    void plainHttpElsewhereIsAQuestion();
    void theTestTellsWhatItFound();
    void theTestTriesWhatIsTypedAndOnlyThat();
    void N16_theTestNamesTheProxy();
    void aMendedGatewayIsToldAndSaved();
    void everyControlHasAName();
    void fitsANarrowPage();
};

void TestGatewaysPage::initTestCase()
{
    QApplication::setStyle(new app::FlatStyle);
    QApplication::setPalette(app::paletteOf(app::lightTheme()));
}

void TestGatewaysPage::aGatewayIsAddedByKeyboardAlone()
{
    GatewayBench bench;
    bench.show();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    auto *add = bench.find<QWidget>("addGatewayButton");
    add->setFocus();
    QTest::keyClick(add, Qt::Key_Space);
    QCOMPARE(bench.rows(), (QStringList{u"practice"_s, u"New gateway •"_s}));
    QVERIFY(bench.line("gatewayUrlLineEdit")->hasFocus());
    QTest::keyClicks(bench.line("gatewayUrlLineEdit"), u"https://llm.example.org/"_s);
    QCOMPARE(bench.said("gatewayUrlLineEditStatusLabel"),
             u"Questions go to https://llm.example.org/v1/chat/completions"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(bench.line("gatewayKeySecretEdit")->hasFocus());
    QTest::keyClicks(bench.line("gatewayKeySecretEdit"), u"sk-new"_s);
    QTest::keyClick(bench.line("gatewayKeySecretEdit"), Qt::Key_Return);
    QTRY_COMPARE(bench.said("testGatewayLabel"), u"Saved."_s);
    QCOMPARE(bench.rows(), (QStringList{u"practice"_s, u"llm.example.org"_s}));
    const chat::Profile made = bench.profiles->profiles().back();
    QCOMPARE(made.baseUrl, u"https://llm.example.org/"_s);
    QCOMPARE(keyOf(bench, made.keyName()), u"sk-new"_s);
    QCOMPARE(bench.line("gatewayKeySecretEdit")->text(), QString());
    QVERIFY(!bench.find<QWidget>("saveGatewayButton")->isEnabled());
}

void TestGatewaysPage::everyBadFieldHasItsOwnSentenceAndNothingTypedGoes()
{
    GatewayBench bench;
    bench.show();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    replace(bench.line("gatewayUrlLineEdit"), u"ftp://x"_s);
    bench.press("advancedToolButton");
    bench.press("addHeaderButton");
    QTest::keyClicks(bench.line("headerNameLineEdit"), u"Authorization"_s);
    QTest::keyClicks(bench.line("headerValueLineEdit"), u"Bearer x"_s);
    replace(bench.line("authoritiesFileLineEdit"), u"/nowhere/ca.pem"_s);
    bench.find<QComboBox>("proxyUseComboBox")->setCurrentIndex(3);
    QTest::keyClicks(bench.line("proxyPortLineEdit"), u"seven"_s);
    bench.find<QSpinBox>("stallWarningLimitSpinBox")->setValue(300);
    bench.press("saveGatewayButton");

    QStringList sentences;
    for (const char *label :
         {"gatewayUrlLineEditStatusLabel", "headerStatusLabel", "authoritiesFileLineEditStatusLabel",
          "proxyHostLineEditStatusLabel", "proxyPortLineEditStatusLabel", "limitsStatusLabel"}) {
        auto *told = bench.find<ToneLabel>(label);
        QVERIFY2(told->isVisible() && told->tone() == Tone::Bad && !told->text().isEmpty(), label);
        QVERIFY2(!sentences.contains(told->text()), label);
        sentences.append(told->text());
    }
    QVERIFY(bench.line("gatewayUrlLineEdit")->hasFocus());
    QCOMPARE(bench.line("gatewayUrlLineEdit")->text(), u"ftp://x"_s);
    QCOMPARE(bench.line("headerValueLineEdit")->text(), u"Bearer x"_s);
    QCOMPARE(bench.line("proxyPortLineEdit")->text(), u"seven"_s);
    QCOMPARE(bench.profiles->current(), bench.profile); // nothing was saved
    QCOMPARE(bench.gateway.connectionCount(), 0);
}

void TestGatewaysPage::whatIsNotSavedStaysWhileAnotherIsLookedAt()
{
    GatewayBench bench;
    bench.show();
    bench.profiles->put({.id = base::ProfileId::create(), .name = u"two"_s, .baseUrl = u"https://two.example"_s});
    replace(bench.line("gatewayNameLineEdit"), u"renamed"_s);
    QCOMPARE(bench.rows(), (QStringList{u"renamed •"_s, u"two"_s}));
    bench.list()->setCurrentRow(1);
    QCOMPARE(bench.line("gatewayNameLineEdit")->text(), u"two"_s);
    QVERIFY(!bench.find<QWidget>("saveGatewayButton")->isEnabled());
    bench.list()->setCurrentRow(0);
    QCOMPARE(bench.line("gatewayNameLineEdit")->text(), u"renamed"_s);
    QVERIFY(bench.find<QWidget>("saveGatewayButton")->isEnabled());
    QCOMPARE(bench.profiles->current().name, u"practice"_s);
}

void TestGatewaysPage::changesAreDiscarded()
{
    GatewayBench bench;
    bench.show();
    replace(bench.line("gatewayNameLineEdit"), u"renamed"_s);
    bench.press("revertGatewayButton");
    QCOMPARE(bench.line("gatewayNameLineEdit")->text(), u"practice"_s);
    bench.press("addGatewayButton");
    QCOMPARE(bench.rows().size(), 2);
    bench.press("revertGatewayButton");
    QCOMPARE(bench.rows(), QStringList{u"practice"_s});
}

void TestGatewaysPage::whatIsNotSavedIsToldWhenItIsLeft()
{
    GatewayBench bench;
    bench.show();
    QSignalSpy left(bench.desk.get(), &app::GatewayDesk::leftUnsaved);
    bench.window.hide();
    QCOMPARE(left.last().first().toStringList(), QStringList());
    bench.window.show();
    replace(bench.line("gatewayNameLineEdit"), u"renamed"_s);
    bench.window.hide();
    QCOMPARE(left.last().first().toStringList(), QStringList{u"renamed"_s});
    bench.window.show();
    bench.press("saveGatewayButton");
    QTRY_COMPARE(left.last().first().toStringList(), QStringList());
    replace(bench.line("gatewayKeySecretEdit"), u"sk-half"_s); // it is forgotten, and that is said
    bench.window.hide();
    QCOMPARE(left.last().first().toStringList(), QStringList{u"renamed"_s});
}

void TestGatewaysPage::aDuplicateHasNoKey()
{
    GatewayBench bench;
    bench.show();
    bench.press("duplicateGatewayButton");
    QCOMPARE(bench.rows(), (QStringList{u"practice"_s, u"practice (copy)"_s}));
    const chat::Profile copy = bench.profiles->profiles().back();
    QCOMPARE(copy.baseUrl, bench.profile.baseUrl);
    QCOMPARE(keyOf(bench, copy.keyName()), QString());
}

void TestGatewaysPage::aDeletedOneTakesItsKeysAlong()
{
    GatewayBench bench;
    bench.show();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    const chat::Profile gone = bench.profile;
    bench.keys.put(gone.proxyKeyName(), *base::Secret::fromText(u"proxy-word"_s));
    bench.settings.setKeyMark(gone.id, settings::KeyMark::Stored);
    bench.settings.setDefaultProfile(gone.id);
    bench.press("duplicateGatewayButton");
    bench.list()->setCurrentRow(0);
    bench.list()->setFocus();
    QTest::keyClick(bench.list(), Qt::Key_Delete);
    auto *box = bench.window.findChild<QMessageBox *>(u"deleteGatewayMessageBox"_s);
    QVERIFY(box && box->textFormat() == Qt::PlainText);
    QCOMPARE(bench.rows().size(), 2); // not before it is confirmed
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QCOMPARE(bench.rows(), QStringList{u"practice (copy)"_s});
    QCOMPARE(bench.line("gatewayNameLineEdit")->text(), u"practice (copy)"_s);
    QTRY_COMPARE(keyOf(bench, gone.keyName()), QString());
    QTRY_COMPARE(keyOf(bench, gone.proxyKeyName()), QString());
    QTRY_COMPARE(bench.settings.keyMark(gone.id), settings::KeyMark::NotStored);
    QCOMPARE(bench.settings.defaultProfile(), bench.profiles->current().id);
    QVERIFY(!bench.profiles->find(gone.id));
}

void TestGatewaysPage::theLastOneStays()
{
    GatewayBench bench;
    bench.show();
    QVERIFY(!bench.find<QWidget>("deleteGatewayButton")->isEnabled());
    QTest::keyClick(bench.list(), Qt::Key_Delete);
    QVERIFY(!bench.window.findChild<QMessageBox *>());
    // Beside one that is not saved yet there still is only one.
    bench.press("addGatewayButton");
    bench.list()->setCurrentRow(0);
    QCOMPARE(bench.profiles->profiles().size(), size_t(1));
}

void TestGatewaysPage::orderAndDefaultAreStored()
{
    GatewayBench bench;
    bench.show();
    bench.press("duplicateGatewayButton");
    const base::ProfileId copy = bench.profiles->profiles().back().id;
    bench.press("gatewayUpButton");
    QCOMPARE(bench.rows(), (QStringList{u"practice (copy)"_s, u"practice"_s}));
    QVERIFY(!bench.find<QWidget>("gatewayUpButton")->isEnabled());
    QCOMPARE(bench.list()->currentRow(), 0);
    bench.press("defaultGatewayButton");
    QCOMPARE(bench.profiles->current().id, copy);
    QCOMPARE(bench.settings.defaultProfile(), copy);
    QVERIFY(!bench.find<QWidget>("defaultGatewayButton")->isEnabled());
    const auto stored = store::test::answerOf<std::vector<chat::Profile>>(
        [&](auto done) { bench.store->loadProfiles(nullptr, done); });
    QVERIFY(stored.ok());
    QCOMPARE(stored->front().id, copy);
}

void TestGatewaysPage::theKeyIsNotSentToAnotherAddress()
{
    GatewayBench bench;
    bench.show();
    QTRY_VERIFY(bench.find<QWidget>("removeKeyButton")->isVisible());
    replace(bench.line("gatewayUrlLineEdit"), u"https://elsewhere.example"_s);
    bench.press("saveGatewayButton");
    QVERIFY(bench.said("gatewayKeySecretEditStatusLabel").contains("address has changed"_L1));
    QCOMPARE(bench.profiles->current().baseUrl, bench.profile.baseUrl);
    QTest::keyClicks(bench.line("gatewayKeySecretEdit"), u"sk-for-elsewhere"_s);
    bench.press("saveGatewayButton");
    QTRY_COMPARE(bench.said("testGatewayLabel"), u"Saved."_s);
    QCOMPARE(bench.profiles->current().baseUrl, u"https://elsewhere.example"_s);
    QCOMPARE(keyOf(bench, bench.profile.keyName()), u"sk-for-elsewhere"_s);
}

void TestGatewaysPage::aProxysPasswordIsKeptInTheKeychainAlone()
{
    GatewayBench bench;
    bench.show();
    bench.press("advancedToolButton");
    bench.find<QComboBox>("proxyUseComboBox")->setCurrentIndex(2);
    QVERIFY(!bench.find<QWidget>("proxyPasswordSecretEdit")->isVisible()); // no login yet
    replace(bench.line("proxyHostLineEdit"), u"proxy.example"_s);
    replace(bench.line("proxyPortLineEdit"), u"3128"_s);
    replace(bench.line("proxyUserLineEdit"), u"me"_s);
    QTest::keyClicks(bench.line("proxyPasswordSecretEdit"), u"open-sesame"_s);
    bench.press("saveGatewayButton");
    QTRY_COMPARE(bench.said("testGatewayLabel"), u"Saved."_s);
    QTRY_COMPARE(bench.said("proxyPasswordSecretEditStatusLabel"), u"The password is in the keyring."_s);
    QCOMPARE(keyOf(bench, bench.profile.proxyKeyName()), u"open-sesame"_s);
    QCOMPARE(keyOf(bench, bench.profile.keyName()), u"sk-test-0123456789"_s); // a name of its own
    const chat::ProxyChoice saved = bench.profiles->current().connection.proxy;
    QCOMPARE(saved.host, u"proxy.example"_s);
    QCOMPARE(saved.port, 3128);
    QVERIFY(!bench.profiles->current().connection.toText().contains("sesame"_L1));
    QCOMPARE(bench.line("proxyPasswordSecretEdit")->text(), QString());
}

void TestGatewaysPage::anotherProxyForgetsThePassword()
{
    GatewayBench bench;
    bench.profile.connection.proxy
        = {.use = chat::ProxyChoice::Use::Manual, .host = u"one.example"_s, .port = 1, .user = u"me"_s};
    bench.profiles->put(bench.profile);
    bench.keys.put(bench.profile.proxyKeyName(), *base::Secret::fromText(u"open-sesame"_s));
    bench.desk->choose(bench.profile.id);
    bench.show();
    replace(bench.line("proxyHostLineEdit"), u"two.example"_s);
    bench.press("saveGatewayButton");
    QTRY_COMPARE(bench.said("testGatewayLabel"), u"Saved."_s);
    QTRY_COMPARE(keyOf(bench, bench.profile.proxyKeyName()), QString());
}

void TestGatewaysPage::noKeyIsMissingOnThisComputer()
{
    GatewayBench bench;
    bench.keys.drop(bench.profile.keyName());
    bench.desk->choose(bench.profile.id);
    bench.show();
    QTRY_COMPARE(bench.said("gatewayKeySecretEditStatusLabel"), u"A server on this computer often needs none."_s);
    replace(bench.line("gatewayUrlLineEdit"), u"https://far.example"_s);
    QTRY_VERIFY(bench.said("gatewayKeySecretEditStatusLabel").contains("no API key"_L1));
}

//! Qt's dialog for files would delete what is selected, a folder with all that is in it.
void TestGatewaysPage::choosingCertificatesDeletesNothing()
{
    GatewayBench bench;
    bench.desk->choose(bench.profile.id);
    bench.show();
    bench.press("chooseAuthoritiesButton");
    auto *dialog = bench.find<QFileDialog>("CertificatesFileDialog");
    QVERIFY(dialog);
    QVERIFY(dialog->testOption(QFileDialog::ReadOnly));
    dialog->reject();
}

void TestGatewaysPage::plainHttpElsewhereIsAQuestion()
{
    GatewayBench bench;
    bench.keys.drop(bench.profile.keyName());
    bench.desk->choose(bench.profile.id);
    bench.show();
    auto *allow = bench.find<QCheckBox>("plainHttpCheckBox");
    QVERIFY(!allow->isVisible());
    replace(bench.line("gatewayUrlLineEdit"), u"http://192.168.0.7:8080"_s);
    QVERIFY(allow->isVisible());
    QVERIFY(bench.said("gatewayUrlLineEditStatusLabel").contains("unencrypted"_L1));
    bench.press("saveGatewayButton");
    QCOMPARE(bench.profiles->current().baseUrl, bench.profile.baseUrl);
    allow->click();
    QVERIFY(bench.said("gatewayUrlLineEditStatusLabel").contains("http://192.168.0.7:8080/v1/chat/completions"_L1));
    bench.press("saveGatewayButton");
    QTRY_COMPARE(bench.profiles->current().connection.plainHttp, chat::PlainHttp::AnyHost);
}

void TestGatewaysPage::theTestTellsWhatItFound()
{
    GatewayBench bench;
    bench.show();
    bench.press("testGatewayButton");
    QVERIFY(bench.said("testGatewayLabel").contains("127.0.0.1"_L1));
    QTRY_VERIFY(bench.said("testGatewayLabel").contains("models"_L1)
                || bench.said("testGatewayLabel").contains("model("_L1));
    QCOMPARE(bench.gateway.postCount(), 0);
    bench.gateway.script(practice::match::path("/models"), practice::Reply::error(404, u"not here"_s), 2);
    bench.press("testGatewayButton");
    QTRY_VERIFY2(bench.said("testGatewayLabel").contains("no list of models"_L1),
                 qPrintable(bench.said("testGatewayLabel")));
    bench.gateway.stopListening();
    bench.gateway.closeIdleConnections();
    QTRY_COMPARE(bench.gateway.openConnections(), 0);
    bench.press("testGatewayButton");
    QTRY_VERIFY(bench.said("testGatewayLabel").contains("refused"_L1));
    QCOMPARE(bench.find<ToneLabel>("testGatewayLabel")->tone(), Tone::Bad);
}

void TestGatewaysPage::theTestTriesWhatIsTypedAndOnlyThat()
{
    GatewayBench bench;
    bench.gateway.setKey("sk-typed");
    bench.show();
    QTRY_VERIFY(bench.find<QWidget>("removeKeyButton")->isVisible());
    // The stored key was given for another address.
    replace(bench.line("gatewayUrlLineEdit"), bench.gateway.url(u"/other"_s).toString());
    bench.press("testGatewayButton");
    QTRY_VERIFY2(bench.said("testGatewayLabel").contains("wants a key"_L1), qPrintable(bench.said("testGatewayLabel")));
    QCOMPARE(bench.gateway.lastRequest().header("Authorization"), QByteArray());
    bench.press("revertGatewayButton");
    QTest::keyClicks(bench.line("gatewayKeySecretEdit"), u"sk-typed"_s);
    bench.press("testGatewayButton");
    QTRY_VERIFY(bench.said("testGatewayLabel").contains("accepts this key"_L1));
    QCOMPARE(keyOf(bench, bench.profile.keyName()), u"sk-test-0123456789"_s); // still the old one
    QCOMPARE(bench.line("gatewayKeySecretEdit")->text(), u"sk-typed"_s);
}

void TestGatewaysPage::N16_theTestNamesTheProxy()
{
    GatewayBench bench;
    LoopbackProxy proxy(bench.gateway.port());
    proxy.setManner(LoopbackProxy::Manner::Refuse);
    bench.show();
    bench.press("advancedToolButton");
    bench.find<QComboBox>("proxyUseComboBox")->setCurrentIndex(3);
    replace(bench.line("proxyHostLineEdit"), u"127.0.0.1"_s);
    replace(bench.line("proxyPortLineEdit"), QString::number(proxy.serverPort()));
    bench.press("testGatewayButton");
    QTRY_VERIFY2(bench.said("testGatewayLabel").contains(u"proxy 127.0.0.1:%1"_s.arg(proxy.serverPort())),
                 qPrintable(bench.said("testGatewayLabel")));
}

void TestGatewaysPage::aMendedGatewayIsToldAndSaved()
{
    GatewayBench bench;
    chat::Profile mended = bench.profile;
    mended.state = chat::ProfileState::Mended;
    bench.profiles->put(mended);
    bench.desk->choose(mended.id);
    bench.show();
    QCOMPARE(bench.find<ToneLabel>("testGatewayLabel")->tone(), Tone::Warn);
    QVERIFY(bench.find<QWidget>("saveGatewayButton")->isEnabled());
    bench.press("saveGatewayButton");
    QTRY_COMPARE(bench.profiles->current(), bench.profile);
}

void TestGatewaysPage::everyControlHasAName()
{
    GatewayBench bench;
    bench.show();
    bench.press("advancedToolButton");
    bench.press("addHeaderButton");
    bench.find<QComboBox>("proxyUseComboBox")->setCurrentIndex(2);
    for (const QWidget *part : bench.page->findChildren<QWidget *>()) {
        const bool isInput = qobject_cast<const QLineEdit *>(part) && part->objectName() != "qt_spinbox_lineedit"_L1;
        if (isInput || qobject_cast<const QComboBox *>(part) || qobject_cast<const QSpinBox *>(part))
            QVERIFY2(!part->accessibleName().isEmpty(), qPrintable(part->objectName()));
        if (const auto *button = qobject_cast<const QAbstractButton *>(part); button && button->isVisible())
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(part->objectName()));
    }
}

void TestGatewaysPage::fitsANarrowPage()
{
    GatewayBench bench;
    chat::Profile longNamed = bench.profile;
    longNamed.id = base::ProfileId::create();
    longNamed.name = QString(200, u'w');
    bench.profiles->put(longNamed);
    bench.show(440, 1200);
    bench.press("advancedToolButton");
    bench.find<QComboBox>("proxyUseComboBox")->setCurrentIndex(2);
    QVERIFY2(bench.page->minimumSizeHint().width() <= 440,
             qPrintable(QString::number(bench.page->minimumSizeHint().width())));
    const int list = bench.list()->mapTo(bench.page, QPoint(0, 0)).y();
    QVERIFY(bench.line("gatewayNameLineEdit")->mapTo(bench.page, QPoint(0, 0)).y() > list + bench.list()->height());
}

QTEST_MAIN(TestGatewaysPage)
#include "tst_gatewayspage.moc"
