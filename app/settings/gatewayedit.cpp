// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gatewayedit.h"

#include "panels/secretedit.h"
#include "settings/certificatesline.h"
#include "settings/formfield.h"
#include "settings/headersedit.h"
#include "settings/limitsedit.h"
#include "settings/pricesedit.h"
#include "settings/proxyedit.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"
#include "words/profiletext.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

using chat::ProfileField;

Tone toneOf(base::KeyState state)
{
    switch (state) {
    case base::KeyState::Found:
        return Tone::Good;
    case base::KeyState::Unknown:
    case base::KeyState::Absent:
        return Tone::Quiet;
    default:
        return Tone::Warn;
    }
}

QPushButton *makeButton(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

QLabel *makeTitle(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(fonts::strong(label->font()));
    return label;
}

} // namespace

GatewayEdit::GatewayEdit(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"gatewayEdit"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    makeBasics(column);
    makeTest(column);
    makeAdvanced(column);
    makeButtons(column);
    column->addStretch(1);
    connectParts();
    setKeyState(base::KeyState::Unknown, {});
    setUnfolded(false);
}

void GatewayEdit::makeBasics(QVBoxLayout *column)
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"gatewayNameLineEdit"_s);
    m_name->setMaxLength(200);
    m_url = new QLineEdit(this);
    m_url->setObjectName(u"gatewayUrlLineEdit"_s);
    m_url->setPlaceholderText(u"https://tokenhub.link"_s);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_plainHttp = new QCheckBox(tr("Allow unencrypted http to this address"), this);
    m_plainHttp->setObjectName(u"plainHttpCheckBox"_s);
    m_plainHttp->setToolTip(tr("Key and messages can then be read on the way: for a network of your own only"));
    m_plainHttp->hide();
    m_key = new SecretEdit(this);
    m_key->setObjectName(u"gatewayKeySecretEdit"_s);
    m_nameField = new FormField(tr("Name"), m_name, nullptr, this);
    m_urlField = new FormField(tr("Address"), m_url, nullptr, this);
    m_keyField = new FormField(tr("API key"), m_key, nullptr, this);
    column->addWidget(m_nameField);
    column->addWidget(m_urlField);
    column->addWidget(m_plainHttp);
    column->addWidget(m_keyField);
    column->addWidget(makeKeyRow());
}

QWidget *GatewayEdit::makeKeyRow()
{
    auto *row = new QWidget(this);
    m_sessionOnly = new QCheckBox(tr("Use for this session only"), row);
    m_sessionOnly->setObjectName(u"sessionOnlyCheckBox"_s);
    m_sessionOnly->setToolTip(tr("The key is kept in memory and gone when the program ends"));
    m_unlock = makeButton(u"unlockKeyringButton"_s, tr("Unlock the keyring…"), row);
    m_removeKey = makeButton(u"removeKeyButton"_s, tr("Remove key"), row);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    line->addWidget(m_sessionOnly);
    line->addStretch(1);
    line->addWidget(m_unlock);
    line->addWidget(m_removeKey);
    return row;
}

void GatewayEdit::makeTest(QVBoxLayout *column)
{
    m_test = makeButton(u"testGatewayButton"_s, {}, this);
    m_testText = new ToneLabel(this);
    m_testText->setObjectName(u"testGatewayLabel"_s);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(space::tiny);
    rows->addWidget(m_test, 0, Qt::AlignLeading);
    rows->addWidget(m_testText);
    column->addLayout(rows);
    setTesting(false);
}

void GatewayEdit::makeAdvanced(QVBoxLayout *column)
{
    m_fold = new QToolButton(this);
    m_fold->setObjectName(u"advancedToolButton"_s);
    m_fold->setText(tr("Headers, certificates, proxy, time limits, prices"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setFocusPolicy(Qt::TabFocus);
    setButtonLook(m_fold, ButtonLook::Quiet);
    m_advanced = new QWidget(this);
    m_advanced->setObjectName(u"advancedWidget"_s);
    m_headers = new HeadersEdit(m_advanced);
    m_proxy = new ProxyEdit(m_advanced);
    m_limits = new LimitsEdit(m_advanced);
    m_prices = new PricesEdit(m_advanced);
    m_file = new CertificatesLine(m_advanced);
    m_fileField = new FormField(tr("Additional certificates"), m_file, &m_file->edit(), m_advanced);
    m_fileField->setNote(tr("A PEM file, trusted for this gateway in addition to the system's."));
    auto *rows = new QVBoxLayout(m_advanced);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::small);
    rows->addWidget(makeTitle(tr("Additional headers"), m_advanced));
    rows->addWidget(m_headers);
    rows->addSpacing(space::small);
    rows->addWidget(m_fileField);
    rows->addSpacing(space::small);
    rows->addWidget(m_proxy);
    rows->addSpacing(space::small);
    rows->addWidget(makeTitle(tr("Time limits"), m_advanced));
    rows->addWidget(m_limits);
    rows->addSpacing(space::small);
    rows->addWidget(makeTitle(tr("Prices"), m_advanced));
    rows->addWidget(m_prices);
    column->addWidget(m_fold, 0, Qt::AlignLeading);
    column->addWidget(m_advanced);
}

void GatewayEdit::makeButtons(QVBoxLayout *column)
{
    m_revert = makeButton(u"revertGatewayButton"_s, tr("Discard changes"), this);
    m_save = makeButton(u"saveGatewayButton"_s, tr("Save"), this);
    setButtonLook(m_save, ButtonLook::Primary);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addStretch(1);
    row->addWidget(m_revert);
    row->addWidget(m_save);
    column->addSpacing(space::tiny);
    column->addLayout(row);
    setSaveable(false);
}

void GatewayEdit::connectParts()
{
    // What was wrong with a field is not said of what is being typed into it now.
    const auto onEdited = [this](auto clear) {
        return [this, clear] {
            clear();
            emit edited();
        };
    };
    for (const auto &[line, field] :
         {std::pair(m_name, m_nameField), std::pair(m_url, m_urlField),
          std::pair<QLineEdit *, FormField *>(m_key, m_keyField), std::pair(&m_file->edit(), m_fileField)}) {
        FormField *below = field;
        connect(line, &QLineEdit::textEdited, this, onEdited([below] { below->setProblem({}); }));
        connect(line, &QLineEdit::returnPressed, this, &GatewayEdit::saveRequested);
    }
    connect(m_file, &CertificatesLine::chosen, this, onEdited([this] { m_fileField->setProblem({}); }));
    connect(m_plainHttp, &QCheckBox::toggled, this, onEdited([this] { m_urlField->setProblem({}); }));
    connect(m_sessionOnly, &QCheckBox::toggled, this, &GatewayEdit::edited);
    connect(m_headers, &HeadersEdit::edited, this, &GatewayEdit::edited);
    connect(m_proxy, &ProxyEdit::edited, this, onEdited([this] { m_proxy->clearProblems(); }));
    connect(m_proxy, &ProxyEdit::passwordEdited, this, onEdited([this] { m_proxy->clearProblems(); }));
    connect(m_limits, &LimitsEdit::edited, this, onEdited([this] { m_limits->setProblem({}); }));
    connect(m_prices, &PricesEdit::edited, this, &GatewayEdit::edited);
    connect(m_fold, &QToolButton::clicked, this, [this] { setUnfolded(m_advanced->isHidden()); });
    connect(m_test, &QPushButton::clicked, this, &GatewayEdit::testRequested);
    connect(m_removeKey, &QPushButton::clicked, this, &GatewayEdit::removeKeyRequested);
    connect(m_unlock, &QPushButton::clicked, this, &GatewayEdit::unlockRequested);
    connect(m_save, &QPushButton::clicked, this, &GatewayEdit::saveRequested);
    connect(m_revert, &QPushButton::clicked, this, &GatewayEdit::revertRequested);
}

void GatewayEdit::setUnfolded(bool unfolded)
{
    m_fold->setArrowType(unfolded                                   ? Qt::DownArrow
                             : layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow
                                                                    : Qt::RightArrow);
    m_fold->setAccessibleDescription(unfolded ? tr("Shown below") : tr("Folded away"));
    m_advanced->setVisible(unfolded);
}

void GatewayEdit::setProfile(const chat::Profile &profile)
{
    const QSignalBlocker silent(this);
    m_profile = profile;
    const chat::GatewayConnection &connection = profile.connection;
    m_name->setText(profile.name);
    m_url->setText(profile.baseUrl);
    m_plainHttp->setChecked(connection.plainHttp == chat::PlainHttp::AnyHost);
    m_sessionOnly->setChecked(false);
    m_headers->setHeaders(connection.headers);
    m_file->setFile(connection.authoritiesFile);
    m_proxy->setProxy(connection.proxy);
    m_limits->setLimits(connection.limits);
    m_prices->setPrices(profile.prices);
    forgetSecrets();
    clearProblems();
    m_testText->clearText();
    chat::GatewayConnection basics;
    basics.plainHttp = connection.plainHttp;
    setUnfolded(connection != basics || profile.prices != chat::PriceList());
}

GatewayForm GatewayEdit::form() const
{
    GatewayForm form{.profile = m_profile, .keyText = m_key->text(), .proxyPassword = m_proxy->password()};
    form.place = m_sessionOnly->isChecked() ? KeyPlace::SessionOnly : KeyPlace::Keyring;
    form.profile.name = m_name->text().trimmed();
    form.profile.baseUrl = m_url->text().trimmed();
    form.profile.prices = m_prices->prices();
    form.profile.connection
        = {.headers = m_headers->headers(),
           .authoritiesFile = m_file->file(),
           .proxy = m_proxy->proxy(),
           .limits = m_limits->limits(),
           .plainHttp = m_plainHttp->isChecked() ? chat::PlainHttp::AnyHost : chat::PlainHttp::ThisComputer};
    return form;
}

void GatewayEdit::setAddressNote(const QString &sentence, Tone tone)
{
    m_urlField->setNote(sentence, tone);
}

void GatewayEdit::setPlainHttpOffered(bool offered)
{
    m_plainHttp->setVisible(offered || m_plainHttp->isChecked());
}

void GatewayEdit::setKeyState(base::KeyState state, const QString &sentence)
{
    const bool found = state == base::KeyState::Found;
    const bool noKeyring = state == base::KeyState::NoService;
    m_keyField->setNote(sentence, toneOf(state));
    m_key->setPlaceholderText(found ? tr("stored; type to replace it") : QString());
    m_removeKey->setVisible(found);
    m_unlock->setVisible(state == base::KeyState::Locked);
    m_sessionOnly->setEnabled(!noKeyring);
    if (noKeyring && !m_sessionOnly->isChecked()) {
        const QSignalBlocker silent(m_sessionOnly);
        m_sessionOnly->setChecked(true);
    }
}

void GatewayEdit::setPasswordNote(const QString &sentence, const QString &placeholder)
{
    m_proxy->setPasswordNote(sentence, placeholder);
}

void GatewayEdit::clearProblems()
{
    for (FormField *field : {m_nameField, m_urlField, m_keyField, m_fileField})
        field->setProblem({});
    m_headers->clearProblems();
    m_proxy->clearProblems();
    m_limits->setProblem({});
    m_prices->clearProblems();
}

void GatewayEdit::showProblem(const chat::ProfileFault &fault)
{
    const QString sentence = words::faultText(fault);
    if (fault.field == ProfileField::Headers)
        m_headers->setProblem(fault.row, sentence);
    else if (fault.field == ProfileField::Prices)
        m_prices->setProblem(fault.row, sentence);
    else
        setProblem(fault.field, sentence);
}

void GatewayEdit::setProblem(ProfileField field, const QString &sentence)
{
    switch (field) {
    case ProfileField::Name:
        m_nameField->setProblem(sentence);
        break;
    case ProfileField::Url:
        m_urlField->setProblem(sentence);
        break;
    case ProfileField::Key:
        m_keyField->setProblem(sentence);
        break;
    case ProfileField::AuthoritiesFile:
        m_fileField->setProblem(sentence);
        break;
    case ProfileField::Limits:
        m_limits->setProblem(sentence);
        break;
    case ProfileField::Headers:
        m_headers->setProblem(0, sentence);
        break;
    case ProfileField::Prices:
        m_prices->setProblem(-1, sentence);
        break;
    case ProfileField::ProxyHost:
    case ProfileField::ProxyPort:
    case ProfileField::ProxyUser:
        m_proxy->setProblem(field, sentence);
        break;
    }
    focusProblem();
}

void GatewayEdit::setFaults(const chat::ProfileFaults &faults)
{
    clearProblems();
    for (const chat::ProfileFault &fault : faults)
        showProblem(fault);
    focusProblem();
}

void GatewayEdit::focusProblem()
{
    for (const FormField *field : {m_nameField, m_urlField, m_keyField}) {
        if (field->hasProblem()) {
            field->focusTarget()->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    // Last to first: the first that has a problem takes the focus last.
    m_prices->focusProblem();
    m_limits->focusProblem();
    m_proxy->focusProblem();
    if (m_fileField->hasProblem())
        m_file->edit().setFocus(Qt::OtherFocusReason);
    m_headers->focusProblem();
}

void GatewayEdit::setModels(const QStringList &models)
{
    m_prices->setModels(models);
}

void GatewayEdit::setTestText(const QString &sentence, Tone tone, const QString &details)
{
    m_testText->showText(sentence, tone);
    m_testText->setToolTip(details.toHtmlEscaped());
}

void GatewayEdit::setTesting(bool testing)
{
    m_test->setText(testing ? tr("Stop the test") : tr("Test connection"));
}

void GatewayEdit::setSaveable(bool saveable)
{
    m_save->setEnabled(saveable);
    m_revert->setEnabled(saveable);
}

void GatewayEdit::forgetSecrets()
{
    m_key->forget();
    m_proxy->forgetPassword();
}

void GatewayEdit::focusStart()
{
    (m_url->text().isEmpty() ? m_url : m_name)->setFocus(Qt::OtherFocusReason);
}

} // namespace tokenhub::app
