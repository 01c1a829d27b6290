// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace tokenhub::app {

//! \brief A button as wide as its column: an icon, words that give way, and at the far side a hint or an icon.
class RowButton : public QPushButton
{
    Q_OBJECT

public:
    RowButton(const QString &iconName, const QString &text, QWidget *parent = nullptr);

    void setHint(const QString &text); //!< e.g. the shortcut
    void setTrailingIcon(const QString &iconName);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    QString m_hint;
    QString m_trailingIcon;
};

} // namespace tokenhub::app
