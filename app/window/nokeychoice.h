// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace tokenhub::app {

class LinkButton;
class ToneLabel;
enum class Tone;

//! \brief The two ways to begin without a key: a server on this computer, or canned answers. It says what is wanted and
//! shows what it is told. GUI thread.
class NoKeyChoice : public QWidget
{
    Q_OBJECT

public:
    explicit NoKeyChoice(QWidget *parent = nullptr);

    void setOffers(const QStringList &servers); //!< one button each; foreign text
    void showStatus(const QString &sentence, Tone tone);
    void setBusy(bool busy); //!< while something of it is under way no second one begins

signals:
    void serverWanted();
    void offerChosen(int index);
    void practiceWanted();

private:
    LinkButton *m_server;
    LinkButton *m_practice;
    ToneLabel *m_status;
    QWidget *m_offers;
    QVBoxLayout *m_offerColumn;
};

} // namespace tokenhub::app
