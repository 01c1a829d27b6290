// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/linkquestion.h"

#include "notices/plainview.h"
#include "theme/theme.h"
#include "words/plaintext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

LinkQuestion::LinkQuestion(const TextLink &link, QWidget *parent) : QDialog(parent)
{
    constexpr int addressLines = 6;
    constexpr int wide = 460;
    setObjectName(u"linkQuestion"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(link.doubt == LinkDoubt::Picture ? tr("Open this picture?") : tr("Open this link?"));
    setMinimumWidth(wide);

    auto *text = new QLabel(sentence(link));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *label = new QLabel(tr("Address"));
    auto *address = new PlainView(addressLines);
    address->setObjectName(u"linkAddressView"_s);
    address->setText(link.shown);
    label->setBuddy(address);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->setContentsMargins(space::wide, space::large, space::wide, space::large);
    column->addWidget(text);
    column->addWidget(label);
    column->addWidget(address);
    addButtons(link);
}

QString LinkQuestion::sentence(const TextLink &link)
{
    // No host is cut here: what matters of it is its end.
    constexpr qsizetype longestHost = 300;
    const QString host = words::onOneLine(link.host, longestHost);
    switch (link.doubt) {
    case LinkDoubt::Picture:
        return tr("The picture is at %1. It was not loaded: to look at it tells this host that you read this, and "
                  "whatever its address contains.")
            .arg(host);
    case LinkDoubt::OtherHost:
        return tr("The link reads as if it led elsewhere. It leads to %1.").arg(host);
    case LinkDoubt::ForeignLetters:
        return tr("The name of the host has letters that can look like others. Written out it is %1.").arg(host);
    case LinkDoubt::None:
        break;
    }
    return tr("The link leads to %1.").arg(host);
}

void LinkQuestion::addButtons(const TextLink &link)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *copy = buttons->addButton(tr("Copy address"), QDialogButtonBox::ActionRole);
    QPushButton *open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    copy->setObjectName(u"copyAddressButton"_s);
    open->setObjectName(u"openLinkButton"_s);
    open->setAutoDefault(false);
    copy->setAutoDefault(false);
    // Who presses Enter out of habit opens nothing.
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, [this, url = link.url] {
        emit openWanted(url);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this,
            [address = link.shown] { QGuiApplication::clipboard()->setText(address); });
    layout()->addWidget(buttons);
}

} // namespace tokenhub::app
