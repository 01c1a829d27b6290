// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"
#include "chat/price.h"

#include <QDialog>

class QFormLayout;

namespace tokenhub::app {

//! \brief All that is known of one message: who answered when, tokens, how it ended, the request as it was sent. A
//! picture of the moment it was opened. Everything can be selected and copied.
class MessageDetails : public QDialog
{
    Q_OBJECT

public:
    struct Known {
        const chat::Message &message;
        QString gateway;
        std::optional<chat::Cost> cost; //!< empty: not known
        QByteArray request; //!< JSON to read; empty where nothing was sent
    };
    MessageDetails(const Known &known, QWidget *parent);

private:
    void addRow(const QString &name, const QString &value);
    void addAnswer(const Known &known);
    void addTimes(const chat::Message &message);
    void addTokens(const chat::Usage &usage);
    void addEnd(const chat::Message &message);
    [[nodiscard]] QWidget *makeScroller();
    [[nodiscard]] QWidget *makeRequest(const QByteArray &request);

    QFormLayout *m_form;
    QString m_text; //!< what is copied
};

} // namespace tokenhub::app
