// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

class QButtonGroup;

namespace tokenhub::app {

//! \brief unset, on or off, in one row of three; arrow keys go from one to the next. GUI thread.
class SegmentedChoice : public QWidget
{
    Q_OBJECT

public:
    //! \a name is what is chosen, for screen readers.
    explicit SegmentedChoice(const QString &name, QWidget *parent = nullptr);

    void setValue(std::optional<bool> value); //!< not announced
    [[nodiscard]] std::optional<bool> value() const;

signals:
    void valueEdited(std::optional<bool> value);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
};

} // namespace tokenhub::app
