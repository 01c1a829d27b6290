// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/nokeychoice.h"

#include "panels/flowlayout.h"
#include "panels/linkbutton.h"
#include "panels/tonelabel.h"
#include "theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

NoKeyChoice::NoKeyChoice(QWidget *parent)
    : QWidget(parent), m_server(new LinkButton(tr("Use a server on this computer"), this)),
      m_practice(new LinkButton(tr("Try it without a key"), this)), m_status(new ToneLabel(this)),
      m_offers(new QWidget(this)), m_offerColumn(new QVBoxLayout(m_offers))
{
    setObjectName(u"noKeyChoice"_s);
    m_server->setObjectName(u"localServerButton"_s);
    m_practice->setObjectName(u"practiceButton"_s);
    m_practice->setToolTip(tr("A practice gateway on this computer answers with canned text: no model is asked"));
    m_status->setObjectName(u"noKeyStatusLabel"_s);
    auto *question = new QLabel(tr("No key at hand?"), this);
    question->setTextFormat(Qt::PlainText);
    question->setForegroundRole(QPalette::PlaceholderText);
    const QFont small = fonts::small(font());
    for (QWidget *part : std::initializer_list<QWidget *>{question, m_server, m_practice})
        part->setFont(small);
    question->setFixedHeight(m_server->sizeHint().height()); // on one line with the buttons
    auto *line = new QWidget(this);
    auto *flow = new FlowLayout(line);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(space::small);
    int place = 0;
    for (QWidget *part : std::initializer_list<QWidget *>{question, m_server, m_practice})
        flow->insertWidget(place++, part);
    m_offerColumn->setContentsMargins(0, 0, 0, 0);
    m_offerColumn->setSpacing(space::tiny);
    m_offers->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(line);
    column->addWidget(m_status);
    column->addWidget(m_offers);
    connect(m_server, &QPushButton::clicked, this, &NoKeyChoice::serverWanted);
    connect(m_practice, &QPushButton::clicked, this, &NoKeyChoice::practiceWanted);
}

void NoKeyChoice::setOffers(const QStringList &servers)
{
    for (QWidget *old : m_offers->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        old->deleteLater();
    for (int i = 0; i < servers.size(); ++i) {
        auto *offer = new LinkButton(servers[i], m_offers);
        offer->setFont(fonts::small(font()));
        offer->setObjectName(u"serverOfferButton%1"_s.arg(i));
        m_offerColumn->addWidget(offer);
        connect(offer, &QPushButton::clicked, this, [this, i] { emit offerChosen(i); });
    }
    m_offers->setVisible(!servers.isEmpty());
}

void NoKeyChoice::showStatus(const QString &sentence, Tone tone)
{
    m_status->showText(sentence, tone);
}

void NoKeyChoice::setBusy(bool busy)
{
    m_server->setEnabled(!busy);
    m_practice->setEnabled(!busy);
}

} // namespace tokenhub::app
