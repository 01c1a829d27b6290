// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace tokenhub::net {

//! \brief The body of a request that can be read once and never again.
//!
//! QNetworkAccessManager sends a POST again by itself, up to four times in all, when the server closes the connection
//! before a full response header: the user would pay each time. It rewinds the body to do so; a body that refuses
//! ends the request with ContentReSendError instead. Owned by the reply it belongs to; the thread of the reply.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] bool atEnd() const override { return m_position >= m_bytes.size(); }
    bool seek(qint64 position) override; //!< true only for the place where it stands already, before the first read
    bool reset() override { return seek(0); }
    void spend() { m_spent = true; } //!< as if it had been read: for a body without bytes

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
    bool m_spent = false;
};

} // namespace tokenhub::net
