// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QSpinBox>

namespace tokenhub::app {

inline constexpr int controlWidth = 220; //!< of choices and numbers, so that they stand below each other

//! \brief A combo box that the wheel changes only while it has the focus: in a page that scrolls, it would be changed
//! in passing.
class ChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ChoiceBox(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void wheelEvent(QWheelEvent *event) override;
};

//! \brief A number with the same manners.
class NumberBox : public QSpinBox
{
    Q_OBJECT

public:
    explicit NumberBox(QWidget *parent = nullptr);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

//! \brief A font family. The first choice, an empty family, is the desktop's. The list is read when it is opened for
//! the first time: that takes a moment.
class FontBox : public ChoiceBox
{
    Q_OBJECT

public:
    enum class Families { All, FixedPitch };

    FontBox(Families families, const QString &desktopFamily, QWidget *parent = nullptr);

    void setFamily(const QString &family); //!< also one that is not installed; not announced
    [[nodiscard]] QString family() const;
    void showPopup() override;

signals:
    void familyChosen(const QString &family);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();

    Families m_families;
    bool m_filled = false;
};

} // namespace tokenhub::app
