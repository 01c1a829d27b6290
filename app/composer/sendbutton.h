// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace tokenhub::app {

//! \brief A push button with a word and, beside it, the key that does the same. It is as wide as the widest of the
//! faces it was given, so that it stays where it is when its word changes. GUI thread.
class SendButton : public QPushButton
{
    Q_OBJECT

public:
    explicit SendButton(QWidget *parent = nullptr);

    void setFace(const QString &word, const QString &key);
    [[nodiscard]] QString word() const { return m_word; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int faceWidth(const QString &word, const QString &key) const;

    QString m_word;
    QString m_key;
    int m_widest = 0;
};

} // namespace tokenhub::app
